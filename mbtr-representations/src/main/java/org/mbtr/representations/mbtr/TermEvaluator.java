package org.mbtr.representations.mbtr;

import java.util.Arrays;
import org.mbtr.representations.math.ArrayMath;

/**
 * Takes the tuples of one block after the other and returns the bins of each block. Working memory of one thread.
 *
 * <p>The enumerators fill {@link #tuples()} and call {@link #flush()} when it is full; {@link #finishBlock()} hands out
 * the bins.
 */
final class TermEvaluator {
    private final Term term;
    private final Geometry.OfTuples geometry;
    private final Binning binning;
    private final Tuples tuples;
    private final double[] places = new double[Tuples.CAPACITY];
    private final double[] weights = new double[Tuples.CAPACITY];
    private final double[] bins;
    private final StageTimes times;

    TermEvaluator(Term term, Binning binning, StageTimes times) {
        this.term = term;
        this.geometry = (Geometry.OfTuples) term.geometry();
        this.binning = binning;
        this.tuples = new Tuples(term.order());
        this.bins = new double[term.grid().count() + ArrayMath.PADDING];
        this.times = times;
    }

    Tuples tuples() {
        return tuples;
    }

    /** A tuple with two neighbouring atoms farther apart than this (angstrom) has no weight. */
    double reach() {
        return Math.min(term.envelope().cutoff(), term.weighting().reach(term.order(), term.threshold()));
    }

    void flush() {
        times.enter(StageTimes.Stage.GEOMETRY);
        geometry.values(tuples, places);
        times.enter(StageTimes.Stage.WEIGHTING);
        term.weighting().weights(tuples, places, weights);
        term.envelope().apply(tuples, weights);
        times.enter(StageTimes.Stage.BROADENING);
        binning.add(places, weights, tuples.count, term.threshold(), bins);
        times.enter(StageTimes.Stage.TUPLES);
        tuples.count = 0;
    }

    /** The bins of the block that was just enumerated; the next block starts from zero. */
    double[] finishBlock() {
        if (tuples.count > 0) {
            flush();
        }
        double[] block = Arrays.copyOf(bins, term.grid().count());
        Arrays.fill(bins, 0);
        return block;
    }
}
