package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;

class TuneVerbTest {
    @TempDir
    private Path folder;

    private String data;
    private Path settings;

    @BeforeEach
    void write() {
        data = SmallData.write(folder).toString();
        settings = folder.resolve("best.settings.json");
    }

    private JsonNode tune(String... options) {
        return SmallData.json(SmallData.arguments(
                List.of("tune", data, "--target", "ae_pbe0", "--output", settings.toString()), options));
    }

    @Test
    void bestOfAllEvaluationsIsWrittenAndTrainTakesIt() {
        JsonNode report = tune();
        assertTrue(report.path("unit").isNull(), report.toString());
        double least = Double.POSITIVE_INFINITY;
        for (JsonNode evaluation : report.path("evaluations")) {
            least = Math.min(least, evaluation.path("rmse").asDouble(Double.POSITIVE_INFINITY));
        }
        // The search rounds errors before it compares them.
        assertEquals(least, report.path("validation_rmse").asDouble(), 1e-2);
        String[] train = {
            "train",
            data,
            "--target",
            "ae_pbe0",
            "--settings",
            settings.toString(),
            "--output",
            folder.resolve("model.npz").toString()
        };
        JsonNode trained = SmallData.json(train);
        assertEquals(report.path("length_scale"), trained.path("length_scale"));
        assertEquals(report.path("lambda"), trained.path("lambda"));
        assertTrue(trained.path("evaluations").isMissingNode());
        String said = CommandLineRun.of(train).err();
        assertTrue(said.contains("representation and kernel from " + settings + "\n"), said);
    }

    @Test
    void commandThatTrainsNextHasTheSameData() {
        CommandLineRun run = CommandLineRun.of(
                "tune",
                data,
                "--target=ae_pbe0",
                "--train",
                "60",
                "--seed",
                "1",
                "--kernel-only",
                "--output",
                settings.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals(
                "Next: 'mbtr train " + data + " --target ae_pbe0 --train 60 --seed 1 --settings " + settings + "'",
                run.err().lines().toList().getLast());
    }

    @Test
    void killedSearchResumesToTheSameSettings() throws IOException {
        tune();
        String whole = Files.readString(settings);
        Files.delete(settings);
        Path journal = folder.resolve("best.settings.journal.jsonl");
        SmallData.cutOff(journal, 7);
        JsonNode resumed = tune();
        assertEquals(whole, Files.readString(settings));
        assertEquals(0, resumed.path("evaluations").path(0).path("seconds").asDouble(), "from the journal");
    }

    @Test
    void scalesAddVariables() {
        JsonNode report = tune("--scales");
        assertTrue(report.path("evaluations").path(0).has("log2_scale_k3"), report.toString());
    }

    @Test
    void showDescribesTheJournal() {
        tune("--kernel-only");
        JsonNode shown = SmallData.json(
                "show", folder.resolve("best.settings.journal.jsonl").toString());
        assertEquals("length-scale", shown.path("variables").path(0).asText());
        assertTrue(shown.path("evaluations").size() > 1);
    }

    @Test
    void nothingToSearchIsWrongUsage() {
        CommandLineRun run = CommandLineRun.of(
                "tune", data, "--target", "ae_pbe0", "--kernel-only", "--lambda", "1e-6", "--length-scale", "2");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("nothing is left to search"), run.err());
    }
}
