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

class LearningCurveVerbTest {
    @TempDir
    private Path folder;

    private String data;

    @BeforeEach
    void write() {
        data = SmallData.write(folder).toString();
    }

    private String[] curve(String sizes, String... options) {
        return SmallData.arguments(
                List.of(
                        "learning-curve",
                        data,
                        "--target",
                        "ae_pbe0",
                        "--sizes",
                        sizes,
                        "--repeats",
                        "2",
                        "--output",
                        folder.resolve("curve").toString()),
                options);
    }

    @Test
    void moreStructuresMeanSmallerErrors() {
        JsonNode report = SmallData.json(curve("15,60"));
        assertEquals(4, report.path("points").size());
        assertEquals(2, report.path("sizes").size());
        assertTrue(report.path("exponent").asDouble() < 0, report.toString());
        for (String name : List.of("curve.csv", "curve.png", "curve.svg", "curve.journal.jsonl")) {
            assertTrue(Files.isRegularFile(folder.resolve(name)), name);
        }
    }

    @Test
    void interruptedCurveEndsTheSame() throws IOException {
        JsonNode whole = SmallData.json(curve("15,30"));
        SmallData.cutOff(folder.resolve("curve.journal.jsonl"), 3);
        JsonNode resumed = SmallData.json(curve("15,30"));
        assertEquals(whole.path("sizes"), resumed.path("sizes"));
        assertEquals(
                whole.path("points").path(0).path("seconds"),
                resumed.path("points").path(0).path("seconds"));
    }

    @Test
    void sizesCanBeAddedLater() {
        JsonNode first = SmallData.json(curve("15"));
        JsonNode more = SmallData.json(curve("15,30"));
        assertEquals(first.path("points").path(0), more.path("points").path(0));
        assertEquals(4, more.path("points").size());
    }

    @Test
    void sizesBeyondTheDataAreRefused() {
        CommandLineRun run = CommandLineRun.of(curve("85", "--test", "10"));
        assertEquals(1, run.code());
        assertTrue(run.err().contains("95") && run.err().contains("90"), run.err());
    }
}
