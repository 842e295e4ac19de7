package org.mbtr.potentials.gdml;

/**
 * The pairs of atoms of a molecule, numbered (1, 0), (2, 0), (2, 1), (3, 0) …: the rows of the lower triangle one after the
 * other, as in the published sGDML.
 *
 * @param atoms number of atoms N, at least 2
 */
record AtomPairs(int atoms) {
    /** Number of pairs N (N−1) / 2. */
    int count() {
        return atoms * (atoms - 1) / 2;
    }

    /** Number of a pair of different atoms, in any order. */
    int index(int a, int b) {
        int first = Math.max(a, b);
        return first * (first - 1) / 2 + Math.min(a, b);
    }

    /** The larger atom of each pair, {@code (pairs)}. */
    int[] firsts() {
        int[] firsts = new int[count()];
        for (int a = 0; a < atoms; a++) {
            for (int b = 0; b < a; b++) {
                firsts[index(a, b)] = a;
            }
        }
        return firsts;
    }

    /** The smaller atom of each pair, {@code (pairs)}. */
    int[] seconds() {
        int[] seconds = new int[count()];
        for (int a = 0; a < atoms; a++) {
            for (int b = 0; b < a; b++) {
                seconds[index(a, b)] = b;
            }
        }
        return seconds;
    }
}
