package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How many training frames the fits of a search have. A fit takes time that grows with the third power of their number. Good length scales and
 * widths change slowly with it, so the search begins with few frames and goes on with more from where it ended. A good λ becomes
 * smaller the more frames there are: with the forces of aspirin the best λ σ⁵ falls from about 2⁻¹ to about 2⁻⁷ between 200 and 400 frames. So where many more
 * frames are to be fitted than are searched with, λ and the length scale are searched once more in large steps with half of them; each
 * evaluation takes an eighth of the time of the fit. From there to all frames λ goes on as it went from half of them: the best λ of aspirin
 * with k = 2 and a length scale of 2^5.25 is 2^−37.8 with 125 frames, 2^−39.9 with 250 and 2^−43.8 with 500.
 *
 * @param stages numbers of frames that everything is searched with, one after the other, ascending
 * @param refinement number of frames that λ and length scale are searched with in the end; empty if they are not
 * @param fitted number of frames that what is found is to be good for
 */
public record SearchSizes(List<Integer> stages, OptionalInt refinement, int fitted) {
    private static final List<Integer> USUAL = List.of(50, 100, 200, 500, 1000);

    /** A stage with hardly more frames than the one before would find the same. */
    private static final double WORTH_A_STAGE = 1.25;

    /** A fit to fewer times as many frames has nearly the same λ. */
    private static final double WORTH_A_TREND = 1.5;

    /** Coordinates and frames of the largest fit of the refinement: half a thousand frames of 21 atoms, some minutes. */
    private static final int MOST_COORDINATES = 32_000;

    /** Copies the list; refuses an empty one. */
    public SearchSizes {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a search needs at least one number of frames");
        }
        if (fitted < refinement.orElse(stages.getLast())) {
            throw new IllegalArgumentException(fitted + " frames are less than a search has");
        }
    }

    /** Everything with one number of frames. */
    public static SearchSizes single(int frames) {
        return new SearchSizes(List.of(frames), OptionalInt.empty(), frames);
    }

    /** Everything with numbers of frames that are roughly doubled from 50, up to a largest one. */
    public static SearchSizes upTo(int frames) {
        List<Integer> stages = new ArrayList<>();
        for (int stage : USUAL) {
            if (WORTH_A_STAGE * stage <= frames) {
                stages.add(stage);
            }
        }
        stages.add(frames);
        return new SearchSizes(stages, OptionalInt.empty(), frames);
    }

    /** The same, and a refinement if it is worth it where so many frames of so many atoms are to be fitted. */
    public SearchSizes fitting(int frames, int atoms) {
        int half = Math.min(frames / 2, MOST_COORDINATES / (3 * atoms));
        boolean worth = half >= WORTH_A_STAGE * stages.getLast();
        return new SearchSizes(stages, worth ? OptionalInt.of(half) : OptionalInt.empty(), frames);
    }

    /** The same without refinement. */
    public SearchSizes withoutRefinement() {
        return new SearchSizes(stages, OptionalInt.empty(), fitted);
    }

    /** Half of the largest number, to see how λ goes on where many more are to be fitted; empty if they are not. */
    public OptionalInt earlier() {
        return fitted >= WORTH_A_TREND * most() ? OptionalInt.of(most() / 2) : OptionalInt.empty();
    }

    /** The number of frames that λ is carried on to: that of the fit or twice the largest one, since what is carried on farther is guessed. */
    public int carriedOnTo() {
        return Math.min(fitted, 2 * most());
    }

    /** How often the largest number is doubled until it is that which λ is carried on to. */
    double doublings() {
        return Math.log((double) carriedOnTo() / most()) / Math.log(2);
    }

    /** The largest number. */
    public int most() {
        return refinement.orElse(stages.getLast());
    }
}
