package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.search.JournalFile;
import org.mbtr.phases.active.HullSettings;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;

/** Runs of strategies on some of the bundled alloys of copper and gold. */
class FigureFourTest {
    private static final AlloySet.Origin COPPER_GOLD = AlloySet.Origin.ALL.getFirst();
    private static final int STEP = 3;

    @TempDir
    private Path folder;

    private static List<Structure> structures() {
        List<Structure> all = COPPER_GOLD
                .read(COPPER_GOLD.locate().orElseThrow())
                .candidates()
                .structures();
        return IntStream.iterate(0, i -> i < all.size(), i -> i + STEP)
                .mapToObj(all::get)
                .toList();
    }

    private Path file() {
        Path file = folder.resolve("alloys.extxyz");
        ExtendedXyzWriter.write(file, structures());
        return file;
    }

    private List<HullRun> play(FigureFourPlan plan, AlloySet set, String journal) {
        JournalFile.Header header = new JournalFile.Header("test", "", List.of("set"));
        try (Workers two = new Workers(2);
                JournalFile<HullRun> done = JournalFile.open(folder.resolve(journal), header, HullRun.class)) {
            return new HullRuns(set, done, new ExperimentProgress(Progress.none(), System::nanoTime)).play(plan, two);
        }
    }

    /** What the file has read there: 136 crystals with a hull of six vertices. */
    @Test
    void binaryAlloysAreAPartOfTheTernary() {
        AlloySet set = COPPER_GOLD.read(COPPER_GOLD.locate().orElseThrow());
        assertEquals(136, set.candidates().size());
        assertEquals(13, set.candidates().space().compositions().size());
        assertEquals(6, set.simulation().hull().vertices().length);
    }

    /** One run to a small δ says where runs to larger ones end: the same as such runs. */
    @Test
    void runsPassThroughTheEndsOfOthers() {
        AlloySet.Origin origin = AlloySet.Origin.file(file().toString());
        AlloySet set = origin.read(origin.locate().orElseThrow());
        HullRun far = ours(play(new FigureFourPlan(1, 1, List.of(), List.of(0.4, 0.02)), set, "far"));
        HullRun near = ours(play(new FigureFourPlan(1, 1, List.of(), List.of(0.4)), set, "near"));
        HullRun.Step end = far.lastAt(0.4, HullSettings.standard(0));
        assertEquals(near.last(), end);
        assertTrue(end.known() < far.last().known(), end + " " + far.last());
    }

    private static HullRun ours(List<HullRun> runs) {
        return runs.stream()
                .filter(run -> run.strategy().equals(HullRun.OURS))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void runsByChanceKeepWhatChanges() {
        List<HullRun.Step> rounds = List.of(
                step(3, false),
                step(4, false),
                step(5, true),
                step(6, true),
                step(7, false),
                step(8, true),
                step(9, true));
        HullRun run = new HullRun("set", HullRun.CHANCE, 0, 0, 9, HullRun.changes(rounds), 0);
        assertEquals(4, run.rounds().size());
        for (HullRun.Step step : rounds) {
            assertEquals(step.right(), run.isRightWith(step.known()), step.toString());
        }
        assertFalse(run.isRightWith(1));
    }

    private static HullRun.Step step(int known, boolean right) {
        return new HullRun.Step(known, right, 0, null, null);
    }

    /** A user's file in place of the usual sets. */
    @Test
    void filesOfUsersAreTaken() {
        String data = file().toString();
        Path output = folder.resolve("out");
        String[] command = {
            "reproduce", "figure4", "--quick", "--repeats", "1", "--data", data, "--output", output.toString()
        };
        JsonNode first = SmallData.json(command);
        assertEquals(6, first.path("rows").size(), first.toString());
        for (JsonNode row : first.path("rows")) {
            assertTrue(row.path("saved").asDouble() > 0, row.toString());
        }
        assertTrue(Files.isRegularFile(output.resolve("figure4.png")));
        assertFalse(Files.exists(output.resolve("runs.journal.jsonl")));
        CommandLineRun text = CommandLineRun.of(command);
        assertEquals(0, text.code(), text.err());
        assertTrue(text.out().contains("as many as"), text.out());
    }
}
