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
 * <p>The pull A = Σ_p v_p φ'_p of a training frame has the same features as φ, with one number v = α·∂p/∂R for each coordinate. So
 * |δ|² and δ·A follow from inner products of x with φ_j and A_j, and forces from sums of these with weights, for all permutations at once with few
 * products ({@link SymmetryAdaptedFeatures}), in long loops. Features are taken about their mean ({@link TrainingPoints}).
 *
 * <p>Sums depend on neither the number of threads nor on what else is evaluated. Immutable.
 */
final class KernelSum {
    /** Blocks that are summed before the sums are added up; a task of one evaluation. */
    private static final int BLOCKS_PER_PART = 16;

    private final TrainingPoints points;
    private final TrainingFrames frames;
    private final Matern kernel;
    private final LaneMath math;
    /** {@code [blocks][coordinates][16]} v. */
    private final double[] weights;
    /** {@code [blocks][stored][16]} A, as {@link TrainingPoints#values}. */
    private final double[] pulls;
    /** {@code [blocks][16]} Σ φ_j A. */
    private final double[] ownPulls;
    /** {@code [blocks][16]} β, zeros where no frame is; empty if no energies were learned. */
    private final double[] energyWeights;

    /**
     * With coefficients.
     *
     * @param coefficients as many as there are frames
     */
    KernelSum(TrainingPoints points, Matern kernel, GdmlCoefficients coefficients, LaneMath math) {
        this.points = points;
        this.frames = points.frames;
        this.kernel = kernel;
        this.math = math;
        int lanes = LaneMath.LANES * frames.blocks();
        this.weights = new double[Math.multiplyExact(lanes, frames.matches.coordinates.count())];
        this.pulls = new double[points.values.length];
        this.ownPulls = new double[lanes];
        for (int f = 0; f < frames.count; f++) {
            pull(f, coefficients.forces());
        }
        this.energyWeights = coefficients.energies().length == 0
                ? coefficients.energies()
                : Arrays.copyOf(coefficients.energies(), lanes);
    }

    private void pull(int frame, double[] coefficients) {
        TrainingFrames.Row row = frames.row(frame);
        double[] own = weights(row, frame, coefficients);
        int block = frame / LaneMath.LANES;
        int lane = frame % LaneMath.LANES;
        for (int p = 0; p < own.length; p++) {
            weights[(block * own.length + p) * LaneMath.LANES + lane] = own[p];
        }
        Coordinates coordinates = frames.matches.coordinates;
        double[] ofFeatures = new double[frames.layout.size()];
        for (int q = 0; q < coordinates.clusters(); q++) {
            double ofWeight = frames.matches.isWeighted(q) ? own[q + coordinates.triples()] : 0;
            for (int i = frames.layout.offsets[q]; i < frames.layout.offsets[q + 1]; i++) {
                ofFeatures[i] = own[q] * row.features()[2 * i + 1] + ofWeight * row.features()[2 * i];
            }
        }
        double[] pull = points.adapted.combine(ofFeatures);
        for (int i = 0; i < pull.length; i++) {
            int place = points.place(frame, i);
            pulls[place] = pull[i];
            ownPulls[frame] += points.values[place] * pull[i];
        }
    }

    /** v of each coordinate of a frame. */
    private double[] weights(TrainingFrames.Row row, int frame, double[] coefficients) {
        Matches matches = frames.matches;
        double[] sums = new double[matches.coordinates.count()];
        int at = 3 * frames.atoms * frame;
        for (int p = 0; p < matches.pairs; p++) {
            for (int axis = 0; axis < 3; axis++) {
                sums[p] += row.directions()[3 * p + axis]
                        * (coefficients[at + 3 * matches.firsts[p] + axis]
                                - coefficients[at + 3 * matches.seconds[p] + axis]);
            }
        }
        for (int i = 0; i < matches.sides.length; i++) {
            sums[matches.pairs + i / Coordinates.SIDES] += row.sideSlopes()[i] * sums[matches.sides[i]];
        }
        return sums;
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
        List<Row> rows = List.of(new Row(frame));
        Part[] parts = new Part[parts()];
        workers.run(parts.length, number -> parts[number] = new Rows(rows).part(number)[0]);
        return rows.getFirst().total(parts);
    }

