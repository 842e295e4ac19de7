package org.mbtr.structures;

import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Neighbours the slow and obvious way: all atoms at all images that could be within reach, by loops. */
final class AllImages {
    /** Displacements {@code [3]} by "atom, other, shift, shift, shift". */
    private final SortedMap<String, double[]> neighbours = new TreeMap<>();

    private AllImages() {}

    static SortedMap<String, double[]> within(Structure structure, double cutoff) {
        AllImages all = new AllImages();
        int[] most = shifts(structure, cutoff);
        double[] v = structure.cell().map(Cell::vectors).orElse(new double[9]);
        for (int i = 0; i < structure.atomCount(); i++) {
            for (int j = 0; j < structure.atomCount(); j++) {
                for (int a = -most[0]; a <= most[0]; a++) {
                    for (int b = -most[1]; b <= most[1]; b++) {
                        for (int c = -most[2]; c <= most[2]; c++) {
                            double[] d = new double[3];
                            for (int m = 0; m < 3; m++) {
                                d[m] = structure.position(j, m) - structure.position(i, m);
                                d[m] += a * v[m] + b * v[3 + m] + c * v[6 + m];
                            }
                            boolean itself = i == j && a == 0 && b == 0 && c == 0;
                            if (!itself && Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]) <= cutoff) {
                                all.neighbours.put(key(i, j, a, b, c), d);
                            }
                        }
                    }
                }
            }
        }
        return all.neighbours;
    }

    static String key(int i, int j, int a, int b, int c) {
        return String.format(Locale.ROOT, "%d %d %d %d %d", i, j, a, b, c);
    }

    /**
     * Largest number of vectors k that an image within reach can be away. The part of vector k that is perpendicular to the
     * other periodic vectors is the distance of neighbouring lattice planes; atoms are at most their spread apart.
     */
    private static int[] shifts(Structure structure, double cutoff) {
        double spread = 0;
        for (int i = 0; i < structure.atomCount(); i++) {
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int m = 0; m < 3; m++) {
                    sum += Math.pow(structure.position(i, m) - structure.position(j, m), 2);
                }
                spread = Math.max(spread, Math.sqrt(sum));
            }
        }
        int[] shifts = new int[3];
        for (int k = 0; k < 3; k++) {
            if (structure.cell().isPresent() && structure.cell().get().periodic()[k]) {
                shifts[k] = (int)
                        Math.ceil((cutoff + spread) / height(structure.cell().get(), k));
            }
        }
        return shifts;
    }

    private static double height(Cell cell, int k) {
        int i = (k + 1) % 3;
        int j = (k + 2) % 3;
        double[] first = cell.periodic()[i] ? row(cell, i) : new double[3];
        double[] second = without(cell.periodic()[j] ? row(cell, j) : new double[3], first);
        double[] rest = without(without(row(cell, k), first), second);
        return Math.sqrt(dot(rest, rest));
    }

    private static double[] row(Cell cell, int k) {
        return Arrays.copyOfRange(cell.vectors(), 3 * k, 3 * k + 3);
    }

    private static double[] without(double[] vector, double[] direction) {
        double square = dot(direction, direction);
        double along = square == 0 ? 0 : dot(vector, direction) / square;
        return new double[] {
            vector[0] - along * direction[0], vector[1] - along * direction[1], vector[2] - along * direction[2]
        };
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
