package org.mbtr.potentials.gdml.permutations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mbtr.potentials.gdml.permutations.IrreducibleRepresentations.Subspace;

class IrreducibleRepresentationsTest {
    private static final double EXACT = 1e-14;

    /** All permutations of three things. */
    private static final int[][] S3 = PermutationGroup.generatedBy(
                    3, List.of(new int[] {1, 0, 2}, new int[] {1, 2, 0}), 10)
            .elements();

    private static final int[][] ROTATIONS_OF_TRIANGLE =
            PermutationGroup.generatedBy(3, List.of(new int[] {1, 2, 0}), 10).elements();

    /** Of the corners of a hexagon, with mirrors. */
    private static final int[][] HEXAGON = PermutationGroup.generatedBy(
                    6, List.of(new int[] {1, 2, 3, 4, 5, 0}, new int[] {0, 5, 4, 3, 2, 1}), 20)
            .elements();

    /** Multiplication from the left by i and j of ±1, ±i, ±j, ±k, in this order. */
    private static final int[][] QUATERNIONS = PermutationGroup.generatedBy(
                    8, List.of(new int[] {2, 3, 1, 0, 6, 7, 5, 4}, new int[] {4, 5, 7, 6, 1, 0, 2, 3}), 20)
            .elements();

    /** What multiplication with each element makes of the elements. */
    private static int[][] regular(int[][] elements) {
        return Arrays.stream(elements)
                .map(p -> Arrays.stream(elements)
                        .mapToInt(q -> IntStream.range(0, elements.length)
                                .filter(i -> Arrays.equals(elements[i], PermutationGroup.compose(p, q)))
                                .findFirst()
                                .orElseThrow())
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Of all ordered pairs of different points. */
    private static int[][] pairs(int[][] elements) {
        int count = elements[0].length;
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < count * count; i++) {
            if (i / count != i % count) {
                pairs.add(new int[] {i / count, i % count});
            }
        }
        return Arrays.stream(elements)
                .map(p -> pairs.stream()
                        .mapToInt(pair -> IntStream.range(0, pairs.size())
                                .filter(i -> pairs.get(i)[0] == p[pair[0]] && pairs.get(i)[1] == p[pair[1]])
                                .findFirst()
                                .orElseThrow())
                        .toArray())
                .toArray(int[][]::new);
    }

    private static void assertDivides(IrreducibleRepresentations representations, int[][] images, List<Subspace> into) {
        List<double[]> vectors =
                into.stream().flatMap(s -> Arrays.stream(s.basis())).toList();
        assertEquals(images[0].length, vectors.size());
        for (int a = 0; a < vectors.size(); a++) {
            for (int b = 0; b < vectors.size(); b++) {
                double product = 0;
                for (int i = 0; i < vectors.size(); i++) {
                    product += vectors.get(a)[i] * vectors.get(b)[i];
                }
                assertEquals(a == b ? 1 : 0, product, EXACT);
            }
        }
        for (Subspace subspace : into) {
            for (int p = 0; p < images.length; p++) {
                assertTurnedByMatrix(representations, images[p], p, subspace);
            }
        }
    }

    /** P(π) B = B ρ(π). */
    private static void assertTurnedByMatrix(
            IrreducibleRepresentations representations, int[] image, int p, Subspace subspace) {
        for (int b = 0; b < subspace.dimension(); b++) {
            for (int i = 0; i < image.length; i++) {
                double expected = 0;
                for (int a = 0; a < subspace.dimension(); a++) {
                    expected += subspace.basis()[a][i] * representations.element(subspace.representation(), p, a, b);
                }
                assertEquals(expected, subspace.basis()[b][image[i]], EXACT);
            }
        }
    }

    private static List<Integer> dimensions(List<Subspace> subspaces) {
        return subspaces.stream().map(Subspace::dimension).sorted().toList();
    }

    private static List<Integer> dimensions(IrreducibleRepresentations representations) {
        return IntStream.range(0, representations.count())
                .map(representations::dimension)
                .sorted()
                .boxed()
                .toList();
    }

    @Test
    void groupOfOneLeavesEverythingAsItIs() {
        IrreducibleRepresentations representations = new IrreducibleRepresentations();
        List<Subspace> subspaces = representations.divide(new int[][] {{0, 1, 2}});
        assertDivides(representations, new int[][] {{0, 1, 2}}, subspaces);
        assertEquals(List.of(1, 1, 1), dimensions(subspaces));
        assertEquals(1, representations.count());
    }

    @Test
    void regularRepresentationHasEachAsOftenAsItsDimension() {
        IrreducibleRepresentations representations = new IrreducibleRepresentations();
        List<Subspace> subspaces = representations.divide(regular(S3));
        assertDivides(representations, regular(S3), subspaces);
        assertEquals(List.of(1, 1, 2, 2), dimensions(subspaces));
        assertEquals(List.of(1, 1, 2), dimensions(representations));
    }

    /** The two complex representations of a rotation are one of two dimensions over the real numbers. */
    @Test
    void rotationsAreDividedOverTheRealNumbers() {
        IrreducibleRepresentations representations = new IrreducibleRepresentations();
        for (int[][] images : List.of(ROTATIONS_OF_TRIANGLE, pairs(ROTATIONS_OF_TRIANGLE))) {
            assertDivides(representations, images, representations.divide(images));
        }
        assertEquals(List.of(1, 2), dimensions(representations));
    }

    /** Likewise, the one of two dimensions of the quaternions is one of four. */
    @Test
    void quaternionsAreDividedOverTheRealNumbers() {
        IrreducibleRepresentations representations = new IrreducibleRepresentations();
        assertEquals(8, QUATERNIONS.length);
        List<Subspace> subspaces = representations.divide(QUATERNIONS);
        assertDivides(representations, QUATERNIONS, subspaces);
        assertEquals(List.of(1, 1, 1, 1, 4), dimensions(subspaces));
    }

    @Test
    void setsShareTheirRepresentations() {
        IrreducibleRepresentations representations = new IrreducibleRepresentations();
        List<Subspace> corners = representations.divide(HEXAGON);
        List<Subspace> pairs = representations.divide(pairs(HEXAGON));
        List<Subspace> elements = representations.divide(regular(HEXAGON));
        assertDivides(representations, HEXAGON, corners);
        assertDivides(representations, pairs(HEXAGON), pairs);
        assertDivides(representations, regular(HEXAGON), elements);
        assertEquals(List.of(1, 1, 2, 2), dimensions(corners));
        assertEquals(List.of(1, 1, 1, 1, 2, 2, 2, 2), dimensions(elements));
        assertEquals(List.of(1, 1, 1, 1, 2, 2), dimensions(representations));
    }

    @Test
    void sameSetIsDividedInTheSameWay() {
        List<double[]> one = vectors();
        List<double[]> other = vectors();
        for (int a = 0; a < one.size(); a++) {
            assertEquals(Arrays.toString(one.get(a)), Arrays.toString(other.get(a)));
        }
    }

    private static List<double[]> vectors() {
        return new IrreducibleRepresentations()
                .divide(pairs(HEXAGON)).stream()
                        .flatMap(s -> Arrays.stream(s.basis()))
                        .toList();
    }
}