    /** Several frames together on this thread: training frames that are in the cache serve all of them. */
    List<Sums> evaluate(List<DescribedFrame> group) {
        List<Row> rows = group.stream().map(Row::new).toList();
        Rows together = new Rows(rows);
        Part[][] parts = new Part[rows.size()][parts()];
        for (int number = 0; number < parts(); number++) {
            Part[] found = together.part(number);
            for (int i = 0; i < found.length; i++) {
                parts[i][number] = found[i];
            }
        }
        List<Sums> sums = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            sums.add(rows.get(i).total(parts[i]));
        }
        return sums;
    }

    private int parts() {
        return Math.ceilDiv(frames.blocks(), BLOCKS_PER_PART);
    }

    private int begin(int part) {
        return Math.min(frames.blocks(), part * BLOCKS_PER_PART);
    }

    /** What is evaluated. */
    private final class Row {
        private final DescribedFrame frame;
        /** φ(x) along the bases, about the mean, in combinations {@code (stored)}. */
        private final double[] point;
        /** Its square, with that of what is not along the bases. */
        private final double square;

        Row(DescribedFrame frame) {
            this.frame = frame;
            this.point = points.of(frame.features());
            double sum = frame.outside();
            for (double component : point) {
                sum += component * component;
            }
            this.square = sum;
        }

        Sums total(Part[] parts) {
            double energy = 0;
            double ofPoint = 0;
            double[] sums = new double[point.length];
            for (Part part : parts) {
                energy += sum(part.energy, 0, part.energy.length);
                ofPoint += sum(part.ofPoint, 0, part.ofPoint.length);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += sum(part.sums, PointMath.SUMS * i, PointMath.SUMS * (i + 1));
                }
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] -= ofPoint * point[i];
            }
            return new Sums(energy, slopes(points.adapted.separate(sums), ofPoint));
        }

        /** Derivatives with respect to the coordinates of what has the derivatives {@code sums} with respect to features. */
        private double[] slopes(double[] sums, double ofPoint) {
            Coordinates coordinates = frames.matches.coordinates;
            double[] slopes = new double[coordinates.count()];
            for (int q = 0; q < coordinates.clusters(); q++) {
                double ofWeight = 0;
                for (int i = frames.layout.offsets[q]; i < frames.layout.offsets[q + 1]; i++) {
                    slopes[q] += sums[i] * frame.features()[2 * i + 1];
                    ofWeight += sums[i] * frame.features()[2 * i];
                }
                if (frames.matches.isWeighted(q)) {
                    slopes[q + coordinates.triples()] = ofWeight;
                }
            }
            for (int q = 0; q < slopes.length; q++) {
                slopes[q] -= ofPoint * frame.outsideSlopes()[q];
            }
            return slopes;
        }
    }

    private static double sum(double[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    /**
     * Sums over some of the training frames.
     *
     * @param energy {@code [16]}
     * @param ofPoint Σ κ₂ (δ·A) − β κ₁, what x is subtracted with {@code [16]}
     * @param sums Σ κ₁ A + (κ₂ (δ·A) − β κ₁) φ_j {@code [stored][8]}
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Part(double[] energy, double[] ofPoint, double[] sums) {
        static Part empty(int features) {
            return new Part(
                    new double[LaneMath.LANES], new double[LaneMath.LANES], new double[PointMath.SUMS * features]);
        }
    }

    /** What one thread evaluates together, with its working memory; arrays end in {@code [16]}. */
    private final class Rows {
        private final Matches matches = frames.matches;
        private final List<Row> rows;
        private final double[][] features;
        private final double[][] ofValues;
        private final double[][] ofPulls;
        private final double[] squares = new double[LaneMath.LANES * matches.permutations];
        private final double[] first = new double[squares.length];
        private final double[] second = new double[squares.length];
        private final double[] products = new double[squares.length];

        Rows(List<Row> rows) {
            this.rows = rows;
            this.features = rows.stream().map(row -> row.point).toArray(double[][]::new);
            this.ofValues = new double[rows.size()][LaneMath.LANES * points.adapted.sums];
            this.ofPulls = new double[rows.size()][LaneMath.LANES * points.adapted.sums];
        }

        /** The sums of each row over one part of the training frames. */
        Part[] part(int number) {
            Part[] parts = new Part[rows.size()];
            Arrays.setAll(parts, i -> Part.empty(frames.layout.size()));
            double[][] sums = Arrays.stream(parts).map(Part::sums).toArray(double[][]::new);
            for (int block = begin(number); block < begin(number + 1); block++) {
                int at = points.begin(block);
                for (int i = 0; i < parts.length; i++) {
                    Arrays.fill(ofValues[i], 0);
                    Arrays.fill(ofPulls[i], 0);
                }
                math.points().multiply(points.adapted, features, points.values, pulls, at, ofValues, ofPulls);
                for (int i = 0; i < parts.length; i++) {
                    weigh(block, rows.get(i).square, parts[i], ofValues[i], ofPulls[i]);
                }
                math.points().accumulate(points.adapted, ofValues, ofPulls, points.values, pulls, at, sums);
            }
            return parts;
        }

        /** Turns inner products of one row into weights of training frames and their pulls. */
        private void weigh(int block, double square, Part part, double[] ofValues, double[] ofPulls) {
            math.points().combine(points.adapted.toPermutations, ofValues, squares);
            math.points().combine(points.adapted.toPermutations, ofPulls, products);
            int own = LaneMath.LANES * block;
            for (int p = 0; p < squares.length; p += LaneMath.LANES) {
                for (int l = 0; l < LaneMath.LANES; l++) {
                    squares[p + l] = Math.max(0, square + points.squares[own + l] - 2 * squares[p + l]);
                    products[p + l] -= ownPulls[own + l];
                }
            }
            kernel.evaluate(squares, squares.length, first, second);
            for (int p = 0; p < squares.length; p += LaneMath.LANES) {
                for (int l = 0; l < LaneMath.LANES; l++) {
                    part.energy[l] -= first[p + l] * products[p + l];
                    products[p + l] *= second[p + l];
                }
            }
            if (energyWeights.length > 0) {
                addEnergies(own, part);
            }
            for (int p = 0; p < squares.length; p += LaneMath.LANES) {
                for (int l = 0; l < LaneMath.LANES; l++) {
                    part.ofPoint[l] += products[p + l];
                }
            }
            math.points().combine(points.adapted.toSums, products, ofValues);
            math.points().combine(points.adapted.toSums, first, ofPulls);
        }

        /** Adds Σ β k, and subtracts β κ₁ of κ₂ (δ·A). */
        private void addEnergies(int own, Part part) {
            for (int i = 0; i < squares.length; i++) {
                int lane = i % LaneMath.LANES;
                double weight = energyWeights[own + lane];
                part.energy[lane] += weight * kernel.value(squares[i], first[i], second[i]);
                products[i] -= weight * first[i];
            }
        }
    }

    TrainingFrames frames() {
        return frames;
    }

    Matern kernel() {
        return kernel;
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
