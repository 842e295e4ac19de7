package org.mbtr.cli.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.mbtr.cli.report.Numbers;

/**
 * Formation energies over the fraction of the second of two components, with the hull and its phases by name. The axis ends as far
 * above zero as the hull goes below, or where three quarters of the structures are; structures above are left out.
 *
 * @param title heading
 * @param component symbol of the second component
 * @param unit of energies, empty if unknown
 * @param structures with known energies
 * @param predicted structures whose energies are not known; that which may be lowest of each composition has error bars
 * @param hull stable phases in the order of their fractions, at least one
 */
public record BinaryHullPlot(
        String title, String component, String unit, List<Mark> structures, List<Mark> predicted, List<Phase> hull)
        implements Plot {
    private static final String STRUCTURES = "structures";
    private static final String COMPUTED = "computed";
    private static final String PREDICTED = "predicted";
    private static final String LOWEST = "lowest of its composition";
    private static final String HULL = "hull";
    private static final int WIDTH = 760;
    private static final int HEIGHT = 560;
    private static final double MOST = 0.75;
    /** Room for one line of text below the lowest phase, as a share of the axis, and how wide a letter is. */
    private static final double LINE = 0.045;

    private static final double LETTER = 0.0135;
    /** Height of a row of the legend in the upper right corner, as a share of the axis. */
    private static final double LEGEND_ROW = 0.075;

    /** Fraction where the legend begins. */
    private static final double LEGEND_BEGIN = 0.6;

    private static final int TICK_LABEL_WIDTH = 70;

    /**
     * A structure.
     *
     * @param name what to call it
     * @param fraction of the second component
     * @param energy per atom
     * @param error what the energy may be off by, 0 or above
     */
    public record Mark(String name, double fraction, double energy, double error) {
        private double least() {
            return energy - error;
        }
    }

    /**
     * A stable phase.
     *
     * @param formula its composition
     * @param fraction of the second component
     * @param energy per atom
     */
    public record Phase(String formula, double fraction, double energy) {}

    /** Copies the lists. */
    public BinaryHullPlot {
        structures = List.copyOf(structures);
        predicted = List.copyOf(predicted);
        hull = List.copyOf(hull);
    }

    @Override
    public List<XYChart> panels() {
        return List.of(chart());
    }

    private XYChart chart() {
        XYChart chart = Look.chart(
                title, "fraction of " + component, "formation energy" + Labels.inParentheses(unit), WIDTH, HEIGHT);
        double top = top();
        double bottom = bottom(top);
        double extent = top > bottom ? top - bottom : 1;
        double[] centres =
                IntStream.range(0, hull.size()).mapToDouble(this::centre).toArray();
        int[] rows = NameRows.of(
                centres,
                hull.stream().mapToDouble(Phase::energy).toArray(),
                hull.stream().mapToDouble(BinaryHullPlot::width).toArray(),
                LINE * extent);
        double room = LINE * extent * (2 + Arrays.stream(rows).max().orElse(0));
        double legend = LEGEND_ROW * (predicted.isEmpty() ? 2 : 4);
        boolean taken = Stream.concat(structures.stream(), predicted.stream())
                .anyMatch(mark -> mark.fraction() > LEGEND_BEGIN
                        && mark.energy() <= top
                        && mark.energy() > top - legend * extent);
        double above = taken ? legend : 0.03;
        XYStyler styler = chart.getStyler();
        styler.setXAxisMin(-0.04).setXAxisMax(1.04);
        styler.setYAxisMin(bottom - room).setYAxisMax(top + above * extent);
        styler.setYAxisLeftWidthHint(TICK_LABEL_WIDTH);
        styler.setMarkerSize(6);
        styler.setErrorBarsColorSeriesColor(true);
        styler.setAnnotationTextFont(styler.getLegendFont());

        addPredictions(chart, top);
        List<Mark> shown = below(structures, top);
        XYSeries known =
                chart.addSeries(predicted.isEmpty() ? STRUCTURES : COMPUTED, fractions(shown), energies(shown));
        known.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        known.setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(Look.faded(Look.colour(0), predicted.isEmpty() ? 0.4 : 0.7));
        XYSeries line = chart.addSeries(
                HULL,
                hull.stream().mapToDouble(Phase::fraction).toArray(),
                hull.stream().mapToDouble(Phase::energy).toArray());
        line.setLineColor(Look.colour(1)).setLineStyle(Look.solid(1.8f));
        line.setMarker(SeriesMarkers.SQUARE).setMarkerColor(Look.colour(1));
        for (int i = 0; i < hull.size(); i++) {
            Phase phase = hull.get(i);
            double y = phase.energy() - LINE * extent * (1.2 + rows[i]);
            chart.addAnnotation(new AnnotationText(Labels.formula(phase.formula()), centres[i], y, false));
        }
        return chart;
    }

    /** Where the hull falls its phases are named to their lower left, where it rises to their lower right. */
    private double centre(int i) {
        Phase phase = hull.get(i);
        boolean inside = i > 0 && i < hull.size() - 1;
        double left = inside && hull.get(i + 1).energy() < phase.energy() ? -1 : 0;
        double right = inside && hull.get(i - 1).energy() < phase.energy() ? 1 : 0;
        return phase.fraction() + (left + right) * width(phase) / 2;
    }

    private static double width(Phase phase) {
        return LETTER * phase.formula().length();
    }

    private void addPredictions(XYChart chart, double top) {
        List<Mark> others = others(top);
        if (!others.isEmpty()) {
            XYSeries series = chart.addSeries(PREDICTED, fractions(others), energies(others));
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Look.faded(Look.GUIDE, 0.35));
        }
        List<Mark> low = below(lowest(), top);
        if (!low.isEmpty()) {
            XYSeries series = chart.addSeries(
                    LOWEST,
                    fractions(low),
                    energies(low),
                    low.stream().mapToDouble(Mark::error).toArray());
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            series.setMarker(SeriesMarkers.DIAMOND).setMarkerColor(Look.GUIDE);
            series.setLineColor(Look.GUIDE);
        }
    }

    private List<Mark> others(double top) {
        List<Mark> others = new ArrayList<>(below(predicted, top));
        others.removeAll(lowest());
        return others;
    }

    /** Of each composition the structure whose energy may be least, in the order of the compositions. */
    private List<Mark> lowest() {
        Map<Double, Mark> lowest = new TreeMap<>();
        for (Mark mark : predicted) {
            lowest.merge(mark.fraction(), mark, (a, b) -> a.least() <= b.least() ? a : b);
        }
        return List.copyOf(lowest.values());
    }

    private double top() {
        double[] sorted = Stream.concat(structures.stream(), lowest().stream())
                .mapToDouble(Mark::energy)
                .sorted()
                .toArray();
        double highest = sorted[sorted.length - 1];
        double most = sorted[(int) (MOST * (sorted.length - 1))];
        double mirrored = -hull.stream().mapToDouble(Phase::energy).min().orElseThrow();
        double ends = Math.max(hull.getFirst().energy(), hull.getLast().energy());
        return Math.max(ends, Math.min(highest, Math.max(mirrored, most)));
    }

    /** Where the lowest phase is, or a prediction that may be lower. */
    private double bottom(double top) {
        return Stream.concat(
                        hull.stream().map(Phase::energy),
                        below(lowest(), top).stream().map(Mark::least))
                .min(Double::compare)
                .orElseThrow();
    }

    private static List<Mark> below(List<Mark> marks, double top) {
        return marks.stream().filter(mark -> mark.energy() <= top).toList();
    }

    private static double[] fractions(List<Mark> marks) {
        return marks.stream().mapToDouble(Mark::fraction).toArray();
    }

    private static double[] energies(List<Mark> marks) {
        return marks.stream().mapToDouble(Mark::energy).toArray();
    }

    @Override
    public List<String> names(String series) {
        double top = top();
        return switch (series) {
            case STRUCTURES, COMPUTED ->
                below(structures, top).stream().map(Mark::name).toList();
            case PREDICTED -> others(top).stream().map(Mark::name).toList();
            case LOWEST -> below(lowest(), top).stream().map(Mark::name).toList();
            case HULL -> hull.stream().map(Phase::formula).toList();
            default -> List.of();
        };
    }

    @Override
    public String description() {
        double top = top();
        long left = structures.size() - below(structures, top).size();
        return "Formation energies per atom" + Labels.inParentheses(unit) + " of "
                + Numbers.count(structures.size(), "structure")
                + (predicted.isEmpty() ? "" : ", and as predicted of " + predicted.size() + " others,")
                + " over the fraction of " + component + ", with the lower hull: "
                + hull.stream().map(Phase::formula).collect(Collectors.joining(", "))
                + (left == 0 ? "" : "; " + Numbers.count(left, "structure") + " above the frame") + ".";
    }
}
