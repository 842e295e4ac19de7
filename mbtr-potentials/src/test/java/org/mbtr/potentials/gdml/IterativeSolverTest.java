package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Force fields from the iterative solver beside those from the direct one. */
class IterativeSolverTest {
    private static final int FRAMES = 40;
    private static final GradientSolver.Iterative SOLVER =
            GradientSolver.Iterative.within(1L << 30).withColumns(120);
    private static final ForceFrames DATA = Molecules.labelled(Molecules.methoxy(FRAMES, 0.15, 4));
    private static final List<Structure> OTHERS =
            Molecules.methoxy(20, 0.12, 99).stream().map(Molecules::structure).toList();

    @TempDir
    private Path folder;

    static Stream<GdmlSettings> settings() {
        return Stream.of(
                new GdmlSettings(new MoleculeRepresentation.InverseDistance(), 2, 1e-7),
                new GdmlSettings(MoleculeRepresentation.Bins.published(Math.pow(2, -3)), 6, 1e-7),
                new GdmlSettings(MoleculeRepresentation.BinsWithTriples.published(Math.pow(2, -3), 0.5), 6, 1e-7));
    }

    private static GdmlSettings inverseDistances() {
        return settings().findFirst().orElseThrow();
    }

    private static GdmlTrainer.Training train(
            GdmlSettings settings, GradientSolver solver, GdmlTrainer.Listener listener, int threads) {
        // Models are evaluated after the threads have ended, on the calling one.
        try (Workers workers = new Workers(threads)) {
            GdmlTrainer.Training training = GdmlTrainer.train(
                    DATA, settings, Molecules.methyl(), solver, ModelInfo.unnamed(), listener, workers);
            return new GdmlTrainer.Training(
                    GdmlModel.of(
                            settings,
                            training.model().molecule(),
                            training.model().coefficients(),
                            training.model().constant(),
                            ModelInfo.unnamed(),
                            Workers.CALLING_THREAD),
                    training.timings(),
                    training.iteration());
        }
    }

    private static GdmlTrainer.Training train(GdmlSettings settings, GradientSolver solver) {
        return train(settings, solver, GdmlTrainer.Listener.NONE, 1);
    }

