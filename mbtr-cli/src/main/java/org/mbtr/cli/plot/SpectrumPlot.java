package org.mbtr.cli.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
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

    /** Half of the axis of a panel whose values are all zero. */
    private static final double FLAT = 0.01;

    /** Bins from one mark to the next. */
    private static final int MARK_EVERY = 12;

    /** So that axes of values with many and with few digits stand below each other. */
    private static final int TICK_LABEL_WIDTH = 100;

    /**
     * What is drawn into one frame.
     *
     * @param yLabel name of the value: "f₂"
     * @param lines one line for each tuple of species, at least one
     * @param resolution values below this size look like zero
     * @param marked lines that others have for these, drawn as marks without a line; may be empty
     */
    public record Panel(String yLabel, List<Line> lines, double resolution, List<Line> marked) {
        /** Copies the lists; refuses a panel without lines. */
        public Panel {
            lines = List.copyOf(lines);
            marked = List.copyOf(marked);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("a spectrum needs at least one line");
            }
        }

        /** Without marks. */
        public Panel(String yLabel, List<Line> lines, double resolution) {
            this(yLabel, lines, resolution, List.of());
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
            for (Line line : Stream.concat(panel.lines().stream(), panel.marked().stream())
                    .toList()) {
                if (line.values().length != x.length) {
                    throw new IllegalArgumentException(
                            line.name() + " has " + line.values().length + " values for " + x.length + " bins");
                }
            }
        }
    }

    /**
     * The same picture with marks.
     *
     * @param marked for each panel what others have for its lines
     */
    public SpectrumPlot withMarks(List<List<Line>> marked) {
        List<Panel> panels = new ArrayList<>();
        for (int i = 0; i < spectra.size(); i++) {
            Panel panel = spectra.get(i);
            panels.add(new Panel(panel.yLabel(), panel.lines(), panel.resolution(), marked.get(i)));
        }
        return new SpectrumPlot(title, xLabel, x, panels);
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
        chart.getStyler().setMarkerSize(5);
        chart.getStyler().setYAxisLeftWidthHint(TICK_LABEL_WIDTH);
        double[][] values = panel.lines().stream().map(Line::values).toArray(double[][]::new);
        Range range = Range.around(values);
        if (range.extent() < panel.resolution()) {
            range = Range.around(new double[] {-FLAT, FLAT});
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
        for (int i = 0; i < panel.marked().size(); i++) {
            mark(chart, panel.marked().get(i), i);
        }
        return chart;
    }

    /** Marks of different lines stand at different bins; the legend names the first of them only. */
    private void mark(XYChart chart, Line line, int index) {
        int[] bins = IntStream.iterate(index % MARK_EVERY, m -> m < x.length, m -> m + MARK_EVERY)
                .toArray();
        XYSeries series = chart.addSeries(
                index == 0 ? line.name() : line.name() + " " + index,
                IntStream.of(bins).mapToDouble(m -> x[m]).toArray(),
                IntStream.of(bins).mapToDouble(m -> line.values()[m]).toArray());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CROSS).setMarkerColor(Look.GUIDE);
        series.setShowInLegend(index == 0);
    }
}
