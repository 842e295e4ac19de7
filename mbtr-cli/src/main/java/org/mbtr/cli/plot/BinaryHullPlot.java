package org.mbtr.cli.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * @param fractions of the second component {@code (structures)}
 * @param energies {@code (structures)} per atom
 * @param hull stable phases in the order of their fractions, at least one
 */
public record BinaryHullPlot(
        String title, String component, String unit, double[] fractions, double[] energies, List<Phase> hull)
        implements Plot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 560;
    private static final double MOST = 0.75;
    /** Room for one line of text below the lowest phase, as a share of the axis, and how wide a letter is. */
    private static final double LINE = 0.045;

    private static final double LETTER = 0.0135;
    /** Height of the legend in the upper right corner, as a share of the axis. */
    private static final double LEGEND = 0.17;

    /**
     * A stable phase.
     *
     * @param formula its composition
     * @param fraction of the second component
     * @param energy per atom
     */
    public record Phase(String formula, double fraction, double energy) {}

    /** Copies arrays and list. */
    public BinaryHullPlot {
        fractions = fractions.clone();
        energies = energies.clone();
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
        double bottom = hull.stream().mapToDouble(Phase::energy).min().orElseThrow();
        double extent = top > bottom ? top - bottom : 1;
        double[] centres =
                IntStream.range(0, hull.size()).mapToDouble(this::centre).toArray();
        int[] rows = NameRows.of(
                centres,
                hull.stream().mapToDouble(Phase::energy).toArray(),
                hull.stream().mapToDouble(BinaryHullPlot::width).toArray(),
                LINE * extent);
        double room = LINE * extent * (2 + Arrays.stream(rows).max().orElse(0));
        double above = hull.getLast().energy() > top - LEGEND * extent ? LEGEND : 0.03;
        XYStyler styler = chart.getStyler();
        styler.setXAxisMin(-0.04).setXAxisMax(1.04);
        styler.setYAxisMin(bottom - room).setYAxisMax(top + above * extent);
        styler.setMarkerSize(6);
        styler.setAnnotationTextFont(styler.getLegendFont());

        int[] shown = IntStream.range(0, energies.length)
                .filter(i -> energies[i] <= top)
                .toArray();
        XYSeries structures = chart.addSeries("structures", at(fractions, shown), at(energies, shown));
        structures.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        structures.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Look.faded(Look.colour(0), 0.4));
        XYSeries line = chart.addSeries(
                "hull",
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

    private double top() {
        double[] sorted = Arrays.stream(energies).sorted().toArray();
        double highest = sorted[sorted.length - 1];
        double most = sorted[(int) (MOST * (sorted.length - 1))];
        double mirrored = -hull.stream().mapToDouble(Phase::energy).min().orElseThrow();
        double ends = Math.max(hull.getFirst().energy(), hull.getLast().energy());
        return Math.max(ends, Math.min(highest, Math.max(mirrored, most)));
    }

    private static double[] at(double[] values, int[] indices) {
        return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
    }

    @Override
    public String description() {
        double top = top();
        long left = Arrays.stream(energies).filter(energy -> energy > top).count();
        return "Formation energies per atom" + Labels.inParentheses(unit) + " of " + energies.length
                + " structures over the fraction of " + component + ", with the lower hull: "
                + hull.stream().map(Phase::formula).collect(Collectors.joining(", "))
                + (left == 0 ? "" : "; " + Numbers.count(left, "structure") + " above the frame") + ".";
    }
}
