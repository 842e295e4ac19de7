package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mbtr.structures.MbtrException;

/**
 * How much of the experiment on crystals is done.
 *
 * @param mostTraining no set has more training structures
 * @param widths whether searches include the widths of distributions and scales of terms
 * @param repeats models of each size of a learning curve; 0 for no curves
 */
public record CrystalsPlan(int mostTraining, boolean widths, int repeats) {
    private static final int QUICK_TRAINING = 500;
    private static final int FIRST_SIZE = 100;

    /** A size is left out if it is more than this share of the whole training set. */
    private static final double NEAR_THE_END = 2.0 / 3;

    /** Refuses plans without structures. */
    public CrystalsPlan {
        if (mostTraining < 1 || repeats < 0) {
            throw new MbtrException("the experiment needs training structures and no less than 0 repeats of learning"
                    + " curves, found " + mostTraining + " and " + repeats);
        }
    }

    /** Repeats unless the user says otherwise. */
    public static final int USUAL_REPEATS = 3;

    /** The same of a quick look. */
    public static final int QUICK_REPEATS = 1;

    /**
     * As the user wants it.
     *
     * @param repeats of learning curves; the usual number if absent
     */
    static CrystalsPlan of(boolean quick, Optional<Integer> repeats) {
        return quick ? quick(repeats.orElse(QUICK_REPEATS)) : complete(repeats.orElse(USUAL_REPEATS));
    }

    /** All of it. */
    public static CrystalsPlan complete(int repeats) {
        return new CrystalsPlan(Integer.MAX_VALUE, true, repeats);
    }

    /** What takes a few minutes: fewer structures, and searches of length scale and λ only. */
    public static CrystalsPlan quick(int repeats) {
        return new CrystalsPlan(QUICK_TRAINING, false, repeats);
    }

    /** What is left out, "" if nothing. */
    String words() {
        return widths
                ? ""
                : "A quick look: at most " + mostTraining
                        + " training structures, widths and scales are not searched but as in the preset or where the"
                        + " paper begins";
    }

    /**
     * Sizes of the training sets of a learning curve, ascending: every third of the paper's, 10^(2 + i/3), from a quarter
     * of the whole training set if that is less than 100, and last the whole training set.
     *
     * @param training size of the whole training set
     * @param fewest sizes below cannot have all elements
     */
    static List<Integer> sizes(int training, int fewest) {
        int first = (int) Math.floor(3 * (Math.log10(Math.min(FIRST_SIZE, training / 4.0)) - 2));
        return IntStream.concat(
                        IntStream.iterate(first, i -> i + 1)
                                .map(i -> (int) Math.round(Math.pow(10, 2 + i / 3.0)))
                                .takeWhile(size -> size < NEAR_THE_END * training)
                                .filter(size -> size >= fewest),
                        IntStream.of(training))
                .boxed()
                .toList();
    }
}
