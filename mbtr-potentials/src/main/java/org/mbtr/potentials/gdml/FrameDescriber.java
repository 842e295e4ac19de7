package org.mbtr.potentials.gdml;

import java.util.Optional;
import org.mbtr.representations.mbtr.Triangle;
import org.mbtr.representations.mbtr.TriangleFunction;
import org.mbtr.representations.mbtr.TripleBins;
import org.mbtr.structures.MbtrException;

/** Describes frames of one molecule. */
final class FrameDescriber {
    private final LocalFunctions functions;
    private final Matches matches;
    private final FeatureLayout layout;
    private final FrameTriangles triangles;
    private final ProjectionMath math = ProjectionMath.best();

    FrameDescriber(LocalFunctions functions, Matches matches, FeatureLayout layout) {
        this.functions = functions;
        this.matches = matches;
        this.layout = layout;
        this.triangles = new FrameTriangles(matches.coordinates);
    }

    /** Distances of all pairs, then geometry values of all triples of a frame, {@code (clusters)}. */
    static double[] coordinates(double[] positions, LocalFunctions functions, FrameTriangles triangles) {
        Coordinates numbering = triangles.coordinates();
        double[] directions = new double[3 * numbering.pairs()];
        double[] distances = distances(positions, directions);
        double[] found = new double[numbering.clusters()];
        System.arraycopy(distances, 0, found, 0, distances.length);
        functions.triples().ifPresent(bins -> {
            for (int t = 0; t < numbering.triples(); t++) {
                found[distances.length + t] = bins.geometry().value(triangles.of(t, distances, directions));
            }
        });
        return found;
    }

    /**
     * Describes a frame.
     *
     * @param positions {@code [atoms * 3]} (angstrom)
     * @throws MbtrException if two atoms coincide or a coordinate is not finite
     */
    DescribedFrame describe(double[] positions) {
        double[] directions = new double[3 * matches.pairs];
        double[] distances = distances(positions, directions);
        double[] sideSlopes = new double[matches.sides.length];
        Description description = new Description(matches.coordinates.count());
        Cluster pair = new Cluster(functions.pairs());
        for (int q = 0; q < matches.pairs; q++) {
            pair.evaluate(distances[q], 1);
            description.add(q, pair);
        }
        functions.triples().ifPresent(bins -> {
            Optional<TriangleFunction> logarithm = bins.logarithmOfWeight();
            Cluster triple = new Cluster(new CoordinateFunctions.BinnedTriple(bins));
            int triples = matches.coordinates.triples();
            for (int t = 0; t < triples; t++) {
                Triangle triangle = triangles.of(t, distances, directions);
                copy(bins.geometry().slopes(triangle), sideSlopes, t);
                if (logarithm.isPresent()) {
                    copy(logarithm.get().slopes(triangle), sideSlopes, triples + t);
                }
                triple.evaluate(bins.geometry().value(triangle), weight(bins, triangle));
                description.add(matches.pairs + t, triple);
            }
        });
        return new DescribedFrame(
                matches,
                distances,
                directions,
                sideSlopes,
                description.features,
                description.outside,
                description.outsideSlopes);
    }

    private static void copy(double[] slopes, double[] to, int coordinate) {
        System.arraycopy(slopes, 0, to, Coordinates.SIDES * coordinate, Coordinates.SIDES);
    }

    private static double weight(TripleBins bins, Triangle triangle) {
        return bins.logarithmOfWeight()
                .map(logarithm -> Math.exp(logarithm.value(triangle)))
                .orElse(1.0);
    }

    /** The functions of one pair or triple, and its features. Working memory. */
    private final class Cluster {
        private final CoordinateFunctions functions;
        private final double[] values;
        private final double[] slopes;
        private final double[] curvatures;

        Cluster(CoordinateFunctions functions) {
            this.functions = functions;
            values = new double[ProjectionMath.room(functions.count())];
            slopes = new double[values.length];
            curvatures = new double[values.length];
        }

        void evaluate(double coordinate, double weight) {
            functions.evaluate(coordinate, values, slopes, 0);
            scale(values, weight);
            scale(slopes, weight);
        }

        void evaluateCurvatures(double coordinate, double weight) {
            evaluate(coordinate, weight);
            functions.curvatures(coordinate, curvatures, 0);
            scale(curvatures, weight);
        }

        void centre(Variation variation) {
            for (int b = 0; b < values.length; b++) {
                values[b] -= variation.centre()[b];
            }
        }

        private static void scale(double[] numbers, double factor) {
            if (factor != 1) {
                for (int b = 0; b < numbers.length; b++) {
                    numbers[b] *= factor;
                }
            }
        }
    }

    /** What becomes of a frame, cluster by cluster. */
    private final class Description {
        private final double[] features = new double[2 * layout.size()];
        private final double[] outsideSlopes;
        private double outside;

        Description(int coordinates) {
            outsideSlopes = new double[coordinates];
        }

        void add(int cluster, Cluster of) {
            of.centre(layout.variations[cluster]);
            math.project(layout.variations[cluster], of.values, of.slopes, features, 2 * layout.offsets[cluster]);
            double square = math.product(of.values, of.values);
            outside += square;
            outsideSlopes[cluster] = math.product(of.values, of.slopes);
            if (matches.isWeighted(cluster)) {
                outsideSlopes[cluster + matches.coordinates.triples()] = square;
            }
        }
    }

