package org.mbtr.cli.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

class ConditionTest {
    private static final Structure STRUCTURE = Structure.molecule(new int[] {1}, new double[3])
            .withProperties(new LinkedHashMap<>(Map.of(
                    "set", new PropertyValue.Text("test"),
                    "consistent", new PropertyValue.Truth(true),
                    "spacegroup", new PropertyValue.Whole(225),
                    "x_Al", new PropertyValue.Real(0.25),
                    "list", new PropertyValue.Reals(new double[] {1, 2}, 2))));

    @ParameterizedTest
    @CsvSource({
        "set=test, true",
        "set==test, true",
        "set=train, false",
        "set!=train, true",
        "set!=test, false",
        "set=Test, false",
        "consistent=T, true",
        "consistent=true, true",
        "consistent=F, false",
        "consistent!=F, true",
        "spacegroup=225, true",
        "spacegroup=225.0, true",
        "spacegroup!=225, false",
        "spacegroup>224, true",
        "spacegroup>225, false",
        "spacegroup>=225, true",
        "x_Al=0.25, true",
        "x_Al<0.25, false",
        "x_Al<=0.25, true",
        "x_Al<1e-1, false",
        "x_Al > 0.2, true",
        "absent=1, false",
        "absent!=1, false",
        "absent<1, false"
    })
    void comparesAsTheValueIs(String condition, boolean expected) {
        assertEquals(expected, Condition.parse(condition).test(STRUCTURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"set", "=test", "", "<3"})
    void whatIsNoConditionIsRefused(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Condition.parse(text))
                .getMessage();
        assertTrue(message.contains("KEY=VALUE"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "set<test, a text",
        "consistent>F, a truth value",
        "consistent=yes, T or F",
        "spacegroup=Fm-3m, a number",
        "list=1, an array"
    })
    void valuesThatCannotBeComparedAreNamed(String text, String expected) {
        Condition condition = Condition.parse(text);
        String message = assertThrows(MbtrException.class, () -> condition.test(STRUCTURE))
                .getMessage();
        assertTrue(message.contains(expected) && message.contains(text), message);
    }

    private static Structure of(String set) {
        return STRUCTURE.withProperty("set", new PropertyValue.Text(set));
    }

    @Test
    void allConditionsMustHoldAndTheOthersAreCounted() {
        Selection selection = new Selection(List.of(Condition.parse("set=train"), Condition.parse("x_Al<1")));
        List<Structure> structures = List.of(of("train"), of("test"), of("train"));
        assertEquals(2, structures.stream().filter(selection::accepts).count());
        selection.check("data");
        assertEquals(3, selection.read());
        assertEquals(1, selection.leftOut());
        assertEquals("set=train and x_Al<1", selection.words());
    }

    @Test
    void keyThatNoStructureHasIsAnErrorThatListsTheOthers() {
        Selection selection = new Selection(List.of(Condition.parse("sett=test")));
        selection.accepts(STRUCTURE);
        String message =
                assertThrows(MbtrException.class, () -> selection.check("data")).getMessage();
        assertTrue(message.contains("`sett`") && message.contains("spacegroup"), message);
    }

    @Test
    void conditionThatNothingFulfilsNamesTheValuesThatThereAre() {
        Selection selection = new Selection(List.of(Condition.parse("set=tset")));
        selection.accepts(of("train"));
        selection.accepts(of("test"));
        String message =
                assertThrows(MbtrException.class, () -> selection.check("data")).getMessage();
        assertTrue(message.contains("none of 2 structures") && message.contains("test train"), message);
    }
}
