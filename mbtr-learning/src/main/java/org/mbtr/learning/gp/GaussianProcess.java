package org.mbtr.learning.gp;

import java.util.Arrays;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.GrowingCholesky;
import org.mbtr.learning.linalg.MatrixView;
import org.mbtr.learning.linalg.Products;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/**
 * Exact Gaussian-process regression over a pool of structures, some of which have known values: the values y of all structures
 * are normally distributed with mean 0 and covariance s² C, C_ij = k(x_i, x_j) + η δ_ij.
 *
 * <p>The signal variance s² is not set but integrated over with the scale-free prior p(s²) ∝ 1/s², which has closed forms: what is
 * predicted has a Student t distribution with n degrees of freedom around the mean of the Gaussian process, and scales are
 * those of the Gaussian process with s² = yᵀC⁻¹y/n, the most likely value. η is the noise relative to s²; it is part of
 * predictions too, as what structures have for themselves and no kernel tells.
 *
 * <p>A known value is added with n² operations. Source: C. E. Rasmussen and C. K. I. Williams, Gaussian Processes for Machine
 * Learning (2006), chapters 2 and 5; A. O'Hagan, Biometrika 79, 479 (1992) for the integral over s². Whoever creates a process
 * closes it.
 */
public final class GaussianProcess implements AutoCloseable {
    private final Covariance covariance;
    private final double noise;
    private final GrowingCholesky factor = new GrowingCholesky();
    private int[] known = new int[0];
    private double[] values = new double[0];
    /** z = L⁻¹ y. */
    private double[] whitened = new double[0];

    private double squares;

    /**
     * With nothing known.
     *
     * @param covariance k
     * @param noise η, above 0
     */
    public GaussianProcess(Covariance covariance, double noise) {
        if (!(noise > 0) || noise == Double.POSITIVE_INFINITY) {
            throw new MbtrException(
                    "the relative noise of a Gaussian process must be a number above 0, found " + noise);
        }
        this.covariance = covariance;
        this.noise = noise;
    }

    /** Number n of known values. */
    public int size() {
        return known.length;
    }

    /** Positions of the known structures in the order in which they were added; a copy. */
    public int[] known() {
        return known.clone();
    }

    /**
     * Adds a known value. Cost: n² operations and n kernel values.
     *
     * @param position in the pool, not known before
     * @param value y, finite
     */
    public void add(int position, double value) {
        if (!Double.isFinite(value)) {
            throw new MbtrException("a known value must be finite, found " + value + " at position " + position);
        }
        if (Arrays.stream(known).anyMatch(i -> i == position)) {
            throw new IllegalArgumentException("the value at position " + position + " is known already");
        }
        int n = known.length;
        double[] row = covariance.row(position, known);
        double pivot = factor.append(row, covariance.variance(position) + noise);
        double rest = value;
        for (int i = 0; i < n; i++) {
            rest -= row[i] * whitened[i];
        }
        known = Arrays.copyOf(known, n + 1);
        values = Arrays.copyOf(values, n + 1);
        whitened = Arrays.copyOf(whitened, n + 1);
        known[n] = position;
        values[n] = value;
        whitened[n] = rest / pivot;
        squares += whitened[n] * whitened[n];
    }

    /** Most likely signal variance s² = yᵀC⁻¹y/n; NaN while nothing is known, 0 if all values are 0. */
    public double signalVariance() {
        return squares / size();
    }

    /**
     * Logarithm of the marginal likelihood p(y) = ∫ N(y; 0, s²C) ds²/s² = Γ(n/2) π^(−n/2) |C|^(−1/2) (yᵀC⁻¹y)^(−n/2).
     *
     * @throws IllegalStateException if no value other than 0 is known
     */
    public double logMarginalLikelihood() {
        requireSignal();
        double half = size() / 2.0;
        return StudentT.logGamma(half) - half * Math.log(Math.PI * squares) - factor.logDeterminant() / 2;
    }

    /**
     * The distribution of each known value given all others, in closed form: mean y_i − (C⁻¹y)_i/(C⁻¹)_ii and scale
     * √(s²/(C⁻¹)_ii), with s² that of all values. Cost: n³ operations.
     */
    public Prediction leaveOneOut() {
        requireSignal();
        double[] weights = whitened.clone();
        factor.solveOtherHalf(weights);
        double[] inverse = factor.inverseDiagonal();
        double[] means = new double[size()];
        double[] scales = new double[size()];
        for (int i = 0; i < size(); i++) {
            means[i] = values[i] - weights[i] / inverse[i];
            scales[i] = Math.sqrt(signalVariance() / inverse[i]);
        }
        return new Prediction(means, scales, size());
    }

    /** How far known values are from where the others put them: (y_i − mean)/scale of {@link #leaveOneOut}. */
    public double[] leaveOneOutScores() {
        Prediction others = leaveOneOut();
        double[] scores = new double[size()];
        for (int i = 0; i < size(); i++) {
            scores[i] = (values[i] - others.mean(i)) / others.scale(i);
        }
        return scores;
    }

    /**
     * Logarithm of the leave-one-out predictive density, Σ_i ln N(y_i; mean_i, scale_i²): as {@link #logMarginalLikelihood} a measure of
     * hyper-parameters, less misled by a wrong covariance. Source: Rasmussen and Williams, section 5.4.2.
     */
    public double logPredictiveDensity() {
        Prediction others = leaveOneOut();
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            double score = (values[i] - others.mean(i)) / others.scale(i);
            sum -= (score * score + Math.log(2 * Math.PI)) / 2 + Math.log(others.scale(i));
        }
        return sum;
    }

    /**
     * Values of structures that are not known, with what they have for themselves. Cost: n² operations and n kernel values for each.
     *
     * @param positions {@code (count)}, none of them known
     */
    public Prediction predict(int... positions) {
        try (Conditional conditional = conditional(positions)) {
            return conditional.prediction();
        }
    }

    /**
     * Joint covariance of structures that are not known, s² (k(x_i, x_j) + η δ_ij − Σ_k V_ki V_kj) with V = L⁻¹ k(known, positions).
     *
     * @return {@code (count)(count)}, for the caller to close
     */
    public DenseMatrix jointCovariance(Workers workers, int... positions) {
        try (Conditional conditional = conditional(positions)) {
            DenseMatrix joint = DenseMatrix.zeros(positions.length, positions.length);
            for (int i = 0; i < positions.length; i++) {
                joint.setRow(i, covariance.row(positions[i], positions));
            }
            joint.addToDiagonal(noise);
            MatrixView whole = joint.view();
            MatrixView v = conditional.whitenedView();
            Products.multiply(-signalVariance(), v.transpose(), v, signalVariance(), whole, workers);
            return joint;
        }
    }

    /** What these structures, none of them known, look like given the known ones; for the caller to close. */
    Conditional conditional(int... positions) {
        requireSignal();
        return new Conditional(this, positions);
    }

    Covariance covariance() {
        return covariance;
    }

    double noise() {
        return noise;
    }

    GrowingCholesky factor() {
        return factor;
    }

    double[] whitenedView() {
        return whitened;
    }

    private void requireSignal() {
        if (!(squares > 0)) {
            throw new IllegalStateException("a Gaussian process needs a known value other than 0 to set its scale");
        }
    }

    @Override
    public void close() {
        factor.close();
    }
}
