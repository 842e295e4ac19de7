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
    private int count;
    private int[] atoms = new int[64];
    private int[] shifts = new int[3 * 64];
    private double[] x = new double[64];
    private double[] y = new double[64];
    private double[] z = new double[64];
    private double[] distances = new double[64];
    private int[] hits = new int[0];

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

    /** Room for the candidates of one box. */
    int[] hits(int room) {
        if (hits.length <= room) {
            hits = new int[2 * room + 1];
        }
        return hits;
    }

    void clear() {
        count = 0;
    }

    void add(int atom, int shiftA, int shiftB, int shiftC, double dx, double dy, double dz, double distance) {
        if (count == atoms.length) {
            grow();
        }
        atoms[count] = atom;
        shifts[3 * count] = shiftA;
        shifts[3 * count + 1] = shiftB;
        shifts[3 * count + 2] = shiftC;
        x[count] = dx;
        y[count] = dy;
        z[count] = dz;
        distances[count++] = distance;
    }

    private void grow() {
        int room = 2 * count;
        atoms = Arrays.copyOf(atoms, room);
        shifts = Arrays.copyOf(shifts, 3 * room);
        x = Arrays.copyOf(x, room);
        y = Arrays.copyOf(y, room);
        z = Arrays.copyOf(z, room);
        distances = Arrays.copyOf(distances, room);
    }
}
