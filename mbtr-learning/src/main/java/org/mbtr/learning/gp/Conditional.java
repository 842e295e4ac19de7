package org.mbtr.learning.gp;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.MatrixView;

/**
 * Some unknown structures given the known ones of a Gaussian process: V = L⁻¹ k(known, unknown), means Vᵀz and variances
 * s² (k(x, x) + η − Σ_k V_kx²).
 */
final class Conditional implements AutoCloseable {
    private final GaussianProcess process;
    private final int[] positions;
    /** (known)(positions). */
    private final DenseMatrix whitened;

    private final double signalVariance;
    private final int known;
    private final double[] means;
    /** Rows of V that structures chosen by {@link #narrow} have added. */
    private final List<double[]> chosenRows = new ArrayList<>();
    /** Relative to s². */
    private final double[] variances;

    Conditional(GaussianProcess process, int... positions) {
        this.process = process;
        this.positions = positions.clone();
        int[] known = process.known();
        this.known = known.length;
        this.signalVariance = process.signalVariance();
        this.whitened = DenseMatrix.zeros(known.length, positions.length);
        for (int i = 0; i < known.length; i++) {
            whitened.setRow(i, process.covariance().row(known[i], positions));
        }
        process.factor().multiplyInverseFactor(whitened);
        this.means = new double[positions.length];
        this.variances = new double[positions.length];
        for (int j = 0; j < positions.length; j++) {
            variances[j] = process.covariance().variance(positions[j]) + process.noise();
        }
        double[] row = new double[positions.length];
        double[] z = process.whitenedView();
        for (int i = 0; i < known.length; i++) {
            whitened.copyRowTo(i, row);
            for (int j = 0; j < row.length; j++) {
                means[j] += z[i] * row[j];
                variances[j] -= row[j] * row[j];
            }
        }
        for (int j = 0; j < positions.length; j++) {
            // At least what a structure has for itself stays; less is rounding.
            variances[j] = Math.max(variances[j], process.noise());
        }
    }

    MatrixView whitenedView() {
        return whitened.view();
    }

    Prediction prediction() {
        double[] scales = new double[positions.length];
        for (int j = 0; j < scales.length; j++) {
            scales[j] = Math.sqrt(signalVariance * variances[j]);
        }
        return new Prediction(means, scales, known);
    }

    /**
     * Narrows the variances to those that remain when one more of the structures is known, whatever its value: V gets the row
     * cov(x, p)/√var(p), as it would from one more known structure.
     *
     * @param chosen place in {@code positions}, not chosen before
     */
    void narrow(int chosen) {
        double[] covariances = process.covariance().row(positions[chosen], positions);
        double[] row = new double[positions.length];
        for (int i = 0; i < whitened.rows(); i++) {
            whitened.copyRowTo(i, row);
            subtractProduct(covariances, row, chosen);
        }
        for (double[] more : chosenRows) {
            subtractProduct(covariances, more, chosen);
        }
        double deviation = Math.sqrt(variances[chosen]);
        for (int j = 0; j < row.length; j++) {
            covariances[j] /= deviation;
            variances[j] = Math.max(variances[j] - covariances[j] * covariances[j], process.noise());
        }
        chosenRows.add(covariances);
    }

    private static void subtractProduct(double[] covariances, double[] row, int chosen) {
        for (int j = 0; j < row.length; j++) {
            covariances[j] -= row[chosen] * row[j];
        }
    }

    @Override
    public void close() {
        whitened.close();
    }
}
