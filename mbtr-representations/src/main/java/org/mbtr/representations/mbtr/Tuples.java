package org.mbtr.representations.mbtr;

import org.mbtr.representations.math.ArrayMath;

/**
 * Working memory for up to {@link #CAPACITY} tuples of k = 2, 3 or 4 atoms of one block, as flat arrays.
 *
 * <p>The sides of a tuple are the distances around its closed loop of atoms: ab for k = 2; ab, bc, ca for k = 3; ab, bc,
 * cd, da for k = 4. {@code adjacent} and {@code opposite} are the two legs of the angle: the angle of a tuple is
 * atan2(opposite, adjacent). For k = 3 they are u·v and |u×v| of the two vectors from the middle atom, the second still as
 * its square, whose root is taken of many at a time; for k = 4 (n₁·n₂) and |m·n₂| as {@link Quadruples} defines them.
 */
final class Tuples {
    /** Number of tuples that are worked on together; a few hundred kilobytes, which stays in the second-level cache. */
    static final int CAPACITY = 1024;

    /** Length of arrays over tuples: loops by whole registers touch entries beyond the last tuple. */
    static final int ROOM = CAPACITY + ArrayMath.PADDING;

    final int sideCount;
    /** Number of atoms k. */
    final int order;

    final double[][] sides;
    final double[] adjacent = new double[ROOM];
    final double[] opposite = new double[ROOM];
    /**
     * For derivatives alone: the atoms of each tuple in their order, {@code [k][ROOM]}, numbered as {@link SpeciesGroups} sorts
     * them, an image as the atom that it is an image of.
     */
    final int[][] atoms;
    /**
     * For derivatives alone: components of the displacements, {@code [3*(k-1)][ROOM]} (angstrom). They are b−a for k = 2; u =
     * a−b and v = c−b for k = 3; u = a−b, m = c−b and v = d−c for k = 4.
     */
    final double[][] displacements;

    int count;

    /** For values. */
    Tuples(int order) {
        this(order, false);
    }

    /** For values, and for derivatives if {@code named}. */
    Tuples(int order, boolean named) {
        this.order = order;
        atoms = named ? new int[order][ROOM] : new int[0][];
        displacements = named ? new double[3 * (order - 1)][ROOM] : new double[0][];
        sideCount = order == 2 ? 1 : order;
        sides = new double[sideCount][ROOM];
    }

    /** Whether atoms and displacements are filled in. */
    boolean isNamed() {
        return atoms.length > 0;
    }

    void name(int t, int... tuple) {
        for (int k = 0; k < tuple.length; k++) {
            atoms[k][t] = tuple[k];
        }
    }

    /** Notes displacement {@code which} of a tuple. */
    void displace(int t, int which, double x, double y, double z) {
        displacements[3 * which][t] = x;
        displacements[3 * which + 1][t] = y;
        displacements[3 * which + 2][t] = z;
    }
}
