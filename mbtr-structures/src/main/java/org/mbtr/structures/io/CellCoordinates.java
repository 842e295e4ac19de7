package org.mbtr.structures.io;

import org.mbtr.structures.Cell;
import org.mbtr.structures.Lattice;

/** Places in a cell as arrays of three: fractions of its vectors, and Cartesian coordinates (angstrom). */
final class CellCoordinates {
    private CellCoordinates() {}

    /** A cell that is periodic in all directions, with vectors as rows {@code [3*3]} (angstrom). */
    static Cell bulk(double[] vectors) {
        return new Cell(vectors, new boolean[] {true, true, true});
    }

    /** Cartesian coordinates of fractions. */
    static double[] cartesian(double[] fractions, Lattice lattice) {
        double[] place = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            place[axis] = lattice.place(fractions[0], fractions[1], fractions[2], axis);
        }
        return place;
    }

    /** Fractions of Cartesian coordinates. */
    static double[] fractions(double[] place, Lattice lattice) {
        double[] fractions = new double[3];
        for (int k = 0; k < 3; k++) {
            fractions[k] = lattice.fraction(place[0], place[1], place[2], k);
        }
        return fractions;
    }
}
