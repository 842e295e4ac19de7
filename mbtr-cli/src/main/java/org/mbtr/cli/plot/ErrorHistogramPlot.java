package org.mbtr.cli.plot;

import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How errors are distributed: the share of them in each bin, a law that fits them, and the shares of others.
 *
 * @param title heading
 * @param unit of the errors
 * @param errors ours
 * @param published of others
 * @param reach bins reach from −reach to reach (unit of the errors)
 * @param bins their number
 */
public record ErrorHistogramPlot(String title, String unit, Errors errors, Published published, double reach, int bins)
        implements Plot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 420;
    private static final int CURVE_POINTS = 301;
    private static final double HEADROOM = 1.25;
    /** Shown below zero, as a share of the highest bin, so that the axis has a tick there. */
    private static final double BELOW = 0.02;

    /** The density of a law at an error. */
    public interface Law {
        /** At this error (1/unit of the errors). */
        double at(double error);
    }

    /**
     * Our errors.
     *
     * @param name for the legend
     * @param values {@code [structures]}; those beyond the bins are not drawn, but count
     * @param lawName for the legend
     * @param law drawn as a line
     */
    public record Errors(String name, double[] values, String lawName, Law law) {
        /** Copies the array. */
        public Errors {
            values = values.clone();
        }
    }

    /**
     * A distribution of others.
     *
     * @param name for the legend
     * @param at errors {@code [points]}
     * @param densities there {@code [points]} (1/unit of the errors)
     */
    public record Published(String name, double[] at, double[] densities) {
        /** Copies the arrays. */
        public Published {
            at = at.clone();
            densities = densities.clone();
        }
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "Distribution of %d errors over %s: %s, %s, %s.",
                errors.values().length,
                unit,
                errors.name(),
                errors.lawName(),
                published.name());
    }

    @Override
    public List<XYChart> panels() {
        XYChart chart = Look.chart(title, "error (" + unit + ")", "share of errors per " + unit, WIDTH, HEIGHT);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setMarkerSize(7);
        Range range = Range.around(new double[] {-reach, reach});
        chart.getStyler().setXAxisMin(range.min()).setXAxisMax(range.max());
        double[] densities = densities();
        double highest = 0;
        for (double density : densities) {
            highest = Math.max(highest, density);
        }
        for (double density : published.densities()) {
            highest = Math.max(highest, density);
        }
        chart.getStyler().setYAxisMin(-BELOW * highest).setYAxisMax(HEADROOM * highest);
        addSteps(chart, densities);
        double[] x = new double[CURVE_POINTS];
        double[] y = new double[CURVE_POINTS];
        for (int i = 0; i < CURVE_POINTS; i++) {
            x[i] = reach * (2.0 * i / (CURVE_POINTS - 1) - 1);
            y[i] = errors.law().at(x[i]);
        }
        XYSeries law = chart.addSeries(errors.lawName(), x, y);
        law.setMarker(SeriesMarkers.NONE).setLineColor(Look.colour(1)).setLineStyle(Look.solid(1.8f));
        XYSeries others = chart.addSeries(published.name(), published.at(), published.densities());
        others.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        others.setMarker(SeriesMarkers.CROSS).setMarkerColor(Look.GUIDE);
        return List.of(chart);
    }

    /** Shares of all errors, divided by the width of a bin {@code [bins]}. */
    private double[] densities() {
        double width = 2 * reach / bins;
        double[] densities = new double[bins];
        for (double error : errors.values()) {
            int bin = (int) Math.floor((error + reach) / width);
            if (bin >= 0 && bin < bins) {
                densities[bin] += 1 / (width * errors.values().length);
            }
        }
        return densities;
    }

    private void addSteps(XYChart chart, double[] densities) {
        double width = 2 * reach / bins;
        double[] x = new double[2 * bins];
        double[] y = new double[2 * bins];
        for (int bin = 0; bin < bins; bin++) {
            x[2 * bin] = -reach + bin * width;
            x[2 * bin + 1] = -reach + (bin + 1) * width;
            y[2 * bin] = densities[bin];
            y[2 * bin + 1] = densities[bin];
        }
        XYSeries steps = chart.addSeries(errors.name(), x, y);
        steps.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
        steps.setMarker(SeriesMarkers.NONE).setLineColor(Look.colour(0)).setLineStyle(Look.solid(1.2f));
        steps.setFillColor(Look.faded(Look.colour(0), 0.25));
    }
}
