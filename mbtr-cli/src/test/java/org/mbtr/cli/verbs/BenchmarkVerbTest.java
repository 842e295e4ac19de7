package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mbtr.cli.CommandLineRun;

/** Mistakes only: the measurements take their time. */
class BenchmarkVerbTest {
    @Test
    void unknownBenchmarkNamesThoseThatThereAre() {
        CommandLineRun run = CommandLineRun.of("benchmark", "kernel");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("kernel") && run.err().contains("known: representation"), run.err());
    }

    @Test
    void unknownCaseNamesThoseThatThereAre() {
        CommandLineRun run = CommandLineRun.of("benchmark", "representation", "--case", "molecules-k9");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("molecules-k9") && run.err().contains("molecules-k2-exp"), run.err());
    }
}
