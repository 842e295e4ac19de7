package org.mbtr.cli.phases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mbtr.cli.plot.BinaryHullPlot;
import org.mbtr.cli.plot.HullProgressPlot;
import org.mbtr.cli.plot.Plot;
import org.mbtr.cli.plot.StackedPlot;
import org.mbtr.cli.plot.TernaryHullPlot;
import org.mbtr.cli.report.Numbers;
import org.mbtr.phases.active.Candidates;
import org.mbtr.phases.active.Proposal;
import org.mbtr.phases.active.Round;
import org.mbtr.phases.active.StrategyChoice;
import org.mbtr.phases.campaign.Campaign;
import org.mbtr.phases.campaign.Guide;
import org.mbtr.phases.hull.Composition;
import org.mbtr.phases.hull.LowerHull;
import org.mbtr.structures.MbtrException;

/** Where a search for a hull of two or three elements is, above how it came there. */
public final class SearchPicture {
    private final Candidates candidates;
    private final String unit;
    /** (candidates), infinite where not known. */
    private final double[] energies;

    private final LowerHull hull;

    private SearchPicture(Candidates candidates, String unit, double[] energies) {
        HullPictures.check(candidates.components());
        this.candidates = candidates;
        this.unit = unit;
        this.energies = energies;
        this.hull = candidates.space().hullOf(energies);
    }

    /**
     * Of a campaign; its hulls are compared with that of all that is known now.
     *
     * @throws MbtrException if there is no hull yet, or the number of elements is neither two nor three
     */
    public static Plot of(Campaign campaign, Guide guide, String title) {
        if (CampaignReport.hull(campaign).isEmpty()) {
            throw new MbtrException(
                    "there is no hull to draw as long as no structure of each element has a known energy");
        }
        double[] energies = campaign.formationEnergies().orElseThrow();
        SearchPicture picture =
                new SearchPicture(campaign.candidates(), campaign.settings().unitPerAtom(), energies);
        List<HullProgressPlot.Point> points = new ArrayList<>();
        for (Guide.Step step : guide.steps()) {
            if (step.known().length > 0) {
                points.add(new HullProgressPlot.Point(
                        step.known().length, picture.above(step.known()), step.probabilityOfChange()));
            }
        }
        if (points.isEmpty() || points.getLast().known() < campaign.knownCount()) {
            // Energies of a round that is not complete; the strategy has not been asked since.
            points.add(new HullProgressPlot.Point(campaign.knownCount(), OptionalDouble.of(0), OptionalDouble.empty()));
        }
        return picture.draw(
                title,
                guide.current(),
                "present",
                points,
                limit(campaign.settings().strategy()));
    }

    /**
     * Of a simulation, whose hulls are compared with the right one.
     *
     * @param energies {@code (candidates)} formation energies, all known
     * @throws MbtrException if the number of elements is neither two nor three
     */
    public static Plot of(
            Candidates candidates,
            double[] energies,
            String unit,
            StrategyChoice strategy,
            List<Round> rounds,
            String title) {
        double[] known = new double[energies.length];
        Arrays.fill(known, Double.POSITIVE_INFINITY);
        IntStream.of(rounds.getLast().structures()).forEach(i -> known[i] = energies[i]);
        List<HullProgressPlot.Point> points = rounds.stream()
                .map(round -> new HullProgressPlot.Point(
                        round.known(), OptionalDouble.of(round.hullError()), round.probabilityOfChange()))
                .toList();
        return new SearchPicture(candidates, unit, known)
                .draw(title, rounds.getLast().outlook(), "right", points, limit(strategy));
    }

    private static OptionalDouble limit(StrategyChoice strategy) {
        return strategy instanceof StrategyChoice.Hull(var settings)
                ? OptionalDouble.of(settings.probability())
                : OptionalDouble.empty();
    }

    /** How far the hull of these is above that of all known ones; empty if they have none. */
    private OptionalDouble above(int... known) {
        double[] some = new double[energies.length];
        Arrays.fill(some, Double.POSITIVE_INFINITY);
        IntStream.of(known).forEach(i -> some[i] = energies[i]);
        return candidates.hullOf(some).stream()
                .mapToDouble(earlier -> earlier.mostAbove(hull))
                .findFirst();
    }

    private Plot draw(
            String title,
            Proposal outlook,
            String reference,
            List<HullProgressPlot.Point> points,
            OptionalDouble limit) {
        long known = IntStream.range(0, energies.length).filter(this::isKnown).count();
        String heading = title + ": " + candidates.components() + ", " + known + " of " + energies.length + " known";
        Plot diagram = candidates.components().size() == 2 ? binary(heading, outlook) : ternary(heading);
        int width = diagram.panels().getFirst().getWidth();
        return new StackedPlot(List.of(diagram, new HullProgressPlot("", unit, reference, points, limit, width)));
    }

    private boolean isKnown(int candidate) {
        return Double.isFinite(energies[candidate]);
    }

    private Plot binary(String title, Proposal outlook) {
        List<BinaryHullPlot.Mark> computed = IntStream.range(0, energies.length)
                .filter(this::isKnown)
                .mapToObj(i -> new BinaryHullPlot.Mark(name(i), fraction(i), energies[i], 0))
                .toList();
        List<BinaryHullPlot.Mark> predicted = IntStream.range(0, outlook.predictions().length)
                .filter(i -> !isKnown(i) && !Double.isNaN(outlook.predictions()[i]))
                .mapToObj(i -> new BinaryHullPlot.Mark(
                        name(i),
                        fraction(i),
                        outlook.predictions()[i],
                        outlook.scales().length == 0 ? 0 : outlook.scales()[i]))
                .toList();
        return new BinaryHullPlot(
                title,
                candidates.components().symbols().getLast(),
                unit,
                computed,
                predicted,
                CampaignReport.vertices(candidates, hull).stream()
                        .map(i -> new BinaryHullPlot.Phase(formula(i), fraction(i), energies[i]))
                        .toList());
    }

    /** One mark for each composition of which a structure is known, that of the lowest. */
    private Plot ternary(String title) {
        List<Integer> lowest = IntStream.range(
                        0, candidates.space().compositions().size())
                .mapToObj(composition -> IntStream.range(0, energies.length)
                        .filter(i -> isKnown(i) && candidates.space().compositionOf(i) == composition)
                        .boxed()
                        .min(Comparator.comparingDouble(hull::energyAbove)))
                .flatMap(Optional::stream)
                .toList();
        return new TernaryHullPlot(
                title,
                candidates.components().symbols(),
                unit,
                lowest.stream().map(this::place).toList(),
                lowest.stream()
                        .map(i -> name(i) + ", " + Numbers.significant(hull.energyAbove(i), 3) + " above the hull")
                        .toList(),
                lowest.stream().mapToDouble(hull::energyAbove).toArray(),
                CampaignReport.vertices(candidates, hull).stream()
                        .map(i -> new TernaryHullPlot.Phase(formula(i), place(i)))
                        .toList(),
                hull.facets().stream()
                        .map(facet -> IntStream.of(facet).mapToObj(this::place).toList())
                        .toList());
    }

    private String formula(int candidate) {
        return candidates.components().formula(candidates.composition(candidate));
    }

    private String name(int candidate) {
        return formula(candidate) + ", candidate " + (candidate + 1);
    }

    private double fraction(int candidate) {
        return candidates.composition(candidate).fraction(1);
    }

    private TernaryHullPlot.Place place(int candidate) {
        Composition composition = candidates.composition(candidate);
        return new TernaryHullPlot.Place(composition.fraction(1), composition.fraction(2));
    }
}
