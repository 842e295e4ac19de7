package org.mbtr.cli.phases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.mbtr.cli.plot.BinaryHullPlot;
import org.mbtr.cli.plot.Plot;
import org.mbtr.cli.plot.TernaryHullPlot;
import org.mbtr.cli.report.Numbers;
import org.mbtr.phases.hull.Components;
import org.mbtr.phases.hull.Composition;
import org.mbtr.phases.hull.PhasePoint;
import org.mbtr.structures.MbtrException;

/** Pictures of phase diagrams of two and three components. */
public final class HullPictures {
    private HullPictures() {}

    /**
     * Makes sure that there is a picture of so many components.
     *
     * @throws MbtrException if there is none
     */
    public static void check(Components components) {
        if (components.size() != 2 && components.size() != 3) {
            throw new MbtrException("hulls of two and three elements can be drawn, and " + components + " has "
                    + components.size() + "; choose with --components");
        }
    }

    /** The picture. */
    public static Plot of(PhaseDiagram diagram, String title) {
        check(diagram.components());
        return diagram.components().size() == 2 ? binary(diagram, title) : ternary(diagram, title);
    }

    private static Plot binary(PhaseDiagram diagram, String title) {
        List<PhasePoint> points = diagram.points();
        return new BinaryHullPlot(
                title,
                diagram.components().symbols().getLast(),
                diagram.unit(),
                IntStream.range(0, points.size())
                        .mapToObj(i -> new BinaryHullPlot.Mark(
                                name(diagram, i),
                                points.get(i).composition().fraction(1),
                                points.get(i).energyPerAtom(),
                                0))
                        .toList(),
                List.of(),
                diagram.vertices().stream()
                        .map(i -> new BinaryHullPlot.Phase(
                                points.get(i).name(),
                                points.get(i).composition().fraction(1),
                                points.get(i).energyPerAtom()))
                        .toList());
    }

    /** One mark for each composition, that of its lowest structure. */
    private static Plot ternary(PhaseDiagram diagram, String title) {
        List<Integer> lowest = new ArrayList<>();
        for (int c = 0; c < diagram.space().compositions().size(); c++) {
            int composition = c;
            lowest.add(IntStream.range(0, diagram.points().size())
                    .filter(i -> diagram.space().compositionOf(i) == composition)
                    .boxed()
                    .min(Comparator.comparingDouble(diagram.hull()::energyAbove))
                    .orElseThrow());
        }
        return new TernaryHullPlot(
                title,
                diagram.components().symbols(),
                diagram.unit(),
                lowest.stream().map(i -> place(diagram, i)).toList(),
                lowest.stream()
                        .map(i -> name(diagram, i) + ", "
                                + Numbers.significant(diagram.hull().energyAbove(i), 3)
                                + " above the hull")
                        .toList(),
                lowest.stream().mapToDouble(diagram.hull()::energyAbove).toArray(),
                diagram.vertices().stream()
                        .map(i -> new TernaryHullPlot.Phase(
                                diagram.points().get(i).name(), place(diagram, i)))
                        .toList(),
                diagram.hull().facets().stream()
                        .map(facet -> IntStream.of(facet)
                                .mapToObj(i -> place(diagram, i))
                                .toList())
                        .toList());
    }

    private static String name(PhaseDiagram diagram, int point) {
        OptionalLong number = diagram.numbers().get(point);
        return diagram.points().get(point).name()
                + (number.isPresent() ? ", structure " + number.getAsLong() : ", by definition");
    }

    private static TernaryHullPlot.Place place(PhaseDiagram diagram, int point) {
        Composition composition = diagram.points().get(point).composition();
        return new TernaryHullPlot.Place(composition.fraction(1), composition.fraction(2));
    }
}
