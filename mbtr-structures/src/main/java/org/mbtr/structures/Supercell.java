package org.mbtr.structures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same periodic structure in a larger cell.
 *
 * <p>Atoms come image by image, in each image in the order of the structure. Properties of atoms are repeated with them;
 * properties of the whole structure are left out, because for most (an energy) those of the larger cell are others.
 */
public final class Supercell {
    private Supercell() {}

    /**
     * The cell repeated along each vector.
     *
     * @param n1 how often along the first vector, 1 or more; 1 where the structure is not periodic
     * @param n2 along the second
     * @param n3 along the third
     * @throws MbtrException as {@link #of(Structure, int...)}
     */
    public static Structure of(Structure structure, int n1, int n2, int n3) {
        if (n1 < 1 || n2 < 1 || n3 < 1) {
            throw new MbtrException(
                    "a cell is repeated once or more along each vector, found " + n1 + ", " + n2 + ", " + n3);
        }
        return of(structure, n1, 0, 0, 0, n2, 0, 0, 0, n3);
    }

    /**
     * The cell of the vectors A_i = Σ_j M_ij a_j; it holds |det M| images of each atom. Which images these are is decided
     * in whole numbers: n_j cells away, with n = f·M and 0 ≤ f_i &lt; 1.
     *
     * @param matrix M row by row, {@code [3*3]}; row and column of a direction that is not periodic are those of the unit
     *     matrix. A negative determinant changes the handedness of the cell
     * @throws MbtrException if there is no cell, the determinant is 0, a direction that is not periodic takes part, or
     *     the result has more than 2³¹ coordinates
     */
    public static Structure of(Structure structure, int... matrix) {
        if (matrix.length != 9) {
            throw new IllegalArgumentException("a 3 x 3 matrix has 9 numbers, found " + matrix.length);
        }
        Cell cell = structure
                .cell()
                .orElseThrow(() -> new MbtrException("a structure without a cell has no supercell; add the cell"));
        requireUnitOutside(cell.periodic(), matrix);
        List<long[]> images = images(matrix, structure.atomCount());
        double[] a = cell.vectors();
        double[] vectors = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int m = 0; m < 3; m++) {
                vectors[3 * i + m] = matrix[3 * i] * a[m] + matrix[3 * i + 1] * a[3 + m] + matrix[3 * i + 2] * a[6 + m];
            }
        }
        int atoms = structure.atomCount();
        int[] atomicNumbers = new int[atoms * images.size()];
        double[] positions = new double[3 * atomicNumbers.length];
        int next = 0;
        for (long[] n : images) {
            for (int atom = 0; atom < atoms; atom++) {
                atomicNumbers[next] = structure.atomicNumber(atom);
                for (int m = 0; m < 3; m++) {
                    positions[3 * next + m] =
                            structure.position(atom, m) + (n[0] * a[m] + n[1] * a[3 + m] + n[2] * a[6 + m]);
                }
                next++;
            }
        }
        Map<String, PropertyValue> repeated = new LinkedHashMap<>();
        structure
                .atomProperties()
                .forEach((name, value) -> repeated.put(name, RepeatedProperty.of(value, images.size())));
        return Structure.crystal(atomicNumbers, positions, new Cell(vectors, cell.periodic()))
                .withAtomProperties(repeated);
    }

    private static void requireUnitOutside(boolean[] periodic, int[] matrix) {
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int unit = i == j ? 1 : 0;
                if (!(periodic[i] && periodic[j]) && matrix[3 * i + j] != unit) {
                    throw new MbtrException("the structure is not periodic along cell vector "
                            + ((periodic[i] ? j : i) + 1) + ", which a supercell must leave as it is; found "
                            + matrix[3 * i + j] + " in row " + (i + 1) + ", column " + (j + 1) + ", expected " + unit);
                }
            }
        }
    }

    /** The cells n of which one supercell consists, the last number running fastest. */
    private static List<long[]> images(int[] matrix, int atoms) {
        long[] m = new long[9];
        for (int i = 0; i < 9; i++) {
            m[i] = matrix[i];
        }
        long[] adjoint = {
            m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
        };
        long determinant = m[0] * adjoint[0] + m[1] * adjoint[3] + m[2] * adjoint[6];
        if (determinant == 0) {
            throw new MbtrException("the rows of the matrix of a supercell must span a volume; its determinant is 0");
        }
        long sign = Long.signum(determinant);
        long count = Math.abs(determinant);
        if (count > Integer.MAX_VALUE / (3L * Math.max(1, atoms))) {
            throw new MbtrException(
                    "a supercell of " + count + " cells with " + atoms + " atoms is too large; take a smaller one");
        }
        long[] low = new long[3];
        long[] high = new long[3];
        for (int i = 0; i < 9; i++) {
            low[i % 3] += Math.min(0, m[i]);
            high[i % 3] += Math.max(0, m[i]);
        }
        List<long[]> images = new ArrayList<>();
        for (long n0 = low[0]; n0 <= high[0]; n0++) {
            for (long n1 = low[1]; n1 <= high[1]; n1++) {
                for (long n2 = low[2]; n2 <= high[2]; n2++) {
                    boolean inside = true;
                    for (int i = 0; i < 3 && inside; i++) {
                        long f = sign * (n0 * adjoint[i] + n1 * adjoint[3 + i] + n2 * adjoint[6 + i]);
                        inside = f >= 0 && f < count;
                    }
                    if (inside) {
                        images.add(new long[] {n0, n1, n2});
                    }
                }
            }
        }
        return images;
    }
}
