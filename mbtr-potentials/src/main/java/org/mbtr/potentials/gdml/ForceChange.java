package org.mbtr.potentials.gdml;

import java.util.stream.IntStream;
import org.mbtr.representations.parallel.Workers;

/**
 * The derivative of the forces along a direction w, term by term. With ρ_q = ∂q/∂R · w, the rates of the coordinates q, h = δ·dφ = Σ ρ_q
 * u_q and z = dφ·A = Σ ρ_q v_p a_qp, the sums f_q = Σ [κ₁ v a − κ₂ (δ·A) u] that make up the forces change by
 *
 * <pre>
 * df_q = Σ_jπ { −κ₂ h v a − κ₂ z u + κ₃ (δ·A) h u + κ₁ v da − κ₂ (δ·A) du },
 * </pre>
 *
 * <p>with κ₂ (δ·A) − β κ₁ in place of κ₂ (δ·A) and κ₃ (δ·A) − β κ₂ in place of κ₃ (δ·A) where energies were learned, and
 * where da = Σ_p ρ_p φ_qp(x)·φ'(x') and du = Σ_p ρ_p (φ_qp·δ + φ_q·φ_p); then F = Σ f_q ∂q/∂R changes by Σ df_q ∂q/∂R + f_q
 * d(∂q/∂R). Plain loops: a Hessian is wanted seldom.
 */
final class ForceChange {
    private static final int BLOCKS_PER_TASK = 8;

    private final KernelSum sum;
    private final TrainingFrames frames;
    private final DescribedFrame frame;
    private final FrameDescriber.FrameChange change;
    private final double[] direction;
    /** ρ {@code (coordinates)}. */
    private final double[] rates;
    /** Σ ρ_q Σ φ φ' of what is not along the bases. */
    private final double outsideRate;

    ForceChange(KernelSum sum, DescribedFrame frame, double[] direction) {
        this.sum = sum;
        this.frames = sum.frames();
        this.frame = frame;
        this.direction = direction;
        this.rates = frame.push(direction, frames.atoms);
        this.change = frames.describer.change(frame, rates);
        this.outsideRate = IntStream.range(0, rates.length)
                .mapToDouble(q -> rates[q] * frame.outsideSlopes()[q])
                .sum();
    }

    /** (w·∂/∂R) F, {@code [atoms * 3]}. */
    double[] forces(Workers workers) {
        int coordinates = rates.length;
        int tasks = Math.ceilDiv(frames.blocks(), BLOCKS_PER_TASK);
        double[][] changes = new double[tasks][coordinates];
        workers.run(tasks, task -> {
            Block block = new Block(changes[task]);
            for (int b = BLOCKS_PER_TASK * task; b < Math.min(frames.blocks(), BLOCKS_PER_TASK * (task + 1)); b++) {
                block.add(b);
            }
        });
        double[] total = new double[coordinates];
        for (double[] part : changes) {
            for (int q = 0; q < coordinates; q++) {
                total[q] += part[q];
            }
        }
        double[] slopes = sum.evaluate(frame, workers).slopes();
        double[] ofDistances = frame.ofDistances(total);
        double[] ofSides = frames.describer.sideChanges(frame, slopes, rates);
        for (int q = 0; q < ofDistances.length; q++) {
            ofDistances[q] += ofSides[q];
        }
        double[] result = frame.pullBack(ofDistances, frames.atoms);
        turn(frame.ofDistances(slopes), result);
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
        private final Matches matches = frames.matches;
        private final MatchTable table = new MatchTable(matches, frames.layout);
        private final Contractions sums = new Contractions(matches);
        private final Contractions curved = new Contractions(matches);
        /** da. */
        private final double[] products = new double[LANES * matches.count()];
        /** du without Σ φ_q·φ_p and what is not along the bases. */
        private final double[] rows = new double[LANES * matches.count()];

        private final double[] distances = new double[LANES * matches.permutations];
        private final double[] first = new double[distances.length];
        private final double[] second = new double[distances.length];
        private final double[] out;

        Block(double[] out) {
            this.out = out;
        }

        void add(int block) {
            contract(frame.features(), block, sums);
            contract(change.features(), block, curved);
            changeContractions();
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

        private void contract(double[] features, int block, Contractions out) {
            LaneMath.best().contract(table, features, frames.features, frames.featureStart(block), out);
        }

        private void changeContractions() {
            boolean weighted = matches.coordinates.isWeighted();
            for (int m = 0; m < matches.count(); m++) {
                double rate = rates[matches.row[m]];
                for (int i = LANES * m; i < LANES * (m + 1); i++) {
                    products[i] = rate * curved.products[i];
                    rows[i] = rate * curved.rows[i];
                }
            }
            for (int m : weighted ? matches.triplesByOrbit : new int[0]) {
                double rate = rates[matches.row[m]];
                double weightRate = rates[matches.row[m + Matches.WEIGHTS]];
                for (int i = LANES * m; i < LANES * (m + 1); i++) {
                    changeWeighted(i, rate, weightRate);
                }
            }
        }

        /** With l = ln w: dφ_g = φ_gg ρ_g + φ_g ρ_l and dφ_l = dφ = φ_g ρ_g + φ ρ_l. */
        private void changeWeighted(int gg, double rate, double weightRate) {
            int gl = gg + LANES;
            int lg = gl + LANES;
            int ll = lg + LANES;
            products[gg] = rate * curved.products[gg] + weightRate * sums.products[gg];
            products[gl] = rate * curved.products[gl] + weightRate * sums.products[gl];
            products[lg] = rate * sums.products[gg] + weightRate * sums.products[lg];
            products[ll] = rate * sums.products[gl] + weightRate * sums.products[ll];
            rows[gg] = rate * curved.rows[gg] + weightRate * sums.rows[gg];
            rows[ll] = rate * sums.rows[gg] + weightRate * sums.rows[ll];
        }

        private void add(int block, int permutation, int lane, double first, double second, double third) {
            double product = 0;
            double along = outsideRate;
            double turned = 0;
            for (int i = begin(permutation); i < begin(permutation + 1); i++) {
                int c = matches.classesOf.members()[i];
                for (int m = matches.classStarts[c]; m < matches.classStarts[c + 1]; m++) {
                    int at = LANES * m + lane;
                    double v = sum.weight(block, matches.column[m], lane);
                    double rate = rates[matches.row[m]];
                    product += v * sums.columns[at];
                    along += rate * sums.rows[at];
                    turned += rate * v * sums.products[at];
                }
            }
            double energy = sum.energyWeight(block, lane);
            double ofRows = (third * product - energy * second) * along - second * turned;
            double ofChanges = energy * first - second * product;
            for (int i = begin(permutation); i < begin(permutation + 1); i++) {
                int c = matches.classesOf.members()[i];
                for (int m = matches.classStarts[c]; m < matches.classStarts[c + 1]; m++) {
                    int at = LANES * m + lane;
                    double v = sum.weight(block, matches.column[m], lane);
                    out[matches.row[m]] += v * (first * products[at] - second * along * sums.products[at])
                            + ofRows * sums.rows[at]
                            + ofChanges * rows[at];
                }
            }
            for (int q = 0; q < out.length; q++) {
                out[q] += ofRows * frame.outsideSlopes()[q] + ofChanges * change.slopes()[q];
            }
        }

        private int begin(int permutation) {
            return matches.classesOf.starts()[permutation];
        }
    }
}
