package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.mbtr.cli.plot.ImprovementPlot;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;

/** Improvements over number of training frames beside the published ones, as table, fields and picture. */
final class FigureThreeReport {
    private static final ToDoubleFunction<ForceFieldRow.Tested> ENERGY = ForceFieldRow.Tested::energyMae;
    private static final ToDoubleFunction<ForceFieldRow.Tested> FORCE = ForceFieldRow.Tested::forceMae;

    private final Table table = new Table(
            Column.text("molecule", "molecule"),
            Column.whole("train", "train"),
            Column.whole("repeats", "repeats"),
            Column.number("cm_energy_mae", "cm: energy MAE", 3),
            Column.number("mbtr_energy_mae", "mbtr", 3),
            Column.number("energy_improvement", "better by (%)", 3),
            Column.number("energy_deviation", "±", 2),
            Column.number("published_energy_improvement", "published (%)", 3),
            Column.number("published_energy_deviation", "±", 2),
            Column.number("cm_force_mae", "cm: force MAE", 3),
            Column.number("mbtr_force_mae", "mbtr", 3),
            Column.number("force_improvement", "better by (%)", 3),
            Column.number("force_deviation", "±", 2),
            Column.number("published_force_improvement", "published (%)", 3),
            Column.number("published_force_deviation", "±", 2),
            Column.number("seconds", "time (s)", 3));
    private final Map<String, Curves> curves = new LinkedHashMap<>();

    private record Curves(List<Integer> sizes, List<Improvement> energies, List<Improvement> forces) {}

    /**
     * Adds the models of one molecule and number of training frames.
     *
     * @param cm with inverse distances, in the order of the draws
     * @param mbtr with the many-body tensor, in the same order
     */
    void add(String molecule, int train, List<FigureThreeRow> cm, List<FigureThreeRow> mbtr) {
        PublishedImprovements published = PublishedImprovements.of(molecule);
        Improvement energy = Improvement.of(errors(mbtr, ENERGY), errors(cm, ENERGY));
        Improvement force = Improvement.of(errors(mbtr, FORCE), errors(cm, FORCE));
        Curves curve = curves.computeIfAbsent(
                molecule, name -> new Curves(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        curve.sizes.add(train);
        curve.energies.add(energy);
        curve.forces.add(force);
        double seconds = cm.stream().mapToDouble(FigureThreeRow::seconds).sum()
                + mbtr.stream().mapToDouble(FigureThreeRow::seconds).sum();
        table.row(
                molecule,
                train,
                cm.size(),
                mean(errors(cm, ENERGY)),
                mean(errors(mbtr, ENERGY)),
                energy.mean(),
                spread(energy, cm.size()),
                shown(PublishedImprovements.at(published.energies(), train), Improvement::mean),
                shown(PublishedImprovements.at(published.energies(), train), Improvement::deviation),
                mean(errors(cm, FORCE)),
                mean(errors(mbtr, FORCE)),
                force.mean(),
                spread(force, cm.size()),
                shown(PublishedImprovements.at(published.forces(), train), Improvement::mean),
                shown(PublishedImprovements.at(published.forces(), train), Improvement::deviation),
                seconds);
    }

    private static double[] errors(List<FigureThreeRow> rows, ToDoubleFunction<ForceFieldRow.Tested> error) {
        return rows.stream().map(FigureThreeRow::tested).mapToDouble(error).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static OptionalDouble spread(Improvement improvement, int repeats) {
        return repeats > 1 ? OptionalDouble.of(improvement.deviation()) : OptionalDouble.empty();
    }

    private static OptionalDouble shown(Optional<Improvement> published, ToDoubleFunction<Improvement> number) {
        return published
                .map(one -> OptionalDouble.of(number.applyAsDouble(one)))
                .orElse(OptionalDouble.empty());
    }

    String text() {
        return table.text() + System.lineSeparator()
                + "Energies in kcal/mol, forces in kcal/mol/Å; better by 1 − MAE(mbtr)/MAE(cm), mean and population"
                + " standard deviation over the repeats; published: five repeats drawn from the whole trajectories.";
    }

    /** How far our improvements are from the published ones, in a few words. */
    String summary() {
        double[] forces = differences("force_improvement", "published_force_improvement");
        double[] energies = differences("energy_improvement", "published_energy_improvement");
        String counted = Numbers.count(table.rows().size(), "size");
        return forces.length == 0
                ? counted + ", none of them published"
                : counted + ", improvements from published ones by " + Numbers.significant(mean(forces), 2)
                        + " % (forces) and " + Numbers.significant(mean(energies), 2) + " % (energies) in the mean";
    }

    private double[] differences(String ours, String published) {
        return table.rows().stream()
                .filter(row -> row.get(published) != null)
                .mapToDouble(row -> Math.abs((double) row.get(ours) - (double) row.get(published)))
                .toArray();
    }

    List<Map<String, Object>> rows() {
        return table.rows();
    }

    /** The picture of what was added. */
    ImprovementPlot plot() {
        return new ImprovementPlot(
                "Many-body tensor against inverse distances (published: broken lines)",
                List.of(
                        new ImprovementPlot.Panel(
                                "energy error lower by (%)", drawn(Curves::energies, PublishedImprovements::energies)),
                        new ImprovementPlot.Panel(
                                "force error lower by (%)", drawn(Curves::forces, PublishedImprovements::forces))));
    }

    private List<ImprovementPlot.Curve> drawn(
            Function<Curves, List<Improvement>> ours, Function<PublishedImprovements, List<Improvement>> theirs) {
        return curves.entrySet().stream()
                .map(entry -> new ImprovementPlot.Curve(
                        entry.getKey(),
                        points(entry.getValue().sizes(), ours.apply(entry.getValue())),
                        points(PublishedImprovements.SIZES, theirs.apply(PublishedImprovements.of(entry.getKey())))))
                .toList();
    }

    private static ImprovementPlot.Points points(List<Integer> sizes, List<Improvement> improvements) {
        return new ImprovementPlot.Points(
                sizes.stream().mapToInt(size -> size).toArray(),
                improvements.stream().mapToDouble(Improvement::mean).toArray(),
                improvements.stream().mapToDouble(Improvement::deviation).toArray());
    }
}
