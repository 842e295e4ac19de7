package org.mbtr.potentials.gdml;

import java.util.stream.IntStream;
import org.mbtr.representations.parallel.Workers;

/**
 * The derivative of the forces along a direction w, term by term. With ρ = ∂r/∂R · w, the rates of the distances, h = δ·dφ = Σ ρ_q
 * u_q and z = dφ·A = Σ ρ_q v_p a_qp, the sums f_q = Σ [κ₁ v a − κ₂ (δ·A) u] that make up the forces change by
 *
 * <pre>
 * df_q = Σ_jπ { −κ₂ h v a − κ₂ z u − κ₂ (δ·A) |φ'_q|² ρ_q + κ₃ (δ·A) h u + ρ_q [κ₁ v b − κ₂ (δ·A) c] },
 * </pre>
 *
 * <p>with κ₂ (δ·A) − β κ₁ in place of κ₂ (δ·A) and κ₃ (δ·A) − β κ₂ in place of κ₃ (δ·A) where energies were learned, and
 * where b = φ''(x)·φ'(x') and c = φ''(x)·δ; then F = Σ f_q ∂r_q/∂R changes by Σ df_q ∂r_q/∂R + f_q d(∂r_q/∂R). Plain loops: a
 * Hessian is wanted seldom.
 */
final class ForceChange {
    private static final int BLOCKS_PER_TASK = 8;

    private final KernelSum sum;
    private final TrainingFrames frames;
    private final DescribedFrame frame;
    private final FrameDescriber.FrameCurvature curvature;
    private final double[] direction;
    /** ρ {@code (pairs)}. */
    private final double[] rates;
    /** Σ ρ_q Σ φ φ' of what is not along the bases. */
    private final double outsideRate;

    ForceChange(KernelSum sum, DescribedFrame frame, double[] direction) {
        this.sum = sum;
        this.frames = sum.frames();
        this.frame = frame;
        this.curvature = frames.describer.curvature(frame);
        this.direction = direction;
        this.rates = frame.push(direction, frames.atoms);
        this.outsideRate = IntStream.range(0, rates.length)
                .mapToDouble(q -> rates[q] * frame.outsideSlopes()[q])
                .sum();
    }

    /** (w·∂/∂R) F, {@code [atoms * 3]}. */
    double[] forces(Workers workers) {
        int pairs = frames.matches.pairs;
        int tasks = Math.ceilDiv(frames.blocks(), BLOCKS_PER_TASK);
        double[][] changes = new double[tasks][pairs];
        workers.run(tasks, task -> {
            Block block = new Block(changes[task]);
            for (int b = BLOCKS_PER_TASK * task; b < Math.min(frames.blocks(), BLOCKS_PER_TASK * (task + 1)); b++) {
                block.add(b);
            }
        });
        double[] total = new double[pairs];
        for (double[] part : changes) {
            for (int q = 0; q < pairs; q++) {
                total[q] += part[q];
            }
        }
        double[] result = frame.pullBack(total, frames.atoms);
        turn(sum.evaluate(frame, workers).slopes(), result);
        return result;
    }

    /** Adds f_q d(∂r_q/∂R) with d(∂r/∂R) = (w_across)/r, w less its part along the pair. */
    private void turn(double[] slopes, double[] result) {
        for (int q = 0; q < slopes.length; q++) {
            int first = 3 * frames.matches.firsts[q];
            int second = 3 * frames.matches.seconds[q];
            for (int axis = 0; axis < 3; axis++) {
                double across = direction[first + axis]
                        - direction[second + axis]
                        - rates[q] * frame.directions()[3 * q + axis];
                double component = slopes[q] * across / frame.distances()[q];
                result[first + axis] += component;
                result[second + axis] -= component;
            }
        }
    }

    /** Working memory of one thread; arrays end in {@code [16]}. */
    private final class Block {
        private static final int LANES = LaneMath.LANES;
        private final PairMatches matches = frames.matches;
        private final Contractions sums = new Contractions(matches);
        private final Contractions curved = new Contractions(matches);
        private final double[] distances = new double[LANES * matches.permutations];
        private final double[] first = new double[distances.length];
        private final double[] second = new double[distances.length];
        private final double[] out;

        Block(double[] out) {
            this.out = out;
        }

        void add(int block) {
            sum.contract(frame.features(), block, sums);
            sum.contract(curvature.features(), block, curved);
            LaneMath.scalar().sum(matches.classesOf, sums.squares, distances);
            for (int i = 0; i < distances.length; i++) {
                distances[i] += frame.outside();
            }
            sum.kernel().evaluate(distances, distances.length, first, second);
            double[] third = sum.kernel().third(distances, second);
            for (int p = 0; p < matches.permutations; p++) {
                for (int l = 0; l < LANES; l++) {
                    add(block, p, l, first[LANES * p + l], second[LANES * p + l], third[LANES * p + l]);
                }
            }
        }

        private void add(int block, int permutation, int lane, double first, double second, double third) {
            double product = 0;
            double along = outsideRate;
            double turned = 0;
            for (int q = 0; q < matches.pairs; q++) {
                int m = LANES * matches.ofRow[permutation * matches.pairs + q] + lane;
                double v = sum.weight(block, matches.column[m / LANES], lane);
                product += v * sums.columns[m];
                along += rates[q] * sums.rows[m];
                turned += rates[q] * v * sums.products[m];
            }
            double energy = sum.energyWeight(block, lane);
            double force = second * product - energy * first;
            double change = third * product - energy * second;
            for (int q = 0; q < matches.pairs; q++) {
                int m = LANES * matches.ofRow[permutation * matches.pairs + q] + lane;
                double v = sum.weight(block, matches.column[m / LANES], lane);
                double u = sums.rows[m] + frame.outsideSlopes()[q];
                double c = curved.rows[m] + curvature.outside()[q];
                out[q] += -second * along * v * sums.products[m]
                        - second * turned * u
                        - force * curvature.squaredSlopes()[q] * rates[q]
                        + change * along * u
                        + rates[q] * (first * v * curved.products[m] - force * c);
            }
        }
    }
}
