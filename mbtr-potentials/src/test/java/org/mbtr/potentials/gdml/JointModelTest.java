package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.learning.model.LearnedFrom;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Force fields that learn energies beside forces, on a molecule of springs. */
class JointModelTest {
    private static final Workers WORKERS = new Workers(2);
    private static final int COUNT = 19;
    private static final int FORCES = 15 * COUNT;
    private static final double LENGTH_SCALE = 2.5;
    private static final List<double[]> FRAMES = Molecules.methoxy(COUNT, 0.12, 6);
    private static final List<double[]> OTHERS = Molecules.othersThan(FRAMES);

    private static final Map<MoleculeRepresentation, double[][]> EXPLICIT = new ConcurrentHashMap<>();

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    static Stream<MoleculeRepresentation> representations() {
        return Molecules.representations();
    }

    private static GdmlSettings settings(MoleculeRepresentation representation, double lambda, double forceLambda) {
        return new GdmlSettings(representation, LENGTH_SCALE, lambda, new LearnedFrom.ValuesAndForces(forceLambda));
    }

    private static GdmlModel trained(GdmlSettings settings) {
        return GdmlTrainer.train(Molecules.labelled(FRAMES), settings, Molecules.methyl(), ModelInfo.unnamed(), WORKERS)
                .model();
    }

    private static GdmlModel trained(MoleculeRepresentation representation) {
        return trained(settings(representation, 1e-6, 1e-9));
    }

    private static TrainingFrames described(MoleculeRepresentation representation) {
        return TrainingFrames.of(FRAMES, Molecules.methyl(), representation.functions(), WORKERS);
    }

    /** Both triangles, from the definition; of each representation once, since that takes a second. Not to be changed. */
    private static double[][] explicit(MoleculeRepresentation representation) {
        return EXPLICIT.computeIfAbsent(representation, JointModelTest::matrixOfTheDefinition);
    }

    private static double[][] matrixOfTheDefinition(MoleculeRepresentation representation) {
        ExplicitGdml explicit = new ExplicitGdml(representation.functions(), LENGTH_SCALE, Molecules.methyl());
        double[][] matrix = new double[FORCES + COUNT][FORCES + COUNT];
        for (int i = 0; i < COUNT; i++) {
            for (int j = 0; j < COUNT; j++) {
                double[][] block = explicit.forceKernel(FRAMES.get(i), FRAMES.get(j));
                for (int r = 0; r < 15; r++) {
                    System.arraycopy(block[r], 0, matrix[15 * i + r], 15 * j, 15);
                }
                double[] row = explicit.energyForceKernel(FRAMES.get(i), FRAMES.get(j));
                for (int c = 0; c < 15; c++) {
                    matrix[FORCES + i][15 * j + c] = row[c];
                    matrix[15 * j + c][FORCES + i] = row[c];
                }
                matrix[FORCES + i][FORCES + j] = explicit.energyKernel(FRAMES.get(i), FRAMES.get(j));
            }
        }
        return matrix;
    }

    @ParameterizedTest
    @MethodSource("representations")
    void matrixIsThatOfTheDefinition(MoleculeRepresentation representation) {
        double[][] expected = explicit(representation);
        JointEquations equations = new JointEquations(
                described(representation), Molecules.labelled(FRAMES), settings(representation, 0, 0));
        try (PackedMatrix matrix = equations.matrix(share -> {}, WORKERS)) {
            assertEquals(FORCES + COUNT, matrix.order());
            for (int i = 0; i < matrix.order(); i++) {
                double[] row = new double[i + 1];
                matrix.copyRowTo(i, 0, i + 1, row);
                assertArrayEquals(Arrays.copyOf(expected[i], i + 1), row, 1e-9, "row " + i);
            }
        }
    }

