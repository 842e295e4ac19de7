package org.mbtr.cli.motion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Table;
import org.mbtr.cli.show.Description;
import org.mbtr.potentials.relax.Relaxation;
import org.mbtr.potentials.relax.RelaxationSettings;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.potentials.units.PhysicalConstants;

/** What became of structures that were relaxed. Energies and forces are in the unit of the model. */
public final class RelaxationReport {
    /** Structures that people are shown one by one. */
    private static final int MOST_ROWS = 20;

    private final EnergyUnit unit;
    private final RelaxationSettings settings;
    private final Table table;
    private final Description description = new Description();
    private final List<String> failures = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();
    private int count;

    /** Of structures from this source. */
    public RelaxationReport(String source, EnergyUnit unit, RelaxationSettings settings) {
        this.unit = unit;
        this.settings = settings;
        List<Column> columns = new ArrayList<>(List.of(
                Column.whole("structure", "structure"),
                Column.text("formula", "formula", 24),
                Column.whole("steps", "steps"),
                Column.whole("evaluations", "evaluations"),
                Column.number("energy_before", "before (" + unit.symbol() + ")", 8),
                Column.number("energy", "energy (" + unit.symbol() + ")", 8),
                Column.number("largest_force", "largest force (" + force() + ")", 3)));
        if (settings.cell()) {
            columns.add(Column.number("largest_stress_gpa", "stress (GPa)", 3));
        }
        columns.add(Column.text("outcome", "outcome"));
        this.table = new Table(columns.toArray(Column[]::new));
        description
                .fact("data", "data", source)
                .field("unit", unit.symbol())
                .fact("fmax", "converged below", inUnit(settings.largestForce()), limits());
    }

    private String force() {
        return unit.symbol() + "/Å";
    }

    private double inUnit(double electronvolts) {
        return electronvolts / unit.electronvolts();
    }

    private String limits() {
        String force = Numbers.significant(inUnit(settings.largestForce()), 3) + " " + force();
        return settings.cell()
                ? force + ", " + Numbers.significant(settings.largestStress() / PhysicalConstants.GIGAPASCAL, 3)
                        + " GPa"
                : force;
    }

    /**
     * Adds a structure.
     *
     * @param number of the structure, from 1
     * @param reasonOutside why the relaxed structure lies outside of the region of the training data
     */
    public void add(long number, Relaxation.Result result, Optional<String> reasonOutside) {
        Relaxation.Step end = result.end();
        List<Object> cells = new ArrayList<>(List.of(
                number,
                end.structure().formula(),
                end.number(),
                end.evaluations(),
                result.start().evaluation().energy(),
                end.evaluation().energy(),
                inUnit(end.largestForce())));
        if (settings.cell()) {
            cells.add(end.largestStress() / PhysicalConstants.GIGAPASCAL);
        }
        cells.add(words(result.outcome()));
        table.row(cells.toArray());
        count++;
        String name = "structure " + number + " (" + end.structure().formula() + ")";
        reasonOutside.ifPresent(reason -> outside.add(name + ": " + reason));
        switch (result.outcome()) {
            case CONVERGED -> {}
            case OUT_OF_STEPS ->
                failures.add(name + " is not relaxed after " + Numbers.count(end.number(), "step")
                        + ": largest force " + Numbers.significant(inUnit(end.largestForce()), 3) + " " + force()
                        + "; relax the result further, or raise --steps");
            case STUCK ->
                failures.add(name + " is stuck at a largest force of "
                        + Numbers.significant(inUnit(end.largestForce()), 3) + " " + force()
                        + ": no lower energy was found along the forces. Raise --fmax; the energies of the model have"
                        + " no more digits");
        }
    }

    private static String words(Relaxation.Outcome outcome) {
        return switch (outcome) {
            case CONVERGED -> "relaxed";
            case OUT_OF_STEPS -> "out of steps";
            case STUCK -> "stuck";
        };
    }

    /** Adds the files that were written. */
    public void written(Path output, Optional<Path> trajectory) {
        description
                .fact("converged", "relaxed", count - failures.size(), count - failures.size() + " of " + count)
                .fact("output", "written", output.toString());
        trajectory.ifPresent(file -> description.fact("trajectory", "trajectory", file.toString()));
        if (!outside.isEmpty()) {
            description.fact(
                    "outside",
                    "outside",
                    outside,
                    "of the region of the training data: " + outside.getFirst()
                            + (outside.size() > 1 ? " (and " + (outside.size() - 1) + " more)" : ""));
        }
        if (count <= MOST_ROWS) {
            description.table("structures", "Structures", table);
        } else {
            description.field("structures", table.rows());
        }
    }

    /** The report. */
    public Description description() {
        return description;
    }

    /** What the first structure that is not relaxed lacks. */
    public Optional<String> failure() {
        return failures.stream()
                .findFirst()
                .map(first -> failures.size() == 1
                        ? first
                        : failures.size() + " of " + count + " structures are not relaxed; " + first);
    }
}
