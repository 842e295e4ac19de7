package org.mbtr.cli.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.mbtr.cli.report.PowerLaw;
import org.mbtr.structures.MbtrException;

class PlotFileTest {
    private static final Plot PARITY = new ParityPlot(
            "test",
            "polarizability",
            "Å³",
            new double[] {1, 2, 3},
            new double[] {1.1, 1.9, 3.2},
            new ParityPlot.Errors(0.133, 0.1414, 0.98));

    private static final Plot CURVE = new LearningCurvePlot(
            "test",
            "mean absolute error",
            "kcal/mol",
            List.of(
                    new LearningCurvePlot.Curve(
                            "MBTR",
                            new int[] {100, 1000},
                            new double[] {4, 1},
                            new double[] {5, 0.1},
                            Optional.of(new PowerLaw(64, -0.6))),
                    new LearningCurvePlot.Curve(
                            "one size", new int[] {100}, new double[] {3}, new double[] {0}, Optional.empty())),
            List.of(new LearningCurvePlot.Published("paper", new int[] {1000}, new double[] {0.9})));

    private static final Plot SPECTRUM = new SpectrumPlot(
            "test",
            "1/distance (1/Å)",
            new double[] {0, 0.5, 1},
            List.of(
                    new SpectrumPlot.Panel("f", List.of(new SpectrumPlot.Line("C–H", new double[] {0, 1, 0})), 1),
                    new SpectrumPlot.Panel(
                            "∂f/∂x", List.of(new SpectrumPlot.Line("C–H", new double[] {2, 0, -2})), 1)));

    private static final Plot BINARY = new BinaryHullPlot(
            "test",
            "Cu",
            "eV/atom",
            marks(new double[] {0, 0.25, 0.5, 0.5, 0.75, 0.75, 1}, new double[] {0, -0.1, -0.2, 0.9, 0.1, 0, 0}),
            List.of(),
            List.of(
                    new BinaryHullPlot.Phase("Au", 0, 0),
                    new BinaryHullPlot.Phase("AuCu", 0.5, -0.2),
                    new BinaryHullPlot.Phase("Cu", 1, 0)));

    private static final TernaryHullPlot.Place GOLD = new TernaryHullPlot.Place(1, 0);
    private static final TernaryHullPlot.Place COPPER = new TernaryHullPlot.Place(0, 1);
    private static final TernaryHullPlot.Place COMPOUND = new TernaryHullPlot.Place(0.5, 0.5);
    private static final Plot TERNARY = new TernaryHullPlot(
            "test",
            List.of("Ag", "Au", "Cu"),
            "eV/atom",
            List.of(new TernaryHullPlot.Place(0.25, 0.25), COMPOUND),
            List.of("Ag2AuCu, structure 7", "AuCu, structure 3"),
            new double[] {0.03, 0},
            List.of(
                    new TernaryHullPlot.Phase("Ag", new TernaryHullPlot.Place(0, 0)),
                    new TernaryHullPlot.Phase("Au", GOLD),
                    new TernaryHullPlot.Phase("Cu", COPPER),
                    new TernaryHullPlot.Phase("AuCu", COMPOUND)),
            List.of(
                    List.of(new TernaryHullPlot.Place(0, 0), GOLD, COMPOUND),
                    List.of(new TernaryHullPlot.Place(0, 0), COMPOUND, COPPER)));

    private static final Plot COMPARISON = new ComparisonPlot(
            "test",
            List.of(new ComparisonPlot.Panel(
                    "MAE (kcal/mol)",
                    List.of(
                            new ComparisonPlot.Entry("ethanol", "cm", 0.3, OptionalDouble.of(0.29)),
                            new ComparisonPlot.Entry("ethanol", "mbtr", 0.2, OptionalDouble.empty()),
                            new ComparisonPlot.Entry("uracil", "cm", 0.25, OptionalDouble.of(0.26))))));

    private static final Plot SEARCH = new StackedPlot(List.of(
            new BinaryHullPlot(
                    "test </script>",
                    "Cu",
                    "eV/atom",
                    marks(new double[] {0, 0.5, 1}, new double[] {0, -0.2, 0}),
                    List.of(
                            new BinaryHullPlot.Mark("surely", 0.25, -0.05, 0.01),
                            new BinaryHullPlot.Mark("perhaps", 0.25, -0.04, 0.08),
                            new BinaryHullPlot.Mark("never", 0.25, -0.02, 0.01)),
                    List.of(
                            new BinaryHullPlot.Phase("Au", 0, 0),
                            new BinaryHullPlot.Phase("AuCu", 0.5, -0.2),
                            new BinaryHullPlot.Phase("Cu", 1, 0))),
            new HullProgressPlot(
                    "",
                    "eV/atom",
                    "right",
                    List.of(
                            new HullProgressPlot.Point(2, OptionalDouble.of(0.2), OptionalDouble.empty()),
                            new HullProgressPlot.Point(3, OptionalDouble.of(0), OptionalDouble.of(0))),
                    OptionalDouble.of(0.05),
                    760)));

