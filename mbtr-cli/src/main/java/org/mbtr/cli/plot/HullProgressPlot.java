package org.mbtr.cli.plot;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How a search for a hull comes to its end, over the number of known structures: how far the hull was from what it is compared with, and with which
 * probability the strategy expected it to change.
 *
 * @param title heading
 * @param unit of energies, empty if unknown
 * @param reference hull that others are compared with, such as "right"
 * @param points in the order of the rounds, at least one
 * @param limit probability at which the strategy is done, if it has one
 * @param width of the picture (points of 1/72 inch)
 */
public record HullProgressPlot(
        String title, String unit, String reference, List<Point> points, OptionalDouble limit, int width)
        implements Plot {
    private static final int HEIGHT = 300;
    private static final int TICK_LABEL_WIDTH = 70;
    /** Smaller probabilities are drawn here. */
    private static final double LEAST = 1e-3;

    private static final double MARGIN = 0.06;

    /**
     * The state after a round.
     *
     * @param known structures
     * @param above how far the hull is above the one it is compared with, at most; absent before there is a hull
     * @param change probability that the hull still changes; absent if nothing is said
     */
    public record Point(int known, OptionalDouble above, OptionalDouble change) {}

    /** Copies the list. */
    public HullProgressPlot {
        points = List.copyOf(points);
    }

    @Override
    public List<XYChart> panels() {
        List<Point> changes =
                points.stream().filter(point -> point.change().isPresent()).toList();
        return changes.isEmpty() ? List.of(distance("known structures")) : List.of(distance(""), change(changes));
    }

    private XYChart distance(String below) {
        List<Point> shown =
                points.stream().filter(point -> point.above().isPresent()).toList();
        XYChart chart = chart(title, below, "above the " + reference + " hull" + Labels.inParentheses(unit));
        double most = shown.stream()
                .mapToDouble(point -> point.above().getAsDouble())
                .max()
                .orElse(0);
        double top = most > 0 ? most : 1;
        chart.getStyler().setYAxisMin(-MARGIN * top).setYAxisMax((1 + MARGIN) * top);
        if (!shown.isEmpty()) {
            add(chart, "distance", shown, point -> point.above().getAsDouble(), 0);
        }
        return chart;
    }

    private XYChart change(List<Point> shown) {
        XYChart chart = chart("", "known structures", "probability of change");
        XYStyler styler = chart.getStyler();
        styler.setYAxisLogarithmic(true);
        styler.setYAxisMin(LEAST * 0.8).setYAxisMax(1.25);
        styler.setYAxisTickLabelsFormattingFunction(
                value -> value < LEAST * 1.01 ? "≤ " + Labels.tick(LEAST) : value > 1.01 ? " " : Labels.tick(value));
        add(chart, "change", shown, point -> Math.max(LEAST, point.change().getAsDouble()), 1);
        if (limit.isPresent()) {
            double[] level = {limit.getAsDouble(), limit.getAsDouble()};
            XYSeries line = chart.addSeries("limit", new double[] {styler.getXAxisMin(), styler.getXAxisMax()}, level);
            line.setMarker(SeriesMarkers.NONE).setLineColor(Look.GUIDE).setLineStyle(Look.dashed(1.2f, 6, 4));
        }
        return chart;
    }

    private XYChart chart(String heading, String below, String beside) {
        XYChart chart = Look.chart(heading, below, beside, width, HEIGHT);
        Range range = Range.around(points.stream().mapToDouble(Point::known).toArray());
        chart.getStyler().setXAxisMin(range.min()).setXAxisMax(range.max());
        chart.getStyler().setYAxisLeftWidthHint(TICK_LABEL_WIDTH);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setMarkerSize(6);
        return chart;
    }

    private static void add(XYChart chart, String name, List<Point> shown, Function<Point, Double> value, int colour) {
        XYSeries series = chart.addSeries(
                name,
                shown.stream().mapToDouble(Point::known).toArray(),
                shown.stream().map(value).mapToDouble(y -> y).toArray());
        series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Look.colour(colour));
        series.setLineColor(Look.colour(colour)).setLineStyle(Look.solid(1.8f));
    }

    @Override
    public String description() {
        String last = Stream.of(points.getLast().change())
                .filter(OptionalDouble::isPresent)
                .map(change -> ", with probability " + Labels.tick(change.getAsDouble()) + " of change at last")
                .findFirst()
                .orElse("");
        return "How far the hull is above the " + reference + " one" + Labels.inParentheses(unit)
                + " over the number of known structures, up to "
                + points.getLast().known() + last + ".";
    }
}