    /** Up to rounding no vector makes the quadratic form negative. */
    @ParameterizedTest
    @MethodSource("representations")
    void matrixIsPositiveSemidefinite(MoleculeRepresentation representation) {
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(explicit(representation), false);
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            ArrayRealVector vector = new ArrayRealVector(
                    random.doubles(FORCES + COUNT).map(x -> x - 0.5).toArray());
            assertTrue(vector.dotProduct(matrix.operate(vector)) > 0);
        }
        trained(settings(representation, 1e-11, 1e-11));
    }

    /** The constant as one more unknown that makes the coefficients of energies sum to zero. */
    @ParameterizedTest
    @MethodSource("representations")
    void coefficientsAreThoseOfTheBorderedMatrix(MoleculeRepresentation representation) {
        double[][] kernel = explicit(representation);
        int order = FORCES + COUNT;
        double[][] bordered = new double[order + 1][order + 1];
        double[] right = Arrays.copyOf(Molecules.labelled(FRAMES).flatForces(), order + 1);
        for (int i = 0; i < order; i++) {
            System.arraycopy(kernel[i], 0, bordered[i], 0, order);
            bordered[i][i] += i < FORCES ? 1e-3 : 1e-2;
            if (i >= FORCES) {
                bordered[i][order] = 1;
                bordered[order][i] = 1;
                right[i] = Molecules.energy(FRAMES.get(i - FORCES));
            }
        }
        double[] expected = new LUDecomposition(new Array2DRowRealMatrix(bordered, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();

        GdmlModel model = trained(settings(representation, 1e-2, 1e-3));

        assertArrayEquals(Arrays.copyOf(expected, FORCES), model.coefficients().forces(), 1e-7);
        assertArrayEquals(
                Arrays.copyOfRange(expected, FORCES, order),
                model.coefficients().energies(),
                1e-7);
        assertEquals(expected[order], model.constant().orElseThrow(), 1e-7);
        assertEquals(0, Arrays.stream(model.coefficients().energies()).sum(), 1e-9);
        assertTrue(Arrays.stream(model.coefficients().energies())
                        .map(Math::abs)
                        .max()
                        .orElseThrow()
                > 1e-2);
    }

    @ParameterizedTest
    @MethodSource("representations")
    void predictionsAreThoseOfTheDefinition(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation);
        double[] ofForces = model.coefficients().forces();
        double[] ofEnergies = model.coefficients().energies();
        ExplicitGdml explicit = new ExplicitGdml(representation.functions(), LENGTH_SCALE, Molecules.methyl());
        List<Evaluation> together =
                model.evaluate(OTHERS.stream().map(Molecules::structure).toList());
        for (int s = 0; s < OTHERS.size(); s++) {
            double[] x = OTHERS.get(s);
            Evaluation found = model.evaluate(Molecules.structure(x));
            double energy = model.constant().orElseThrow();
            double[] forces = new double[15];
            double scale = 0;
            for (int j = 0; j < COUNT; j++) {
                double[] row = explicit.energyForceKernel(x, FRAMES.get(j));
                double[] column = explicit.energyForceKernel(FRAMES.get(j), x);
                double[][] block = explicit.forceKernel(x, FRAMES.get(j));
                energy += explicit.energyKernel(x, FRAMES.get(j)) * ofEnergies[j];
                for (int c = 0; c < 15; c++) {
                    energy += row[c] * ofForces[15 * j + c];
                    forces[c] += column[c] * ofEnergies[j];
                    scale += Math.abs(column[c] * ofEnergies[j]);
                    for (int r = 0; r < 15; r++) {
                        forces[r] += block[r][c] * ofForces[15 * j + c];
                        scale += Math.abs(block[r][c] * ofForces[15 * j + c]);
                    }
                }
            }
            double tolerance = (representation instanceof MoleculeRepresentation.Bins ? 1e-10 : 1e-14) * scale;
            assertEquals(energy, found.energy(), tolerance);
            assertArrayEquals(forces, found.forces(), tolerance);
            assertEquals(found.energy(), together.get(s).energy(), 0);
            assertArrayEquals(found.gradient(), together.get(s).gradient(), 0);
        }
    }

    /** (K + Λ) c = y says that forces are missed by λ_F α and energies by λ_E β. */
    @ParameterizedTest
    @MethodSource("representations")
    void residualsAreLambdaTimesCoefficients(MoleculeRepresentation representation) {
        GdmlModel model = trained(settings(representation, 1e-2, 1e-3));
        double[] ofForces = model.coefficients().forces();
        double[] ofEnergies = model.coefficients().energies();
        for (int f = 0; f < COUNT; f++) {
            Evaluation found = model.evaluate(Molecules.structure(FRAMES.get(f)));
            double[] expected = Molecules.forces(FRAMES.get(f));
            for (int c = 0; c < 15; c++) {
                expected[c] -= 1e-3 * ofForces[15 * f + c];
            }
            assertArrayEquals(expected, found.forces(), 1e-8);
            assertEquals(Molecules.energy(FRAMES.get(f)) - 1e-2 * ofEnergies[f], found.energy(), 1e-8);
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void withoutNoiseTrainingEnergiesAreReproduced(MoleculeRepresentation representation) {
        GdmlModel model = trained(settings(representation, 1e-11, 1e-9));
        for (double[] frame : FRAMES) {
            Evaluation found = model.evaluate(Molecules.structure(frame));
            assertEquals(Molecules.energy(frame), found.energy(), 1e-5);
            assertArrayEquals(Molecules.forces(frame), found.forces(), 1e-3);
        }
    }

    /** Energies that nobody trusts are used for the constant alone. */
    @ParameterizedTest
    @MethodSource("representations")
    void withMuchNoiseOfEnergiesItIsTheModelOfForces(MoleculeRepresentation representation) {
        GdmlModel expected = trained(new GdmlSettings(representation, LENGTH_SCALE, 1e-3));
        GdmlModel found = trained(settings(representation, 1e9, 1e-3));
        assertArrayEquals(expected.coefficients().forces(), found.coefficients().forces(), 1e-5);
        assertEquals(expected.constant().orElseThrow(), found.constant().orElseThrow(), 1e-6);
    }

    @ParameterizedTest
    @MethodSource("representations")
    void withoutCoefficientsOfEnergiesItIsTheModelOfForces(MoleculeRepresentation representation) {
        GdmlModel without = trained(new GdmlSettings(representation, LENGTH_SCALE, 1e-6));
        GdmlModel zeros = GdmlModel.of(
                settings(representation, 1e-6, 1e-6),
                without.molecule(),
                new GdmlCoefficients(without.coefficients().forces(), new double[COUNT]),
                without.constant(),
                ModelInfo.unnamed(),
                WORKERS);
        for (double[] x : OTHERS) {
            Evaluation expected = without.evaluate(Molecules.structure(x));
            Evaluation found = zeros.evaluate(Molecules.structure(x));
            assertEquals(expected.energy(), found.energy(), 0);
            assertArrayEquals(expected.gradient(), found.gradient(), 0);
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void forcesAreMinusTheGradientOfTheEnergy(MoleculeRepresentation representation) {
        GdmlModel model = energiesAlone(representation);
        for (double[] x : OTHERS) {
            double[] forces = model.evaluate(Molecules.structure(x)).forces();
            for (double step : new double[] {1e-3, 1e-4}) {
                for (int i = 0; i < 15; i++) {
                    double difference = (energyMoved(model, x, i, step) - energyMoved(model, x, i, -step)) / (2 * step);
                    assertEquals(-difference, forces[i], 1e4 * step * step + 1e-6);
                }
            }
        }
    }

    /** Coefficients of energies of the size that training gives, and none of forces, whose derivatives are tested elsewhere. */
    private static GdmlModel energiesAlone(MoleculeRepresentation representation) {
        return GdmlModel.of(
                settings(representation, 1e-6, 1e-6),
                new MoleculeFrames(Molecules.METHOXY, FRAMES, Molecules.methyl()),
                new GdmlCoefficients(
                        new double[FORCES],
                        new Random(4).doubles(COUNT).map(x -> 2 * x - 1).toArray()),
                OptionalDouble.empty(),
                ModelInfo.unnamed(),
                WORKERS);
    }

    private static double energyMoved(GdmlModel model, double[] x, int coordinate, double by) {
        double[] moved = x.clone();
        moved[coordinate] += by;
        return model.evaluate(Molecules.structure(moved)).energy();
    }

    @ParameterizedTest
    @MethodSource("representations")
    void forceChangesAreCentralDifferencesOfForces(MoleculeRepresentation representation) {
        double[] direction = Molecules.methoxy(1, 1, 12).getFirst();
        for (GdmlModel model : List.of(energiesAlone(representation), trained(representation))) {
            for (double[] x : OTHERS) {
                double[] change = model.forceChange(Molecules.structure(x), direction);
                for (double step : new double[] {3e-5, 1e-5}) {
                    double[] ahead = forcesMoved(model, x, direction, step);
                    double[] behind = forcesMoved(model, x, direction, -step);
                    for (int i = 0; i < 15; i++) {
                        double difference = (ahead[i] - behind[i]) / (2 * step);
                        assertEquals(difference, change[i], 3e6 * step * step + 1e-4);
                    }
                }
            }
        }
    }

    private static double[] forcesMoved(GdmlModel model, double[] x, double[] direction, double step) {
        double[] moved = x.clone();
        for (int i = 0; i < x.length; i++) {
            moved[i] += step * direction[i];
        }
        return model.evaluate(Molecules.structure(moved)).forces();
    }

    @ParameterizedTest
    @MethodSource("representations")
    void exchangingLikeAtomsChangesNothing(MoleculeRepresentation representation) {
        GdmlModel model = energiesAlone(representation);
        for (double[] x : OTHERS) {
            Evaluation original = model.evaluate(Molecules.structure(x));
            for (int[] permutation : Molecules.methyl().elements()) {
                double[] moved = new double[15];
                double[] expected = new double[15];
                for (int i = 0; i < 15; i++) {
                    moved[i] = x[3 * permutation[i / 3] + i % 3];
                    expected[i] = original.forces()[3 * permutation[i / 3] + i % 3];
                }
                Evaluation found = model.evaluate(Molecules.structure(moved));
                assertEquals(original.energy(), found.energy(), 1e-11);
                assertArrayEquals(expected, found.forces(), 1e-11);
            }
        }
    }

    /** The number of threads and other structures in the batch do not matter. */
    @Test
    void threadsChangeNothing() {
        GdmlSettings settings = settings(new MoleculeRepresentation.InverseDistance(), 1e-6, 1e-9);
        List<Structure> structures = OTHERS.stream().map(Molecules::structure).toList();
        GdmlModel two = trained(settings);
        try (Workers one = new Workers(1)) {
            GdmlModel model = GdmlTrainer.train(
                            Molecules.labelled(FRAMES), settings, Molecules.methyl(), ModelInfo.unnamed(), one)
                    .model();
            assertArrayEquals(
                    two.coefficients().energies(), model.coefficients().energies(), 0);
            assertArrayEquals(
                    two.evaluate(structures).stream()
                            .mapToDouble(Evaluation::energy)
                            .toArray(),
                    model.evaluate(structures).stream()
                            .mapToDouble(Evaluation::energy)
                            .toArray(),
                    0);
        }
    }

    @Test
    void missingEnergiesAndSmallLambdasAreNamed() {
        GdmlSettings settings = settings(new MoleculeRepresentation.InverseDistance(), 0, 1e-3);
        ForceFrames without = Molecules.labelled(FRAMES).withoutEnergies();
        String missing = assertThrows(
                        MbtrException.class,
                        () -> GdmlTrainer.train(without, settings, Molecules.methyl(), ModelInfo.unnamed(), WORKERS))
                .getMessage();
        assertTrue(missing.contains("energies of all frames"), missing);
        // Without λ the energy of a frame that is there twice adds nothing but rounding errors to the matrix; of 19
        // some are negative.
        List<double[]> twice = Stream.concat(FRAMES.stream(), FRAMES.stream()).toList();
        ForceFrames duplicate = Molecules.labelled(twice);
        String small = assertThrows(
                        MbtrException.class,
                        () -> GdmlTrainer.train(duplicate, settings, Molecules.methyl(), ModelInfo.unnamed(), WORKERS))
                .getMessage();
        assertTrue(small.contains("force lambda = 0.001") && small.contains("the energy of frame"), small);
    }

    @Test
    void iterativeSolverIsRefused() {
        String message = assertThrows(
                        MbtrException.class,
                        () -> GdmlTrainer.train(
                                Molecules.labelled(FRAMES),
                                settings(new MoleculeRepresentation.InverseDistance(), 1e-6, 1e-9),
                                Molecules.methyl(),
                                GradientSolver.Iterative.within(1L << 30),
                                ModelInfo.unnamed(),
                                GdmlTrainer.Listener.NONE,
                                WORKERS))
                .getMessage();
        assertTrue(message.contains("forces alone"), message);
    }

    @Test
    void energiesAloneAreRefused() {
        String message = assertThrows(
                        MbtrException.class,
                        () -> new GdmlSettings(
                                new MoleculeRepresentation.InverseDistance(), 1, 1e-6, LearnedFrom.VALUES))
                .getMessage();
        assertTrue(message.contains("learns from forces"), message);
    }
}