    @TempDir
    private Path folder;

    private static List<BinaryHullPlot.Mark> marks(double[] fractions, double[] energies) {
        return IntStream.range(0, fractions.length)
                .mapToObj(i -> new BinaryHullPlot.Mark("structure " + (i + 1), fractions[i], energies[i], 0))
                .toList();
    }

    @Test
    void pngHasTwiceTheNaturalSize() throws IOException {
        Path file = folder.resolve("parity.png");
        PlotFile.write(PARITY, file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(2 * PARITY.panels().getFirst().getWidth(), image.getWidth());
        assertEquals(2 * PARITY.panels().getFirst().getHeight(), image.getHeight());
    }

    @Test
    void panelsStandOneBelowTheOther() throws IOException {
        Path file = folder.resolve("spectrum.png");
        PlotFile.write(SPECTRUM, file);
        int heights = SPECTRUM.panels().stream().mapToInt(XYChart::getHeight).sum();
        assertEquals(2 * heights, ImageIO.read(file.toFile()).getHeight());
    }

    /** Rounding errors of what is zero by symmetry must not look like curves. */
    @Test
    void valuesBelowTheStatedSizeLieOnALine() {
        SpectrumPlot.Panel flat = new SpectrumPlot.Panel(
                "f", List.of(new SpectrumPlot.Line("C–H", new double[] {1e-17, -1e-17, 0})), 1e-9);
        XYChart chart = new SpectrumPlot("", "x", new double[] {0, 1, 2}, List.of(flat))
                .panels()
                .getFirst();
        assertTrue(
                chart.getStyler().getYAxisMax() >= 1e-9,
                "range " + chart.getStyler().getYAxisMax());
    }

    @Test
    void everyPlotIsWrittenInBothFormats() throws Exception {
        for (Plot plot : List.of(PARITY, CURVE, SPECTRUM, BINARY, TERNARY, SEARCH, COMPARISON)) {
            for (Path file : PlotFile.writeBoth(plot, folder.resolve("plot"))) {
                assertTrue(Files.size(file) > 1000, file.toString());
            }
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("plot.svg").toFile());
        }
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "nothing but the two pictures is left in the folder");
        }
    }

    /** Of three predictions for one composition the one that may be lowest has error bars; all marks have names, in their order. */
    @Test
    void predictionsHaveErrorBarsWhereTheyMatter() {
        XYChart chart = SEARCH.panels().getFirst();
        assertArrayEquals(
                new double[] {0.08},
                chart.getSeries("lowest of its composition").getExtraValues());
        assertEquals(List.of("perhaps"), SEARCH.names("lowest of its composition"));
        assertEquals(List.of("surely", "never"), SEARCH.names("predicted"));
        assertEquals(2, chart.getSeries("predicted").getXData().length);
        assertEquals(List.of("structure 1", "structure 2", "structure 3"), SEARCH.names("computed"));
        assertTrue(chart.getStyler().getYAxisMin() < -0.2, "the lowest phase is in the frame");
        assertEquals(List.of("Ag2AuCu, structure 7"), TERNARY.names("above 0.02 eV/atom"));
    }

    /** A group has its marks side by side, ours and the published ones of a model at the same place. */
    @Test
    void publishedErrorsStandWithOurs() {
        XYChart chart = COMPARISON.panels().getFirst();
        assertArrayEquals(new double[] {-0.3, 0.7}, chart.getSeries("cm").getXData());
        assertArrayEquals(
                new double[] {-0.3, 0.7}, chart.getSeries("cm, published").getXData());
        assertArrayEquals(
                new double[] {0.29, 0.26}, chart.getSeries("cm, published").getYData());
        assertArrayEquals(new double[] {0.3}, chart.getSeries("mbtr").getXData());
        assertNull(chart.getSeries("mbtr, published"));
        assertEquals(
                "ethanol",
                chart.getStyler().getXAxisTickLabelsFormattingFunction().apply(0.0));
    }

    @Test
    void probabilitiesOfZeroAreDrawnAtTheLowerEnd() {
        XYChart change = SEARCH.panels().getLast();
        assertArrayEquals(new double[] {1e-3}, change.getSeries("change").getYData());
        assertEquals(0.05, change.getSeries("limit").getYData()[0]);
    }

    /** The page holds the data as JSON that a parser takes, the names of marks, and all scripts. */
    @Test
    void pagesHoldAllThatTheyNeed() throws IOException {
        Path file = PlotFile.writeAs(SEARCH, folder.resolve("search.html")).getFirst();
        String page = Files.readString(file);
        assertTrue(page.contains("<title>test &lt;/script&gt;</title>"), "title");
        int begin = page.indexOf("const charts = ") + "const charts = ".length();
        JsonNode charts = new ObjectMapper().readTree(page.substring(begin, page.indexOf(";\n", begin)));
        assertEquals(3, charts.size());
        JsonNode lowest = charts.get(0).path("series").get(1);
        assertEquals("[0.25,-0.04,0.08]", lowest.path("points").get(0).toString());
        assertEquals("[\"perhaps\"]", lowest.path("names").toString());
        assertTrue(charts.get(2).path("y").path("log").asBoolean());
        assertFalse(page.contains("{{"), "all places of the page are filled");
        assertFalse(page.contains("<script src") || page.contains("<link"), "nothing is fetched");
        assertEquals(3, page.split("</script>", -1).length, "two scripts, and none that data end");
    }

    @Test
    void svgSaysUnitsAndErrorsInWords() throws IOException {
        Path file = folder.resolve("parity.svg");
        PlotFile.write(PARITY, file);
        String svg = Files.readString(file);
        assertTrue(svg.contains("polarizability (Å³)"), "unit");
        assertTrue(svg.contains("MAE 0.133 Å³"), "error in the picture");
        assertTrue(svg.contains("n = 3"), "number of structures in the picture");
    }

    @Test
    void learningCurveNamesItsSlope() throws IOException {
        Path file = folder.resolve("curve.svg");
        PlotFile.write(CURVE, file);
        assertTrue(Files.readString(file).contains("MBTR, slope −0.60"));
    }

    @Test
    void hullsNameTheirPhasesAndWhatTheyLeaveOut() {
        String binary = BINARY.description();
        assertTrue(binary.contains("Au, AuCu, Cu; 1 structure above the frame"), binary);
        assertEquals(6, BINARY.panels().getFirst().getSeries("structures").getXData().length);
        String ternary = TERNARY.description();
        assertTrue(ternary.contains("2 triangles") && ternary.contains("Ag, Au, Cu, AuCu"), ternary);
    }

    /** Two triangles with one side in common have five sides; the triangle itself has the height of an equilateral one. */
    @Test
    void sidesOfTrianglesAreDrawnOnce() {
        XYChart chart = TERNARY.panels().getFirst();
        long edges = chart.getSeriesCollection().stream()
                .filter(series -> series.getName().startsWith("edge"))
                .count();
        assertEquals(5, edges);
        assertEquals(1, chart.getSeries("to 0.002 eV/atom").getXData().length);
        double[] heights = chart.getSeries("stable").getYData();
        assertEquals(Math.sqrt(0.75), heights[2], 1e-12);
    }

    @Test
    void formulasHaveSubscripts() {
        assertEquals("Ag₁₂Cu", Labels.formula("Ag12Cu"));
        assertEquals("Ag0.314Cu0.686", Labels.formula("Ag0.314Cu0.686"));
    }

    @Test
    void namesMoveDownUntilNoneIsWrittenOverAnother() {
        double[] centres = {0, 0.1, 0.2, 0.9};
        double[] widths = {0.15, 0.15, 0.15, 0.15};
        assertArrayEquals(new int[] {0, 1, 0, 0}, NameRows.of(centres, new double[4], widths, 1));
        double[] wide = {0.3, 0.3, 0.3, 0.3};
        assertArrayEquals(new int[] {0, 1, 2, 0}, NameRows.of(centres, new double[4], wide, 1));
        assertArrayEquals(new int[] {0, 0, 0, 0}, NameRows.of(centres, new double[] {0, -2, -4, 0}, wide, 1));
    }

    @Test
    void pointsOnTopOfEachOtherAreDrawnOnce() {
        Random random = new Random(1);
        double[] values = random.doubles(100_000).toArray();
        ParityPlot plot = new ParityPlot("", "x", "", values, values, new ParityPlot.Errors(0, 0, 1));
        int drawn = plot.panels().getFirst().getSeries("structures").getXData().length;
        assertTrue(drawn <= 1001, "a diagonal has at most one point for each thousandth, found " + drawn);
    }

    /** Names belong to the points that are drawn: the second is on top of the first. */
    @Test
    void namesOfPointsOnTopOfEachOtherAreLeftOut() {
        double[] values = {1, 1, 2};
        ParityPlot plot = new ParityPlot(
                "", "x", "", values, values, new ParityPlot.Errors(0, 0, 1), List.of("first", "second", "third"));
        assertEquals(List.of("first", "third"), plot.names("structures"));
        assertEquals(List.of(), plot.names("identity"));
    }

    @Test
    void namesWithAnEndingGiveOneFile() {
        assertEquals(
                List.of(folder.resolve("a.v2-forces.SVG")),
                PlotFile.writeAs(PARITY, folder.resolve("a.v2.SVG"), "-forces"));
        assertEquals(
                List.of(folder.resolve("a.v2-forces.png"), folder.resolve("a.v2-forces.svg")),
                PlotFile.writeAs(PARITY, folder.resolve("a.v2"), "-forces"));
    }

    @Test
    void otherFormatsAreRefused() {
        Path file = folder.resolve("parity.jpg");
        MbtrException refused = assertThrows(MbtrException.class, () -> PlotFile.write(PARITY, file));
        assertTrue(refused.getMessage().contains(".png, .svg or .html"), refused.getMessage());
    }

    @Test
    void errorsWithoutLogarithmAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new LearningCurvePlot.Published("paper", new int[] {10}, new double[] {0}));
    }
}
