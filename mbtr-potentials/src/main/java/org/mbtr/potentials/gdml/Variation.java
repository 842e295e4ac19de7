package org.mbtr.potentials.gdml;

import java.util.Arrays;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * How the functions of a pair or a triple vary over the coordinates that it has in the training frames. The kernel depends on differences of
 * functions and on slopes. Orthonormal directions that span these, sorted by how much of them is along each, are the right singular
 * vectors V of the matrix with a row φ − c and a row φ' for each of some coordinates. The features are the components along the first of
 * them, so that distances and inner products are those of the functions but for what is along the others.
 *
 * <p>Arrays have {@link ProjectionMath#room} for whole registers, filled with zeros, on the axes {@code functions} and {@code room}.
 *
 * @param count number of features
 * @param centre c, the mean of the functions over the coordinates; zeros where the functions are their own derivatives {@code (functions)}
 * @param basis {@code [features][functions]} the first directions
 * @param components {@code [functions][room]} the same with the components of a function side by side
 */
@SuppressWarnings("ArrayRecordComponent")
record Variation(int count, double[] centre, double[][] basis, double[] components) {
    /** The smallest singular value that counts, relative to the largest: tabulated functions differ as much from the exact integrals. */
    private static final double TABULATED = 1e-10;

    private static Variation of(double[] centre, double[][] basis) {
        int room = ProjectionMath.room(basis.length);
        double[] components = new double[ProjectionMath.room(centre.length) * room];
        for (int k = 0; k < basis.length; k++) {
            for (int b = 0; b < centre.length; b++) {
                components[b * room + k] = basis[k][b];
            }
        }
        return new Variation(
                basis.length,
                Arrays.copyOf(centre, ProjectionMath.room(centre.length)),
                Arrays.stream(basis)
                        .map(vector -> Arrays.copyOf(vector, ProjectionMath.room(vector.length)))
                        .toArray(double[][]::new),
                components);
    }

    /**
     * Looks at functions.
     *
     * @param centred whether only differences of the functions matter
     * @param leftOut the smallest singular value whose direction becomes a feature, relative to the largest
     */
    static Variation of(CoordinateFunctions functions, SampledCoordinate coordinate, boolean centred, double leftOut) {
        int count = functions.count();
        double[] centre = new double[count];
        if (count == 1) {
            return of(centre, new double[][] {{1}});
        }
        double[][] values = new double[coordinate.count()][count];
        double[][] slopes = new double[coordinate.count()][count];
        for (int s = 0; s < values.length; s++) {
            functions.evaluate(coordinate.places()[s], values[s], slopes[s], 0);
        }
        if (centred) {
            centre = mean(values, coordinate.weights());
        }
        SingularValueDecomposition found = new SingularValueDecomposition(
                MatrixUtils.createRealMatrix(rows(values, centre, slopes, coordinate.weights())));
        double[] singular = found.getSingularValues();
        int features = (int) Arrays.stream(singular)
                .filter(value -> value > Math.max(leftOut, TABULATED) * singular[0])
                .count();
        return of(centre, Arrays.copyOf(found.getVT().getData(), features));
    }

    private static double[] mean(double[][] values, double[] weights) {
        double[] mean = new double[values[0].length];
        double total = Arrays.stream(weights).sum();
        for (int s = 0; s < values.length; s++) {
            for (int b = 0; b < mean.length; b++) {
                mean[b] += weights[s] / total * values[s][b];
            }
        }
        return mean;
    }

    private static double[][] rows(double[][] values, double[] centre, double[][] slopes, double[] weights) {
        double[][] rows = new double[2 * values.length][centre.length];
        for (int s = 0; s < values.length; s++) {
            for (int b = 0; b < centre.length; b++) {
                rows[2 * s][b] = weights[s] * (values[s][b] - centre[b]);
                rows[2 * s + 1][b] = weights[s] * slopes[s][b];
            }
        }
        return rows;
    }
}
