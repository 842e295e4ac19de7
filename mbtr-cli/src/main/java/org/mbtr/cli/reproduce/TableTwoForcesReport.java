package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.mbtr.cli.plot.ComparisonPlot;
import org.mbtr.cli.plot.Plot;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;
import org.mbtr.learning.linalg.PackedMatrix;

/** Errors of force fields beside the published ones. */
final class TableTwoForcesReport {
    private final Table table = new Table(
            Column.text("molecule", "molecule"),
            Column.text("representation", "representation"),
            Column.whole("train", "train"),
            Column.number("energy_mae", "energy MAE (kcal/mol)", 3),
            Column.number("published_energy_mae", "published", 3),
            Column.number("force_mae", "force MAE (kcal/mol/Å)", 3),
            Column.number("published_force_mae", "published", 3),
            Column.number("force_ratio", "ratio", 3),
            Column.number("others_energy_mae", "all others: energy", 3),
            Column.number("others_force_mae", "force", 3),
            Column.whole("evaluations", "evaluations"),
            Column.number("matrix_gb", "matrix (GB)", 3),
            Column.number("peak_gb", "peak memory (GB)", 3),
            Column.number("seconds", "time (s)", 3));
    private final List<ForceFieldRow> added = new ArrayList<>();
    private final List<Map<String, Object>> fields = new ArrayList<>();

    void add(ForceFieldRow row) {
        added.add(row);
        Optional<PublishedForceErrors> known = publishedErrors(row);
        table.row(
                row.molecule(),
                row.representation(),
                row.train(),
                row.published().energyMae(),
                known.map(errors -> OptionalDouble.of(errors.energy())).orElse(OptionalDouble.empty()),
                row.published().forceMae(),
                known.map(errors -> OptionalDouble.of(errors.force())).orElse(OptionalDouble.empty()),
                known.map(errors -> OptionalDouble.of(row.published().forceMae() / errors.force()))
                        .orElse(OptionalDouble.empty()),
                row.others().energyMae(),
                row.others().forceMae(),
                row.evaluations(),
                PackedMatrix.bytes(row.order()) * 1e-9,
                row.peakBytes() > 0 ? OptionalDouble.of(row.peakBytes() * 1e-9) : OptionalDouble.empty(),
                row.allSeconds());
        Map<String, Object> more = new LinkedHashMap<>(table.rows().getLast());
        more.put("data", "md17/" + row.molecule());
        more.put("kernel", "matern-5/2");
        more.put("test", row.published().frames());
        more.put("energy_rmse", row.published().energyRmse());
        more.put("force_rmse", row.published().forceRmse());
        more.put("others", row.others().frames());
        more.put("searched_with", row.searched());
        more.put("log2_hyper_parameters", row.log2());
        more.put("timings", row.seconds());
        fields.add(more);
    }

    String text() {
        return table.text() + System.lineSeparator()
                + "Published errors are means over five sets of training frames drawn from the whole trajectories;"
                + " for 200 frames of cm they follow from the curves and ratios of Figure 3.";
    }

    /** Force errors above energy errors. */
    Plot plot() {
        return new ComparisonPlot(
                "Force fields of MD17",
                List.of(
                        panel("force MAE (kcal/mol/Å)", ForceFieldRow.Tested::forceMae, PublishedForceErrors::force),
                        panel("energy MAE (kcal/mol)", ForceFieldRow.Tested::energyMae, PublishedForceErrors::energy)));
    }

    private ComparisonPlot.Panel panel(
            String label,
            ToDoubleFunction<ForceFieldRow.Tested> ours,
            ToDoubleFunction<PublishedForceErrors> published) {
        return new ComparisonPlot.Panel(
                label,
                added.stream()
                        .map(row -> new ComparisonPlot.Entry(
                                row.molecule(),
                                row.representation() + ", " + row.train() + " frames",
                                ours.applyAsDouble(row.published()),
                                publishedErrors(row)
                                        .map(errors -> OptionalDouble.of(published.applyAsDouble(errors)))
                                        .orElse(OptionalDouble.empty())))
                        .toList());
    }

    private static Optional<PublishedForceErrors> publishedErrors(ForceFieldRow row) {
        return PublishedForceErrors.of(row.molecule(), ForceFieldKind.named(row.representation()), row.train());
    }

    List<Map<String, Object>> rows() {
        return List.copyOf(fields);
    }
}
