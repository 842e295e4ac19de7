package org.mbtr.cli.learn;

import java.util.Locale;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Matern;
import org.mbtr.learning.kernels.Polynomial;
import org.mbtr.learning.ridge.Centring;

/** The kernels by name, with where a search for their settings begins. */
public enum KernelChoice {
    /** Inner products; features and labels are centred. */
    LINEAR(Centring.KERNEL, -16, 0),
    /** Smooth functions of Euclidean distances. */
    GAUSSIAN(Centring.LABELS, -20, 1),
    /** Exponentials of distances in the sum of absolute differences. */
    LAPLACIAN(Centring.LABELS, -20, 3.5),
    /** Exponentials of Euclidean distances: rough functions without forces. */
    MATERN_HALF(Centring.LABELS, -20, 7),
    /** Functions with continuous forces. */
    MATERN_THREE_HALVES(Centring.LABELS, -20, 5),
    /** Functions with forces that have a derivative. */
    MATERN_FIVE_HALVES(Centring.LABELS, -20, 2.5),
    /** Polynomials of degree two in the features. */
    POLYNOMIAL_TWO(Centring.LABELS, -20, 3),
    /** Polynomials of degree three in the features. */
    POLYNOMIAL_THREE(Centring.LABELS, -20, 3);

    private final Centring centring;
    private final double startLambda;
    private final double aboveMedian;

    /**
     * A kernel.
     *
     * @param startLambda exponent of two
     * @param aboveMedian exponent of two of the ratio between a good length scale and the median distance of two
     *     structures; measured on molecules and trajectories with all representations, for Matérn and polynomial kernels on `qm7_pbe0geom` and
     *     `md17/ethanol`, where the rougher a kernel is, the longer are its best length scales
     */
    KernelChoice(Centring centring, double startLambda, double aboveMedian) {
        this.centring = centring;
        this.startLambda = startLambda;
        this.aboveMedian = aboveMedian;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return switch (this) {
            case LINEAR, GAUSSIAN, LAPLACIAN -> name().toLowerCase(Locale.ROOT);
            case MATERN_HALF, MATERN_THREE_HALVES, MATERN_FIVE_HALVES, POLYNOMIAL_TWO, POLYNOMIAL_THREE ->
                kernel(1).label();
        };
    }

    /** The kernel with this length scale, which the linear one does not have. */
    public Kernel kernel(double lengthScale) {
        return switch (this) {
            case LINEAR -> new Kernel.Linear();
            case GAUSSIAN -> new Kernel.Gaussian(lengthScale);
            case LAPLACIAN -> new Kernel.Laplacian(lengthScale);
            case MATERN_HALF -> new Matern(Matern.Smoothness.HALF, lengthScale);
            case MATERN_THREE_HALVES -> new Matern(Matern.Smoothness.THREE_HALVES, lengthScale);
            case MATERN_FIVE_HALVES -> new Matern(Matern.Smoothness.FIVE_HALVES, lengthScale);
            case POLYNOMIAL_TWO -> new Polynomial(2, lengthScale);
            case POLYNOMIAL_THREE -> new Polynomial(3, lengthScale);
        };
    }

    /** What is centred with this kernel. */
    public Centring centring() {
        return centring;
    }

    /** Regularisation strength to begin with. */
    public double startLambda() {
        return Math.pow(2, startLambda);
    }

    /** Length scale to begin with, a half power of two, from the median distance (Euclidean or absolute). */
    public double startLengthScale(double medianDistance) {
        return Math.pow(2, Math.rint(2 * (Math.log(medianDistance) / Math.log(2) + aboveMedian)) / 2);
    }
}
