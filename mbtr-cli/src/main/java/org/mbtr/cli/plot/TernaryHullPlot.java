package org.mbtr.cli.plot;

import java.awt.Color;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The triangle of three components: facets of the hull as triangles, compositions coloured by the energy of their lowest structure
 * above the hull, stable phases by name. The first component is at the lower left, the second at the lower right, the third on
 * top.
 *
 * @param title heading
 * @param components three symbols
 * @param unit of energies, empty if unknown
 * @param places compositions
 * @param names {@code (places)} what to call them
 * @param above {@code (places)} energies above the hull
 * @param stable phases of the hull
 * @param facets three places each
 */
public record TernaryHullPlot(
        String title,
        List<String> components,
        String unit,
        List<Place> places,
        List<String> names,
        double[] above,
        List<Phase> stable,
        List<List<Place>> facets)
        implements Plot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 674;
    /** Length of a side of the triangle (points), and a row and a letter of text in its unit. */
    private static final int SIDE = 586;

    private static final double ROW = 0.035;
    private static final double LETTER = 0.0145;
    private static final double MARGIN = 0.09;
    private static final String STABLE = "stable";
    private static final int CLASSES = 4;
    /** From low to high, ever lighter: people with colour-blindness can tell them apart. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0B3C5D), new Color(0x1F78B4), new Color(0x6BAED6), new Color(0xFDAE61), new Color(0xE0E0E0));

    /**
     * A composition.
     *
     * @param second fraction of the second component
     * @param third fraction of the third component
     */
    public record Place(double second, double third) {
        private double x() {
            return second + third / 2;
        }

        private double y() {
            return third * Math.sqrt(3) / 2;
        }
    }

    /**
     * A stable phase.
     *
     * @param formula its composition
     * @param place where it is
     */
    public record Phase(String formula, Place place) {}

    /** Copies lists and array. */
    public TernaryHullPlot {
        components = List.copyOf(components);
        places = List.copyOf(places);
        names = List.copyOf(names);
        above = above.clone();
        stable = List.copyOf(stable);
        facets = List.copyOf(facets);
    }

    @Override
    public List<XYChart> panels() {
        return List.of(chart());
    }

    private XYChart chart() {
        double extra = ROW * Arrays.stream(rows(onLowerSide())).max().orElse(0);
        XYChart chart = Look.chart(title, "", "", WIDTH, HEIGHT + (int) Math.round(SIDE * extra));
        XYStyler styler = chart.getStyler();
        styler.setXAxisMin(-MARGIN).setXAxisMax(1 + MARGIN);
        styler.setYAxisMin(-MARGIN - extra).setYAxisMax(Math.sqrt(3) / 2 + MARGIN);
        styler.setAxisTicksVisible(false).setAxisTitlesVisible(false).setPlotGridLinesVisible(false);
        styler.setPlotBorderVisible(false);
        styler.setMarkerSize(9);
        styler.setAnnotationTextFont(styler.getLegendFont());
        addEdges(chart);
        double[] bounds = bounds();
        for (int level = bounds.length; level >= 0; level--) {
            addClass(chart, bounds, level);
        }
        XYSeries phases = chart.addSeries(
                STABLE,
                xs(stable.stream().map(Phase::place).toList()),
                ys(stable.stream().map(Phase::place).toList()));
        phases.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        phases.setMarker(SeriesMarkers.SQUARE).setMarkerColor(Look.colour(1));
        addNames(chart);
        return chart;
    }

    /** Below the lower side in as many rows as it takes, left of the left side, right of the right one, above what is inside. */
    private void addNames(XYChart chart) {
        List<Phase> below = onLowerSide();
        int[] rows = rows(below);
        for (int i = 0; i < below.size(); i++) {
            addName(chart, below.get(i), 0, -0.045 - ROW * rows[i]);
        }
        for (Phase phase : stable) {
            double beside = 0.02 + LETTER * phase.formula().length() / 2;
            double first = 1 - phase.place().second() - phase.place().third();
            if (phase.place().third() == 1) {
                addName(chart, phase, 0, 0.025);
            } else if (phase.place().third() > 0) {
                boolean left = phase.place().second() == 0;
                boolean right = first < 1e-6;
                addName(chart, phase, left ? -beside : right ? beside : 0, left || right ? -0.01 : 0.025);
            }
        }
    }

    private static void addName(XYChart chart, Phase phase, double right, double up) {
        String formula = Labels.formula(phase.formula());
        chart.addAnnotation(new AnnotationText(
                formula, phase.place().x() + right, phase.place().y() + up, false));
    }

    private List<Phase> onLowerSide() {
        return stable.stream()
                .filter(phase -> phase.place().third() == 0)
                .sorted(Comparator.comparingDouble(phase -> phase.place().x()))
                .toList();
    }

    private static int[] rows(List<Phase> side) {
        return NameRows.of(
                xs(side.stream().map(Phase::place).toList()),
                new double[side.size()],
                side.stream()
                        .mapToDouble(phase -> LETTER * (phase.formula().length() + 1))
                        .toArray(),
                ROW);
    }

    private void addEdges(XYChart chart) {
        Set<Set<Place>> drawn = new HashSet<>();
        for (List<Place> facet : facets) {
            for (int j = 0; j < facet.size(); j++) {
                List<Place> edge = List.of(facet.get(j), facet.get((j + 1) % facet.size()));
                if (drawn.add(Set.copyOf(edge))) {
                    XYSeries line = chart.addSeries("edge " + drawn.size(), xs(edge), ys(edge));
                    line.setMarker(SeriesMarkers.NONE).setLineColor(Look.GUIDE).setLineStyle(Look.solid(1));
                    line.setShowInLegend(false);
                }
            }
        }
    }

    /** Compositions above the bound before a level, and up to its own. */
    private void addClass(XYChart chart, double[] bounds, int level) {
        List<Place> members = members(bounds, level).mapToObj(places::get).toList();
        if (members.isEmpty()) {
            return;
        }
        XYSeries series = chart.addSeries(className(bounds, level), xs(members), ys(members));
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(COLOURS.get(level + CLASSES - bounds.length));
    }

    private IntStream members(double[] bounds, int level) {
        double from = level == 0 ? -1 : bounds[level - 1];
        double to = level == bounds.length ? Double.POSITIVE_INFINITY : bounds[level];
        return IntStream.range(0, above.length).filter(i -> above[i] > from && above[i] <= to);
    }

    private String className(double[] bounds, int level) {
        if (bounds.length == 0) {
            return "structures";
        }
        String suffix = unit.isEmpty() ? "" : " " + unit;
        return level == bounds.length
                ? "above " + Labels.tick(bounds[level - 1]) + suffix
                : "to " + Labels.tick(bounds[level]) + suffix;
    }

    @Override
    public List<String> names(String series) {
        if (series.equals(STABLE)) {
            return stable.stream().map(Phase::formula).toList();
        }
        double[] bounds = bounds();
        return IntStream.rangeClosed(0, bounds.length)
                .filter(level -> className(bounds, level).equals(series))
                .boxed()
                .flatMap(level -> members(bounds, level).mapToObj(names::get))
                .toList();
    }

    /** The {@value #CLASSES} largest of the numbers 1, 2, 5 of each decade that are below the highest energy, ascending. */
    private double[] bounds() {
        double highest = Arrays.stream(above).max().orElse(0);
        if (!(highest > 0)) {
            return new double[0];
        }
        int decade = (int) Math.floor(Math.log10(highest));
        double[] numbers = IntStream.rangeClosed(decade - 2, decade)
                .boxed()
                .flatMap(power -> Stream.of(1, 2, 5).map(digit -> Double.parseDouble(digit + "e" + power)))
                .mapToDouble(number -> number)
                .filter(number -> number < highest)
                .toArray();
        return Arrays.copyOfRange(numbers, numbers.length - CLASSES, numbers.length);
    }

    private static double[] xs(List<Place> places) {
        return places.stream().mapToDouble(Place::x).toArray();
    }

    private static double[] ys(List<Place> places) {
        return places.stream().mapToDouble(Place::y).toArray();
    }

    @Override
    public String description() {
        return "Triangle of " + String.join(", ", components) + " with " + facets.size()
                + " triangles of stable phases, compositions coloured by energy above the hull"
                + Labels.inParentheses(unit) + ". Stable: "
                + stable.stream().map(Phase::formula).collect(Collectors.joining(", ")) + ".";
    }
}
