package org.mbtr.potentials.gdml;

import org.mbtr.structures.MbtrException;

/** Describes frames of one molecule. */
final class FrameDescriber {
    private final PairFunctions functions;
    private final FeatureLayout layout;

    FrameDescriber(PairFunctions functions, FeatureLayout layout) {
        this.functions = functions;
        this.layout = layout;
    }

    /** Distances of all pairs of a frame, {@code (pairs)} (angstrom). */
    static double[] distances(double[] positions) {
        return distances(positions, new double[3 * new AtomPairs(positions.length / 3).count()]);
    }

    /**
     * Describes a frame.
     *
     * @param positions {@code [atoms * 3]} (angstrom)
     * @throws MbtrException if two atoms coincide or a coordinate is not finite
     */
    DescribedFrame describe(double[] positions) {
        int pairs = layout.bases.length;
        double[] directions = new double[3 * pairs];
        double[] distances = distances(positions, directions);
        double[] features = new double[2 * layout.size()];
        double[] outsideSlopes = new double[pairs];
        double[] values = new double[functions.count()];
        double[] slopes = new double[functions.count()];
        double outside = 0;
        for (int q = 0; q < pairs; q++) {
            functions.evaluate(distances[q], values, slopes, 0);
            project(q, slopes, 1, features);
            project(q, values, 0, features);
            subtractProjection(q, features, values);
            outside += dot(values, values);
            outsideSlopes[q] = dot(values, slopes);
        }
        return new DescribedFrame(distances, directions, features, outside, outsideSlopes);
    }

    /** The second derivatives of all functions of a described frame. */
    FrameCurvature curvature(DescribedFrame frame) {
        int pairs = layout.bases.length;
        double[] features = frame.features().clone();
        double[] outside = new double[pairs];
        double[] squaredSlopes = new double[pairs];
        double[] values = new double[functions.count()];
        double[] slopes = new double[functions.count()];
        double[] curvatures = new double[functions.count()];
        for (int q = 0; q < pairs; q++) {
            functions.evaluate(frame.distances()[q], values, slopes, 0);
            functions.curvatures(frame.distances()[q], curvatures, 0);
            project(q, curvatures, 1, features);
            subtractProjection(q, features, values);
            outside[q] = dot(values, curvatures);
            squaredSlopes[q] = dot(slopes, slopes);
        }
        return new FrameCurvature(features, outside, squaredSlopes);
    }

    /**
     * Second derivatives of the functions of a frame.
     *
     * @param features {@code [stored * 2]} components of φ and φ'' along the basis
     * @param outside Σ φ φ'' over what of each pair is not along its basis, {@code (pairs)}
     * @param squaredSlopes Σ φ'² over all functions of each pair, {@code (pairs)}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record FrameCurvature(double[] features, double[] outside, double[] squaredSlopes) {}

    /** Components along the basis of a pair, as every second feature. */
    private void project(int q, double[] source, int which, double[] features) {
        int count = layout.count(q);
        double[] components = layout.components[q];
        double[] sums = new double[count];
        for (int b = 0; b < source.length; b++) {
            double value = source[b];
            int from = b * count;
            for (int k = 0; k < count; k++) {
                sums[k] += value * components[from + k];
            }
        }
        int at = 2 * layout.offsets[q] + which;
        for (int k = 0; k < count; k++) {
            features[at + 2 * k] = sums[k];
        }
    }

    /** Leaves of the functions of a pair what is not along its basis. */
    private void subtractProjection(int q, double[] features, double[] values) {
        int at = 2 * layout.offsets[q];
        for (double[] vector : layout.bases[q]) {
            double component = features[at];
            for (int b = 0; b < values.length; b++) {
                values[b] -= component * vector[b];
            }
            at += 2;
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int b = 0; b < one.length; b++) {
            sum += one[b] * other[b];
        }
        return sum;
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
