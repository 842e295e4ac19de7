package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

class PredictVerbTest {
    private static final String WITH_CHLORINE = """
            2
            Properties=species:S:1:pos:R:3 pbc="F F F"
            H 0 0 0
            Cl 0 0 1.27
            5
            Properties=species:S:1:pos:R:3 pbc="F F F" name=methane
            C 0 0 0
            H 0.63 0.63 0.63
            H -0.63 -0.63 0.63
            H -0.63 0.63 -0.63
            H 0.63 -0.63 -0.63
            """;

    @TempDir
    private static Path folder;

    private static String model;
    private static String data;

    @BeforeAll
    static void learn() {
        model = SmallData.model(folder).toString();
        data = folder.resolve("small.extxyz").toString();
    }

    @Test
    void extendedXyzKeepsTheFramesAndAddsThePrediction() {
        Path output = folder.resolve("predicted.extxyz");
        SmallData.json("predict", model, data, "--output", output.toString());
        List<Structure> before = StructureReader.read(Path.of(data));
        List<Structure> after = StructureReader.read(output);
        assertEquals(before.size(), after.size());
        Structure last = after.getLast();
        assertEquals(before.getLast().number("ae_pbe0"), last.number("ae_pbe0"));
        assertTrue(last.number("ae_pbe0_predicted").isPresent());
        assertEquals(
                before.getLast(),
                last.withProperties(before.getLast().properties()),
                "all but the prediction stays as it was");
    }

    @Test
    void tableHasPredictionKnownValueAndDifference() throws IOException {
        Path output = folder.resolve("predicted.csv");
        SmallData.json("predict", model, data, "--output", output.toString());
        List<String> lines = Files.readAllLines(output);
        assertEquals("index,formula,predicted,reference,difference", lines.getFirst());
        assertEquals(SmallData.SIZE + 1, lines.size());
        String[] cells = lines.get(1).split(",");
        assertEquals("0", cells[0]);
        assertEquals(Double.parseDouble(cells[2]) - Double.parseDouble(cells[3]), Double.parseDouble(cells[4]), 1e-9);
    }

    @Test
    void predictionsOfFewStructuresArePrinted() throws IOException {
        Path file = Files.writeString(
                folder.resolve("methane.xyz"), WITH_CHLORINE.lines().skip(4).reduce("", (a, b) -> a + b + "\n"));
        JsonNode report = SmallData.json("predict", model, file.toString());
        assertEquals("CH4", report.path("predictions").path(0).path("formula").asText());
        assertTrue(report.path("predictions").path(0).path("reference").isNull());
        assertTrue(report.path("mae").isMissingNode());
    }

    @Test
    void unknownElementNamesTheStructure() throws IOException {
        Path file = Files.writeString(folder.resolve("chlorine.xyz"), WITH_CHLORINE);
        CommandLineRun run = CommandLineRun.of("predict", model, file.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("structure 1 (ClH)") && run.err().contains("element Cl"), run.err());
        assertTrue(run.err().contains("--skip-unknown"), run.err());
    }

    @Test
    void unknownElementsCanBeLeftOutAndAreListed() throws IOException {
        Path file = Files.writeString(folder.resolve("chlorine.xyz"), WITH_CHLORINE);
        JsonNode report = SmallData.json("predict", model, file.toString(), "--skip-unknown");
        assertEquals(1, report.path("structures").asInt());
        assertEquals(0, report.path("skipped").path(0).path("index").asInt());
        assertEquals("Cl", report.path("skipped").path(0).path("element").asText());
        assertEquals(1, report.path("predictions").path(0).path("index").asInt());
    }

    @Test
    void structureThatCannotBeDescribedIsNamedByItsPlaceInTheFile() throws IOException {
        String coincident = Files.readString(Path.of(data)) + """
                2
                Properties=species:S:1:pos:R:3 pbc="F F F"
                H 0 0 0
                H 0 0 0
                """;
        Path file = Files.writeString(folder.resolve("coincident.xyz"), coincident);
        Path output = folder.resolve("never.csv");
        CommandLineRun run = CommandLineRun.of("predict", model, file.toString(), "--output", output.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("structure " + (SmallData.SIZE + 1) + " (H2)"), run.err());
        assertFalse(Files.exists(output));
    }

    @Test
    void truncatedModelIsOneClearLine() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(model));
        Path cut = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(bytes, bytes.length / 2));
        CommandLineRun run = CommandLineRun.of("predict", cut.toString(), data);
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("cut.npz") && run.err().contains("cut off or damaged"), run.err());
    }

    @Test
    void structuresInPlaceOfAModelAreRefused() {
        CommandLineRun run = CommandLineRun.of("predict", data, data);
        assertEquals(1, run.code());
        assertTrue(run.err().contains("small.extxyz"), run.err());
    }

    @Test
    void nameOfTheOutputMustSayWhatItIs() {
        Path output = folder.resolve("predicted.txt");
        CommandLineRun run = CommandLineRun.of("predict", model, data, "--output", output.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("predicted.txt") && run.err().contains(".csv"), run.err());
    }
}
