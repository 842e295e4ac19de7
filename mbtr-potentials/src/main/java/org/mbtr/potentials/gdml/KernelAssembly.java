package org.mbtr.potentials.gdml;

import java.util.Arrays;
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
 * <p>where J = ∂φ/∂R and π permutes pairs of atoms. The features of a pair share the direction ∂r/∂R of its distance, so they are
 * contracted first: with u, u' and a of {@link Contractions} and g = ∂r/∂R,
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

    KernelAssembly(TrainingFrames frames, Matern kernel, LaneMath math) {
        this.frames = frames;
        this.kernel = kernel;
        this.math = math;
    }

    /** Order 3·atoms·frames of the matrix. */
    int order() {
        return Math.multiplyExact(3 * frames.atoms, frames.count);
    }

    /**
     * Fills the lower triangle. Cost: for each two frames, 5 operations for each match and feature, and (5 + 2 permutations) (3
     * atoms)².
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
        double[][] features = new double[to - from][];
        double[][] directions = new double[to - from][];
        for (int row = from; row < to; row++) {
            features[row - from] = frames.featuresOf(row);
            directions[row - from] = frames.directionsOf(row);
        }
        Block block = new Block();
        for (int column = 0; LaneMath.LANES * column < to; column++) {
            for (int row = Math.max(from, LaneMath.LANES * column); row < to; row++) {
                block.fill(row, features[row - from], directions[row - from], column, matrix);
            }
        }
    }

    /** Working memory of one thread, and what it does for one row frame and 16 column frames. */
    final class Block {
        private final PairMatches matches = frames.matches;
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
        private final double[] ones = new double[LaneMath.LANES];

        Block() {
            Arrays.fill(ones, 1);
        }

        private void fill(int row, double[] features, double[] directions, int column, PackedMatrix matrix) {
            begin(features, directions, column);
            for (int atom = 0; atom < frames.atoms; atom++) {
                rowsOf(atom, directions, column);
                for (int axis = 0; axis < 3; axis++) {
                    write(axis, row * length + 3 * atom + axis, column, matrix);
                }
            }
        }

        /** Works out what the rows of all atoms of a frame have in common, for block {@code column} of the column frames. */
        void begin(double[] features, double[] directions, int column) {
            math.contract(table, features, frames.features, frames.featureStart(column), sums);
            math.sum(matches.classesOf, sums.squares, squares);
            kernel.evaluate(squares, squares.length, first, second);
            math.sum(matches.permutationsOf, first, weights);
            atomVectors(directions, column);
        }

        /** The three rows of one atom, {@code [3][3 * atoms][16]}; overwritten by the next call. To be called after {@link #begin}. */
        double[] rowsOf(int atom, double[] directions, int column) {
            math.pairRows(
                    matches,
                    frames.atoms,
                    atom,
                    weights,
                    sums.products,
                    directions,
                    frames.directions,
                    frames.directionStart(column),
                    rows);
            math.subtractProducts(matches.permutations, frames.atoms, atom, left, right, rows);
            return rows;
        }

        private void atomVectors(double[] directions, int column) {
            for (int p = 0; p < matches.permutations; p++) {
                int lanes = LaneMath.LANES * p;
                int pairs = matches.pairs * p;
                math.atomVectors(
                        frames.atoms,
                        second,
                        lanes,
                        sums.rows,
                        matches.ofRow,
                        pairs,
                        directions,
                        0,
                        true,
                        left,
                        lanes * length);
                math.atomVectors(
                        frames.atoms,
                        ones,
                        0,
                        sums.columns,
                        matches.ofColumn,
                        pairs,
                        frames.directions,
                        frames.directionStart(column),
                        false,
                        right,
                        lanes * length);
            }
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
