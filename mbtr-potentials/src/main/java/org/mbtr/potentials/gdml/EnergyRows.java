package org.mbtr.potentials.gdml;

import java.util.Arrays;
import java.util.List;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.representations.parallel.Workers;

/**
 * The rows of energies that the kernel matrix of forces and energies has below those of forces: for frames x and x'
 *
 * <pre>
 * K_EF(x, x') = −∂/∂R' Σ_π k(δ) = −Σ_π κ₁ (δ·π J'),    K_EE(x, x') = Σ_π k(δ),    δ = φ(x) − π φ(x').
 * </pre>
 *
 * <p>K_EF is symmetric in the sense that it is the force which an energy coefficient of x alone makes on x', so x' is the row of the
 * contractions, and 16 frames x are beside each other. Cost: for each two frames as much as for a prediction, a small part of
 * what the rows of forces take.
 */
final class EnergyRows {
    private final TrainingFrames frames;
    private final List<double[]> positions;
    private final Matern kernel;
    private final LaneMath math;
    /** Number of rows of forces, where those of energies begin. */
    private final int begin;

    /** Of frames at these places {@code [frames][atoms * 3]}. */
    EnergyRows(TrainingFrames frames, List<double[]> positions, Matern kernel, LaneMath math) {
        this.frames = frames;
        this.positions = positions;
        this.kernel = kernel;
        this.math = math;
        this.begin = Math.multiplyExact(3 * frames.atoms, frames.count);
    }

    /** Order of the matrix of forces and energies. */
    int order() {
        return GradientSolver.Direct.order(frames.count, frames.atoms, true);
    }

    /**
     * Fills the rows of energies up to the diagonal.
     *
     * @param matrix of order (3·atoms + 1)·frames
     */
    void fill(PackedMatrix matrix, Workers workers) {
        workers.run(frames.count, column -> new Column(column).fill(matrix));
    }

    /** The columns of one frame x'; arrays end in {@code [16]}. */
    private final class Column {
        private static final int LANES = LaneMath.LANES;
        private final Matches matches = frames.matches;
        private final MatchTable table = new MatchTable(matches, frames.layout);
        private final Contractions sums = new Contractions(matches);
        private final double[] distances = new double[LANES * matches.permutations];
        private final double[] first = new double[distances.length];
        private final double[] second = new double[distances.length];
        private final double[] ofClasses = new double[LANES * matches.classCount()];
        private final double[] slopes = new double[LANES * matches.coordinates.count()];
        private final int number;
        private final DescribedFrame frame;

        Column(int number) {
            this.number = number;
            this.frame = frames.describer.describe(positions.get(number));
        }

        void fill(PackedMatrix matrix) {
            for (int block = 0; block < frames.blocks(); block++) {
                math.contract(table, frame.features(), frames.features, frames.featureStart(block), sums);
                math.sum(matches.classesOf, sums.squares, distances);
                kernel.evaluate(distances, distances.length, first, second);
                math.sum(matches.permutationsOf, first, ofClasses);
                Arrays.fill(slopes, 0);
                math.pullBack(matches, ofClasses, sums, slopes);
                for (int lane = 0; lane < Math.min(LANES, frames.count - LANES * block); lane++) {
                    write(LANES * block + lane, lane, matrix);
                }
            }
        }

        private void write(int energy, int lane, PackedMatrix matrix) {
            double[] own = new double[slopes.length / LANES];
            for (int q = 0; q < own.length; q++) {
                own[q] = slopes[LANES * q + lane];
            }
            double[] forces = frame.pullBack(frame.ofDistances(own), frames.atoms);
            matrix.setRow(begin + energy, forces.length * number, forces, 0, forces.length);
            if (energy >= number) {
                double value = 0;
                for (int i = lane; i < distances.length; i += LANES) {
                    value += kernel.value(distances[i], first[i], second[i]);
                }
                matrix.setRow(begin + energy, begin + number, new double[] {value}, 0, 1);
            }
        }
    }
}
