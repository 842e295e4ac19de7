package org.mbtr.cli.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A representation, and its derivatives below if wanted, as they look: one line for each tuple of species over the value of the
 * geometry function.
 *
 * @param title heading
 * @param xLabel name of the geometry function with its unit: "1/distance (1/Å)"
 * @param x values of the geometry function {@code [bins]}
 * @param spectra from top to bottom, at least one
 */
public record SpectrumPlot(String title, String xLabel, double[] x, List<Panel> spectra) implements Plot {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 500;
    /** Of each of several panels. */
    private static final int LOW = 280;

    /** So that axes of values with many and with few digits stand below each other. */
    private static final int TICK_LABEL_WIDTH = 100;

    /**
     * What is drawn into one frame.
     *
     * @param yLabel name of the value: "f₂"
     * @param lines one line for each tuple of species, at least one
     * @param resolution values below this size look like zero
     */
    public record Panel(String yLabel, List<Line> lines, double resolution) {
        /** Copies the list; refuses a panel without lines. */
        public Panel {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("a spectrum needs at least one line");
            }
        }
    }

    /**
     * The values of one tuple of species.
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

    /** Copies array and list; refuses lines of another length than {@code x}. */
    public SpectrumPlot {
        x = x.clone();
        spectra = List.copyOf(spectra);
        if (spectra.isEmpty() || x.length == 0) {
            throw new IllegalArgumentException("a spectrum needs bins and at least one panel");
        }
        for (Panel panel : spectra) {
            for (Line line : panel.lines()) {
                if (line.values().length != x.length) {
                    throw new IllegalArgumentException(
                            line.name() + " has " + line.values().length + " values for " + x.length + " bins");
                }
            }
        }
    }

    @Override
    public String description() {
        return spectra.stream().map(Panel::yLabel).collect(Collectors.joining("; ")) + " over " + xLabel + ": "
                + spectra.getFirst().lines().stream()
                        .map(line -> line.name().replace('\n', ' '))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    @Override
    public List<XYChart> panels() {
        List<XYChart> charts = new ArrayList<>();
        int height = spectra.size() == 1 ? HEIGHT : LOW;
        for (int i = 0; i < spectra.size(); i++) {
            String heading = i == 0 ? title : "";
            String below = i == spectra.size() - 1 ? xLabel : "";
            charts.add(chart(
                    spectra.get(i), Look.chart(heading, below, spectra.get(i).yLabel(), WIDTH, height)));
        }
        return charts;
    }

    private XYChart chart(Panel panel, XYChart chart) {
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setYAxisLeftWidthHint(TICK_LABEL_WIDTH);
        double[][] values = panel.lines().stream().map(Line::values).toArray(double[][]::new);
        Range range = Range.around(values);
        if (range.extent() < panel.resolution()) {
            range = Range.around(new double[] {-panel.resolution(), panel.resolution()});
        }
        chart.getStyler().setYAxisMin(range.min()).setYAxisMax(range.max());
        // The margins also keep XChart from placing its ticks on bins, which gives odd numbers.
        Range bins = Range.around(x);
        chart.getStyler().setXAxisMin(bins.min()).setXAxisMax(bins.max());
        for (int i = 0; i < panel.lines().size(); i++) {
            XYSeries series = chart.addSeries(panel.lines().get(i).name(), x, values[i]);
            series.setMarker(SeriesMarkers.NONE);
            series.setLineColor(Look.colour(i)).setLineStyle(Look.line(i, 1.8f));
        }
        return chart;
    }
}
