package org.mbtr.representations.mbtr;

import java.util.Arrays;
import org.mbtr.representations.math.TupleMath;

/**
 * Adds up the derivatives of all bins of the blocks of a term. Working memory of one thread.
 *
 * <p>A tuple of weight w and geometry value g adds w D_m(g) to bin m, so D_m dw + w D'_m dg to its derivative: the shares D_m
 * and their slopes D'_m of the bins within reach are worked out once for each tuple and added to the rows of its atoms with
 * two factors for each coordinate. Cost of a tuple: 2 (3k + 2) multiply-adds for each bin within reach, 6 more each in
 * structures that repeat, whose strain cannot be had from atoms.
 */
final class TermJacobian implements TupleConsumer {
    private final Term term;
    private final Geometry.OfTuples geometry;
    private final Binning.Profile profile;
    private final Tuples tuples;
    private final TupleCotangents cotangents;
    private final TupleMath math = TupleMath.best();
    private final BlockRuns<JacobianRows> blocks = new BlockRuns<>();
    private final double[] places = new double[Tuples.ROOM];
    private final double[] weights = new double[Tuples.ROOM];
    private final double[] enveloped = new double[Tuples.ROOM];
    private final double[] ofWeights = new double[Tuples.ROOM];
    private final double[] ofPlaces = new double[Tuples.ROOM];
    private final int vectorLength;
    /** Derivatives of weights and of places with respect to displacements, {@code [3*(k-1)][tuples]}. */
    private final double[][] weightSlopes;

    private final double[][] placeSlopes;
    /** Displacements of one tuple. */
    private final double[] vectors;

    /** Of one tuple: derivatives with respect to its atoms, {@code [3*k]}, and behind them to strain. */
    private final double[] factors;

    private final double[] slopeFactors;
    private Reach reach = Reach.UNLIMITED;
    private boolean strained;

    TermJacobian(Term term, Binning binning) {
        this.term = term;
        this.geometry = (Geometry.OfTuples) term.geometry();
        this.profile = binning.profile();
        this.tuples = new Tuples(term.order(), true);
        this.cotangents = new TupleCotangents(term.order());
        this.vectorLength = 3 * (term.order() - 1);
        this.weightSlopes = new double[vectorLength][Tuples.ROOM];
        this.placeSlopes = new double[vectorLength][Tuples.ROOM];
        this.vectors = new double[vectorLength];
        this.factors = new double[3 * term.order() + JacobianRows.STRAINS];
        this.slopeFactors = new double[factors.length];
    }

    /**
     * Gets ready for the tuples of a structure.
     *
     * @param withStrain whether rows of strain are added to
     */
    void begin(Reach newReach, boolean withStrain) {
        reach = newReach;
        strained = withStrain;
    }

    @Override
    public int order() {
        return term.order();
    }

    @Override
    public boolean readsOpposite() {
        return geometry.readsOpposite();
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public Tuples tuples() {
        return tuples;
    }

    /** The following tuples belong to this block. */
    void beginBlock(JacobianRows rows) {
        blocks.begin(tuples.count, rows);
    }

    @Override
    public void flush() {
        if (tuples.count > 0) {
            geometry.values(tuples, places);
            term.weighting().weights(tuples, places, weights);
            System.arraycopy(weights, 0, enveloped, 0, tuples.count);
            term.envelope().apply(tuples, enveloped);
            profile.take(places, enveloped, tuples.count, term.threshold());
            pullBack();
            blocks.forEach(tuples.count, this::add);
            tuples.count = 0;
        }
        blocks.carryOver();
    }

    private void pullBack() {
        Arrays.fill(ofWeights, 0, tuples.count, 1);
        Arrays.fill(ofPlaces, 0, tuples.count, 0);
        cotangents.clear(tuples.count);
        term.envelope().pullBack(tuples, weights, ofWeights, cotangents);
        term.weighting().pullBack(tuples, places, weights, ofWeights, ofPlaces, cotangents);
        geometry.pullBack(tuples, places, ofPlaces, cotangents);
        cotangents.toDisplacements(tuples, weightSlopes);
        Arrays.fill(ofPlaces, 0, tuples.count, 1);
        cotangents.clear(tuples.count);
        geometry.pullBack(tuples, places, ofPlaces, cotangents);
        cotangents.toDisplacements(tuples, placeSlopes);
    }

    /** Takes the displacements of a tuple. */
    private void read(int t) {
        for (int i = 0; i < vectorLength; i++) {
            vectors[i] = tuples.displacements[i][t];
        }
    }

    private void add(int from, int to, JacobianRows block) {
        if (from == to) {
            return;
        }
        double[] rows = block.reserve();
        for (int t = from; t < to; t++) {
            if (!profile.turnTo(t)) {
                continue;
            }
            read(t);
            toAtoms(weightSlopes, t, 1, factors);
            toAtoms(placeSlopes, t, enveloped[t], slopeFactors);
            for (int k = 0; k < term.order(); k++) {
                add(3 * k, block.beginOf(tuples.atoms[k][t]), block, rows);
            }
            if (strained) {
                add(3 * term.order(), block.beginOfStrain(), block, rows);
                add(3 * term.order() + 3, block.beginOfStrain() + 3 * block.stride, block, rows);
            }
        }
    }

    /** Adds to three rows, which begin at {@code bin0}, with the factors from {@code at} on. */
    private void add(int at, int bin0, JacobianRows block, double[] rows) {
        math.addCombinations(
                profile.sharesView(),
                profile.slopesView(),
                profile.count(),
                factors,
                slopeFactors,
                at,
                rows,
                bin0 + profile.first(),
                block.stride);
    }

    /** From displacements to atoms and strain: every displacement goes from one atom of the tuple to another. */
    private void toAtoms(double[][] slopes, int t, double factor, double[] out) {
        Arrays.fill(out, 0);
        switch (term.order()) {
            case 2 -> move(slopes, t, factor, 0, 0, 1, out);
            case 3 -> {
                move(slopes, t, factor, 0, 1, 0, out);
                move(slopes, t, factor, 1, 1, 2, out);
            }
            default -> {
                move(slopes, t, factor, 0, 1, 0, out);
                move(slopes, t, factor, 1, 1, 2, out);
                move(slopes, t, factor, 2, 2, 3, out);
            }
        }
    }

    private void move(double[][] slopes, int t, double factor, int which, int tail, int head, double[] out) {
        double x = factor * slopes[3 * which][t];
        double y = factor * slopes[3 * which + 1][t];
        double z = factor * slopes[3 * which + 2][t];
        out[3 * head] += x;
        out[3 * head + 1] += y;
        out[3 * head + 2] += z;
        out[3 * tail] -= x;
        out[3 * tail + 1] -= y;
        out[3 * tail + 2] -= z;
        if (strained) {
            int strain = 3 * term.order();
            double dx = vectors[3 * which];
            double dy = vectors[3 * which + 1];
            double dz = vectors[3 * which + 2];
            out[strain] += x * dx;
            out[strain + 1] += x * dy;
            out[strain + 2] += x * dz;
            out[strain + 3] += y * dy;
            out[strain + 4] += y * dz;
            out[strain + 5] += z * dz;
        }
    }

    /** Completes the sums and forgets the blocks, ready for another structure. */
    void finish() {
        flush();
        blocks.clear();
    }
}
