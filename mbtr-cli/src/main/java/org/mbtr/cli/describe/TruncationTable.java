package org.mbtr.cli.describe;

import java.util.List;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.representations.mbtr.Mbtr;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.TermTruncation;
import org.mbtr.structures.Structure;

/** Where the sums of the terms end, over all structures. */
public final class TruncationTable {
    private static final int DIGITS = 3;

    private TruncationTable() {}

    /**
     * A row for each term of two or more atoms: the largest reach in any structure, the mean weight that the sum holds for
     * an atom, and the largest bound on what a threshold leaves out. Cost: about that of describing the structures.
     */
    public static Table of(Mbtr mbtr, List<Structure> structures) {
        Table table = new Table(
                Column.whole("term", "term"),
                Column.whole("order", "k"),
                Column.text("geometry", "geometry"),
                Column.text("side", "longest distance (Å)"),
                Column.text("perimeter", "longest perimeter (Å)"),
                Column.text("weight", "weight, mean"),
                Column.text("neglected", "neglected, at most"));
        List<List<TermTruncation>> all =
                structures.stream().map(mbtr::truncations).toList();
        for (int row = 0; row < all.getFirst().size(); row++) {
            double side = 0;
            double perimeter = 0;
            double weight = 0;
            double neglected = 0;
            for (List<TermTruncation> one : all) {
                TermTruncation truncation = one.get(row);
                side = Math.max(side, truncation.side());
                perimeter = Math.max(perimeter, truncation.perimeter());
                weight += truncation.weight() / all.size();
                neglected = Math.max(neglected, truncation.neglected());
            }
            int index = all.getFirst().get(row).term();
            Term term = mbtr.settings().terms().get(index);
            table.row(
                    index + 1,
                    term.order(),
                    term.geometry().axis(),
                    words(side, "no end"),
                    words(perimeter, "no end"),
                    words(weight, ""),
                    neglected == 0 ? "nothing" : words(neglected, "no bound"));
        }
        return table;
    }

    private static String words(double value, String infinite) {
        return value == Double.POSITIVE_INFINITY ? infinite : Numbers.significant(value, DIGITS);
    }
}
