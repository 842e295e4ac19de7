package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * The atoms of a molecule sorted by species, so that the atoms of one species lie side by side, and all distances between
 * them.
 */
final class SpeciesGroups {
    /** Atoms closer than this (angstrom) are taken for a mistake: no molecule has them. */
    static final double COINCIDENT = 1e-3;

    final int atomCount;
    /** Species of each group, ascending. */
    final int[] species;
    /** Group i holds the atoms start[i] … start[i+1]−1. */
    final int[] start;

    final double[] x;
    final double[] y;
    final double[] z;
    /** {@code [atoms*atoms]}, symmetric (angstrom). */
    final double[] distances;

    SpeciesGroups(Structure structure, SpeciesLabels labels) {
        atomCount = structure.atomCount();
        if (atomCount == 0) {
            throw new MbtrException("the structure has no atoms");
        }
        long[] order = new long[atomCount];
        for (int atom = 0; atom < atomCount; atom++) {
            long label = labels == SpeciesLabels.ATOMS ? atom + 1 : structure.atomicNumber(atom);
            order[atom] = (label << 32) | atom;
        }
        java.util.Arrays.sort(order);
        x = new double[atomCount];
        y = new double[atomCount];
        z = new double[atomCount];
        List<Integer> groupSpecies = new ArrayList<>();
        List<Integer> groupStart = new ArrayList<>();
        for (int i = 0; i < atomCount; i++) {
            int atom = (int) order[i];
            int label = (int) (order[i] >>> 32);
            if (groupSpecies.isEmpty() || groupSpecies.getLast() != label) {
                groupSpecies.add(label);
                groupStart.add(i);
            }
            x[i] = structure.position(atom, 0);
            y[i] = structure.position(atom, 1);
            z[i] = structure.position(atom, 2);
            if (!Double.isFinite(x[i] + y[i] + z[i])) {
                throw new MbtrException("atom " + (atom + 1) + " has the coordinates " + x[i] + " " + y[i] + " " + z[i]
                        + "; finite numbers are needed");
            }
        }
        groupStart.add(atomCount);
        species = groupSpecies.stream().mapToInt(Integer::intValue).toArray();
        start = groupStart.stream().mapToInt(Integer::intValue).toArray();
        distances = distances(order);
    }

    private double[] distances(long[] order) {
        double[] table = new double[Math.multiplyExact(atomCount, atomCount)];
        for (int i = 0; i < atomCount; i++) {
            for (int j = 0; j < i; j++) {
                double dx = x[i] - x[j];
                double dy = y[i] - y[j];
                double dz = z[i] - z[j];
                double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
                if (distance < COINCIDENT) {
                    int one = Math.min((int) order[i], (int) order[j]) + 1;
                    int two = Math.max((int) order[i], (int) order[j]) + 1;
                    throw new MbtrException("atoms " + one + " and " + two + " coincide: their distance is " + distance
                            + " Å; remove one or mend the coordinates");
                }
                table[i * atomCount + j] = distance;
                table[j * atomCount + i] = distance;
            }
        }
        return table;
    }

    int groupCount() {
        return species.length;
    }

    int size(int group) {
        return start[group + 1] - start[group];
    }
}
