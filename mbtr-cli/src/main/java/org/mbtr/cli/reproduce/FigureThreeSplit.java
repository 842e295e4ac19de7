package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.structures.MbtrException;

/**
 * Frames of one point of Figure 3, drawn as its authors do: energies are put into ten bins of equal width, training and
 * validation frames together are drawn from each bin in proportion to what it holds, and are divided at random. Test frames are drawn
 * from the others.
 *
 * @param training places
 * @param validation places
 * @param test places
 */
@SuppressWarnings("ArrayRecordComponent")
record FigureThreeSplit(int[] training, int[] validation, int[] test) {
    private static final int BINS = 10;
    private static final int VALIDATION = 50;

    /**
     * Draws.
     *
     * @param energies of all frames
     * @param count number of training frames
     * @param tested largest number of test frames
     * @throws MbtrException if there are too few frames
     */
    static FigureThreeSplit draw(double[] energies, int count, int tested, long seed) {
        int wanted = count + VALIDATION;
        if (wanted >= energies.length) {
            throw new MbtrException(count + " training and " + VALIDATION
                    + " validation frames leave none for a test of " + energies.length + "; ask for fewer");
        }
        Random random = new Random(seed);
        int[][] bins = bins(energies);
        int[] shares = shares(bins, wanted, energies.length);
        int[] drawn = new int[0];
        for (int b = 0; b < BINS; b++) {
            drawn = Sampling.union(drawn, Sampling.uniform(bins[b], shares[b], random));
        }
        int[] order = Sampling.shuffled(drawn, random);
        int[] others = Sampling.without(IntStream.range(0, energies.length).toArray(), drawn);
        return new FigureThreeSplit(
                Arrays.copyOf(order, count),
                Arrays.copyOfRange(order, count, wanted),
                Sampling.uniform(others, Math.min(tested, others.length), random));
    }

    private static int[][] bins(double[] energies) {
        double lowest = Arrays.stream(energies).min().orElseThrow();
        double width = (Arrays.stream(energies).max().orElseThrow() - lowest) / BINS;
        int[] binOf = Arrays.stream(energies)
                .mapToInt(energy -> width > 0 ? Math.min(BINS - 1, (int) ((energy - lowest) / width)) : 0)
                .toArray();
        return IntStream.range(0, BINS)
                .mapToObj(bin -> IntStream.range(0, energies.length)
                        .filter(frame -> binOf[frame] == bin)
                        .toArray())
                .toArray(int[][]::new);
    }

    /** In proportion; what rounding down leaves goes to the largest remainders. */
    private static int[] shares(int[][] bins, int wanted, int all) {
        int[] shares = new int[BINS];
        List<Integer> byRemainder = new ArrayList<>();
        for (int b = 0; b < BINS; b++) {
            shares[b] = (int) ((long) wanted * bins[b].length / all);
            byRemainder.add(b);
        }
        byRemainder.sort(Comparator.comparingLong(b -> -((long) wanted * bins[b].length % all)));
        int left = wanted - Arrays.stream(shares).sum();
        for (int i = 0; i < left; i++) {
            shares[byRemainder.get(i)]++;
        }
        return shares;
    }
}
