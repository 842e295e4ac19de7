package org.mbtr.cli.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How many calculations strategies save, and how often their hull is wrong: above one over the other as a setting changes, below set by
 * set with the wrong hulls written beside.
 *
 * @param title heading
 * @param curves one for each strategy
 * @param sets names of the sets
 * @param bars savings of each strategy, in the order of the sets
 * @param published a saving to compare with (percent)
 */
public record SavingsPlot(String title, List<Curve> curves, List<String> sets, List<Bars> bars, double published)
        implements Plot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 470;
    private static final int TICK_LABEL_WIDTH = 70;
    private static final double MARGIN = 5;
    private static final double FULL = 100;
    /** Share of an axis that labels take. */
    private static final double NEAR = 0.04;

    /**
     * One setting of a strategy.
     *
     * @param label the setting, or the set
     * @param wrong hulls (percent)
     * @param saved calculations (percent)
     */
    public record Point(String label, double wrong, double saved) {}

    /**
     * A strategy with several settings.
     *
     * @param name for the legend
     * @param points in the order of the setting
     */
    public record Curve(String name, List<Point> points) {}

    /**
     * A strategy on several sets.
     *
     * @param name for the legend
     * @param points one for each set
     */
    public record Bars(String name, List<Point> points) {}

    @Override
    public List<XYChart> panels() {
        return List.of(tradeOff(), bySet());
    }

    @Override
    public String description() {
        return "Calculations saved (%) over wrong hulls (%) and set by set: "
                + curves.stream().map(Curve::name).collect(Collectors.joining(", ")) + ".";
    }

    private XYChart tradeOff() {
        XYChart chart = Look.chart(title, "wrong hulls (% of all runs)", "calculations saved (%)", WIDTH, HEIGHT);
        Range wrong = Range.around(
                new double[] {0},
                curves.stream()
                        .flatMap(curve -> curve.points().stream())
                        .mapToDouble(Point::wrong)
                        .toArray());
        chart.getStyler().setXAxisMin(-1.0).setXAxisMax(wrong.max() + MARGIN);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(FULL);
        chart.getStyler().setYAxisLeftWidthHint(TICK_LABEL_WIDTH);
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
        chart.getStyler().setMarkerSize(9);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            Color colour = Look.colour(i);
            XYSeries series = chart.addSeries(
                    curve.name(),
                    curve.points().stream().mapToDouble(Point::wrong).toArray(),
                    curve.points().stream().mapToDouble(Point::saved).toArray());
            series.setMarker(Look.marker(i)).setMarkerColor(colour);
            series.setLineColor(colour).setLineStyle(Look.solid(1.8f));
            annotate(chart, curve, wrong);
        }
        return chart;
    }

    /** Labels below the points and to the right, where a rising curve is not, but for those that would stand on top of each other. */
    private static void annotate(XYChart chart, Curve curve, Range wrong) {
        double nearX = NEAR * (wrong.extent() + MARGIN);
        double nearY = NEAR * FULL;
        List<Point> labelled = new ArrayList<>();
        for (Point point : curve.points()) {
            if (labelled.stream()
                    .allMatch(other -> Math.abs(other.wrong() - point.wrong()) > 2 * nearX
                            || Math.abs(other.saved() - point.saved()) > nearY)) {
                labelled.add(point);
                chart.addAnnotation(
                        new AnnotationText(point.label(), point.wrong() + nearX, point.saved() - nearY, false));
            }
        }
    }

    private XYChart bySet() {
        XYChart chart = Look.chart("", "", "calculations saved (%)", WIDTH, HEIGHT);
        double[] places = IntStream.range(0, sets.size()).mapToDouble(i -> i).toArray();
        CategoryAxis.apply(chart.getStyler(), sets);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(FULL);
        chart.getStyler().setYAxisLeftWidthHint(TICK_LABEL_WIDTH);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setMarkerSize(11);
        for (int i = 0; i < bars.size(); i++) {
            Bars strategy = bars.get(i);
            XYSeries series = chart.addSeries(
                    strategy.name(),
                    places,
                    strategy.points().stream().mapToDouble(Point::saved).toArray());
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(Look.marker(i)).setMarkerColor(Look.colour(i));
            for (int p = 0; p < places.length; p++) {
                Point point = strategy.points().get(p);
                if (point.wrong() > 0) {
                    chart.addAnnotation(new AnnotationText(
                            Labels.tick(Math.round(point.wrong())) + " % wrong",
                            places[p],
                            point.saved() + (isHighest(p, point) ? MARGIN : -MARGIN),
                            false));
                }
            }
        }
        double[] ends = {CategoryAxis.begin(), CategoryAxis.end(sets)};
        XYSeries best = chart.addSeries("best of the paper (Ag–Pt)", ends, new double[] {published, published});
        best.setMarker(SeriesMarkers.NONE).setLineColor(Look.GUIDE).setLineStyle(Look.dashed(1.2f, 6, 4));
        return chart;
    }

    /** Whether no strategy saves more on a set: its label stands above it, so that it is on no other point. */
    private boolean isHighest(int set, Point point) {
        return bars.stream().allMatch(other -> other.points().get(set).saved() <= point.saved());
    }
}
