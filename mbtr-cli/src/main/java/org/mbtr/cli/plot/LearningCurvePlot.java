package org.mbtr.cli.plot;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mbtr.cli.report.PowerLaw;

/**
 * Error over number of training structures on logarithmic axes: means over repeats with their spread, and the power laws
 * that fit them, with their exponents in the legend.
 *
 * @param title heading
 * @param errorName what the vertical axis shows: "mean absolute error of the energy"
 * @param unit its unit; empty if it has none
 * @param curves our results, at least one
 * @param published results of others, drawn as open marks without a line
 */
public record LearningCurvePlot(
        String title, String errorName, String unit, List<Curve> curves, List<Published> published) implements Plot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 580;
    private static final double LARGEST_DRAWN_SPREAD = 0.9;

    /**
     * One series of results.
     *
     * @param name for the legend
     * @param sizes numbers of training structures {@code [points]}
     * @param means mean errors over repeats {@code [points]} (unit), positive
     * @param deviations standard deviations over repeats {@code [points]} (unit); zeros for single runs
     * @param law the law that is drawn with them
     */
    public record Curve(String name, int[] sizes, double[] means, double[] deviations, Optional<PowerLaw> law) {
        /** Copies the arrays; refuses different lengths, sizes below 1 and errors that have no logarithm. */
        public Curve {
            if (deviations.length != means.length) {
                throw new IllegalArgumentException("one deviation for each mean is needed");
            }
            checkPoints(sizes, means);
            sizes = sizes.clone();
            means = means.clone();
            deviations = deviations.clone();
        }
    }

    /**
     * Published results to compare with.
     *
     * @param name for the legend, with the source
     * @param sizes numbers of training structures {@code [points]}
     * @param errors errors {@code [points]} (unit), positive
     */
    public record Published(String name, int[] sizes, double[] errors) {
        /** Copies the arrays; refuses different lengths, sizes below 1 and errors that have no logarithm. */
        public Published {
            checkPoints(sizes, errors);
            sizes = sizes.clone();
            errors = errors.clone();
        }
    }

    /** Copies the lists; refuses a plot without a curve. */
    public LearningCurvePlot {
        curves = List.copyOf(curves);
        published = List.copyOf(published);
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("a learning curve is needed");
        }
    }

    private static void checkPoints(int[] sizes, double[] errors) {
        if (sizes.length == 0 || sizes.length != errors.length) {
            throw new IllegalArgumentException(
                    "sizes and errors must pair up, found " + sizes.length + " and " + errors.length);
        }
        if (IntStream.of(sizes).anyMatch(size -> size < 1)
                || Arrays.stream(errors).anyMatch(error -> !(error > 0))) {
            throw new IllegalArgumentException("logarithmic axes need positive sizes and errors");
        }
    }

    @Override
    public List<XYChart> panels() {
        return List.of(chart());
    }

    private XYChart chart() {
        XYChart chart = Look.chart(
                title, "number of training structures", errorName + Labels.inParentheses(unit), WIDTH, HEIGHT);
        XYStyler styler = chart.getStyler();
        styler.setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        styler.setXAxisLogarithmicDecadeOnly(false).setYAxisLogarithmicDecadeOnly(false);
        Range sizes = Range.aroundLogarithmic(all(curve -> doubles(curve.sizes()), points -> doubles(points.sizes())));
        Range errors = Range.aroundLogarithmic(all(LearningCurvePlot::drawn, Published::errors))
                .withTicks();
        styler.setXAxisMin(sizes.min()).setXAxisMax(sizes.max());
        styler.setYAxisMin(errors.min()).setYAxisMax(errors.max());
        styler.setXAxisTickLabelsFormattingFunction(Labels.logTicks(sizes));
        styler.setYAxisTickLabelsFormattingFunction(Labels.logTicks(errors));
        styler.setLegendPosition(LegendPosition.InsideNE);
        styler.setErrorBarsColorSeriesColor(true);
        styler.setMarkerSize(9);
        for (int i = 0; i < curves.size(); i++) {
            add(chart, curves.get(i), i);
        }
        for (int i = 0; i < published.size(); i++) {
            Published points = published.get(i);
            XYSeries series = chart.addSeries(points.name(), doubles(points.sizes()), points.errors());
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CROSS).setMarkerColor(Look.GUIDE);
        }
        return chart;
    }

    private static void add(XYChart chart, Curve curve, int index) {
        double[] sizes = doubles(curve.sizes());
        curve.law().ifPresent(law -> {
            double[] ends = ends(curve);
            XYSeries line = chart.addSeries(
                    "law " + index, ends, Arrays.stream(ends).map(law::at).toArray());
            line.setMarker(SeriesMarkers.NONE).setLineColor(Look.colour(index));
            line.setLineStyle(Look.line(index, 1.5f)).setShowInLegend(false);
        });
        XYSeries points = chart.addSeries(nameWithSlope(curve), sizes, curve.means(), drawnSpread(curve));
        points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        points.setMarker(Look.marker(index)).setMarkerColor(Look.colour(index));
        points.setLineColor(Look.colour(index));
    }

    private static String nameWithSlope(Curve curve) {
        String slope = curve.law()
                .map(law -> ", slope "
                        + String.format(Locale.ROOT, "%.2f", law.exponent()).replace('-', '−'))
                .orElse("");
        return curve.name() + slope;
    }

    @Override
    public String description() {
        return errorName + Labels.inParentheses(unit) + " over number of training structures: "
                + Stream.concat(
                                curves.stream().map(LearningCurvePlot::nameWithSlope),
                                published.stream().map(Published::name))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private double[][] all(Function<Curve, double[]> ours, Function<Published, double[]> theirs) {
        return Stream.concat(curves.stream().map(ours), published.stream().map(theirs))
                .toArray(double[][]::new);
    }

    /** The smallest and the largest size. */
    private static double[] ends(Curve curve) {
        return new double[] {
            IntStream.of(curve.sizes()).min().orElseThrow(),
            IntStream.of(curve.sizes()).max().orElseThrow()
        };
    }

    /** How far error bars and the line of the law reach. */
    private static double[] drawn(Curve curve) {
        double[] spread = drawnSpread(curve);
        DoubleStream bars = IntStream.range(0, spread.length)
                .mapToObj(i -> DoubleStream.of(curve.means()[i] - spread[i], curve.means()[i] + spread[i]))
                .flatMapToDouble(ends -> ends);
        DoubleStream line = curve.law().stream()
                .flatMapToDouble(law -> Arrays.stream(ends(curve)).map(law::at));
        return DoubleStream.concat(bars, line).toArray();
    }

    /** Error bars that reach below zero have no place on a logarithmic axis and are cut just above it. */
    private static double[] drawnSpread(Curve curve) {
        return IntStream.range(0, curve.means().length)
                .mapToDouble(i -> Math.min(curve.deviations()[i], LARGEST_DRAWN_SPREAD * curve.means()[i]))
                .toArray();
    }

    private static double[] doubles(int[] values) {
        return IntStream.of(values).asDoubleStream().toArray();
    }
}
