package org.mbtr.cli.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * By how much one model is better than another over the number of training frames, for several molecules: our means with error bars as
 * solid lines, published ones in the same colour as broken lines.
 *
 * @param title heading
 * @param figures from top to bottom, at least one
 */
public record ImprovementPlot(String title, List<Panel> figures) implements Plot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 520;
    private static final int TICK_LABEL_WIDTH = 70;
    private static final double PUBLISHED_OPACITY = 0.55;

    /**
     * What is drawn into one frame.
     *
     * @param yLabel what the vertical axis shows
     * @param curves one for each molecule, at least one
     */
    public record Panel(String yLabel, List<Curve> curves) {
        /** Copies the list; refuses a panel without curves. */
        public Panel {
            curves = List.copyOf(curves);
            if (curves.isEmpty()) {
                throw new IllegalArgumentException("a panel needs at least one curve");
            }
        }
    }

    /**
     * One molecule.
     *
     * @param name for the legend
     * @param ours our results
     * @param published results to compare with
     */
    public record Curve(String name, Points ours, Points published) {}

    /**
     * Means with their spread.
     *
     * @param sizes numbers of training frames {@code [points]}
     * @param means {@code [points]} (percent)
     * @param deviations {@code [points]} (percent)
     */
    public record Points(int[] sizes, double[] means, double[] deviations) {
        /** Copies the arrays; refuses different lengths. */
        public Points {
            if (sizes.length != means.length || sizes.length != deviations.length) {
                throw new IllegalArgumentException("sizes, means and deviations must have the same length");
            }
            sizes = sizes.clone();
            means = means.clone();
            deviations = deviations.clone();
        }

        private double[] x() {
            return IntStream.of(sizes).asDoubleStream().toArray();
        }

        private double[] ends() {
            return IntStream.range(0, sizes.length)
                    .boxed()
                    .flatMap(i -> List.of(means[i] - deviations[i], means[i] + deviations[i]).stream())
                    .mapToDouble(end -> end)
                    .toArray();
        }
    }

    /** Copies the list; refuses a plot without a panel. */
    public ImprovementPlot {
        figures = List.copyOf(figures);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a panel is needed");
        }
    }

    @Override
    public String description() {
        return figures.stream().map(Panel::yLabel).collect(Collectors.joining("; "))
                + " over number of training frames, ours as solid lines, published as broken lines: "
                + figures.getFirst().curves().stream().map(Curve::name).collect(Collectors.joining(", ")) + ".";
    }

    @Override
    public List<XYChart> panels() {
        List<XYChart> charts = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            String heading = i == 0 ? title : "";
            String below = i == figures.size() - 1 ? "number of training frames" : "";
            Panel panel = figures.get(i);
            charts.add(chart(panel, Look.chart(heading, below, panel.yLabel(), WIDTH, HEIGHT)));
        }
        return charts;
    }

    private static XYChart chart(Panel panel, XYChart chart) {
        XYStyler styler = chart.getStyler();
        styler.setXAxisLogarithmic(true).setXAxisLogarithmicDecadeOnly(false);
        Range sizes = Range.aroundLogarithmic(panel.curves().stream()
                .flatMap(curve -> List.of(curve.ours().x(), curve.published().x()).stream())
                .toArray(double[][]::new));
        Range values = Range.around(panel.curves().stream()
                .flatMap(curve -> List.of(curve.ours().ends(), curve.published().means()).stream())
                .toArray(double[][]::new));
        styler.setXAxisMin(sizes.min()).setXAxisMax(sizes.max());
        styler.setYAxisMin(values.min()).setYAxisMax(values.max());
        styler.setXAxisTickLabelsFormattingFunction(Labels.logTicks(sizes));
        styler.setYAxisLeftWidthHint(TICK_LABEL_WIDTH);
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setErrorBarsColorSeriesColor(true);
        styler.setMarkerSize(8);
        for (int i = 0; i < panel.curves().size(); i++) {
            add(chart, panel.curves().get(i), i);
        }
        return chart;
    }

    private static void add(XYChart chart, Curve curve, int index) {
        Color colour = Look.colour(index);
        XYSeries published = chart.addSeries(
                curve.name() + ", published",
                curve.published().x(),
                curve.published().means());
        published.setMarker(SeriesMarkers.NONE).setLineColor(Look.faded(colour, PUBLISHED_OPACITY));
        published.setLineStyle(Look.dashed(1.5f, 6, 4)).setShowInLegend(false);
        XYSeries ours = chart.addSeries(
                curve.name(),
                curve.ours().x(),
                curve.ours().means(),
                Arrays.copyOf(curve.ours().deviations(), curve.ours().deviations().length));
        ours.setMarker(Look.marker(index)).setMarkerColor(colour);
        ours.setLineColor(colour).setLineStyle(Look.solid(1.8f));
    }
}
