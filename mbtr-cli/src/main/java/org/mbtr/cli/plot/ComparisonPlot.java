package org.mbtr.cli.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Errors of models beside published ones: groups of marks side by side, ours filled, published ones as crosses of the same colour.
 *
 * @param title heading
 * @param figures from top to bottom, at least one
 */
public record ComparisonPlot(String title, List<Panel> figures) implements Plot {
    private static final int WIDTH = 980;
    private static final int HEIGHT = 430;
    private static final int TICK_LABEL_WIDTH = 70;
    /** Share of a place that marks are spread over. */
    private static final double SPREAD = 0.6;

    private static final String PUBLISHED = "published";

    /**
     * What is drawn into one frame.
     *
     * @param yLabel what the vertical axis shows, logarithmically
     * @param entries at least one
     */
    public record Panel(String yLabel, List<Entry> entries) {
        /** Copies the list. */
        public Panel {
            entries = List.copyOf(entries);
        }

        private List<String> groups() {
            return entries.stream().map(Entry::group).distinct().toList();
        }

        private List<String> models() {
            return entries.stream().map(Entry::model).distinct().toList();
        }

        /** Where an entry stands. */
        private double place(Entry entry) {
            int count = models().size();
            double shift = count == 1 ? 0 : (double) models().indexOf(entry.model()) / (count - 1) - 0.5;
            return groups().indexOf(entry.group()) + SPREAD * shift;
        }
    }

    /**
     * An error of ours and one to compare it with.
     *
     * @param group name of what it is an error of, for the axis
     * @param model name of the model, for the legend
     * @param ours above 0
     * @param published above 0, absent where there is none
     */
    public record Entry(String group, String model, double ours, OptionalDouble published) {}

    /** Copies the list. */
    public ComparisonPlot {
        figures = List.copyOf(figures);
    }

    @Override
    public List<XYChart> panels() {
        List<XYChart> charts = new ArrayList<>();
        for (Panel panel : figures) {
            charts.add(chart(panel, charts.isEmpty() ? title + " (crosses: " + PUBLISHED + ")" : ""));
        }
        return charts;
    }

    private static XYChart chart(Panel panel, String heading) {
        XYChart chart = Look.chart(heading, "", panel.yLabel(), WIDTH, HEIGHT);
        XYStyler styler = chart.getStyler();
        CategoryAxis.apply(styler, panel.groups());
        Range range = Range.aroundLogarithmic(panel.entries().stream()
                        .flatMapToDouble(
                                entry -> DoubleStream.concat(DoubleStream.of(entry.ours()), entry.published().stream()))
                        .toArray())
                .withTicks();
        styler.setYAxisLogarithmic(true).setYAxisLogarithmicDecadeOnly(false);
        styler.setYAxisMin(range.min()).setYAxisMax(range.max());
        styler.setYAxisTickLabelsFormattingFunction(Labels.logTicks(range));
        styler.setYAxisLeftWidthHint(TICK_LABEL_WIDTH);
        styler.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        styler.setMarkerSize(9);
        List<String> models = panel.models();
        for (int m = 0; m < models.size(); m++) {
            String model = models.get(m);
            List<Entry> ours = panel.entries().stream()
                    .filter(entry -> entry.model().equals(model))
                    .toList();
            add(chart, panel, model, ours, Entry::ours, Look.marker(m), Look.colour(m));
        }
        for (int m = 0; m < models.size(); m++) {
            String model = models.get(m);
            List<Entry> known = panel.entries().stream()
                    .filter(entry ->
                            entry.model().equals(model) && entry.published().isPresent())
                    .toList();
            String name = model + ", " + PUBLISHED;
            Function<Entry, Double> value = entry -> entry.published().getAsDouble();
            add(chart, panel, name, known, value, SeriesMarkers.CROSS, Look.colour(m));
        }
        return chart;
    }

    private static void add(
            XYChart chart,
            Panel panel,
            String name,
            List<Entry> entries,
            Function<Entry, Double> value,
            Marker marker,
            Color colour) {
        if (entries.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(
                name,
                entries.stream().mapToDouble(panel::place).toArray(),
                entries.stream().map(value).mapToDouble(y -> y).toArray());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(marker).setMarkerColor(colour);
        series.setShowInLegend(marker != SeriesMarkers.CROSS);
    }

    @Override
    public String description() {
        return figures.stream()
                .map(panel -> panel.yLabel() + " of " + String.join(", ", panel.groups()) + " by "
                        + Stream.concat(panel.models().stream(), Stream.of(PUBLISHED + " as crosses"))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; ", "", "."));
    }
}
