package org.mbtr.representations.mbtr;

import java.util.Arrays;

/**
 * Which of the tuples at hand belong to which block. Blocks are begun one after the other; a block that goes on when working
 * memory is full is carried over.
 */
final class BlockRuns {
    /** What is done with the tuples {@code from} … {@code to−1}, which belong to the block with these bins. */
    interface Run {
        void on(int from, int to, double[] bins);
    }

    /** Block i has the tuples from {@code begins[i]} up to those of block i + 1. */
    private int[] begins = new int[64];

    private double[][] bins = new double[64][];
    private int count;

    /** The tuples from {@code at} on belong to the block with these bins. */
    void begin(int at, double[] blockBins) {
        if (count == begins.length) {
            begins = Arrays.copyOf(begins, 2 * count);
            bins = Arrays.copyOf(bins, 2 * count);
        }
        begins[count] = at;
        bins[count++] = blockBins;
    }

    /** Goes through the blocks of the first {@code tuples} tuples. */
    void forEach(int tuples, Run run) {
        for (int block = 0; block < count; block++) {
            run.on(begins[block], block + 1 < count ? begins[block + 1] : tuples, bins[block]);
        }
    }

    /** Keeps the last block alone, which the next tuples belong to. */
    void carryOver() {
        if (count > 0) {
            bins[0] = bins[count - 1];
            Arrays.fill(bins, 1, count, null);
            begins[0] = 0;
            count = 1;
        }
    }

    /** Forgets all blocks. */
    void clear() {
        Arrays.fill(bins, 0, count, null);
        count = 0;
    }
}
