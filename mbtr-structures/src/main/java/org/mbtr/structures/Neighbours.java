package org.mbtr.structures;

import java.util.Arrays;

/**
 * The neighbours of one atom as {@link NeighbourSearch#find} leaves them, in no particular order. Working memory of one
 * thread that grows and is used again for atom after atom.
 *
 * <p>Neighbour i is the image of atom j = {@code atomsView()[i]} at r_j + Σ_k {@code shiftsView()[3*i+k]} · (cell vector k);
 * its displacement is that place minus the place of the atom whose neighbour it is (angstrom). The arrays are the ones
 * inside, longer than {@link #count()}: read them, do not write.
 */
public final class Neighbours {
    int count;
    int[] atoms = new int[64];
    double[] x = new double[64];
    double[] y = new double[64];
    double[] z = new double[64];
    /** Squares while the search goes on, then distances. */
    double[] distances = new double[64];

    private int atom;
    private int[] moved = new int[0];
    /** Neighbours that were found one after the other in one image of the cell: its three shifts and where they end. */
    private int[] runs = new int[4 * 64];

    private int runCount;
    /** Written when they are asked for. */
    private int[] shifts = new int[0];

    /** Number of neighbours. */
    public int count() {
        return count;
    }

    /** Which atom each neighbour is an image of. */
    public int[] atomsView() {
        return atoms;
    }

    /** How many cell vectors away each image is, {@code [3*count]}. */
    public int[] shiftsView() {
        if (shifts.length < 3 * count) {
            shifts = new int[3 * atoms.length];
        }
        int n = 0;
        for (int run = 0; run < 4 * runCount; run += 4) {
            for (; n < runs[run + 3]; n++) {
                for (int k = 0; k < 3; k++) {
                    shifts[3 * n + k] = runs[run + k] - moved[3 * atoms[n] + k] + moved[3 * atom + k];
                }
            }
        }
        return shifts;
    }

    /** First components of the displacements (angstrom). */
    public double[] xView() {
        return x;
    }

    /** Second components of the displacements (angstrom). */
    public double[] yView() {
        return y;
    }

    /** Third components of the displacements (angstrom). */
    public double[] zView() {
        return z;
    }

    /** Lengths of the displacements (angstrom). */
    public double[] distancesView() {
        return distances;
    }

    /** Gets ready for the neighbours of an atom; atoms were moved into the cell by these numbers of cell vectors. */
    void begin(int ofWhich, int[] cellVectors) {
        atom = ofWhich;
        moved = cellVectors;
        count = 0;
        runCount = 0;
    }

    /** Makes room for so many more. */
    void reserve(int more) {
        if (count + more > atoms.length) {
            int room = 2 * (count + more);
            atoms = Arrays.copyOf(atoms, room);
            x = Arrays.copyOf(x, room);
            y = Arrays.copyOf(y, room);
            z = Arrays.copyOf(z, room);
            distances = Arrays.copyOf(distances, room);
        }
    }

    /** The neighbours since the last run are in the image of the cell that is moved by these numbers of cell vectors. */
    void endRun(int shiftA, int shiftB, int shiftC) {
        if (4 * runCount == runs.length) {
            runs = Arrays.copyOf(runs, 2 * runs.length);
        }
        int run = 4 * runCount++;
        runs[run] = shiftA;
        runs[run + 1] = shiftB;
        runs[run + 2] = shiftC;
        runs[run + 3] = count;
    }

    /** Turns squares into distances. */
    void finish() {
        for (int n = 0; n < count; n++) {
            distances[n] = Math.sqrt(distances[n]);
        }
    }
}
