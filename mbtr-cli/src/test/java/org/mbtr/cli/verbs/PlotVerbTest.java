package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.describe.Spectrum;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.mbtr.Mbtr;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;

class PlotVerbTest {
    private static final String PRESET = "figure1-aspirin-k2";
    private static final Structure WATER =
            Structure.molecule(new int[] {8, 1, 1}, new double[] {0, 0, 0, 0.757, 0.586, 0, -0.757, 0.586, 0});
    private static final double STEP = 1e-5;

    @TempDir
    private Path folder;

    private static List<XYChart> panels(Structure structure, Optional<Integer> atom) {
        Mbtr tensor = (Mbtr)
                Presets.create(PRESET, DataSummary.of(Stream.of(structure))).create();
        return new Spectrum(tensor, structure, 0, List.of())
                .draw("", atom)
                .plot()
                .panels();
    }

    private static double[] line(XYChart panel, String name) {
        return panel.getSeries(name).getYData();
    }

    /** The panels below show the slope of the curves on top. */
    @Test
    void derivativesAreDifferencesOfTheValues() {
        String bonds = "H–O = O–H";
        double[] there = line(panels(moved(STEP), Optional.empty()).getFirst(), bonds);
        double[] back = line(panels(moved(-STEP), Optional.empty()).getFirst(), bonds);
        double[] differences = new double[there.length];
        for (int m = 0; m < there.length; m++) {
            differences[m] = (there[m] - back[m]) / (2 * STEP);
        }
        List<XYChart> panels = panels(WATER, Optional.of(1));
        assertEquals(4, panels.size());
        assertArrayEquals(differences, line(panels.get(2), bonds), 1e-7);
    }

    private static Structure moved(double distance) {
        double[] positions = WATER.positions();
        positions[4] += distance;
        return Structure.molecule(new int[] {8, 1, 1}, positions);
    }

    @Test
    void tupleAndReversalAreOneLine() {
        assertEquals(
                List.of("H–H", "H–O = O–H"),
                panels(WATER, Optional.of(0)).getFirst().getSeriesCollection().stream()
                        .map(XYSeries::getName)
                        .toList());
    }

    private CommandLineRun plot(String... options) {
        Path file = folder.resolve("water.extxyz");
        ExtendedXyzWriter.write(file, List.of(WATER));
        Stream<String> arguments = Stream.of("plot", "representation", file.toString());
        return CommandLineRun.of(Stream.concat(arguments, Stream.of(options)).toArray(String[]::new));
    }

    @Test
    void picturesAreWritten() {
        Path base = folder.resolve("water");
        CommandLineRun run = plot("--representation", PRESET, "--derivative", "1", "--output", base.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.exists(folder.resolve("water.png")));
        assertTrue(Files.exists(folder.resolve("water.svg")));
    }

    @Test
    void atomsThatAreNotThereAreRefused() {
        Path base = folder.resolve("water");
        CommandLineRun run = plot("--representation", PRESET, "--derivative", "4", "--output", base.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("--derivative counts from 1, found 4; there are 3 atoms"), run.err());
        assertFalse(Files.exists(folder.resolve("water.png")));
    }

    @Test
    void tuplesThatAreNotThereAreNamed() {
        CommandLineRun run = plot("--representation", PRESET, "--species", "C-H", "--output", folder + "/water");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("no tuple C-H here; it has H-H, H-O, O-H"), run.err());
    }

    @Test
    void whatCannotBeDrawnIsUsage() {
        CommandLineRun run = CommandLineRun.of("plot", "model", "water.extxyz", "--representation", PRESET);
        assertEquals(2, run.code());
        assertTrue(run.err().contains("cannot draw 'model'; known: representation"), run.err());
    }
}
