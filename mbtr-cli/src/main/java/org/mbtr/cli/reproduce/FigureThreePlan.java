package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Optional;
import org.mbtr.structures.MbtrException;

/**
 * How much of Figure 3 is done.
 *
 * @param sizes numbers of training frames, ascending
 * @param repeats number of sets of training frames of each size
 * @param tested largest number of test frames
 */
public record FigureThreePlan(List<Integer> sizes, int repeats, int tested) {
    /** Numbers of frames that two cores do for all molecules in one to two hours. */
    public static final List<Integer> USUAL_SIZES = List.of(10, 20, 40, 50, 100, 150, 200);

    /** Repeats in that time, as many as in the paper. */
    public static final int USUAL_REPEATS = 5;

    private static final List<Integer> QUICK_SIZES = List.of(10, 20, 40, 50, 100);
    private static final int TESTED = 2000;
    private static final int FEWER_TESTED = 500;

    /** Checks that there is something to do. */
    public FigureThreePlan {
        sizes = sizes.stream().sorted().distinct().toList();
        if (sizes.isEmpty() || sizes.getFirst() < 2) {
            throw new MbtrException("figure3 needs numbers of training frames of 2 or more, found " + sizes);
        }
        if (repeats < 1) {
            throw new MbtrException("figure3 needs 1 repeat or more, found " + repeats);
        }
    }

    /**
     * As the user wants it.
     *
     * @param sizes the usual ones if empty
     * @param repeats the usual number if absent
     */
    static FigureThreePlan of(boolean quick, List<Integer> sizes, Optional<Integer> repeats) {
        return quick ? quick() : complete(sizes.isEmpty() ? USUAL_SIZES : sizes, repeats.orElse(USUAL_REPEATS));
    }

    /** With sizes and repeats as the user wants them. */
    public static FigureThreePlan complete(List<Integer> sizes, int repeats) {
        return new FigureThreePlan(sizes, repeats, TESTED);
    }

    /** Small sizes, one set of frames of each. */
    public static FigureThreePlan quick() {
        return new FigureThreePlan(QUICK_SIZES, 1, FEWER_TESTED);
    }
}
