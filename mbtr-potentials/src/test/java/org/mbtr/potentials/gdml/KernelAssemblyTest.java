package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.linalg.PackedCholesky;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.parallel.Workers;

/** The kernel matrix against its definition. */
class KernelAssemblyTest {
    private static final double LENGTH_SCALE = 1.7;
    /** What bases of bins may leave out, 1e-10 of the functions, for elements of the order of 10. */
    private static final double BASIS = 1e-8;

    private static final List<double[]> FRAMES = Molecules.methoxy(19, 0.15, 4);

    static Stream<MoleculeRepresentation> representations() {
        return Molecules.representations();
    }

    private static PackedMatrix assembled(
            MoleculeRepresentation representation, PermutationGroup group, LaneMath math, int threads) {
        try (Workers workers = new Workers(threads)) {
            TrainingFrames frames = TrainingFrames.of(FRAMES, group, representation.functions(), workers);
            KernelAssembly assembly = new KernelAssembly(frames, new Matern(LENGTH_SCALE), math);
            PackedMatrix matrix = PackedMatrix.zeros(assembly.order());
            assembly.fill(matrix, share -> {}, workers);
            return matrix;
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void blocksAreThoseOfExplicitJacobians(MoleculeRepresentation representation) {
        for (PermutationGroup group : List.of(Molecules.unpermuted(), Molecules.methyl())) {
            ExplicitGdml explicit = new ExplicitGdml(representation.functions(), LENGTH_SCALE, group);
            double tolerance =
                    (representation instanceof MoleculeRepresentation.InverseDistance ? 1e-13 : BASIS) * group.order();
            try (PackedMatrix matrix = assembled(representation, group, LaneMath.best(), 1)) {
                for (int i = 0; i < FRAMES.size(); i++) {
                    for (int j = 0; j <= i; j++) {
                        double[][] block = explicit.forceKernel(FRAMES.get(i), FRAMES.get(j));
                        for (int r = 0; r < 15; r++) {
                            for (int c = 0; c < 15; c++) {
                                assertEquals(block[r][c], matrix.get(15 * i + r, 15 * j + c), tolerance);
                            }
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void blocksAreCentralDifferencesOfTheEnergyKernel(MoleculeRepresentation representation) {
        ExplicitGdml explicit = new ExplicitGdml(representation.functions(), LENGTH_SCALE, Molecules.methyl());
        double[] x = FRAMES.get(0);
        double[] other = FRAMES.get(1);
        double[][] block = explicit.forceKernel(x, other);
        for (double step : new double[] {1e-3, 1e-4}) {
            for (int r = 0; r < 15; r++) {
                for (int c = 0; c < 15; c++) {
                    double difference = 0;
                    for (int signs = 0; signs < 4; signs++) {
                        double[] one = x.clone();
                        double[] two = other.clone();
                        one[r] += signs % 2 == 0 ? step : -step;
                        two[c] += signs / 2 == 0 ? step : -step;
                        difference += (signs == 0 || signs == 3 ? 1 : -1) * explicit.energyKernel(one, two);
                    }
                    assertEquals(difference / (4 * step * step), block[r][c], 4000 * step * step + 1e-6);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void bothVersionsAndAllNumbersOfThreadsAgreeBitForBit(MoleculeRepresentation representation) {
        try (PackedMatrix one = assembled(representation, Molecules.methyl(), LaneMath.best(), 1);
                PackedMatrix two = assembled(representation, Molecules.methyl(), LaneMath.best(), 3);
                PackedMatrix scalar = assembled(representation, Molecules.methyl(), LaneMath.scalar(), 1)) {
            for (int i = 0; i < one.order(); i++) {
                for (int j = 0; j <= i; j++) {
                    assertEquals(one.get(i, j), two.get(i, j), 0);
                    assertEquals(one.get(i, j), scalar.get(i, j), 0);
                }
            }
        }
    }

    /** Translations and rotations change no distance: six eigenvalues of each frame are zero, none is negative. */
    @ParameterizedTest
    @MethodSource("representations")
    void matrixIsPositiveSemidefinite(MoleculeRepresentation representation) {
        try (Workers workers = new Workers(1);
                PackedMatrix matrix = assembled(representation, Molecules.methyl(), LaneMath.best(), 1)) {
            matrix.addToDiagonal(1e-12);
            assertTrue(PackedCholesky.factorInPlace(matrix, workers).order() > 0);
        }
    }
}
