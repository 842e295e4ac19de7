package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.parallel.Workers;

/** Products and columns of the kernel matrix against the matrix itself. */
class KernelProductTest {
    private static final Matern KERNEL = new Matern(1.7);
    private static final List<double[]> FRAMES = Molecules.methoxy(37, 0.15, 4);

    static Stream<MoleculeRepresentation> representations() {
        return Molecules.representations();
    }

    private static TrainingFrames frames(MoleculeRepresentation representation, PermutationGroup group) {
        return TrainingFrames.of(FRAMES, group, representation.functions(), Workers.CALLING_THREAD);
    }

    private static PackedMatrix matrix(TrainingFrames frames) {
        KernelAssembly assembly = new KernelAssembly(frames, KERNEL, LaneMath.best());
        PackedMatrix matrix = PackedMatrix.zeros(assembly.order());
        assembly.fill(matrix, share -> {}, Workers.CALLING_THREAD);
        return matrix;
    }

    private static double[] random(int count) {
        SplittableRandom random = new SplittableRandom(7);
        return random.doubles(count, -1, 1).toArray();
    }

    @ParameterizedTest
    @MethodSource("representations")
    void productIsMatrixTimesVector(MoleculeRepresentation representation) {
        for (PermutationGroup group : List.of(Molecules.unpermuted(), Molecules.methyl())) {
            TrainingFrames frames = frames(representation, group);
            try (PackedMatrix matrix = matrix(frames)) {
                double[] vector = random(matrix.order());
                double[] found =
                        new KernelProduct(frames, KERNEL, LaneMath.best()).times(vector, Workers.CALLING_THREAD);
                for (int i = 0; i < matrix.order(); i++) {
                    int row = i;
                    double expected = IntStream.range(0, matrix.order())
                            .mapToDouble(j -> matrix.get(row, j) * vector[j])
                            .sum();
                    double size = IntStream.range(0, matrix.order())
                            .mapToDouble(j -> Math.abs(matrix.get(row, j) * vector[j]))
                            .sum();
                    assertEquals(expected, found[i], 1e-13 * size);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void productsAreTheSameOnAnyNumberOfThreads(MoleculeRepresentation representation) {
        TrainingFrames frames = frames(representation, Molecules.methyl());
        KernelProduct product = new KernelProduct(frames, KERNEL, LaneMath.best());
        double[] vector = random(product.order());
        try (Workers three = new Workers(3)) {
            assertArrayEquals(product.times(vector, Workers.CALLING_THREAD), product.times(vector, three), 0);
        }
    }

    @ParameterizedTest
    @MethodSource("representations")
    void columnsAndDiagonalAreThoseOfTheMatrix(MoleculeRepresentation representation) {
        TrainingFrames frames = frames(representation, Molecules.methyl());
        KernelColumns columns = new KernelColumns(frames, KERNEL, LaneMath.best());
        int[] coordinates = {554, 0, 16, 15, 250, 241, 14};
        try (Workers three = new Workers(3);
                PackedMatrix matrix = matrix(frames);
                DenseMatrix found = DenseMatrix.zeros(coordinates.length, columns.order())) {
            double[] diagonal = columns.diagonal(three);
            columns.fill(coordinates, found, three);
            for (int i = 0; i < matrix.order(); i++) {
                assertEquals(matrix.get(i, i), diagonal[i], 0);
                for (int c = 0; c < coordinates.length; c++) {
                    assertEquals(matrix.get(i, coordinates[c]), found.get(c, i), 1e-13);
                }
            }
        }
    }
}
