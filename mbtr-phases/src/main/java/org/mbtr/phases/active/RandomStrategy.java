package org.mbtr.phases.active;

import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.learning.validation.Sampling;

/** Begins as the paper does and goes on by chance until a given number of structures is known: what a strategy must be better than. */
public final class RandomStrategy implements Strategy {
    private final KnownEnergies known;
    private final int batch;
    private final int[] order;
    private final int count;

    /**
     * With the structures to begin with and all others in random order.
     *
     * @param count how many structures to compute in all, at least the one of each composition it begins with
     * @param batch how many in one round
     * @param seed of all draws
     */
    public RandomStrategy(Candidates candidates, int count, int batch, long seed) {
        Random random = new Random(seed);
        int[] start = candidates.oneOfEachComposition(random);
        int[] rest = Sampling.shuffled(
                Sampling.without(IntStream.range(0, candidates.size()).toArray(), start), random);
        this.order = IntStream.concat(IntStream.of(start), IntStream.of(rest)).toArray();
        this.known = new KnownEnergies(candidates);
        this.count = Math.clamp(count, start.length, order.length);
        this.batch = Math.max(1, batch);
    }

    @Override
    public Proposal propose() {
        int[] missing = known.firstOfUnknown(composition -> true, order);
        return Proposal.ofStructures(
                missing.length > 0
                        ? missing
                        : IntStream.of(order)
                                .filter(known::isOpen)
                                .limit(Math.clamp(count - known.count(), 0, batch))
                                .toArray());
    }

    @Override
    public void learn(int[] structures, double[] energies) {
        known.add(structures, energies);
    }

    @Override
    public void discard(int... structures) {
        known.discard(structures);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
