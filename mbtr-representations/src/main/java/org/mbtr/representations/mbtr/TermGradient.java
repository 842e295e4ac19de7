package org.mbtr.representations.mbtr;

/**
 * Contracts the derivatives of a term with weights of its bins: for blocks of weights u it adds up the gradient of Σ_z Σ_m
 * u_zm f_zm with respect to positions and strain. Nothing is stored for single tuples or bins. Working memory of one thread.
 *
 * <p>A tuple adds w(i) φ(g(i)) with φ(x) = Σ_m u_m D_m(x) to the sum, so it adds φ dw + w φ' dg to the derivative, which goes
 * from weight and geometry value to sides and legs, from there to displacements, and from there to atoms.
 */
final class TermGradient implements TupleConsumer {
    private final Term term;
    private final Geometry.OfTuples geometry;
    private final Binning.Reader reader;
    private final Tuples tuples;
    private final TupleCotangents cotangents;
    private final double[] places = new double[Tuples.ROOM];
    private final double[] weights = new double[Tuples.ROOM];
    private final double[] enveloped = new double[Tuples.ROOM];
    /** φ, which is the derivative with respect to the weight. */
    private final double[] phi = new double[Tuples.ROOM];

    private final double[] slope = new double[Tuples.ROOM];
    private final double[] vectors;
    private final double[] pulled;
    private Reach reach = Reach.UNLIMITED;
    private double[] gradient = new double[0];
    private double[] strain = new double[9];
    private final BlockRuns<double[]> blocks = new BlockRuns<>();

    TermGradient(Term term, Binning binning) {
        this.term = term;
        this.geometry = (Geometry.OfTuples) term.geometry();
        this.reader = binning.reader();
        this.tuples = new Tuples(term.order(), true);
        this.cotangents = new TupleCotangents(term.order());
        this.vectors = new double[3 * (term.order() - 1)];
        this.pulled = new double[3 * (term.order() - 1)];
    }

    /**
     * Gets ready for the tuples of a structure.
     *
     * @param newGradient added to, {@code [3*atoms]} in the numbering of the tuples (per angstrom)
     * @param newStrain added to, {@code [3*3]}
     */
    void begin(Reach newReach, double[] newGradient, double[] newStrain) {
        reach = newReach;
        gradient = newGradient;
        strain = newStrain;
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

    /** The following tuples belong to a block with these weights of its bins. */
    void beginBlock(double[] u) {
        blocks.begin(tuples.count, u);
    }

    @Override
    public void flush() {
        if (tuples.count > 0) {
            geometry.values(tuples, places);
            term.weighting().weights(tuples, places, weights);
            System.arraycopy(weights, 0, enveloped, 0, tuples.count);
            term.envelope().apply(tuples, enveloped);
            reader.take(places, enveloped, tuples.count, term.threshold());
            blocks.forEach(tuples.count, (from, to, u) -> reader.read(from, to, u, phi, slope));
            pullBack();
            scatter();
            tuples.count = 0;
        }
        blocks.carryOver();
    }

    private void pullBack() {
        for (int t = 0; t < tuples.count; t++) {
            slope[t] *= enveloped[t];
        }
        cotangents.clear(tuples.count);
        term.envelope().pullBack(tuples, weights, phi, cotangents);
        term.weighting().pullBack(tuples, places, weights, phi, slope, cotangents);
        geometry.pullBack(tuples, places, slope, cotangents);
    }

    /** From displacements to atoms: every displacement goes from one atom of the tuple to another. */
    private void scatter() {
        int[][] atoms = tuples.atoms;
        for (int t = 0; t < tuples.count; t++) {
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = tuples.displacements[i][t];
            }
            cotangents.toDisplacements(tuples, t, vectors, pulled);
            switch (term.order()) {
                case 2 -> move(atoms[0][t], atoms[1][t], 0);
                case 3 -> {
                    move(atoms[1][t], atoms[0][t], 0);
                    move(atoms[1][t], atoms[2][t], 3);
                }
                default -> {
                    move(atoms[1][t], atoms[0][t], 0);
                    move(atoms[1][t], atoms[2][t], 3);
                    move(atoms[2][t], atoms[3][t], 6);
                }
            }
        }
    }

    private void move(int tail, int head, int at) {
        for (int i = 0; i < 3; i++) {
            double derivative = pulled[at + i];
            gradient[3 * head + i] += derivative;
            gradient[3 * tail + i] -= derivative;
            for (int j = 0; j < 3; j++) {
                strain[3 * i + j] += derivative * vectors[at + j];
            }
        }
    }

    /** Completes the sums and forgets the blocks, ready for another structure. */
    void finish() {
        flush();
        blocks.clear();
    }
}
