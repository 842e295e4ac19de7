package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.linalg.Cholesky;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** Fits of force fields to a molecule of springs. */
class GdmlTrainerTest {
    private static final Workers WORKERS = new Workers(2);
    private static final List<double[]> FRAMES = Molecules.methoxy(29, 0.12, 6);
    private static final List<double[]> OTHERS = Molecules.othersThan(FRAMES);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    static Stream<MoleculeRepresentation> representations() {
        return Molecules.representations();
    }

    private static GdmlModel trained(MoleculeRepresentation representation, double lambda) {
        GdmlSettings settings = new GdmlSettings(representation, 2.5, lambda);
        return GdmlTrainer.train(Molecules.labelled(FRAMES), settings, Molecules.methyl(), ModelInfo.unnamed(), WORKERS)
                .model();
    }

    /** The same system assembled from explicit Jacobians and factored as a full matrix. */
    @ParameterizedTest
    @MethodSource("representations")
    void coefficientsAreThoseOfTheFullMatrix(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-3);
        ExplicitGdml explicit = new ExplicitGdml(representation.functions(), 2.5, Molecules.methyl());
        int order = 15 * FRAMES.size();
        try (DenseMatrix matrix = DenseMatrix.zeros(order, order)) {
            for (int i = 0; i < FRAMES.size(); i++) {
                for (int j = 0; j <= i; j++) {
                    double[][] block = explicit.forceKernel(FRAMES.get(i), FRAMES.get(j));
                    for (int r = 0; r < 15; r++) {
                        for (int c = 0; c < 15; c++) {
                            matrix.set(15 * i + r, 15 * j + c, block[r][c]);
                        }
                    }
                }
            }
            matrix.addToDiagonal(1e-3);
            double[] expected = Cholesky.factorInPlace(matrix, WORKERS)
                    .solve(Molecules.labelled(FRAMES).flatForces());
            assertArrayEquals(expected, model.coefficients().forces(), 1e-7);
        }
    }

    /** (K + λ I) α = F says that the model misses the training forces by λ α. */
    @ParameterizedTest
    @MethodSource("representations")
    void residualsAreLambdaTimesCoefficients(MoleculeRepresentation representation) {
        for (double lambda : new double[] {1e-3, 1e-12}) {
            GdmlModel model = trained(representation, lambda);
            double[] coefficients = model.coefficients().forces();
            for (int f = 0; f < FRAMES.size(); f++) {
                double[] expected = Molecules.forces(FRAMES.get(f));
                for (int c = 0; c < 15; c++) {
                    expected[c] -= lambda * coefficients[15 * f + c];
                }
                double[] found =
                        model.evaluate(Molecules.structure(FRAMES.get(f))).forces();
                assertArrayEquals(expected, found, 1e-8);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void withoutNoiseTrainingForcesAreReproduced(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-12);
        for (double[] frame : FRAMES) {
            double[] found = model.evaluate(Molecules.structure(frame)).forces();
            assertArrayEquals(Molecules.forces(frame), found, 1e-5);
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void energiesHaveTheMeanOfTheTrainingEnergies(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-9);
        double sum = 0;
        for (double[] frame : FRAMES) {
            sum += model.evaluate(Molecules.structure(frame)).energy() - Molecules.energy(frame);
        }
        assertEquals(0, sum / FRAMES.size(), 1e-10);
    }

    /** Energies differ by the constant alone, forces not at all, and there is a word for it. */
    @ParameterizedTest
    @MethodSource("representations")
    void withoutEnergiesThereIsNoConstant(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-6);
        ForceFrames forces = Molecules.labelled(FRAMES).withoutEnergies();
        GdmlModel without = GdmlTrainer.train(
                        forces, model.settings(), Molecules.methyl(), ModelInfo.unnamed(), WORKERS)
                .model();
        assertTrue(without.constant().isEmpty() && without.knowsEnergyUpToConstant());
        assertFalse(model.knowsEnergyUpToConstant());
        double constant = model.constant().orElseThrow();
        assertTrue(Math.abs(constant) > 1e-3, "constant " + constant);
        for (double[] x : OTHERS) {
            Evaluation expected = model.evaluate(Molecules.structure(x));
            Evaluation found = without.evaluate(Molecules.structure(x));
            assertEquals(expected.energy() - constant, found.energy(), 1e-12 * Math.abs(constant));
            assertArrayEquals(expected.gradient(), found.gradient(), 0);
        }
    }

    @Test
    void otherMoleculesAreRefused() {
        GdmlModel model = trained(new MoleculeRepresentation.InverseDistance(), 1e-6);
        double[] x = OTHERS.getFirst();
        Structure other = Structure.molecule(new int[] {8, 6, 1, 1, 1}, x);
        String message =
                assertThrows(MbtrException.class, () -> model.evaluate(other)).getMessage();
        assertTrue(message.contains("C O H H H") && message.contains("atom 1 is O"), message);
        Structure more = Structure.molecule(new int[] {6, 8, 1, 1, 1, 1}, new double[18]);
        message = assertThrows(MbtrException.class, () -> model.evaluate(more)).getMessage();
        assertTrue(message.contains("6 atoms"), message);
        Structure crystal = Structure.crystal(
                Molecules.METHOXY, x, new Cell(new double[] {9, 0, 0, 0, 9, 0, 0, 0, 9}, new boolean[] {true, true, true
                }));
        message =
                assertThrows(MbtrException.class, () -> model.evaluate(crystal)).getMessage();
        assertTrue(message.contains("periodic"), message);
        Structure coincident = Molecules.structure(new double[15]);
        message = assertThrows(MbtrException.class, () -> model.evaluate(List.of(Molecules.structure(x), coincident)))
                .getMessage();
        assertTrue(message.contains("structure 2") && message.contains("same place"), message);
    }

    @Test
    void tooSmallLambdaIsExplained() {
        List<double[]> frames = new ArrayList<>(FRAMES);
        frames.add(FRAMES.get(3));
        GdmlSettings settings = new GdmlSettings(new MoleculeRepresentation.InverseDistance(), 2.5, 0);
        ForceFrames data = Molecules.labelled(frames);
        String message = assertThrows(
                        MbtrException.class,
                        () -> GdmlTrainer.train(data, settings, Molecules.methyl(), ModelInfo.unnamed(), WORKERS))
                .getMessage();
        assertTrue(message.contains("lambda = 0.0") && message.contains("frame"), message);
    }

    @Test
    void trainingDataAreChecked() {
        Structure bare = Molecules.structure(FRAMES.getFirst());
        assertMessage(List.of(), "no");
        assertMessage(List.of(bare), "has no forces `forces`");
        Structure labelled =
                bare.withAtomProperties(java.util.Map.of("forces", new PropertyValue.Reals(new double[15], 5, 3)));
        assertMessage(List.of(labelled), "has no energy `energy`");
        Structure spoilt = bare.withAtomProperties(java.util.Map.of(
                "forces",
                new PropertyValue.Reals(new double[] {0, 0, 0, 0, Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 5, 3)));
        assertMessage(List.of(spoilt), "atom 2: component y");
    }

    private static void assertMessage(List<Structure> structures, String part) {
        String message = assertThrows(
                        MbtrException.class, () -> ForceFrames.of(structures, "forces", Optional.of("energy")))
                .getMessage();
        assertTrue(message.contains(part), message);
    }
}
