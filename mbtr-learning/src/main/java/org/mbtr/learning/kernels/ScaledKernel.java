package org.mbtr.learning.kernels;

/** A kernel with a length scale, which a search may change. */
public sealed interface ScaledKernel extends Kernel permits Kernel.Gaussian, Kernel.Laplacian, Matern, Polynomial {
    /** Above 0, in the unit of the features. */
    double lengthScale();

    /** The same with another length scale. */
    ScaledKernel withLengthScale(double lengthScale);
}
