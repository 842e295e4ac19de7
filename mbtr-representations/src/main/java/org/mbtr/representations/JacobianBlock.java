package org.mbtr.representations;

import org.mbtr.representations.features.BlockKey;

/**
 * The derivatives of one block of features.
 *
 * <p>The arrays are handed out as they are: read them, do not write.
 *
 * @param key which block
 * @param width number of features (bins) of the block
 * @param atoms {@code [n]}, ascending: the atoms that the block depends on, from 0
 * @param values {@code [3*n + 9][width]}, row-major. Row 3a + i holds the derivatives of all features of the block with respect
 *     to coordinate i of atom {@code atoms[a]} (per angstrom), row 3n + 3i + j those with respect to strain ε_ij as {@link
 *     StructureGradient} defines it.
 */
@SuppressWarnings("ArrayRecordComponent")
public record JacobianBlock(BlockKey key, int width, int[] atoms, double[] values) {
    /** Rows of strain behind those of the atoms. */
    public static final int STRAIN_ROWS = 9;

    /** Checks that the arrays fit together. */
    public JacobianBlock {
        if ((3L * atoms.length + STRAIN_ROWS) * width != values.length) {
            throw new IllegalArgumentException("block " + key + ": " + atoms.length + " atoms and " + width
                    + " features do not have " + values.length + " derivatives");
        }
    }

    /** Number of coordinates of atoms, which rows come first. */
    public int coordinateCount() {
        return 3 * atoms.length;
    }
}
