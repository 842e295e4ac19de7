package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.report.Progress;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;

/** The work of the experiment on a small made-up molecule, and its published numbers. */
class TableTwoForcesTest {
    private static final int TRAIN = WaterTrajectory.TRAIN;
    private static final int TEST = WaterTrajectory.TEST;

    @TempDir
    private Path folder;

    @Test
    void framesAreUsedOnce() {
        TrajectoryFrames frames = TrajectoryFrames.read(WaterTrajectory.write(folder, true));
        assertEquals(50, frames.validation().length);
        int[] others = frames.others(20);
        assertEquals(WaterTrajectory.FRAMES - 20 - 50, others.length);
        assertTrue(Arrays.stream(others).noneMatch(frame -> frame < 20));
        assertTrue(Arrays.stream(frames.validation()).allMatch(frame -> frame >= TRAIN + TEST));
        assertTrue(Arrays.stream(frames.validation()).noneMatch(v -> Arrays.binarySearch(others, v) >= 0));
    }

    /** A whole trajectory as it can be fetched. */
    @Test
    void framesOfATrajectoryWithoutSplitAreDrawn() {
        DataSource source = WaterTrajectory.write(folder, 10_000);
        TrajectoryFrames frames = TrajectoryFrames.read(source);
        assertEquals(9633, frames.all().size());
        assertEquals(1000, frames.train().length);
        assertEquals(1000, frames.test().length);
        assertEquals(9633 - 1000 - 50, frames.others(1000).length);
        double[] labels = frames.all().labels();
        assertEquals(9633, Arrays.stream(labels).distinct().count(), "no frame twice");
        double[] first = LearningData.read(
                        source,
                        new LearningData.Request(Optional.of("energy"), Optional.empty(), List.of()),
                        Progress.none())
                .labelled()
                .labels();
        assertFalse(
                Arrays.equals(Arrays.copyOf(first, 1000), Arrays.copyOf(labels, 1000)),
                "drawn from the whole trajectory");
        assertArrayEquals(labels, TrajectoryFrames.read(source).all().labels());
    }

    @Test
    void shortTrajectoryWithoutSplitIsRefused() {
        DataSource source = WaterTrajectory.write(folder, false);
        MbtrException refused = assertThrows(MbtrException.class, () -> TrajectoryFrames.read(source));
        assertTrue(refused.getMessage().contains("train_01"), refused.getMessage());
    }

    /** More frames are better, and what the journal holds is not searched again. */
    @ParameterizedTest
    @EnumSource(ForceFieldKind.class)
    void forceFieldsLearnTheMolecule(ForceFieldKind kind) {
        try (Workers workers = new Workers(2)) {
            TableTwoForces work =
                    TableTwoForces.of("water", TrajectoryFrames.read(WaterTrajectory.write(folder, true)), workers);
            assertEquals(2, work.work().group().order(), "the two hydrogen atoms can change places");
            Path journal = folder.resolve("search.jsonl");
            GdmlSearch.Result found = work.search(kind, TRAIN, 10, journal, WaterTrajectory.NOBODY);
            assertEquals(
                    found.point(),
                    work.search(kind, TRAIN, 10, journal, WaterTrajectory.NOBODY)
                            .point());
            ForceFieldRow few = work.fit(kind, 10, ForceFieldSettings.found(found), WaterTrajectory.NOBODY);
            ForceFieldRow many = work.fit(kind, TRAIN, ForceFieldSettings.found(found), WaterTrajectory.NOBODY);
            assertEquals(TEST, many.published().frames());
            assertEquals(9 * TRAIN, many.order());
            assertTrue(many.others().forceMae() < few.others().forceMae(), few + " " + many);
            assertTrue(many.published().forceMae() < 2, "mean force is some 20, found " + many);
        }
    }

    /** The table and the ratios of Figure 3 were published independently of each other. */
    @Test
    void publishedNumbersAgreeWithEachOther() {
        for (String molecule : PublishedForceErrors.molecules()) {
            for (int train : List.of(200, 1000)) {
                assertTrue(PublishedForceErrors.of(molecule, ForceFieldKind.CM, train)
                        .isPresent());
                assertTrue(PublishedForceErrors.of(molecule, ForceFieldKind.MBTR, train)
                        .isPresent());
            }
        }
        assertEquals(0.117, improvement("ethanol"), 0.002);
        assertEquals(0.138, improvement("aspirin"), 0.002);
    }

    private static double improvement(String molecule) {
        double mbtr = PublishedForceErrors.of(molecule, ForceFieldKind.MBTR, 1000)
                .orElseThrow()
                .energy();
        return 1
                - mbtr
                        / PublishedForceErrors.of(molecule, ForceFieldKind.CM, 1000)
                                .orElseThrow()
                                .energy();
    }

    @Test
    void quickPlanIsLargeForThreeMolecules() {
        ForceFieldPlan quick = new ForceFieldPlan(true);
        assertEquals(List.of(1000), quick.sizes("uracil"));
        assertEquals(List.of(200), quick.sizes("aspirin"));
        assertEquals(200, quick.searched(1000, 9));
        for (ForceFieldKind kind : ForceFieldKind.PUBLISHED) {
            ForceFieldSettings known = quick.known("uracil", kind, 1000).orElseThrow();
            assertEquals(375, known.searched());
            assertEquals(
                    Math.pow(2, known.log2().get("length-scale")),
                    known.settings().lengthScale());
            assertEquals(
                    Math.pow(2, known.log2().get("lambda")), known.settings().lambda());
        }
        ForceFieldPlan full = new ForceFieldPlan(false);
        assertTrue(full.known("uracil", ForceFieldKind.CM, 1000).isEmpty());
        assertEquals(500, full.searched(1000, 9));
        assertEquals(214, full.searched(1000, 21));
        assertEquals(200, full.searched(200, 9));
    }
}
