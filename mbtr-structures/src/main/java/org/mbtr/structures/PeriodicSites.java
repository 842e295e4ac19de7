package org.mbtr.structures;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.structures.StructureCheck.Site;

/** The atoms of a structure brought into one cell, and copies of those that lie near its periodic faces. */
final class PeriodicSites {
    private PeriodicSites() {}

    /**
     * Sites such that any two atoms nearer than {@code reach} (angstrom) in the periodic structure are so here. Directions
     * that are not periodic take no part; for a cell without volume the atoms are returned as they are.
     */
    static List<Site> of(Structure structure, double reach) {
        List<Site> sites = new ArrayList<>();
        double[] vectors = structure.cell().map(Cell::vectors).orElse(new double[9]);
        boolean[] periodic = structure.cell().map(Cell::periodic).orElse(new boolean[3]);
        double[] inverse = rowsTimesVolume(vectors);
        double volume = vectors[0] * inverse[0] + vectors[1] * inverse[1] + vectors[2] * inverse[2];
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            double[] place = {structure.position(atom, 0), structure.position(atom, 1), structure.position(atom, 2)};
            List<double[]> images = new ArrayList<>(List.of(place));
            for (int axis = 0; axis < 3 && volume != 0; axis++) {
                if (periodic[axis]) {
                    images = addImages(images, vectors, inverse, volume, axis, reach);
                }
            }
            for (double[] image : images) {
                sites.add(new Site(atom, image[0], image[1], image[2]));
            }
        }
        return sites;
    }

    /** Shifts each place into the cell along one axis and repeats it behind the far face if it is near the first. */
    private static List<double[]> addImages(
            List<double[]> places, double[] vectors, double[] inverse, double volume, int axis, double reach) {
        int row = 3 * axis;
        double normal = Math.sqrt(inverse[row] * inverse[row]
                + inverse[row + 1] * inverse[row + 1]
                + inverse[row + 2] * inverse[row + 2]);
        double near = reach * normal / Math.abs(volume);
        List<double[]> images = new ArrayList<>();
        for (double[] place : places) {
            double fraction =
                    (place[0] * inverse[row] + place[1] * inverse[row + 1] + place[2] * inverse[row + 2]) / volume;
            double shift = Math.floor(fraction);
            images.add(shifted(place, vectors, row, -shift));
            if (fraction - shift < near) {
                images.add(shifted(place, vectors, row, 1 - shift));
            }
        }
        return images;
    }

    private static double[] shifted(double[] place, double[] vectors, int row, double by) {
        return new double[] {
            place[0] + by * vectors[row], place[1] + by * vectors[row + 1], place[2] + by * vectors[row + 2]
        };
    }

    /** The cross products a2 x a3, a3 x a1, a1 x a2: the rows of the reciprocal vectors times the volume. */
    private static double[] rowsTimesVolume(double[] v) {
        return new double[] {
            v[4] * v[8] - v[5] * v[7], v[5] * v[6] - v[3] * v[8], v[3] * v[7] - v[4] * v[6],
            v[7] * v[2] - v[8] * v[1], v[8] * v[0] - v[6] * v[2], v[6] * v[1] - v[7] * v[0],
            v[1] * v[5] - v[2] * v[4], v[2] * v[3] - v[0] * v[5], v[0] * v[4] - v[1] * v[3]
        };
    }
}
