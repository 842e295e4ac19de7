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
    /** Derivatives with respect to displacements. */
    private final double[][] pulled;

    private Reach reach = Reach.UNLIMITED;
    private double[] gradient = new double[0];
    private double[] strain = new double[9];
    private boolean strained;
    private final BlockRuns<double[]> blocks = new BlockRuns<>();

    TermGradient(Term term, Binning binning) {
        this.term = term;
        this.geometry = (Geometry.OfTuples) term.geometry();
        this.reader = binning.reader();
        this.tuples = new Tuples(term.order(), true);
        this.cotangents = new TupleCotangents(term.order());
        this.pulled = new double[3 * (term.order() - 1)][Tuples.ROOM];
    }

    /**
     * Gets ready for the tuples of a structure.
     *
     * @param newGradient added to, {@code [3*atoms]} in the numbering of the tuples (per angstrom)
     * @param newStrain added to, {@code [3*3]}
     * @param withStrain whether to add to it: where nothing repeats it follows from the gradient of atoms
     */
    void begin(Reach newReach, double[] newGradient, double[] newStrain, boolean withStrain) {
        reach = newReach;
        gradient = newGradient;
        strain = newStrain;
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
        cotangents.toDisplacements(tuples, pulled);
        int[][] atoms = tuples.atoms;
        switch (term.order()) {
            case 2 -> move(atoms[0], atoms[1], 0);
            case 3 -> {
                move(atoms[1], atoms[0], 0);
                move(atoms[1], atoms[2], 3);
            }
            default -> {
                move(atoms[1], atoms[0], 0);
                move(atoms[1], atoms[2], 3);
                move(atoms[2], atoms[3], 6);
            }
        }
        if (strained) {
            for (int at = 0; at < pulled.length; at++) {
                for (int j = 0; j < 3; j++) {
                    strain[3 * (at % 3) + j] += sum(pulled[at], tuples.displacements[at - at % 3 + j]);
                }
            }
        }
    }

    private void move(int[] tails, int[] heads, int at) {
        double[] xs = pulled[at];
        double[] ys = pulled[at + 1];
        double[] zs = pulled[at + 2];
        for (int t = 0; t < tuples.count; t++) {
            int head = 3 * heads[t];
            int tail = 3 * tails[t];
            gradient[head] += xs[t];
            gradient[head + 1] += ys[t];
            gradient[head + 2] += zs[t];
            gradient[tail] -= xs[t];
            gradient[tail + 1] -= ys[t];
            gradient[tail + 2] -= zs[t];
        }
    }

    private double sum(double[] derivatives, double[] displacements) {
        double sum = 0;
        for (int t = 0; t < tuples.count; t++) {
            sum += derivatives[t] * displacements[t];
        }
        return sum;
    }

    /** Completes the sums and forgets the blocks, ready for another structure. */
    void finish() {
        flush();
        blocks.clear();
    }
}