    private static double largestDifference(GdmlModel one, GdmlModel other) {
        double largest = 0;
        List<Evaluation> first = one.evaluate(OTHERS);
        List<Evaluation> second = other.evaluate(OTHERS);
        for (int s = 0; s < OTHERS.size(); s++) {
            for (int c = 0; c < first.get(s).forces().length; c++) {
                largest = Math.max(
                        largest,
                        Math.abs(first.get(s).forces()[c] - second.get(s).forces()[c]));
            }
            largest = Math.max(
                    largest, Math.abs(first.get(s).energy() - second.get(s).energy()));
        }
        return largest;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void forcesAreThoseOfTheDirectSolver(GdmlSettings settings) {
        GdmlModel direct = train(settings, new GradientSolver.Direct()).model();
        GdmlTrainer.Training tight = train(settings, SOLVER.withTolerance(1e-10));
        GdmlTrainer.Training loose = train(settings, SOLVER.withTolerance(1e-2));

        assertTrue(largestDifference(direct, tight.model()) < 1e-6, largestDifference(direct, tight.model()) + "");
        assertTrue(largestDifference(direct, loose.model()) > 1e-4, "the tolerance has no effect");
        assertTrue(tight.iteration().orElseThrow().residual() <= 1e-10);
        assertEquals(
                List.of("preconditioner", "iteration", "constant"),
                List.copyOf(tight.timings().keySet()));
    }

    /** Predicted forces of the training frames differ by K (K + λ I)⁻¹ r, which is not longer than r. */
    @Test
    void toleranceBoundsForcesOfTheTrainingFrames() {
        double tolerance = 1e-3;
        GdmlModel direct =
                train(inverseDistances(), new GradientSolver.Direct()).model();
        GdmlModel loose =
                train(inverseDistances(), SOLVER.withTolerance(tolerance)).model();
        List<Evaluation> one = direct.evaluate(direct.trainingStructures());
        List<Evaluation> other = loose.evaluate(direct.trainingStructures());
        double difference = 0;
        double size = 0;
        for (int f = 0; f < FRAMES; f++) {
            for (int c = 0; c < 15; c++) {
                difference += Math.pow(one.get(f).forces()[c] - other.get(f).forces()[c], 2);
                size += Math.pow(DATA.forces().get(f)[c], 2);
            }
        }
        assertTrue(Math.sqrt(difference) <= tolerance * Math.sqrt(size), Math.sqrt(difference / size) + "");
        assertTrue(difference > 0);
    }

    @Test
    void threadsChangeNothing() {
        double[] one = train(inverseDistances(), SOLVER).model().coefficients().forces();
        double[] three = train(inverseDistances(), SOLVER, GdmlTrainer.Listener.NONE, 3)
                .model()
                .coefficients()
                .forces();

        assertArrayEquals(one, three, 0);
    }

    @Test
    void iterationsAreToldWithWhatIsLeft() {
        List<GdmlTrainer.Iteration> told = new ArrayList<>();
        double[] prepared = {0};
        GdmlTrainer.Training training = train(
                inverseDistances(),
                SOLVER.withColumns(30),
                new GdmlTrainer.Listener() {
                    @Override
                    public void begins(GdmlTrainer.Part part) {}

                    @Override
                    public void worked(double share) {
                        prepared[0] += share;
                    }

                    @Override
                    public void iterated(GdmlTrainer.Iteration iteration) {
                        told.add(iteration);
                    }
                },
                1);

        assertEquals(training.iteration().orElseThrow().number(), told.size());
        assertEquals(1, told.getFirst().number());
        assertTrue(told.getFirst().secondsLeft().isEmpty());
        assertTrue(told.getLast().residual() <= SOLVER.tolerance());
        assertTrue(told.stream().anyMatch(iteration -> iteration.secondsLeft().isPresent()));
        assertEquals(1, prepared[0], 1e-12);
    }

    /** Iterations that were done before an interruption need not be done again, and the result is the same. */
    @Test
    void goesOnFromItsCheckpoint() {
        Path file = folder.resolve("model.checkpoint.npz");
        GradientSolver.Iterative kept =
                SOLVER.withColumns(60).withTolerance(1e-10).withCheckpoint(file);
        GdmlTrainer.Training whole =
                train(inverseDistances(), SOLVER.withColumns(60).withTolerance(1e-10));
        int needed = whole.iteration().orElseThrow().number();

        NotConvergedException stopped = assertThrows(
                NotConvergedException.class, () -> train(inverseDistances(), kept.withIterations(needed / 2)));
        assertTrue(stopped.getMessage().contains("more columns"), stopped.getMessage());
        assertTrue(stopped.getMessage().contains(file.toString()), stopped.getMessage());
        List<Integer> numbers = new ArrayList<>();
        GdmlTrainer.Training resumed = train(
                inverseDistances(),
                kept,
                new GdmlTrainer.Listener() {
                    @Override
                    public void begins(GdmlTrainer.Part part) {}

                    @Override
                    public void worked(double share) {}

                    @Override
                    public void iterated(GdmlTrainer.Iteration iteration) {
                        numbers.add(iteration.number());
                    }
                },
                1);

        assertEquals(needed / 2 + 1, numbers.getFirst());
        assertTrue(numbers.size() < needed, numbers.size() + " of " + needed);
        assertTrue(largestDifference(whole.model(), resumed.model()) < 1e-6);
        assertEquals(numbers.getLast(), resumed.iteration().orElseThrow().number());
        assertEquals(
                numbers.getLast(),
                train(inverseDistances(), kept).iteration().orElseThrow().number(),
                "a finished solution is iterated again");
    }

    @Test
    void aCheckpointOfOtherEquationsIsRefused() throws IOException {
        Path file = folder.resolve("model.checkpoint.npz");
        train(inverseDistances(), SOLVER.withCheckpoint(file));
        byte[] before = Files.readAllBytes(file);

        for (GdmlSettings other : List.of(
                inverseDistances().withLambda(1e-6),
                inverseDistances().withLengthScale(3),
                settings().toList().getLast())) {
            MbtrException refused = assertThrows(MbtrException.class, () -> train(other, SOLVER.withCheckpoint(file)));
            assertTrue(refused.getMessage().contains("other frames"), refused.getMessage());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
        Files.writeString(file, "something else");
        assertThrows(MbtrException.class, () -> train(inverseDistances(), SOLVER.withCheckpoint(file)));
        assertEquals("something else", Files.readString(file));
    }

    @Test
    void aResidualBelowRoundingIsAnErrorWithAdvice() {
        NotConvergedException failure =
                assertThrows(NotConvergedException.class, () -> train(inverseDistances(), SOLVER.withTolerance(1e-30)));

        assertTrue(failure.getMessage().contains("larger lambda"), failure.getMessage());
    }

    @Test
    void settingsAreChecked() {
        for (double wrong : new double[] {0, -1, 1, Double.NaN}) {
            assertThrows(MbtrException.class, () -> SOLVER.withTolerance(wrong));
        }
        assertThrows(MbtrException.class, () -> SOLVER.withColumns(0));
        assertThrows(MbtrException.class, () -> SOLVER.withIterations(0));
        assertThrows(
                MbtrException.class, () -> GradientSolver.Iterative.within(1000).columns(1000, 9));
        assertThrows(MbtrException.class, () -> GradientSolver.order(100_000_000, 9));
        assertThrows(MbtrException.class, () -> GradientSolver.Direct.bytes(50_000_000, 9, false));
        assertEquals(28_000, GradientSolver.Direct.order(1000, 9, true));
    }

    /** The direct solver where its matrix fits, else as many columns as the memory holds. */
    @Test
    void memoryChoosesTheSolver() {
        long matrix = GradientSolver.Direct.bytes(1000, 9, false);
        assertEquals(new GradientSolver.Direct(), GradientSolver.within(matrix, 1000, 9));
        assertEquals(new GradientSolver.Direct(), GradientSolver.within(Long.MAX_VALUE / 4, 1000, 9));

        for (long memory : new long[] {10_000_000, 300_000_000}) {
            GradientSolver.Iterative chosen = (GradientSolver.Iterative) GradientSolver.within(memory, 1000, 9);
            assertTrue(chosen.bytes(1000, 9) <= memory, chosen.columns(1000, 9) + "");
            int more = chosen.columns(1000, 9) + 1;
            assertFalse(chosen.withColumns(more).bytes(1000, 9) <= memory, more + "");
        }
        assertEquals(3375, GradientSolver.Iterative.within(1L << 34).columns(1000, 9));
        assertEquals(
                27_000,
                GradientSolver.Iterative.within(1).withColumns(1_000_000).columns(1000, 9));
    }

    @Test
    void costsAreThoseOfTheSizes() {
        ForceFrames few = Molecules.labelled(Molecules.methoxy(20, 0.15, 4));
        SolverCosts small = SolverCosts.of(few, inverseDistances(), Molecules.methyl(), SOLVER, Workers.CALLING_THREAD);

        assertEquals(300, small.order());
        assertEquals(4L * 300 * 300, small.directBytes());
        assertEquals(SOLVER.bytes(20, 5), small.iterativeBytes());
        assertTrue(small.directSeconds() > 0 && small.preparationSeconds() > 0 && small.iterationSeconds() > 0);
    }
}
