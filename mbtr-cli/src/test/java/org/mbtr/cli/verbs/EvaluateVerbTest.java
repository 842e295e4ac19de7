package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;

class EvaluateVerbTest {
    @TempDir
    private Path folder;

    @Test
    void testPartOfTheSplitHasTheErrorsThatTrainingReported() {
        Path split = folder.resolve("split.json");
        Path model = folder.resolve("model.npz");
        String data = SmallData.write(folder).toString();
        JsonNode trained = SmallData.json(
                "train", data, "--target", "ae_pbe0", "--output", model.toString(), "--write-split", split.toString());
        JsonNode evaluated = SmallData.json("evaluate", model.toString(), data, "--split", split.toString());
        assertEquals(trained.path("test"), evaluated.path("structures"));
        // The reading of the file may change the order of sums.
        assertEquals(trained.path("mae").asDouble(), evaluated.path("mae").asDouble(), 1e-9);
        assertEquals(trained.path("max").asDouble(), evaluated.path("max").asDouble(), 1e-9);
    }

    @Test
    void largestErrorsComeFirst() {
        Path model = SmallData.model(folder);
        JsonNode report = SmallData.json(
                "evaluate", model.toString(), folder.resolve("small.extxyz").toString());
        assertEquals(10, report.path("largest").size());
        assertEquals(
                report.path("max").asDouble(),
                Math.abs(report.path("largest").path(0).path("difference").asDouble()));
    }

    @Test
    void plotIsDrawnOnRequest() {
        Path model = SmallData.model(folder);
        Path plot = folder.resolve("parity");
        SmallData.json(
                "evaluate", model.toString(), folder.resolve("small.extxyz").toString(), "--plot", plot.toString());
        assertTrue(Files.isRegularFile(folder.resolve("parity.png")));
        assertTrue(Files.isRegularFile(folder.resolve("parity.svg")));
    }

    /** Structures are called by formula and place in the file. */
    @Test
    void pagesSayWhichStructureAMarkIs() throws IOException {
        Path model = SmallData.model(folder);
        String data = folder.resolve("small.extxyz").toString();
        Path page = folder.resolve("parity.html");
        JsonNode report = SmallData.json("evaluate", model.toString(), data, "--plot", page.toString());
        assertEquals("[\"" + page + "\"]", report.path("plot").toString());
        JsonNode worst = report.path("largest").get(0);
        String name = worst.path("formula").asText() + ", structure "
                + worst.path("index").asInt();
        assertTrue(Files.readString(page).contains("\"" + name + "\""), name);
    }

    @Test
    void picturesAreListedAsInTraining() {
        Path model = SmallData.model(folder);
        Path plot = folder.resolve("parity");
        CommandLineRun run = CommandLineRun.of(
                "evaluate", model.toString(), folder.resolve("small.extxyz").toString(), "--plot", plot.toString());
        assertTrue(run.out().contains(" " + plot + ".png, " + plot + ".svg"), run.out());
    }

    @Test
    void unknownUnitIsNullInEveryResult() {
        Path model = SmallData.model(folder);
        String data = folder.resolve("small.extxyz").toString();
        for (JsonNode report : List.of(
                SmallData.json("show", model.toString()),
                SmallData.json("predict", model.toString(), data),
                SmallData.json("evaluate", model.toString(), data))) {
            assertTrue(report.path("unit").isNull(), report.toString());
        }
    }

    @Test
    void dataWithoutKnownValuesAreRefused() throws IOException {
        Path model = SmallData.model(folder);
        Path file = Files.writeString(folder.resolve("bare.xyz"), "2\n\nH 0 0 0\nH 0 0 0.74\n");
        CommandLineRun run = CommandLineRun.of("evaluate", model.toString(), file.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("ae_pbe0") && run.err().contains("mbtr predict"), run.err());
    }

    @Test
    void partWithoutSplitIsWrongUsage() {
        assertEquals(
                2,
                CommandLineRun.of("evaluate", "m.npz", "d.xyz", "--part", "test")
                        .code());
    }
}
