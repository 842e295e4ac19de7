package org.mbtr.representations.mbtr;

import java.util.Arrays;
import org.mbtr.representations.math.ArrayMath;
import org.mbtr.structures.MbtrException;

/**
 * The derivatives of the bins of one block while tuples are added: three rows for each atom of the block's species and six of
 * strain (xx, xy, xz, yy, yz, zz). Rows have room for a register beyond the grid on either side. Memory is taken when the first
 * tuple comes.
 */
final class JacobianRows {
    /** Rows of strain: it is symmetric, because no tuple changes when it is rotated. */
    static final int STRAINS = 6;

    final int binCount;
    /** Length of a row. */
    final int stride;

    /** The distinct species groups, ascending, by the first of their atoms and the one behind their last. */
    private final int[] begins;

    private final int[] ends;
    /** Position of a group's first atom among the atoms of the block. */
    private final int[] offsets;

    private final int atomCount;
    private double[] rows = new double[0];
    private boolean[] met = new boolean[0];

    /** Of the block of these groups. */
    JacobianRows(SpeciesGroups atoms, int binCount, int... groups) {
        int[] distinct = Arrays.stream(groups).distinct().sorted().toArray();
        this.binCount = binCount;
        this.stride = binCount + 2 * ArrayMath.PADDING;
        this.begins = new int[distinct.length];
        this.ends = new int[distinct.length];
        this.offsets = new int[distinct.length];
        int count = 0;
        for (int g = 0; g < distinct.length; g++) {
            begins[g] = atoms.start[distinct[g]];
            ends[g] = atoms.start[distinct[g] + 1];
            offsets[g] = count;
            count += ends[g] - begins[g];
        }
        this.atomCount = count;
    }

    /** Takes memory, unless it is there. */
    double[] reserve() {
        if (rows.length == 0) {
            rows = new double[size(atomCount, stride)];
            met = new boolean[atomCount];
        }
        return rows;
    }

    private static int size(int atoms, int stride) {
        long size = (3L * atoms + STRAINS) * stride;
        if (size > Integer.MAX_VALUE - ArrayMath.PADDING) {
            throw new MbtrException("the derivatives of one block with respect to " + atoms
                    + " atoms do not fit into an array; use fewer bins or smaller structures");
        }
        return (int) size;
    }

    /** Whether no tuple that counts has come. */
    boolean isEmpty() {
        for (boolean atomMet : met) {
            if (atomMet) {
                return false;
            }
        }
        return true;
    }

    /** Where bin 0 stands in the first of the three rows of an atom, numbered as {@link SpeciesGroups} sorts them. */
    int beginOf(int atom) {
        int group = 0;
        while (atom >= ends[group]) {
            group++;
        }
        int place = offsets[group] + atom - begins[group];
        met[place] = true;
        return 3 * place * stride + ArrayMath.PADDING;
    }

    /** Where bin 0 stands in the first of the rows of strain. */
    int beginOfStrain() {
        return 3 * atomCount * stride + ArrayMath.PADDING;
    }

    /** The atoms that tuples have come with, in the numbering of {@link SpeciesGroups}. */
    int[] atoms() {
        int[] found = new int[atomCount];
        int count = 0;
        for (int group = 0; group < begins.length; group++) {
            for (int atom = begins[group]; atom < ends[group]; atom++) {
                if (met[offsets[group] + atom - begins[group]]) {
                    found[count++] = atom;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }
}
