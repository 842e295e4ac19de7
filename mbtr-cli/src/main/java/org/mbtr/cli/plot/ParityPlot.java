package org.mbtr.cli.plot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationTextPanel;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mbtr.cli.report.Numbers;

/**
 * Predicted against reference values, with the line on which a perfect model would lie.
 *
 * <p>Every structure is in the picture. Points that would be drawn on top of each other, nearer than a thousandth of the
 * axis, are drawn once; so 10⁵ structures take no longer to draw than some ten thousand and outliers all remain.
 *
 * @param title heading
 * @param quantity what is predicted: "atomization energy"
 * @param unit its unit: "kcal/mol"; empty if it has none
 * @param reference known values {@code [structures]} (unit)
 * @param predicted predicted values {@code [structures]} (unit)
 * @param errors what the picture says about them
 * @param names what to call the structures, {@code [structures]}; empty if nothing
 */
public record ParityPlot(
        String title,
        String quantity,
        String unit,
        double[] reference,
        double[] predicted,
        Errors errors,
        List<String> names)
        implements Plot {
    private static final String STRUCTURES = "structures";

    private static final int WIDTH = 640;
    private static final int HEIGHT = 640;
    private static final int CELLS = 1000;
    private static final int SIGNIFICANT_DIGITS = 3;

    /**
     * Errors over all structures of the plot.
     *
     * @param meanAbsolute mean absolute error (unit)
     * @param rootMeanSquare root mean square error (unit)
     * @param squaredCorrelation squared correlation of predicted and reference values
     */
    public record Errors(double meanAbsolute, double rootMeanSquare, double squaredCorrelation) {}

    /** Copies the arrays; refuses different lengths and empty ones. */
    public ParityPlot {
        if (reference.length != predicted.length || reference.length == 0) {
            throw new IllegalArgumentException("reference and predicted values must pair up, found " + reference.length
                    + " and " + predicted.length);
        }
        reference = reference.clone();
        predicted = predicted.clone();
        names = List.copyOf(names);
    }

    /** Of values that have no names. */
    public ParityPlot(
            String title, String quantity, String unit, double[] reference, double[] predicted, Errors errors) {
        this(title, quantity, unit, reference, predicted, errors, List.of());
    }

    @Override
    public List<XYChart> panels() {
        return List.of(chart());
    }

    private XYChart chart() {
        String suffix = Labels.inParentheses(unit);
        XYChart chart =
                Look.chart(title, "reference " + quantity + suffix, "predicted " + quantity + suffix, WIDTH, HEIGHT);
        Range range = Range.around(reference, predicted);
        XYStyler styler = chart.getStyler();
        styler.setXAxisMin(range.min()).setXAxisMax(range.max());
        styler.setYAxisMin(range.min()).setYAxisMax(range.max());
        styler.setLegendVisible(false);
        styler.setMarkerSize(5);

        int[] drawn = distinct(range);
        XYSeries points = chart.addSeries(STRUCTURES, at(reference, drawn), at(predicted, drawn));
        points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        points.setMarker(SeriesMarkers.CIRCLE);
        points.setMarkerColor(Look.faded(Look.colour(0), drawn.length > CELLS ? 0.35 : 0.6));

        double[] ends = {range.min(), range.max()};
        XYSeries identity = chart.addSeries("identity", ends, ends);
        identity.setMarker(SeriesMarkers.NONE);
        identity.setLineColor(Look.GUIDE).setLineStyle(Look.solid(1));
        chart.addAnnotation(new AnnotationTextPanel(
                String.join("\n", caption()),
                range.min() + 0.03 * range.extent(),
                range.max() - 0.17 * range.extent(),
                false));
        return chart;
    }

    @Override
    public List<String> names(String series) {
        return names.isEmpty() || !series.equals(STRUCTURES)
                ? List.of()
                : IntStream.of(distinct(Range.around(reference, predicted)))
                        .mapToObj(names::get)
                        .toList();
    }

    @Override
    public String description() {
        return "Predicted over reference " + quantity + Labels.inParentheses(unit) + ": " + String.join(", ", caption())
                + ".";
    }

    private List<String> caption() {
        String suffix = unit.isEmpty() ? "" : " " + unit;
        return List.of(
                "MAE " + Numbers.significant(errors.meanAbsolute(), SIGNIFICANT_DIGITS) + suffix,
                "RMSE " + Numbers.significant(errors.rootMeanSquare(), SIGNIFICANT_DIGITS) + suffix,
                "R² " + Labels.squaredCorrelation(errors.squaredCorrelation()),
                "n = " + reference.length);
    }

    /** Indices of the first structure in each of {@code CELLS × CELLS} cells of the picture. */
    private int[] distinct(Range range) {
        Set<Long> taken = new HashSet<>();
        double perCell = CELLS / range.extent();
        return IntStream.range(0, reference.length)
                .filter(i -> taken.add((long) ((reference[i] - range.min()) * perCell) * (CELLS + 1)
                        + (long) ((predicted[i] - range.min()) * perCell)))
                .toArray();
    }

    private static double[] at(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
    }
}
