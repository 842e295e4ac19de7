package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.potentials.gdml.GdmlTrainer;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.io.NpzWriter;

/** The work of the experiment on a small made-up molecule, and its published numbers. */
class TableTwoForcesTest {
    private static final int FRAMES = 150;
    private static final int TRAIN = 40;
    private static final int TEST = 30;
    private static final int ATOMS = 3;

    private static final ForceFieldWork.Listener NOBODY = new ForceFieldWork.Listener() {
        @Override
        public void evaluated(int number, Map<String, Double> point, double loss, double seconds) {}

        @Override
        public void begins(GdmlTrainer.Part part) {}

        @Override
        public void worked(double share) {}
    };

    @TempDir
    private Path folder;

    /** Water with springs between all atoms: forces are linear in the stretch, which a force field learns from few frames. */
    private DataSource trajectory(boolean split) {
        Random random = new Random(1);
        double[] rest = {0, 0, 0, 0.757, 0.586, 0, -0.757, 0.586, 0};
        double[] positions = new double[FRAMES * 3 * ATOMS];
        double[] energies = new double[FRAMES];
        double[] forces = new double[positions.length];
        for (int frame = 0; frame < FRAMES; frame++) {
            int from = frame * 3 * ATOMS;
            for (int i = 0; i < 3 * ATOMS; i++) {
                positions[from + i] = rest[i] + 0.1 * random.nextGaussian();
            }
            for (int a = 0; a < ATOMS; a++) {
                for (int b = 0; b < a; b++) {
                    double stretch = distance(positions, from, a, b) - distance(rest, 0, a, b);
                    energies[frame] += 100 * stretch * stretch;
                    for (int axis = 0; axis < 3; axis++) {
                        double along = (positions[from + 3 * a + axis] - positions[from + 3 * b + axis])
                                / distance(positions, from, a, b);
                        forces[from + 3 * a + axis] -= 200 * stretch * along;
                        forces[from + 3 * b + axis] += 200 * stretch * along;
                    }
                }
            }
        }
        Path file = folder.resolve("water.npz");
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.add("z", new int[] {8, 1, 1}, ATOMS);
            archive.add("R", positions, FRAMES, ATOMS, 3);
            archive.add("E", energies, FRAMES);
            archive.add("F", forces, FRAMES, ATOMS, 3);
            if (split) {
                archive.add("train_01", IntStream.range(0, TRAIN).toArray(), TRAIN);
                archive.add("test_01", IntStream.range(TRAIN, TRAIN + TEST).toArray(), TEST);
            }
            archive.commit();
        }
        return DataSource.resolve(file.toString());
    }

    private static double distance(double[] r, int from, int a, int b) {
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
            double difference = r[from + 3 * a + axis] - r[from + 3 * b + axis];
            squared += difference * difference;
        }
        return Math.sqrt(squared);
    }

    @Test
    void framesAreUsedOnce() {
        TrajectoryFrames frames = TrajectoryFrames.read(trajectory(true));
        assertEquals(50, frames.validation().length);
        int[] others = frames.others(20);
        assertEquals(FRAMES - 20 - 50, others.length);
        assertTrue(Arrays.stream(others).noneMatch(frame -> frame < 20));
        assertTrue(Arrays.stream(frames.validation()).allMatch(frame -> frame >= TRAIN + TEST));
        assertTrue(Arrays.stream(frames.validation()).noneMatch(v -> Arrays.binarySearch(others, v) >= 0));
    }

    @Test
    void trajectoryWithoutSplitIsRefused() {
        DataSource source = trajectory(false);
        MbtrException refused = assertThrows(MbtrException.class, () -> TrajectoryFrames.read(source));
        assertTrue(refused.getMessage().contains("train_01"), refused.getMessage());
    }

    /** More frames are better, and what the journal holds is not searched again. */
    @ParameterizedTest
    @EnumSource(ForceFieldKind.class)
    void forceFieldsLearnTheMolecule(ForceFieldKind kind) {
        try (Workers workers = new Workers(2)) {
            TableTwoForces work = TableTwoForces.of("water", TrajectoryFrames.read(trajectory(true)), workers);
            assertEquals(2, work.work().group().order(), "the two hydrogen atoms can change places");
            Path journal = folder.resolve("search.jsonl");
            GdmlSearch.Result found = work.search(kind, TRAIN, 10, Optional.empty(), journal, NOBODY);
            assertEquals(
                    found.point(),
                    work.search(kind, TRAIN, 10, Optional.empty(), journal, NOBODY)
                            .point());
            ForceFieldRow few = work.fit(kind, 10, found, NOBODY);
            ForceFieldRow many = work.fit(kind, TRAIN, found, NOBODY);
            assertEquals(TEST, many.published().frames());
            assertEquals(3 * ATOMS * TRAIN, many.order());
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
        assertEquals(List.of(200, 1000), quick.sizes("uracil"));
        assertEquals(List.of(200), quick.sizes("aspirin"));
        assertEquals(200, quick.searched(1000, 9));
        ForceFieldPlan full = new ForceFieldPlan(false);
        assertEquals(500, full.searched(1000, 9));
        assertEquals(214, full.searched(1000, 21));
        assertEquals(200, full.searched(200, 9));
    }
}
