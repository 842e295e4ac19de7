package org.mbtr.representations.features;

/**
 * One of several parts of the blocks of a representation. Each block is in one part, its reversal in the same, and parts are about as
 * large as each other where there are many more blocks than parts. What a part holds depends on keys alone, so it is the same for
 * all structures.
 *
 * @param index which part, from 0
 * @param count number of parts
 */
public record BlockSlice(int index, int count) {
    /** All blocks. */
    public static final BlockSlice WHOLE = new BlockSlice(0, 1);

    /** Checks the numbers. */
    public BlockSlice {
        if (count < 1 || index < 0 || index >= count) {
            throw new IllegalArgumentException("there is no part " + index + " of " + count);
        }
    }

    /** Whether it is all blocks. */
    public boolean isWhole() {
        return count == 1;
    }

    /** Whether a block is in this part. */
    public boolean contains(BlockKey key) {
        if (isWhole()) {
            return true;
        }
        BlockKey reversed = key.reversed();
        BlockKey smaller = key.compareTo(reversed) <= 0 ? key : reversed;
        return Long.remainderUnsigned(mixed(smaller), count) == index;
    }

    /** A number in which near keys are far apart: the finishing steps of SplitMix64 (Steele and others, 2014) after each place. */
    private static long mixed(BlockKey key) {
        long sum = 0;
        for (int place : new int[] {key.term(), key.first(), key.second(), key.third(), key.fourth()}) {
            sum = (sum + place + 1) * 0x9E3779B97F4A7C15L;
            sum = (sum ^ (sum >>> 30)) * 0xBF58476D1CE4E5B9L;
            sum = (sum ^ (sum >>> 27)) * 0x94D049BB133111EBL;
            sum ^= sum >>> 31;
        }
        return sum;
    }
}
