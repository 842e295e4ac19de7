package org.mbtr.potentials.gdml;

import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.representations.parallel.Workers;

/**
 * The kernel matrix of forces: for frames x and x' the block
 *
 * <pre>
 * K(x, x') = Σ_π J(x)ᵀ H(φ(x) − π φ(x')) π J(x'),    H(δ) = κ₁ I − κ₂ δ δᵀ,
 * </pre>
 *
 * <p>where J = ∂φ/∂R and π permutes pairs and triples of atoms. The features of a pair depend on its distance alone, those of a
 * triple on one or two coordinates, so they are contracted first: with u, u' and a of {@link Contractions} and g_q = ∂q/∂R,
 *
 * <pre>
 * K(x, x') = Σ_qp (Σ_π∋qp κ₁) a_qp g_q g'_pᵀ − Σ_π κ₂ (Σ_q u_q,πq g_q) (Σ_p u'_p g'_p)ᵀ.
 * </pre>
 *
 * <p>Source: Chmiela et al., equation 3; Huo and Rupp, section 3.3.
 */
final class KernelAssembly {
    /** Row frames of one task: their features stay in the second-level cache while those of the columns pass by. */
    private static final int ROWS_PER_TASK = 16;

    private final TrainingFrames frames;
    private final Matern kernel;
    private final LaneMath math;
    /** Needed with triples only. */
    private final Optional<Couplings> couplings;

    KernelAssembly(TrainingFrames frames, Matern kernel, LaneMath math) {
        this.frames = frames;
        this.kernel = kernel;
        this.math = math;
        boolean withTriples = frames.matches.coordinates.triples() > 0;
        this.couplings = withTriples ? Optional.of(new Couplings(frames.matches)) : Optional.empty();
    }

    private BlockTerms terms() {
        return couplings
                .<BlockTerms>map(found -> new TripleTerms(frames, found, math))
                .orElseGet(() -> new PairTerms(frames, math));
    }

    /** Order 3·atoms·frames of the matrix. */
    int order() {
        return Math.multiplyExact(3 * frames.atoms, frames.count);
    }

    /**
     * Fills the lower triangle. Cost: for each two frames, 5 operations for each match and feature, and (5 + 2 permutations) (3
     * atoms)²; with triples, 12 more for each match, and 9 for each triple and permutation.
     *
     * @param matrix of order 3·atoms·frames
     * @param listener told after each piece of the work which share of all blocks it was; called from several threads
     */
    void fill(PackedMatrix matrix, DoubleConsumer listener, Workers workers) {
        int tasks = Math.ceilDiv(frames.count, ROWS_PER_TASK);
        // The last rows are the longest.
        workers.run(tasks, task -> {
            int from = (tasks - 1 - task) * ROWS_PER_TASK;
            fillRows(from, matrix);
            listener.accept(share(from));
        });
    }

    /** Share of all blocks on and below the diagonal that begin in the rows of one task. */
    private double share(int from) {
        double to = Math.min(frames.count, from + ROWS_PER_TASK);
        return (to * (to + 1) - from * (from + 1.0)) / (frames.count * (frames.count + 1.0));
    }

    private void fillRows(int from, PackedMatrix matrix) {
        int to = Math.min(frames.count, from + ROWS_PER_TASK);
        TrainingFrames.Row[] rows = new TrainingFrames.Row[to - from];
        for (int row = from; row < to; row++) {
            rows[row - from] = frames.row(row);
        }
        Block block = new Block();
        for (int column = 0; LaneMath.LANES * column < to; column++) {
            for (int row = Math.max(from, LaneMath.LANES * column); row < to; row++) {
                block.fill(row, rows[row - from], column, matrix);
            }
        }
    }

    /** Working memory of one thread, and what it does for one row frame and 16 column frames. */
    final class Block {
        private final Matches matches = frames.matches;
        private final MatchTable table = new MatchTable(matches, frames.layout);
        private final Contractions sums = new Contractions(matches);
        private final int length = 3 * frames.atoms;
        private final double[] squares = new double[LaneMath.LANES * matches.permutations];
        private final double[] first = new double[squares.length];
        private final double[] second = new double[squares.length];
        private final double[] weights = new double[LaneMath.LANES * matches.classCount()];
        private final double[] left = new double[squares.length * length];
        private final double[] right = new double[squares.length * length];
        private final double[] rows = new double[3 * LaneMath.LANES * length];
        private final double[] line = new double[LaneMath.LANES * length];
        private final BlockTerms terms = terms();

        private void fill(int row, TrainingFrames.Row of, int column, PackedMatrix matrix) {
            begin(of, column);
            for (int atom = 0; atom < frames.atoms; atom++) {
                rowsOf(atom);
                for (int axis = 0; axis < 3; axis++) {
                    write(axis, row * length + 3 * atom + axis, column, matrix);
                }
            }
        }

        /** Works out what the rows of all atoms of a frame have in common, for block {@code column} of the column frames. */
        void begin(TrainingFrames.Row row, int column) {
            math.contract(table, row.features(), frames.features, frames.featureStart(column), sums);
            math.sum(matches.classesOf, sums.squares, squares);
            kernel.evaluate(squares, squares.length, first, second);
            math.sum(matches.permutationsOf, first, weights);
            terms.take(row, column, sums, weights);
            terms.vectors(second, left, right);
        }

        /** The three rows of one atom, {@code [3][3 * atoms][16]}; overwritten by the next call. To be called after {@link #begin}. */
        double[] rowsOf(int atom) {
            terms.rows(atom, rows);
            math.subtractProducts(matches.permutations, frames.atoms, atom, left, right, rows);
            return rows;
        }

        /** One row of the 16 blocks, up to the diagonal, with the elements of each frame side by side. */
        private void write(int axis, int row, int column, PackedMatrix matrix) {
            int from = LaneMath.LANES * length * axis;
            for (int lane = 0; lane < LaneMath.LANES; lane++) {
                for (int c = 0; c < length; c++) {
                    line[lane * length + c] = rows[from + LaneMath.LANES * c + lane];
                }
            }
            int begin = LaneMath.LANES * column * length;
            matrix.setRow(row, begin, line, 0, Math.min(line.length, row + 1 - begin));
        }
    }
}
