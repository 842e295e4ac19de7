package org.mbtr.cli.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mbtr.structures.MbtrException;

/**
 * The points of a learning curve.
 *
 * @param sizes numbers of training structures, ascending
 * @param repeats models of each size
 * @param test structures in each test set
 */
public record CurvePlan(List<Integer> sizes, int repeats, int test) {
    /** A search needs structures to fit to and to validate on. */
    public static final int SMALLEST = 10;

    private static final int FIRST_SIZE = 64;
    private static final int LAST_SIZE = 4096;
    private static final int MOST_TEST = 2000;

    /** Sorts the sizes; refuses sizes that are too small. */
    public CurvePlan {
        sizes = sizes.stream().distinct().sorted().toList();
        if (sizes.isEmpty() || sizes.getFirst() < SMALLEST) {
            throw new MbtrException("a learning curve needs sizes of " + SMALLEST + " or more, found " + sizes);
        }
        if (repeats < 1 || test < 1) {
            throw new MbtrException(
                    "a learning curve needs a repeat and a test structure or more, found " + repeats + " and " + test);
        }
    }

    /** A plan for this many structures; absent sizes are powers of two, an absent test set is a fifth of the data. */
    public static CurvePlan of(int structures, List<Integer> sizes, int repeats, Optional<Integer> test) {
        int tested = test.orElse(Math.min(MOST_TEST, structures / 5));
        CurvePlan plan = new CurvePlan(sizes.isEmpty() ? powersOfTwo(structures) : sizes, repeats, tested);
        if ((long) plan.largest() + tested > structures) {
            throw new MbtrException("a learning curve up to " + plan.largest() + " structures with " + tested
                    + " for the test needs " + ((long) plan.largest() + tested) + ", found " + structures);
        }
        return plan;
    }

    /** The same for a test set that is given; absent sizes are powers of two up to the structures that are left. */
    public static CurvePlan withTest(int training, int test, List<Integer> sizes, int repeats) {
        return new CurvePlan(sizes.isEmpty() ? powersUpTo(Math.min(LAST_SIZE, training)) : sizes, repeats, test);
    }

    private static List<Integer> powersOfTwo(int structures) {
        return powersUpTo(Math.min(LAST_SIZE, (int) (0.8 * structures)));
    }

    private static List<Integer> powersUpTo(int most) {
        int first = FIRST_SIZE;
        while (first > 16 && 4 * first > most) {
            first /= 2;
        }
        List<Integer> sizes = new ArrayList<>();
        for (int size = first; size <= most; size *= 2) {
            sizes.add(size);
        }
        return sizes;
    }

    /** The largest size. */
    public int largest() {
        return sizes.getLast();
    }

    /** Number of models. */
    public int models() {
        return sizes.size() * repeats;
    }
}
