package org.mbtr.cli.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.structures.ClosestAtoms;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** The shortest distance in many structures, and that of each two elements. */
final class DistanceSummary {
    private static final int DIGITS = 4;

    /** Rows of a table that fit on a screen. */
    private static final int MOST_ROWS = 20;

    /** Pairs farther apart (Å) are no neighbours and do not count. */
    private static final double REACH = 5;

    /** How far (Å) to look as long as there are no pairs; beyond, a shortest distance says nothing. */
    private static final double LAST_REACH = 12;

    /** The shortest distance of two elements (Å), the lighter first, and the number of the structure where it is. */
    private record Shortest(Element first, Element second, double distance, long structure) {}

    private final Map<Integer, Shortest> byElements = new HashMap<>();
    private long coincident;
    private Optional<String> firstFault = Optional.empty();

    /**
     * Looks at one more structure.
     *
     * @param number of the structure, from 1
     */
    void add(Structure structure, long number) {
        List<ClosestAtoms.Pair> pairs;
        try {
            pairs = ClosestAtoms.pairs(structure, REACH);
            if (pairs.isEmpty() && byElements.isEmpty()) {
                pairs = ClosestAtoms.pairs(structure, LAST_REACH);
            }
        } catch (MbtrException e) {
            throw new MbtrException("structure " + number + ", looking for close atoms: " + e.getMessage(), e);
        }
        for (ClosestAtoms.Pair pair : pairs) {
            int one = structure.atomicNumber(pair.first());
            int other = structure.atomicNumber(pair.second());
            Element first = Element.of(Math.min(one, other));
            Element second = Element.of(Math.max(one, other));
            byElements.merge(
                    first.atomicNumber() * Element.values().length + second.atomicNumber(),
                    new Shortest(first, second, pair.distance(), number),
                    (before, now) -> now.distance < before.distance ? now : before);
        }
        if (!pairs.isEmpty() && pairs.getFirst().isCoincident()) {
            coincident++;
            if (firstFault.isEmpty()) {
                firstFault = Optional.of(
                        "structure " + number + ": " + pairs.getFirst().fault(structure));
            }
        }
    }

    /** Adds the shortest distance, and what is wrong with it; nothing if all atoms are far apart. */
    void describeShortest(Description description) {
        sorted().stream().findFirst().ifPresent(shortest -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("angstrom", shortest.distance);
            fields.put("elements", List.of(shortest.first.symbol(), shortest.second.symbol()));
            fields.put("structure", shortest.structure);
            description.fact(
                    "shortest_distance",
                    "shortest distance",
                    fields,
                    Numbers.significant(shortest.distance, DIGITS) + " Å (" + shortest.first.symbol() + "–"
                            + shortest.second.symbol() + "), in structure " + shortest.structure);
        });
        firstFault.ifPresent(fault -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("structures", coincident);
            fields.put("first", fault);
            String others = coincident == 1 ? "" : Numbers.count(coincident, "structure") + ", the first: ";
            description.fact("too_close", "too close", fields, others + fault);
        });
    }

    /** Adds the table of pairs of elements, the shortest first: for JSON all of them, for people a screenful. */
    void describePairs(Description description) {
        List<Shortest> all = sorted();
        if (all.isEmpty()) {
            return;
        }
        description.field("distances", table(all).rows());
        description.shown(
                all.size() <= MOST_ROWS
                        ? "Shortest distances of elements"
                        : "Shortest distances of elements (" + MOST_ROWS + " of " + all.size() + " pairs)",
                table(all.subList(0, Math.min(MOST_ROWS, all.size()))));
    }

    private List<Shortest> sorted() {
        List<Shortest> all = new ArrayList<>(byElements.values());
        all.sort(Comparator.comparingDouble(Shortest::distance)
                .thenComparing(Shortest::first)
                .thenComparing(Shortest::second));
        return all;
    }

    private static Table table(List<Shortest> rows) {
        Table table = new Table(
                Column.text("first", "element"),
                Column.text("second", "element"),
                Column.number("angstrom", "shortest (Å)", DIGITS),
                Column.whole("structure", "in structure"));
        rows.forEach(row -> table.row(row.first.symbol(), row.second.symbol(), row.distance, row.structure));
        return table;
    }
}
