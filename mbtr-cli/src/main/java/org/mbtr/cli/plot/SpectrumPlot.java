package org.mbtr.cli.plot;

import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A representation as it looks: one line for each tuple of elements over the value of the geometry function.
 *
 * @param title heading
 * @param xLabel name of the geometry function with its unit: "1/distance (1/Å)"
 * @param yLabel name of the value: "f₂"
 * @param x values of the geometry function {@code [bins]}
 * @param lines one line for each tuple of elements, at least one
 */
public record SpectrumPlot(String title, String xLabel, String yLabel, double[] x, List<Line> lines) implements Plot {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 500;

    /**
     * The values of one tuple of elements.
     *
     * @param name for the legend: "C–H"
     * @param values {@code [bins]}
     */
    public record Line(String name, double[] values) {
        /** Copies the array. */
        public Line {
            values = values.clone();
        }
    }

    /** Copies array and list; refuses lines of another length than {@code x}, and a plot without lines. */
    public SpectrumPlot {
        x = x.clone();
        lines = List.copyOf(lines);
        if (lines.isEmpty() || x.length == 0) {
            throw new IllegalArgumentException("a spectrum needs bins and at least one line");
        }
        for (Line line : lines) {
            if (line.values().length != x.length) {
                throw new IllegalArgumentException(
                        line.name() + " has " + line.values().length + " values for " + x.length + " bins");
            }
        }
    }

    @Override
    public String description() {
        return yLabel + " over " + xLabel + ": "
                + lines.stream().map(Line::name).collect(Collectors.joining(", ")) + ".";
    }

    @Override
    public XYChart chart() {
        XYChart chart = Look.chart(title, xLabel, yLabel, WIDTH, HEIGHT);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        Range range = Range.around(lines.stream().map(Line::values).toArray(double[][]::new));
        chart.getStyler().setYAxisMin(range.min()).setYAxisMax(range.max());
        // The margins also keep XChart from placing its ticks on bins, which gives odd numbers.
        Range bins = Range.around(x);
        chart.getStyler().setXAxisMin(bins.min()).setXAxisMax(bins.max());
        for (int i = 0; i < lines.size(); i++) {
            XYSeries series =
                    chart.addSeries(lines.get(i).name(), x, lines.get(i).values());
            series.setMarker(SeriesMarkers.NONE);
            series.setLineColor(Look.colour(i)).setLineStyle(Look.line(i, 1.8f));
        }
        return chart;
    }
}
