package org.mbtr.cli.phases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.show.Description;
import org.mbtr.phases.hull.Composition;
import org.mbtr.phases.hull.Decomposition;
import org.mbtr.phases.hull.LowerHull;
import org.mbtr.phases.hull.PhasePoint;

/** A phase diagram in words and tables. */
public final class HullDescriber {
    private static final int DIGITS = 3;
    private static final String FORMULA = "formula";
    private static final String STRUCTURE = "structure";
    private static final String ENERGY = "energy";

    private final PhaseDiagram diagram;
    private final LowerHull hull;

    /** Describes this diagram. */
    public HullDescriber(PhaseDiagram diagram) {
        this.diagram = diagram;
        this.hull = diagram.hull();
    }

    /** Adds system, numbers of structures and the table of stable phases. */
    public void addHull(Description description, ReferenceChoice choice) {
        long structures =
                diagram.numbers().stream().filter(OptionalLong::isPresent).count();
        int compositions = diagram.space().compositions().size();
        String others = diagram.leftOut() == 0
                ? ""
                : "; " + Numbers.count(diagram.leftOut(), STRUCTURE) + " of other elements left out";
        int stable = hull.stable().length;
        int vertices = hull.vertices().length;
        description
                .field("references", diagram.references().isEmpty() ? null : diagram.references())
                .shown("energies", choice.words() + diagram.unitInParentheses())
                .fact(
                        "system",
                        "system",
                        diagram.components().symbols(),
                        diagram.components().toString())
                .fact(
                        "structures",
                        "structures",
                        structures,
                        structures + " of " + Numbers.count(compositions, "composition") + others)
                .field("compositions", compositions)
                .field("tolerance", hull.tolerance())
                .fact(
                        "ties",
                        "hull",
                        stable - vertices,
                        Numbers.count(vertices, "stable phase")
                                + (stable == vertices
                                        ? ""
                                        : ", and " + Numbers.count(stable - vertices, STRUCTURE) + " as low within "
                                                + Numbers.significant(hull.tolerance(), 2)))
                .field("facets", hull.facets().stream().map(this::names).toList())
                .table("stable", "Stable phases", stableTable());
    }

    private List<String> names(int... points) {
        return IntStream.of(points)
                .mapToObj(i -> diagram.points().get(i).name())
                .toList();
    }

    private Table stableTable() {
        Table table = table(
                Column.number(ENERGY, "formation energy" + diagram.unitInParentheses(), DIGITS),
                Column.number("depth", "below the others" + diagram.unitInParentheses(), DIGITS));
        for (int vertex : diagram.vertices()) {
            table.row(cells(vertex, diagram.points().get(vertex).energyPerAtom(), hull.depth(vertex)));
        }
        return table;
    }

    /** Adds structures up to an energy above the hull that are not stable, the lowest first. */
    public void addAbove(Description description, double highest) {
        Table table = table(
                Column.number("above", "above the hull" + diagram.unitInParentheses(), DIGITS),
                Column.number(ENERGY, "formation energy" + diagram.unitInParentheses(), DIGITS),
                Column.text("decomposition", "falls apart into"));
        IntStream.range(0, hull.size())
                .filter(i -> !hull.isStable(i) && hull.energyAbove(i) <= highest)
                .boxed()
                .sorted(Comparator.comparingDouble(hull::energyAbove))
                .forEach(i -> {
                    PhasePoint point = diagram.points().get(i);
                    String parts = words(hull.decompose(point.composition()));
                    table.row(cells(i, hull.energyAbove(i), point.energyPerAtom(), parts));
                });
        String limit = Numbers.significant(highest, 2) + (diagram.unit().isEmpty() ? "" : " " + diagram.unit());
        description.table("above", "Structures up to " + limit + " above the hull", table);
    }

    /** A table of points: formula, fractions of all components but the first, these columns, number of the structure. */
    private Table table(Column... columns) {
        List<Column> all = new ArrayList<>();
        all.add(Column.text(FORMULA, FORMULA));
        for (String symbol :
                diagram.components().symbols().subList(1, diagram.components().size())) {
            all.add(Column.number("x_" + symbol, "x(" + symbol + ")", DIGITS));
        }
        all.addAll(List.of(columns));
        all.add(Column.whole(STRUCTURE, STRUCTURE));
        return new Table(all.toArray(Column[]::new));
    }

    private Object[] cells(int point, Object... values) {
        List<Object> cells = new ArrayList<>();
        cells.add(diagram.points().get(point).name());
        Composition composition = diagram.points().get(point).composition();
        for (int i = 1; i < composition.size(); i++) {
            cells.add(composition.fraction(i));
        }
        cells.addAll(List.of(values));
        OptionalLong number = diagram.numbers().get(point);
        cells.add(number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty());
        return cells.toArray();
    }

    /** Adds what compositions fall apart into. */
    public void addDecompositions(Description description, List<Composition> compositions) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (Composition composition : compositions) {
            Decomposition decomposition = hull.decompose(composition);
            String formula = diagram.components().formula(composition);
            Table table = table(
                    Column.number("fraction", "fraction of the atoms", DIGITS),
                    Column.number(ENERGY, "formation energy" + diagram.unitInParentheses(), DIGITS));
            for (Decomposition.Part part : decomposition.parts()) {
                table.row(cells(
                        part.point(),
                        part.fraction(),
                        diagram.points().get(part.point()).energyPerAtom()));
            }
            Map<String, Object> field = new LinkedHashMap<>();
            field.put(FORMULA, formula);
            field.put(ENERGY, decomposition.energy());
            field.put("phases", table.rows());
            fields.add(field);
            description.shown(
                    formula + ": " + Numbers.significant(decomposition.energy(), DIGITS)
                            + (diagram.unit().isEmpty() ? "" : " " + diagram.unit()) + " on the hull, made of",
                    table);
        }
        description.field("decompositions", fields);
    }

    private String words(Decomposition decomposition) {
        return decomposition.parts().stream()
                .map(part -> (part.fraction() == 1 ? "" : Numbers.significant(part.fraction(), DIGITS) + " ")
                        + diagram.points().get(part.point()).name())
                .collect(Collectors.joining(" + "));
    }
}
