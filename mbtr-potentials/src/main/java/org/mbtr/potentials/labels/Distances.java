package org.mbtr.potentials.labels;

import org.mbtr.structures.Structure;

/** Interatomic distances of molecules as vectors, and how far these are from each other. */
final class Distances {
    private Distances() {}

    /** All distances of pairs of atoms (angstrom). */
    static double[] of(Structure molecule) {
        int atoms = molecule.atomCount();
        double[] positions = molecule.positions();
        double[] distances = new double[atoms * (atoms - 1) / 2];
        int at = 0;
        for (int a = 0; a < atoms; a++) {
            for (int b = 0; b < a; b++) {
                double x = positions[3 * a] - positions[3 * b];
                double y = positions[3 * a + 1] - positions[3 * b + 1];
                double z = positions[3 * a + 2] - positions[3 * b + 2];
                distances[at++] = Math.sqrt(x * x + y * y + z * z);
            }
        }
        return distances;
    }

    /** Root mean square difference (angstrom); zero without pairs. */
    static double between(double[] first, double[] second) {
        double sum = 0;
        for (int k = 0; k < first.length; k++) {
            double difference = first[k] - second[k];
            sum += difference * difference;
        }
        return first.length == 0 ? 0 : Math.sqrt(sum / first.length);
    }
}
