package org.mbtr.cli.plot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Time over number of atoms on logarithmic axes, with a line of slope 1 through the last point of the first series.
 *
 * @param title heading
 * @param series at least one
 */
public record ScalingPlot(String title, List<Series> series) implements Plot {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 520;

    /**
     * One description.
     *
     * @param name for the legend
     * @param atoms numbers of atoms {@code [points]}
     * @param milliseconds times {@code [points]}, positive
     * @param slope of the straight line that fits them
     */
    public record Series(String name, double[] atoms, double[] milliseconds, double slope) {
        /** Copies the arrays. */
        public Series {
            atoms = atoms.clone();
            milliseconds = milliseconds.clone();
        }

        private String nameWithSlope() {
            return name + String.format(Locale.ROOT, ", slope %.2f", slope);
        }
    }

    /** Copies the list. */
    public ScalingPlot {
        series = List.copyOf(series);
    }

    @Override
    public List<XYChart> panels() {
        return List.of(chart());
    }

    private XYChart chart() {
        XYChart chart = Look.chart(title, "atoms per cell", "time (ms)", WIDTH, HEIGHT);
        XYStyler styler = chart.getStyler();
        styler.setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        Range atoms = Range.aroundLogarithmic(series.stream().map(Series::atoms).toArray(double[][]::new));
        Range times = Range.aroundLogarithmic(
                series.stream().map(Series::milliseconds).toArray(double[][]::new));
        styler.setXAxisMin(atoms.min()).setXAxisMax(atoms.max());
        styler.setYAxisMin(times.min()).setYAxisMax(times.max());
        styler.setXAxisTickLabelsFormattingFunction(Labels.logTicks(atoms));
        styler.setYAxisTickLabelsFormattingFunction(Labels.logTicks(times));
        styler.setLegendPosition(LegendPosition.InsideNW);
        styler.setMarkerSize(9);
        addGuide(chart, series.getFirst(), times);
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            XYSeries points = chart.addSeries(one.nameWithSlope(), one.atoms(), one.milliseconds());
            points.setMarker(Look.marker(i)).setMarkerColor(Look.colour(i)).setLineColor(Look.colour(i));
            points.setLineStyle(Look.solid(1.5f));
        }
        return chart;
    }

    private static void addGuide(XYChart chart, Series first, Range times) {
        int last = first.atoms().length - 1;
        double perAtom = first.milliseconds()[last] / first.atoms()[last];
        double from = Math.max(first.atoms()[0], times.min() / perAtom);
        double[] ends = {from, first.atoms()[last]};
        XYSeries line = chart.addSeries("slope 1", ends, new double[] {perAtom * ends[0], perAtom * ends[1]});
        line.setMarker(SeriesMarkers.NONE).setLineColor(Look.GUIDE).setLineStyle(Look.dashed(1.2f, 6, 4));
    }

    @Override
    public String description() {
        return "Time (ms) over atoms per cell on logarithmic axes, with a line proportional to the number of atoms: "
                + series.stream().map(Series::nameWithSlope).collect(Collectors.joining("; ")) + ".";
    }
}