    /**
     * How the derivatives of all functions of a described frame change when its coordinates change.
     *
     * @param rates of the coordinates {@code (coordinates)}
     */
    FrameChange change(DescribedFrame frame, double[] rates) {
        double[] features = frame.features().clone();
        double[] slopes = new double[matches.coordinates.count()];
        Cluster pair = new Cluster(functions.pairs());
        for (int q = 0; q < matches.pairs; q++) {
            pair.evaluateCurvatures(frame.distances()[q], 1);
            addChange(q, pair, rates, features, slopes);
        }
        functions.triples().ifPresent(bins -> {
            Cluster triple = new Cluster(new CoordinateFunctions.BinnedTriple(bins));
            for (int t = 0; t < matches.coordinates.triples(); t++) {
                Triangle triangle = triangles.of(t, frame.distances(), frame.directions());
                triple.evaluateCurvatures(bins.geometry().value(triangle), weight(bins, triangle));
                addChange(matches.pairs + t, triple, rates, features, slopes);
            }
        });
        return new FrameChange(features, slopes);
    }

    /** Of one cluster. With a coordinate l = ln w, ∂φ/∂l = φ and so ∂²φ/∂g∂l = ∂φ/∂g. */
    private void addChange(int cluster, Cluster of, double[] rates, double[] features, double[] slopes) {
        of.centre(layout.variations[cluster]);
        double squaredSlopes = math.product(of.slopes, of.slopes);
        double mixed = math.product(of.values, of.slopes);
        double square = math.product(of.values, of.values);
        math.project(layout.variations[cluster], of.values, of.curvatures, features, 2 * layout.offsets[cluster]);
        slopes[cluster] = rates[cluster] * (math.product(of.values, of.curvatures) + squaredSlopes);
        if (matches.isWeighted(cluster)) {
            int weight = cluster + matches.coordinates.triples();
            double outsideMixed = math.product(of.values, of.slopes);
            double outsideSquare = math.product(of.values, of.values);
            slopes[cluster] += rates[weight] * (outsideMixed + mixed);
            slopes[weight] = rates[cluster] * (outsideMixed + mixed) + rates[weight] * (outsideSquare + square);
        }
    }

    /**
     * How functions change along a direction in which coordinates have rates ρ.
     *
     * @param features {@code [stored * 2]} components of φ and of its second derivative with respect to r or g along the bases
     * @param slopes Σ_p ρ_p Σ (φ° φ_qp + φ_q φ_p) of each coordinate q, where φ° is what of φ is not along the basis of its pair or
     *     triple, {@code (coordinates)}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record FrameChange(double[] features, double[] slopes) {}

    /**
     * The share of the second derivatives of the coordinates of triples in the change of derivatives with respect to the distances: Σ_q
     * f_q Σ_j ∂²q/∂r_i∂r_j ρ_j.
     *
     * @param slopes f {@code (coordinates)}
     * @param rates ρ of the distances; what stands behind them is not read
     * @return {@code (pairs)}
     */
    double[] sideChanges(DescribedFrame frame, double[] slopes, double[] rates) {
        double[] changes = new double[matches.pairs];
        functions.triples().ifPresent(bins -> {
            int triples = matches.coordinates.triples();
            for (int t = 0; t < triples; t++) {
                Triangle triangle = triangles.of(t, frame.distances(), frame.directions());
                int at = Coordinates.SIDES * t;
                int coordinate = matches.pairs + t;
                addSideChanges(bins.geometry().curvatures(triangle), slopes[coordinate], at, rates, changes);
                bins.logarithmOfWeight()
                        .ifPresent(logarithm -> addSideChanges(
                                logarithm.curvatures(triangle), slopes[coordinate + triples], at, rates, changes));
            }
        });
        return changes;
    }

    private void addSideChanges(double[][] curvatures, double slope, int at, double[] rates, double[] changes) {
        for (int i = 0; i < Coordinates.SIDES; i++) {
            for (int j = 0; j < Coordinates.SIDES; j++) {
                changes[matches.sides[at + i]] += slope * curvatures[i][j] * rates[matches.sides[at + j]];
            }
        }
    }

    /** Distances of all pairs; their directions are written. */
    private static double[] distances(double[] positions, double[] directions) {
        double[] distances = new double[directions.length / 3];
        int q = 0;
        for (int a = 1; 3 * a < positions.length; a++) {
            for (int b = 0; b < a; b++, q++) {
                double x = positions[3 * a] - positions[3 * b];
                double y = positions[3 * a + 1] - positions[3 * b + 1];
                double z = positions[3 * a + 2] - positions[3 * b + 2];
                double r = Math.sqrt(x * x + y * y + z * z);
                if (!(r > 0) || r == Double.POSITIVE_INFINITY) {
                    throw new MbtrException("atoms " + (b + 1) + " and " + (a + 1)
                            + (r == 0
                                    ? " are at the same place"
                                    : " have no distance: a coordinate is not a finite number"));
                }
                distances[q] = r;
                directions[3 * q] = x / r;
                directions[3 * q + 1] = y / r;
                directions[3 * q + 2] = z / r;
            }
        }
        return distances;
    }
}
