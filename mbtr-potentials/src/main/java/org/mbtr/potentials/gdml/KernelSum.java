package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mbtr.representations.parallel.Workers;

/**
 * Energy and forces as sums over training frames j with coefficients α of forces and, where energies were learned too, β:
 *
 * <pre>
 * E(x) = Σ_jπ [β_j k − κ₁ (δ·A)],    F(x) = Jᵀ Σ_jπ [κ₁ A − (κ₂ (δ·A) − β_j κ₁) δ],    δ = φ(x) − π φ_j,    A = π J_j α_j.
 * </pre>
 *
 * <p>A = Σ_p v_p φ'_p with one number v = α·∂p/∂R for each training frame and coordinate, so all sums over the functions of a pair or triple
 * are the contractions that the kernel matrix needs. Differences are taken component by component, not from inner products: no digits are lost near
 * training frames.
 * Sums depend on neither the number of threads nor on what else is evaluated. Immutable.
 */
final class KernelSum {
    /** Blocks that are summed before the sums are added up; a task of one evaluation. */
    private static final int BLOCKS_PER_PART = 16;

    private final TrainingFrames frames;
    private final Matern kernel;
    private final LaneMath math;
    private final MatchTable table;
    /** {@code [blocks][coordinates][16]} v. */
    private final double[] weights;

    /** {@code [blocks][16]} β, zeros where no frame is; empty if no energies were learned. */
    private final double[] energyWeights;

    /**
     * With coefficients.
     *
     * @param coefficients α {@code [frames * atoms * 3]}
     * @param energyCoefficients β {@code (frames)}, empty if no energies were learned
     */
    KernelSum(TrainingFrames frames, Matern kernel, double[] coefficients, double[] energyCoefficients, LaneMath math) {
        this.frames = frames;
        this.kernel = kernel;
        this.math = math;
        this.table = new MatchTable(frames.matches, frames.layout);
        this.weights = weights(frames, coefficients);
        this.energyWeights = energyCoefficients.length == 0
                ? energyCoefficients
                : Arrays.copyOf(energyCoefficients, LaneMath.LANES * frames.blocks());
    }

    private static double[] weights(TrainingFrames frames, double[] coefficients) {
        Matches matches = frames.matches;
        int count = matches.coordinates.count();
        double[] weights = new double[Math.multiplyExact(frames.blocks() * LaneMath.LANES, count)];
        for (int f = 0; f < frames.count; f++) {
            TrainingFrames.Row row = frames.row(f);
            double[] directions = row.directions();
            double[] sums = new double[count];
            int at = 3 * frames.atoms * f;
            for (int p = 0; p < matches.pairs; p++) {
                for (int axis = 0; axis < 3; axis++) {
                    sums[p] += directions[3 * p + axis]
                            * (coefficients[at + 3 * matches.firsts[p] + axis]
                                    - coefficients[at + 3 * matches.seconds[p] + axis]);
                }
            }
            for (int i = 0; i < matches.sides.length; i++) {
                sums[matches.pairs + i / Coordinates.SIDES] += row.sideSlopes()[i] * sums[matches.sides[i]];
            }
            for (int p = 0; p < count; p++) {
                weights[(f / LaneMath.LANES * count + p) * LaneMath.LANES + f % LaneMath.LANES] = sums[p];
            }
        }
        return weights;
    }

    /**
     * Sums for one frame.
     *
     * @param energy E, without the constant
     * @param slopes −∂E/∂q of each coordinate {@code (coordinates)}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Sums(double energy, double[] slopes) {}

    /** One frame, whose parts are shared between threads. */
    Sums evaluate(DescribedFrame frame, Workers workers) {
        Part[] parts = new Part[parts()];
        workers.run(parts.length, number -> {
            parts[number] = new Part(frame);
            Scratch scratch = new Scratch();
            for (int block = begin(number); block < begin(number + 1); block++) {
                scratch.add(block, parts[number]);
            }
        });
        return total(frame, parts);
    }

