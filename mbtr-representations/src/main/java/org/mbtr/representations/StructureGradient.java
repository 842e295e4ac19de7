package org.mbtr.representations;

/**
 * The derivatives of one number with respect to a structure.
 *
 * @param positions with respect to positions, {@code [3*atoms]} row-major (per angstrom)
 * @param strain with respect to strain, {@code [3*3]} row-major: entry (i, j) is dE/dε_ij where places and cell vectors r go
 *     to (1 + ε) r. In a molecule it is the virial, Σ_atoms (dE/dr_i) r_j.
 */
@SuppressWarnings("ArrayRecordComponent")
public record StructureGradient(double[] positions, double[] strain) {
    /** Checks the sizes; takes over the arrays, which are handed out as they are. */
    public StructureGradient {
        if (positions.length % 3 != 0 || strain.length != 9) {
            throw new IllegalArgumentException(positions.length + " and " + strain.length + " derivatives");
        }
    }
}
