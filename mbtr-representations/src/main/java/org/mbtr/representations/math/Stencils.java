package org.mbtr.representations.math;

/**
 * Stencils that are to be added to the bins of a grid. Stencil i adds, for each of its bins j = 0 … width−1 that lies on
 * the grid, weight_i growth_i^j Σ_p table[offset_i + p·stride + j] place_i^p with p = 0, 1, 2 to bin first_i + j.
 *
 * <p>Working memory of one thread; fields are open because the loop over them decides the speed of everything.
 */
public final class Stencils {
    /** Degree of the polynomials. */
    public static final int DEGREE = 2;

    final double[] table;
    final int stride;
    final int width;
    final int binCount;
    final double[] sums;
    final int[] offset;
    final int[] first;
    final double[] place;
    final double[] weight;
    final double[] growth;
    private final double[] logFactors;
    int count;

    /**
     * For up to {@code capacity} stencils on a grid.
     *
     * @param table coefficients, see above; {@code stride} is at least width + {@link ArrayMath#PADDING}, with zeros
     *     beyond the width
     * @param binCount number of bins of the grid
     */
    public Stencils(double[] table, int stride, int width, int binCount, int capacity) {
        this.table = table;
        this.stride = stride;
        this.width = width;
        this.binCount = binCount;
        this.sums = new double[binCount + ArrayMath.PADDING];
        this.offset = new int[capacity];
        this.first = new int[capacity];
        this.place = new double[capacity];
        this.weight = new double[capacity];
        this.growth = new double[capacity];
        this.logFactors = new double[capacity];
    }

    /**
     * Takes one more stencil, at least one bin of which lies on the grid.
     *
     * @param logGrowth logarithm of its growth
     * @param logFactor logarithm of a factor for its weight
     */
    public void push(int tableOffset, int firstBin, double where, double strength, double logGrowth, double logFactor) {
        offset[count] = tableOffset;
        first[count] = firstBin;
        place[count] = where;
        weight[count] = strength;
        growth[count] = logGrowth;
        logFactors[count] = logFactor;
        count++;
    }

    /**
     * Adds the stencils taken since the last call to {@code bins} and forgets them.
     *
     * @param grows whether any stencil has a growth other than 1 or a factor other than 1
     */
    public void collect(boolean grows, ArrayMath math, double[] bins) {
        if (grows) {
            math.exp(growth, count);
            math.exp(logFactors, count);
            for (int i = 0; i < count; i++) {
                weight[i] *= logFactors[i];
            }
        } else {
            java.util.Arrays.fill(growth, 0, count, 1);
        }
        math.addStencils(this);
        for (int m = 0; m < binCount; m++) {
            bins[m] += sums[m];
        }
        java.util.Arrays.fill(sums, 0);
        count = 0;
    }
}
