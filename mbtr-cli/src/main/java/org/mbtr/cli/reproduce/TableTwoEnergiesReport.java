package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mbtr.cli.plot.ComparisonPlot;
import org.mbtr.cli.plot.Plot;
import org.mbtr.cli.report.Column;
import org.mbtr.cli.report.Table;

/** Errors of energies beside the published ones. */
final class TableTwoEnergiesReport {
    private static final String AT_PUBLISHED_SIZE = "at " + PublishedEnergyModel.TRAINING;

    private final Table table = new Table(
            Column.text("molecule", "molecule"),
            Column.text("representation", "representation"),
            Column.text("kernel", "kernel"),
            Column.whole("train", "train"),
            Column.number("mae", "MAE (kcal/mol)", 3),
            Column.number("mae_at_10000", AT_PUBLISHED_SIZE, 3),
            Column.number("published_mae", "published", 3),
            Column.number("mae_ratio", "ratio", 3),
            Column.number("rmse", "RMSE", 3),
            Column.number("published_rmse", "published", 3),
            Column.whole("evaluations", "evaluations"),
            Column.number("peak_gb", "peak memory (GB)", 3),
            Column.number("seconds", "time (s)", 3));
    private final List<ComparisonPlot.Entry> entries = new ArrayList<>();
    private final List<Map<String, Object>> fields = new ArrayList<>();

    void add(PublishedEnergyModel model, EnergyRow row) {
        OptionalDouble atPublishedSize = row.maeAtPublishedSize();
        OptionalDouble ratio = atPublishedSize.isPresent()
                ? OptionalDouble.of(atPublishedSize.getAsDouble() / model.mae())
                : OptionalDouble.empty();
        table.row(
                row.molecule(),
                row.representation(),
                row.kernel(),
                row.train(),
                row.mae(),
                atPublishedSize,
                model.mae(),
                ratio,
                row.rmse(),
                model.rmse(),
                row.evaluations(),
                row.peakBytes() > 0 ? OptionalDouble.of(row.peakBytes() * 1e-9) : OptionalDouble.empty(),
                row.searchSeconds() + row.testSeconds());
        Map<String, Object> more = new LinkedHashMap<>(table.rows().getLast());
        more.put("data", "md17/" + row.molecule());
        more.put("target", "energy");
        more.put("test", row.tested());
        more.put("mae_of_half", row.maeOfHalf());
        more.put("inner_rmse", row.innerRmse());
        more.put("log2_hyper_parameters", row.log2());
        more.put("search_seconds", row.searchSeconds());
        fields.add(more);
        entries.add(new ComparisonPlot.Entry(
                row.molecule(),
                row.representation() + " " + row.kernel(),
                atPublishedSize.orElse(row.mae()),
                OptionalDouble.of(model.mae())));
    }

    String text() {
        return table.text() + System.lineSeparator() + "Published errors are for " + PublishedEnergyModel.TRAINING
                + " training frames. Errors " + AT_PUBLISHED_SIZE
                + " follow from those with all and with half of the training frames by a power law, where it is no more than twice as many; ratios are of these.";
    }

    /** Errors at the published number of training frames where they are known, else at ours. */
    Plot plot() {
        boolean corrected = fields.stream().allMatch(row -> row.get("mae_at_10000") != null);
        String label = "energy MAE" + (corrected ? " " + AT_PUBLISHED_SIZE : "") + " (kcal/mol)";
        return new ComparisonPlot("Energies of MD17", List.of(new ComparisonPlot.Panel(label, entries)));
    }

    List<Map<String, Object>> rows() {
        return List.copyOf(fields);
    }
}
