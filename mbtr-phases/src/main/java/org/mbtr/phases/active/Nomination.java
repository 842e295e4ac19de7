package org.mbtr.phases.active;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which unknown structure a model of the paper's strategy asks for. */
final class Nomination {
    private Nomination() {}

    /**
     * Of the candidates, which are the structures with a score below 0, the one with the smallest.
     *
     * @param scores {@code (unknown)} how far above the lowest known value of the composition the lower end of the prediction is
     * @param asPublished whether to take, as the published program does, the place of the smallest score among as many structures from the
     *     beginning as there are candidates for a place among the candidates
     * @return a place in {@code scores}; empty if there is no candidate
     */
    static OptionalInt of(double[] scores, boolean asPublished) {
        int[] candidates =
                IntStream.range(0, scores.length).filter(u -> scores[u] < 0).toArray();
        if (candidates.length == 0) {
            return OptionalInt.empty();
        }
        int[] ranked = asPublished ? IntStream.range(0, candidates.length).toArray() : candidates;
        int best = 0;
        for (int place = 1; place < ranked.length; place++) {
            best = scores[ranked[place]] < scores[ranked[best]] ? place : best;
        }
        return OptionalInt.of(candidates[best]);
    }
}
