package org.mbtr.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TableTest {
    private static Table example() {
        return new Table(
                        Column.text("kernel", "kernel"),
                        Column.whole("train", "train"),
                        Column.number("mae", "MAE (kcal/mol)", 3))
                .row("Gaussian", 5000, 0.604)
                .row("linear", 100, 12.3456)
                .row("none", 1, OptionalDouble.empty());
    }

    @Test
    void alignsNumbersAtTheDecimalPoint() {
        List<String> lines = example().text().lines().toList();
        assertEquals("kernel    train  MAE (kcal/mol)", lines.get(0));
        assertEquals("--------  -----  --------------", lines.get(1));
        assertEquals("Gaussian   5000           0.604", lines.get(2));
        assertEquals("linear      100          12.3", lines.get(3));
        assertEquals("none          1           –", lines.get(4));
    }

    @Test
    void jsonRowsKeepAllDigits() {
        assertEquals(
                "{kernel=linear, train=100, mae=12.3456}",
                example().rows().get(1).toString());
        assertEquals("{kernel=none, train=1, mae=null}", example().rows().get(2).toString());
    }

    @Test
    void longTextsAreCutOnlyWhenShown() {
        Table table = new Table(Column.text("licence", "licence", 8)).row("a long licence");
        assertEquals("a long …", table.text().lines().toList().get(2));
        assertEquals("a long licence", table.rows().getFirst().get("licence"));
    }

    @Test
    void refusesWhatIsNotFinite() {
        Table table = new Table(Column.number("mae", "MAE", 3));
        assertThrows(IllegalArgumentException.class, () -> table.row(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> table.row(Optional.of(Double.POSITIVE_INFINITY)));
    }

    @Test
    void refusesRowsThatDoNotFit() {
        Table table = new Table(Column.whole("n", "n"));
        assertThrows(IllegalArgumentException.class, () -> table.row("many"));
        assertThrows(IllegalArgumentException.class, () -> table.row(1, 2));
    }
}