    /** Several frames together on this thread: training frames that are in the cache serve all of them. */
    List<Sums> evaluate(List<DescribedFrame> group) {
        Part[][] parts = new Part[group.size()][parts()];
        Scratch scratch = new Scratch();
        for (int number = 0; number < parts(); number++) {
            for (int i = 0; i < parts.length; i++) {
                parts[i][number] = new Part(group.get(i));
            }
            for (int block = begin(number); block < begin(number + 1); block++) {
                for (Part[] own : parts) {
                    scratch.add(block, own[number]);
                }
            }
        }
        List<Sums> sums = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            sums.add(total(group.get(i), parts[i]));
        }
        return sums;
    }

    private int parts() {
        return Math.ceilDiv(frames.blocks(), BLOCKS_PER_PART);
    }

    private int begin(int part) {
        return Math.min(frames.blocks(), part * BLOCKS_PER_PART);
    }

    private Sums total(DescribedFrame frame, Part[] parts) {
        int coordinates = frames.matches.coordinates.count();
        double energy = 0;
        double outside = 0;
        double[] slopes = new double[coordinates];
        for (Part part : parts) {
            energy += laneSum(part.energy, 0);
            outside += laneSum(part.outside, 0);
            for (int q = 0; q < coordinates; q++) {
                slopes[q] += laneSum(part.slopes, q);
            }
        }
        for (int q = 0; q < coordinates; q++) {
            slopes[q] -= outside * frame.outsideSlopes()[q];
        }
        return new Sums(energy, slopes);
    }

    private static double laneSum(double[] lanes, int index) {
        double sum = 0;
        for (int l = 0; l < LaneMath.LANES; l++) {
            sum += lanes[LaneMath.LANES * index + l];
        }
        return sum;
    }

    /** Sums over some of the training frames; arrays end in {@code [16]}. */
    private final class Part {
        private final DescribedFrame frame;
        private final double[] energy = new double[LaneMath.LANES];
        /** Σ κ₂ (δ·A) − β κ₁, the weight of what is not along the bases. */
        private final double[] outside = new double[LaneMath.LANES];

        private final double[] slopes = new double[LaneMath.LANES * frames.matches.coordinates.count()];

        Part(DescribedFrame frame) {
            this.frame = frame;
        }
    }

    /** Working memory of one thread. */
    private final class Scratch {
        private final Matches matches = frames.matches;
        private final Contractions sums = new Contractions(matches);
        private final double[] squares = new double[LaneMath.LANES * matches.permutations];
        private final double[] first = new double[squares.length];
        private final double[] second = new double[squares.length];
        private final double[] products = new double[squares.length];
        /** β κ₁; zeros if no energies were learned. */
        private final double[] energyFirst = new double[squares.length];

        private final double[] ofClasses = new double[LaneMath.LANES * matches.classCount()];
        private final double[] firstOfClasses = new double[ofClasses.length];

        void add(int block, Part part) {
            int at = block * matches.coordinates.count() * LaneMath.LANES;
            math.contract(table, part.frame.features(), frames.features, frames.featureStart(block), sums);
            math.sum(matches.classesOf, sums.squares, squares);
            for (int i = 0; i < squares.length; i++) {
                squares[i] += part.frame.outside();
            }
            kernel.evaluate(squares, squares.length, first, second);
            math.sumClasses(matches, sums.columns, weights, at, ofClasses);
            math.sum(matches.classesOf, ofClasses, products);
            if (energyWeights.length > 0) {
                addEnergies(block, part);
            }
            for (int i = 0; i < squares.length; i++) {
                part.energy[i % LaneMath.LANES] -= first[i] * products[i];
                second[i] = second[i] * products[i] - energyFirst[i];
                part.outside[i % LaneMath.LANES] += second[i];
            }
            math.sum(matches.permutationsOf, first, firstOfClasses);
            math.sum(matches.permutationsOf, second, ofClasses);
            math.pullBack(matches, firstOfClasses, ofClasses, sums, weights, at, part.slopes);
        }

        /** Adds Σ β k, and sets β κ₁. */
        private void addEnergies(int block, Part part) {
            for (int i = 0; i < squares.length; i++) {
                int lane = i % LaneMath.LANES;
                double weight = energyWeights[LaneMath.LANES * block + lane];
                part.energy[lane] += weight * kernel.value(squares[i], first[i], second[i]);
                energyFirst[i] = weight * first[i];
            }
        }
    }

    TrainingFrames frames() {
        return frames;
    }

    Matern kernel() {
        return kernel;
    }

    /** The contractions of a frame, or of what is like one, with a block of training frames. */
    void contract(double[] features, int block, Contractions out) {
        math.contract(table, features, frames.features, frames.featureStart(block), out);
    }

    /** β of one frame of a block; 0 if no energies were learned. */
    double energyWeight(int block, int lane) {
        return energyWeights.length == 0 ? 0 : energyWeights[LaneMath.LANES * block + lane];
    }

    /** v of a coordinate of one frame of a block. */
    double weight(int block, int coordinate, int lane) {
        return weights[(block * frames.matches.coordinates.count() + coordinate) * LaneMath.LANES + lane];
    }
}
