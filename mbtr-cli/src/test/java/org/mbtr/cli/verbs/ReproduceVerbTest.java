package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;

class ReproduceVerbTest {
    @TempDir
    private Path folder;

    @Test
    void unknownExperimentNamesThoseThatThereAre() {
        CommandLineRun run = CommandLineRun.of("reproduce", "table7");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("table7") && run.err().contains("known: figure1, table1, crystals"), run.err());
    }

    @Test
    void allTakesNoChoiceOfModels() {
        CommandLineRun run = CommandLineRun.of("reproduce", "all", "--quick", "--kernel", "linear");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("leave out --kernel"), run.err());
    }

    @Test
    void optionsOfOtherExperimentsAreRefused() {
        CommandLineRun run = CommandLineRun.of("reproduce", "figure1", "--sizes", "10");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--sizes is for learning-curves, figure3"), run.err());
    }

    @Test
    void repeatsAreForLearningCurvesOnly() {
        CommandLineRun table = CommandLineRun.of("reproduce", "table1", "--repeats", "2");
        assertEquals(2, table.code());
        assertTrue(table.err().contains("--repeats"), table.err());
        CommandLineRun crystals = CommandLineRun.of("reproduce", "crystals", "--repeats", "-1");
        assertEquals(2, crystals.code());
        assertTrue(crystals.err().contains("0 or more, found -1"), crystals.err());
    }

    @Test
    void crystalsWithoutSuchAModelAreRefused() {
        CommandLineRun run = CommandLineRun.of("reproduce", "crystals", "--kernel", "laplacian");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("no model of crystals") && run.err().contains("laplacian"), run.err());
    }

    @Test
    void choiceWithoutModelsIsRefusedBeforeTheWork() throws IOException {
        Path output = folder.resolve("results");
        CommandLineRun run = CommandLineRun.of(
                "reproduce", "table1", "--data", "qm7b", "--representation", "nothing", "--output", output.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("no model of table1") && run.err().contains("nothing"), run.err());
        assertFalse(Files.exists(output));
    }

    @Test
    void quickRunSetsItsNumbersBesideThePublishedOnes() throws IOException {
        JsonNode report = SmallData.json(quickRun());
        assertEquals(1, report.path("rows").size());
        JsonNode row = report.path("rows").path(0);
        assertEquals("qm7_pbe0geom", row.path("data").asText());
        assertEquals("ae_pbe0", row.path("target").asText());
        assertEquals("cm", row.path("representation").asText());
        assertEquals("laplacian", row.path("kernel").asText());
        assertEquals(1000, row.path("train").asInt());
        assertTrue(row.path("test").asInt() > 1000, row.toString());
        assertEquals(3.473, row.path("published_mae").asDouble());
        assertEquals(4.757, row.path("published_rmse").asDouble());
        // A fifth of the paper's training molecules cannot do better than the paper, and does not do much worse.
        double mae = row.path("mae").asDouble();
        assertTrue(mae > 3.473 && mae < 4 * 3.473, row.toString());
        assertTrue(row.path("rmse").asDouble() > mae, row.toString());
        assertTrue(row.path("seconds").asDouble() > 0, row.toString());
        assertEquals(
                report,
                new ObjectMapper().readTree(folder.resolve("results.json").toFile()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    Set.of("results.json", "table1.png", "table1.svg"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void textSaysWhatThePublishedNumbersAreFor() {
        CommandLineRun run = CommandLineRun.of(quickRun());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Published numbers are for 5000 training molecules."), run.out());
    }

    private String[] quickRun() {
        return new String[] {
            "reproduce",
            "table1",
            "--quick",
            "--data",
            "qm7_pbe0geom",
            "--representation",
            "cm",
            "--output",
            folder.toString()
        };
    }
}
