package org.mbtr.representations.mbtr;

/**
 * Takes the tuples of one block after the other and adds them to the bins of their block. Working memory of one thread,
 * used again for structure after structure.
 *
 * <p>Geometry and weighting work on the tuples of all blocks together, because most blocks of a molecule have fewer tuples
 * than a vector loop needs to be worth its start. The enumerators call {@link #beginBlock}, fill {@link #tuples()} and
 * call {@link #flush()} when it is full; {@link #flush()} once more completes all bins.
 */
final class TermEvaluator implements TupleConsumer {
    private final Term term;
    private final Geometry.OfTuples geometry;
    private final Binning.Adder adder;
    private final Tuples tuples;
    private final double[] places = new double[Tuples.ROOM];
    private final double[] weights = new double[Tuples.ROOM];
    private Reach reach = Reach.UNLIMITED;
    private StageTimes times = StageTimes.OFF;
    private final BlockRuns<double[]> blocks = new BlockRuns<>();

    TermEvaluator(Term term, Binning binning) {
        this.term = term;
        this.geometry = (Geometry.OfTuples) term.geometry();
        this.adder = binning.adder();
        this.tuples = new Tuples(term.order());
    }

    /** Gets ready for the tuples of a structure. */
    void begin(Reach newReach, StageTimes clock) {
        reach = newReach;
        times = clock;
    }

    /** Number of atoms k of the tuples. */
    @Override
    public int order() {
        return term.order();
    }

    /** Whether {@link Tuples#opposite} has to be filled. */
    @Override
    public boolean readsOpposite() {
        return geometry.readsOpposite();
    }

    @Override
    public Tuples tuples() {
        return tuples;
    }

    /** Tuples that are longer have no weight. */
    @Override
    public Reach reach() {
        return reach;
    }

    /** New bins for a block. */
    double[] emptyBins() {
        return new double[term.grid().count()];
    }

    /** The following tuples belong to this block. Its bins are complete after the last flush. */
    void beginBlock(double[] bins) {
        blocks.begin(tuples.count, bins);
    }

    /** Works on the tuples that are there and makes room for more of the block that was begun last. */
    @Override
    public void flush() {
        if (tuples.count > 0) {
            times.enter(StageTimes.Stage.GEOMETRY);
            geometry.values(tuples, places);
            times.enter(StageTimes.Stage.WEIGHTING);
            term.weighting().weights(tuples, places, weights);
            term.envelope().apply(tuples, weights);
            times.enter(StageTimes.Stage.BROADENING);
            adder.take(places, weights, tuples.count, term.threshold());
            blocks.forEach(tuples.count, adder::add);
            times.enter(StageTimes.Stage.TUPLES);
            tuples.count = 0;
        }
        blocks.carryOver();
    }

    /** Completes all bins and forgets the blocks, ready for another structure. */
    void finish() {
        flush();
        blocks.clear();
    }
}
