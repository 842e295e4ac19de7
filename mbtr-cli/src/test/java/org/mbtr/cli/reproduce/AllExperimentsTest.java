package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllExperimentsTest {
    @TempDir
    private Path folder;

    private ExperimentResult run() throws IOException {
        return new AllExperiments(List.of(KnownExperiment.FIGURE_ONE), true, Optional.empty(), folder)
                .run(SmallSets.console());
    }

    private static Map<?, ?> row(ExperimentResult result) {
        return (Map<?, ?>) ((List<?>) result.fields().get("rows")).getFirst();
    }

    @Test
    void eachExperimentHasAFolderAndARow() throws IOException {
        ExperimentResult result = run();
        assertEquals("figure1", row(result).get("experiment"));
        assertTrue(row(result).get("summary").toString().startsWith("9 curves"), result.text());
        assertTrue(Files.exists(folder.resolve("figure1").resolve("figure1-aspirin.png")));
        assertTrue(Files.exists(folder.resolve("results.json")));
        assertEquals(List.of(), AllExperiments.failed(result));
        assertFalse(Files.exists(folder.resolve("experiments.journal.jsonl")), "nothing is left to resume");
    }

    /** What fails does not end the run; the next one takes what is done from the journal and tries again what is not. */
    @Test
    void failureIsReportedAndWhatIsDoneIsTakenFromTheJournal() throws IOException {
        Path obstacle = Files.createDirectories(folder.resolve("figure1").resolve("results.json"));
        Files.createFile(obstacle.resolve("file"));
        ExperimentResult failed = run();
        assertEquals(List.of("figure1"), AllExperiments.failed(failed));
        assertTrue(failed.text().contains("figure1 has failed"), failed.text());
        Path journal = folder.resolve("experiments.journal.jsonl");
        String line = "{\"experiment\":\"figure1\",\"summary\":\"as before\",\"seconds\":1.0,\"absent\":[\"qm9\"]}\n";
        Files.writeString(journal, Files.readString(journal) + line);
        ExperimentResult resumed = run();
        assertEquals("as before", row(resumed).get("summary"));
        assertTrue(resumed.text().contains("figure1 was done without qm9"), resumed.text());
        assertFalse(Files.exists(journal));
    }
}
