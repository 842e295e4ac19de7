package org.mbtr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void helpListsVerbsInGroups() {
        CommandLineRun run = CommandLineRun.of("--help");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("Data:"), run.out());
        assertTrue(run.out().matches("(?s).*\n  datasets +List the known data sets.*"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void versionGoesToStandardOutput() {
        CommandLineRun run = CommandLineRun.of("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("mbtr "), run.out());
    }

    @Test
    void misspeltVerbIsWrongUsageWithSuggestion() {
        CommandLineRun run = CommandLineRun.of("dataset");
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("Did you mean: mbtr datasets"), run.err());
    }

    @Test
    void misspeltOptionIsWrongUsageWithSuggestion() {
        CommandLineRun run = CommandLineRun.of("datasets", "--jsn");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--json"), run.err());
        assertTrue(run.err().contains("'mbtr datasets --help'"), run.err());
    }

    @Test
    void unknownOptionIsNamedBeforeWhatIsMissing() {
        CommandLineRun run = CommandLineRun.of("train", "--foo");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("mbtr: unknown option: '--foo'"), run.err());
    }

    @Test
    void missingArgumentIsNamed() {
        CommandLineRun run = CommandLineRun.of("train", "--tune");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("DATA"), run.err());
    }

    @Test
    void noVerbIsWrongUsage() {
        CommandLineRun run = CommandLineRun.of();
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("mbtr: a command is missing"), run.err());
    }

    @Test
    void threadsMustBePositive() {
        CommandLineRun run = CommandLineRun.of("datasets", "--threads", "0");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--threads needs 1 or more, found 0"), run.err());
    }

    @Test
    void everyVerbExplainsItself() {
        for (String verb : MbtrCommand.assemble().getSubcommands().keySet()) {
            CommandLineRun run = CommandLineRun.of(verb, "--help");
            assertEquals(0, run.code(), verb);
            assertTrue(run.out().contains("--json"), verb);
        }
    }

    @Test
    void testVerbPointsToTheLauncher() {
        CommandLineRun run = CommandLineRun.of("test");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("./mbtr test"), run.err());
    }

    @Test
    void traceOnlyBehindDebug() {
        assertFalse(CommandLineRun.of("show", "no-such-file").err().contains("\tat "));
        assertTrue(CommandLineRun.of("show", "no-such-file", "--debug").err().contains("\tat "));
    }
}
