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
     * Distances between all points: {@code out[i*count + j] = |r_i − r_j|}. The coordinates have {@link #PADDING} infinite
     * entries beyond {@code count}, and as many entries beyond the end of {@code out} are touched.
     *
     * @return how many distances, among them those of the points to themselves, are below {@code least}
     */
    int distances(double[] x, double[] y, double[] z, int count, double least, double[] out);

    /** {@code out[at+i] = from[begin+i]} for i = 0 … {@code count−1}; up to {@link #PADDING} entries beyond are touched. */
    void copy(double[] from, int begin, int count, double[] out, int at);

    /** {@code out[at+i] = value} for i = 0 … {@code count−1}; up to {@link #PADDING} entries beyond are touched. */
    void fill(double value, int count, double[] out, int at);

    /**
     * Scalar products: {@code out[at+i] = u · (r_{begin+i} − r_b)} for i = 0 … {@code count−1} with u = r_a − r_b. Up to
     * {@link #PADDING} entries beyond are touched.
     */
    void dots(double[] x, double[] y, double[] z, int a, int b, int begin, int count, double[] out, int at);

    /** As {@link #dots}, the square of the vector product: {@code out[at+i] = |u × (r_{begin+i} − r_b)|²}. */
    void squaredCrosses(double[] x, double[] y, double[] z, int a, int b, int begin, int count, double[] out, int at);

    /** Number of moments of a cell: one register of the widest kind. */
    int MOMENTS = 8;

    /**
     * Finds the cells of an axis that places lie in: the place in cells from the beginning of the first is {@code q =
     * (places[i] − left) * cellsPerUnit + before}. Writes the cell, the whole part of q, into {@code cells} and the place
     * −1 … 1 within it into {@code within}. Entries whose weight is below the threshold or zero, and those outside of the
     * cells 0 … {@code cellCount−1}, get one of the {@link #MOMENTS} cells from {@code cellCount} on instead, in turn. Up
     * to {@link #PADDING} entries beyond {@code count} are touched.
     */
    void findCells(
            double[] places,
            double[] weights,
            int count,
            double left,
            double cellsPerUnit,
            double before,
            int cellCount,
            double threshold,
            long[] cells,
            double[] within);

    /**
     * Adds to the moments of cells: {@code moments[8 cells[i] + p] += weights[i] * places[i]^p} for p = 0 … 7 and i =
     * {@code from} … {@code to−1}, one after the other.
     */
    void addMoments(long[] cells, double[] places, double[] weights, int from, int to, double[] moments);

    /**
     * Takes the moments of two cells, which are zero afterwards, and adds their stencils to bins: {@code bins[first+j] +=
     * Σ_p moments[8 cell + p] * table[tableFrom + p*stride + j]} for p = 0 … 7 and j = {@code from} … {@code to−1}, the
     * same for the other cell. Up to {@link #PADDING} entries of {@code bins} and of each row of the table are touched
     * beyond {@code to}.
     */
    void addStencils(
            double[] moments,
            int oneCell,
            int otherCell,
            double[] table,
            int tableFrom,
            int stride,
            int from,
            int to,
            double[] bins,
            int oneFirst,
            int otherFirst);

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
