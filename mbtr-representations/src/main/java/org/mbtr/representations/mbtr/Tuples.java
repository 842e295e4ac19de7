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
    final double[][] sides;
    final double[] adjacent = new double[ROOM];
    final double[] opposite = new double[ROOM];
    int count;

    Tuples(int order) {
        sideCount = order == 2 ? 1 : order;
        sides = new double[sideCount][ROOM];
    }
}
