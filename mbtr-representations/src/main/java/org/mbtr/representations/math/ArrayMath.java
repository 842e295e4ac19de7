package org.mbtr.representations.math;

/**
 * Elementary functions over the first {@code count} entries of arrays. The exponential, arc tangent and square root of
 * the two versions agree bit for bit, whether compiled or interpreted.
 */
public interface ArrayMath {
    /** {@code values[i] = exp(values[i])}. */
    void exp(double[] values, int count);

    /** {@code out[i] = atan2(y[i], x[i])}, in radians; 0 where both are 0. */
    void atan2(double[] y, double[] x, int count, double[] out);

    /** {@code values[i] = sqrt(values[i])}. */
    void sqrt(double[] values, int count);

    /**
     * {@code out[outFrom+j] = Σ_m |x[fromX+m] − y[j*strideY+m]|} for the {@code rows} rows j of {@code y} and m = 0 …
     * {@code width−1}.
     */
    void absoluteDistances(
            double[] x, int fromX, double[] y, int strideY, int rows, int width, double[] out, int outFrom);

    /** Entries beyond the end that vector loops may touch: the widest register that is used. */
    int PADDING = 8;

    /** The fastest version that this JVM can run. */
    static ArrayMath best() {
        return Choice.BEST;
    }

    /** The version without the Vector API. */
    static ArrayMath scalar() {
        return ScalarArrayMath.INSTANCE;
    }

    /** Decides once. The vector version is loaded only where its module is. */
    final class Choice {
        private static final ArrayMath BEST =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                        ? VectorArrayMath.create()
                        : scalarWithWarning();

        private Choice() {}

        private static ArrayMath scalarWithWarning() {
            System.getLogger("org.mbtr.representations")
                    .log(
                            System.Logger.Level.WARNING,
                            "the Vector API is off, descriptions are slower; start Java with"
                                    + " --add-modules=jdk.incubator.vector");
            return ScalarArrayMath.INSTANCE;
        }
    }
}
