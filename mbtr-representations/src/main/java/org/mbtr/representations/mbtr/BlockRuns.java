package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which of the tuples at hand belong to which block. Blocks are begun one after the other; a block that goes on when working
 * memory is full is carried over.
 *
 * @param <B> what stands for a block
 */
final class BlockRuns<B> {
    /** What is done with the tuples {@code from} … {@code to−1}, which belong to this block. */
    interface Run<B> {
        void on(int from, int to, B block);
    }

    /** Block i has the tuples from {@code begins[i]} up to those of block i + 1. */
    private int[] begins = new int[64];

    private final List<B> blocks = new ArrayList<>();

    /** The tuples from {@code at} on belong to this block. */
    void begin(int at, B block) {
        if (blocks.size() == begins.length) {
            begins = Arrays.copyOf(begins, 2 * begins.length);
        }
        begins[blocks.size()] = at;
        blocks.add(block);
    }

    /** Goes through the blocks of the first {@code tuples} tuples. */
    void forEach(int tuples, Run<B> run) {
        for (int block = 0; block < blocks.size(); block++) {
            run.on(begins[block], block + 1 < blocks.size() ? begins[block + 1] : tuples, blocks.get(block));
        }
    }

    /** Keeps the last block alone, which the next tuples belong to. */
    void carryOver() {
        if (!blocks.isEmpty()) {
            B last = blocks.getLast();
            blocks.clear();
            blocks.add(last);
            begins[0] = 0;
        }
    }

    /** Forgets all blocks. */
    void clear() {
        blocks.clear();
    }
}
