package org.mbtr.representations.mbtr;

import java.util.Arrays;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.math.ArrayMath;
import org.mbtr.representations.math.TupleMath;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Neighbours;
import org.mbtr.structures.Structure;

/**
 * The atoms of a structure sorted by species, so that the atoms of one species lie side by side, and, where asked for, all
 * distances between them. Working memory of one thread, used again for structure after structure.
 */
final class SpeciesGroups {
    /** Atoms closer than this (angstrom) are taken for a mistake: no molecule has them. */
    static final double COINCIDENT = 1e-3;

    int atomCount;
    /** Species of each group, ascending. */
    int[] species = new int[0];
    /** Group i holds the atoms start[i] … start[i+1]−1. */
    int[] start = new int[0];

    double[] x = new double[0];
    double[] y = new double[0];
    double[] z = new double[0];
    /** {@code [atoms*atoms]} and room for whole registers, symmetric (angstrom); filled by {@link #measure}. */
    double[] distances = new double[0];

    private final SpeciesLabels labels;
    private int groupCount;
    /** For each atom its species and, in the lower half, its place in the structure. */
    private long[] order = new long[0];
    /** Where the atoms are an environment, the atom of the structure that each is; else empty. */
    private int[] sources = new int[0];

    SpeciesGroups(SpeciesLabels labels) {
        this.labels = labels;
    }

    /** Takes the atoms of another structure. */
    void read(Structure structure) {
        begin(structure.atomCount());
        for (int atom = 0; atom < atomCount; atom++) {
            order[atom] = entry(label(structure, atom), atom);
        }
        sort();
        place(structure);
    }

    private void place(Structure structure) {
        for (int i = 0; i < atomCount; i++) {
            int atom = atom(i);
            x[i] = structure.position(atom, 0);
            y[i] = structure.position(atom, 1);
            z[i] = structure.position(atom, 2);
            if (!Double.isFinite(x[i] + y[i] + z[i])) {
                throw new MbtrException("atom " + (atom + 1) + " has the coordinates " + x[i] + " " + y[i] + " " + z[i]
                        + "; finite numbers are needed");
            }
        }
    }

    /** Takes one atom, at the origin and of a species of its own that comes first, and its neighbours. */
    void readEnvironment(Structure structure, int centre, Neighbours neighbours) {
        begin(neighbours.count() + 1);
        order[0] = entry(BlockKey.CENTRE, centre);
        for (int n = 0; n < neighbours.count(); n++) {
            order[n + 1] = entry(label(structure, neighbours.atomsView()[n]), n);
        }
        sort();
        x[0] = 0;
        y[0] = 0;
        z[0] = 0;
        for (int i = 1; i < atomCount; i++) {
            int n = (int) order[i];
            x[i] = neighbours.xView()[n];
            y[i] = neighbours.yView()[n];
            z[i] = neighbours.zView()[n];
            order[i] = entry((int) (order[i] >> 32), neighbours.atomsView()[n]);
        }
    }

    /**
     * Takes the atoms of an environment.
     *
     * @param environment the atoms as a molecule of their own
     * @param newLabels species of each of its atoms
     * @param newSources which atom of the structure that it was cut from each of its atoms is, or is an image of
     */
    void read(Structure environment, int[] newLabels, int[] newSources) {
        begin(environment.atomCount());
        for (int atom = 0; atom < atomCount; atom++) {
            order[atom] = entry(newLabels[atom], atom);
        }
        sort();
        place(environment);
        sources = newSources;
    }

    private static long entry(int label, int atom) {
        return ((long) label << 32) | atom;
    }

    private int label(Structure structure, int atom) {
        return labels == SpeciesLabels.ATOMS ? atom + 1 : structure.atomicNumber(atom);
    }

    private void begin(int count) {
        atomCount = count;
        sources = new int[0];
        if (atomCount == 0) {
            throw new MbtrException("the structure has no atoms");
        }
        if (order.length < atomCount) {
            allocate();
        }
    }

    private void sort() {
        Arrays.sort(order, 0, atomCount);
        groupCount = 0;
        for (int i = 0; i < atomCount; i++) {
            int label = (int) (order[i] >> 32);
            if (groupCount == 0 || species[groupCount - 1] != label) {
                species[groupCount] = label;
                start[groupCount++] = i;
            }
        }
        start[groupCount] = atomCount;
    }

    /** Fills in the distances of all atoms from the first, and no others. */
    void measureFirst() {
        reserve(atomCount);
        for (int j = 0; j < atomCount; j++) {
            double dx = x[j] - x[0];
            double dy = y[j] - y[0];
            double dz = z[j] - z[0];
            distances[j] = Math.sqrt(dx * dx + dy * dy + dz * dz);
            if (j > 0 && distances[j] < COINCIDENT) {
                throw coincidence(0, j, distances[j]);
            }
        }
    }

    private void reserve(int count) {
        int room = Math.addExact(count, ArrayMath.PADDING);
        if (distances.length < room) {
            distances = new double[room];
        }
    }

    /** Fills in the distances between all atoms, periodic images left aside. Cost and memory: atoms². */
    void measure() {
        reserve(Math.multiplyExact(atomCount, atomCount));
        for (double[] axis : new double[][] {x, y, z}) {
            Arrays.fill(axis, atomCount, atomCount + ArrayMath.PADDING, Double.POSITIVE_INFINITY);
        }
        int close = TupleMath.best().distances(x, y, z, atomCount, COINCIDENT, distances);
        if (close > atomCount) {
            throw coincidence();
        }
    }

    private void allocate() {
        int room = atomCount + ArrayMath.PADDING;
        order = new long[atomCount];
        species = new int[atomCount];
        start = new int[atomCount + 1];
        x = new double[room];
        y = new double[room];
        z = new double[room];
    }

    private MbtrException coincidence() {
        for (int i = 0; i < atomCount; i++) {
            for (int j = 0; j < i; j++) {
                double distance = distances[i * atomCount + j];
                if (distance < COINCIDENT) {
                    return coincidence(i, j, distance);
                }
            }
        }
        throw new IllegalStateException("no two atoms coincide");
    }

    /** The failure that atoms i and j here, or an image of one of them, are at the same place. */
    MbtrException coincidence(int i, int j, double distance) {
        int one = Math.min(source(i), source(j)) + 1;
        int two = Math.max(source(i), source(j)) + 1;
        return new MbtrException("atoms " + one + " and " + two + " coincide: their distance is " + distance
                + " Å; remove one or mend the coordinates");
    }

    /** Where atom i of those sorted by species stands in the structure. */
    int atom(int i) {
        return (int) order[i];
    }

    /** Which atom of the whole structure atom i of those sorted by species is, or is an image of. */
    int source(int i) {
        return sources.length == 0 ? atom(i) : sources[atom(i)];
    }

    int groupCount() {
        return groupCount;
    }

    int size(int group) {
        return start[group + 1] - start[group];
    }
}
