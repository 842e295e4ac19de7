package org.mbtr.representations.baselines;

import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** The cell of a structure that repeats in all three directions. */
final class CrystalCell {
    /** Volume over the product of the lengths of the vectors below which they count as linearly dependent. */
    private static final double FLAT = 1e-9;

    /** Cell vectors as rows, {@code [3*3]} (angstrom). */
    private final double[] vectors;
    /** Reciprocal vectors without 2π as rows, {@code [3*3]} (1/angstrom): row k times a place is its fraction k. */
    private final double[] reciprocal;

    private final double volume;

    private CrystalCell(double[] vectors) {
        this.vectors = vectors;
        this.reciprocal = new double[9];
        for (int k = 0; k < 3; k++) {
            int next = 3 * ((k + 1) % 3);
            int last = 3 * ((k + 2) % 3);
            for (int m = 0; m < 3; m++) {
                int n = (m + 1) % 3;
                int o = (m + 2) % 3;
                reciprocal[3 * k + m] = vectors[next + n] * vectors[last + o] - vectors[next + o] * vectors[last + n];
            }
        }
        double signed = vectors[0] * reciprocal[0] + vectors[1] * reciprocal[1] + vectors[2] * reciprocal[2];
        this.volume = Math.abs(signed);
        if (!(volume > FLAT * length(0) * length(1) * length(2))) {
            throw new MbtrException("the cell vectors lie in a plane or on a line and span no volume; check the cell");
        }
        for (int i = 0; i < 9; i++) {
            reciprocal[i] /= signed;
        }
    }

    /**
     * The cell of a structure that is a crystal.
     *
     * @param representation its name, for messages
     * @throws MbtrException if the structure is empty, a coordinate is not finite, a direction does not repeat, or the
     *     vectors span no volume
     */
    static CrystalCell of(Structure structure, String representation) {
        Atoms.check(structure);
        int directions = 0;
        for (boolean periodic : structure.cell().map(Cell::periodic).orElse(new boolean[3])) {
            directions += periodic ? 1 : 0;
        }
        if (directions == 0) {
            throw new MbtrException("the structure is not periodic, and `" + representation
                    + "` is for crystals; use `coulomb-matrix`, `bag-of-bonds` or `partial-radial-distribution`"
                    + " for molecules");
        }
        if (directions < 3) {
            throw new MbtrException("the structure is periodic in " + directions + " of 3 directions, and `"
                    + representation + "` is for crystals that are so in all; use `partial-radial-distribution`,"
                    + " which takes any, or set pbc=\"T T T\" if the cell repeats in all directions");
        }
        return new CrystalCell(structure.cell().orElseThrow().vectors());
    }

    /** Volume (cubic angstrom), above 0. */
    double volume() {
        return volume;
    }

    /** Length of cell vector k (angstrom). */
    double length(int k) {
        return Math.sqrt(vectors[3 * k] * vectors[3 * k]
                + vectors[3 * k + 1] * vectors[3 * k + 1]
                + vectors[3 * k + 2] * vectors[3 * k + 2]);
    }

    /** Component m of Σ_k c_k a_k (angstrom), a_k the cell vectors. */
    double place(double c0, double c1, double c2, int m) {
        return c0 * vectors[m] + c1 * vectors[3 + m] + c2 * vectors[6 + m];
    }

    /** Component m of Σ_k c_k b_k (1/angstrom), b_k the reciprocal vectors without 2π. */
    double reciprocalPlace(double c0, double c1, double c2, int m) {
        return c0 * reciprocal[m] + c1 * reciprocal[3 + m] + c2 * reciprocal[6 + m];
    }

    /** Fractional coordinates of all atoms, {@code [3*atoms]}, brought into −½ … ½, where the sine is most accurate. */
    double[] fractions(Structure structure) {
        double[] fractions = new double[3 * structure.atomCount()];
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            for (int k = 0; k < 3; k++) {
                double fraction = structure.position(atom, 0) * reciprocal[3 * k]
                        + structure.position(atom, 1) * reciprocal[3 * k + 1]
                        + structure.position(atom, 2) * reciprocal[3 * k + 2];
                fractions[3 * atom + k] = fraction - Math.rint(fraction);
            }
        }
        return fractions;
    }
}
