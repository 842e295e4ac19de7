package org.mbtr.representations.math;

/**
 * The loops over tuples of atoms: their distances and products, and their broadening through moments of cells. The two
 * versions agree bit for bit.
 */
public interface TupleMath {
    /**
     * Distances between all points: {@code out[i*count + j] = |r_i − r_j|}. The coordinates have {@link ArrayMath#PADDING} infinite
     * entries beyond {@code count}, and as many entries beyond the end of {@code out} are touched.
     *
     * @return how many distances, among them those of the points to themselves, are below {@code least}
     */
    int distances(double[] x, double[] y, double[] z, int count, double least, double[] out);

    /**
     * The {@link ArrayMath#PADDING} triples a–b–c of points with c = {@code begin}, {@code begin+1} …, written to the four arrays
     * from {@code at} on: the distances ab, bc and ca, and the scalar product (r_a − r_b) · (r_c − r_b).
     *
     * @param distances distances between all points, as {@link #distances} leaves them
     * @param points number of points
     */
    void triples(
            double[] x,
            double[] y,
            double[] z,
            double[] distances,
            int points,
            int a,
            int b,
            int begin,
            double[] ab,
            double[] bc,
            double[] ca,
            double[] dot,
            int at);

    /**
     * The squares of the vector products of the same {@link ArrayMath#PADDING} triples: {@code out[at+i] = |(r_a − r_b) × (r_c −
     * r_b)|²} with c = {@code begin+i}.
     */
    void squaredCrosses(double[] x, double[] y, double[] z, int a, int b, int begin, double[] out, int at);

    /**
     * The triples a–b–c of a point b at the origin with the point a and each c = {@code from} … {@code to−1} that is not
     * farther from a than {@code side} and for which the three distances together are not longer than {@code perimeter}:
     * the distances ab, bc and ca, the scalar product r_a · r_c and, if {@code crosses}, the square of the vector product
     * |r_a × r_c|², written to the five arrays from {@code at} on. Up to {@link ArrayMath#PADDING} entries of all arrays
     * beyond their last are touched.
     *
     * @param distances distances of the points from b
     * @param members unless of length 0, receives c of each triple from its beginning on
     * @return how many triples these are
     */
    int neighbourTriples(
            double[] x,
            double[] y,
            double[] z,
            double[] distances,
            int a,
            int from,
            int to,
            double side,
            double perimeter,
            boolean crosses,
            double[] ab,
            double[] bc,
            double[] ca,
            double[] dot,
            double[] cross,
            int at,
            int[] members);

    /** Number of moments of a cell: one register of the widest kind. */
    int MOMENTS = 8;

    /**
     * Finds the cells of an axis that places lie in: the place in cells from the beginning of the first is {@code q =
     * (places[i] − left) * cellsPerUnit + before}. Writes the cell, the whole part of q, into {@code cells} and the place
     * −1 … 1 within it into {@code within}. Entries whose weight is below the threshold or zero, and those outside of the
     * cells 0 … {@code cellCount−1}, get one of the {@link #MOMENTS} cells from {@code cellCount} on instead, in turn. Up
     * to {@link ArrayMath#PADDING} entries beyond {@code count} are touched.
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
     * {@code from} … {@code to−1}, one after the other. Weights are not negative. Moves the cells whose moment 0 was zero
     * before, each once, to {@code cells[from]} and the following.
     *
     * @return how many these are
     */
    int addMoments(long[] cells, double[] places, double[] weights, int from, int to, double[] moments);

    /**
     * Takes rows of numbers, which are zero afterwards, and adds them up: {@code out[m] += Σ_r rows[from + r*stride + m]} for m =
     * 0 … {@code count−1} and r = {@code 0} … {@code rowCount−1}. Up to {@link ArrayMath#PADDING} entries of rows beyond {@code
     * count} are zero afterwards, too.
     */
    void addRows(double[] rows, int from, int rowCount, int stride, int count, double[] out);

    /**
     * Takes the moments of two cells, which are zero afterwards, and adds their stencils to bins: {@code bins[oneFirst + 8r
     * + l] += Σ_p moments[8 oneCell + p] * table[tableFrom + 64r + 8p + l]} for p = 0 … 7, l = 0 … 7 and r = {@code from}
     * … {@code to−1}, the same for the other cell. The places of the two may overlap.
     */
    void addStencils(
            double[] moments,
            int oneCell,
            int otherCell,
            double[] table,
            int tableFrom,
            int from,
            int to,
            double[] bins,
            int oneFirst,
            int otherFirst);

    /**
     * The other direction of {@link #addStencils}, with the last two indices of the table exchanged: {@code out[at + p] = Σ_{r,l}
     * table[tableFrom + 64r + 8l + p] * bins[first + 8r + l]} for p = 0 … 7, l = 0 … 7 and r = {@code from} … {@code to−1}. Terms
     * with l = 0 and 4, 1 and 5, 2 and 6, 3 and 7 are summed first, and these four sums in pairs.
     */
    void readStencil(double[] table, int tableFrom, int from, int to, double[] bins, int first, double[] out, int at);

    /**
     * The polynomials of a stencil at one place s, and their derivatives: {@code values[8(r − from) + l] = Σ_p table[tableFrom + 64r +
     * 8p + l] s^p} for p = 0 … 7, l = 0 … 7 and r = {@code from} … {@code to−1}; {@code slopes} has the derivatives with respect to s,
     * times {@code factor}.
     */
    void stencilAt(
            double[] table, int tableFrom, int from, int to, double s, double factor, double[] values, double[] slopes);

    /**
     * Adds combinations of two rows to three others: {@code out[at + i*stride + l] += a[i] x[l] + b[i] y[l]} for i = 0, 1, 2 and l = 0
     * … {@code count−1}, with {@code a[i]} and {@code b[i]} at {@code coefficient + i} of their arrays.
     *
     * @param count a multiple of {@link ArrayMath#PADDING}
     */
    void addCombinations(
            double[] x,
            double[] y,
            int count,
            double[] a,
            double[] b,
            int coefficient,
            double[] out,
            int at,
            int stride);

    /** The fastest version that this JVM can run. */
    static TupleMath best() {
        return ArrayMath.best() instanceof VectorArrayMath ? VectorTupleMath.INSTANCE : ScalarTupleMath.INSTANCE;
    }

    /** The version without the Vector API. */
    static TupleMath scalar() {
        return ScalarTupleMath.INSTANCE;
    }
}
