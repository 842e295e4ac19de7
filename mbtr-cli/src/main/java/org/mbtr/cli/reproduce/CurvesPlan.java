package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mbtr.structures.MbtrException;

/**
 * How much of the learning curves is done. The paper has 19 sizes 10^(2 + i/9) from 100 to 10 000 with 30 models each, and 1000 test
 * structures that are drawn anew for each model.
 *
 * @param sizes numbers of training structures, ascending
 * @param repeats models of each size
 */
public record CurvesPlan(List<Integer> sizes, int repeats) {
    /** Repeats unless the user says otherwise. */
    public static final int USUAL_REPEATS = 5;

    /** The same of a quick look. */
    public static final int QUICK_REPEATS = 3;

    private static final int QUICK_LARGEST = 1000;
    private static final int LARGEST = 10_000;
    private static final int MOST_TESTED = 1000;
    private static final int SMALLEST = 20;

    /** Sorts the sizes; refuses sizes that a part for validation cannot be taken of. */
    public CurvesPlan {
        sizes = sizes.stream().sorted().distinct().toList();
        if (sizes.isEmpty() || sizes.getFirst() < SMALLEST) {
            throw new MbtrException(
                    "learning curves need numbers of training structures of " + SMALLEST + " or more, found " + sizes);
        }
        if (repeats < 1) {
            throw new MbtrException("learning curves need 1 repeat or more, found " + repeats);
        }
    }

    /**
     * As the user wants it.
     *
     * @param sizes every third of the paper's if empty
     * @param repeats the usual number if absent
     */
    static CurvesPlan of(boolean quick, List<Integer> sizes, Optional<Integer> repeats) {
        int largest = quick ? QUICK_LARGEST : LARGEST;
        List<Integer> usual = IntStream.iterate(0, i -> i + 1)
                .map(i -> (int) Math.round(Math.pow(10, 2 + i / 3.0)))
                .takeWhile(size -> size <= largest)
                .boxed()
                .toList();
        return new CurvesPlan(sizes.isEmpty() ? usual : sizes, repeats.orElse(quick ? QUICK_REPEATS : USUAL_REPEATS));
    }

    /** Number of test structures of a set: those of the paper, but no more than a quarter of the set. */
    static int tested(int structures) {
        return Math.min(MOST_TESTED, structures / 4);
    }

    /**
     * The sizes that a set is large enough for.
     *
     * @param elements of the set: training structures have all of them
     * @throws MbtrException if it is too small for all of them
     */
    List<Integer> sizes(String set, int structures, int elements) {
        int most = structures - tested(structures);
        List<Integer> possible =
                sizes.stream().filter(size -> size <= most && size >= elements).toList();
        if (possible.isEmpty()) {
            throw new MbtrException(set + " has " + structures + " structures of " + elements
                    + " elements; none of the sizes " + sizes + " leaves " + tested(structures)
                    + " for the test and has all elements");
        }
        return possible;
    }
}
