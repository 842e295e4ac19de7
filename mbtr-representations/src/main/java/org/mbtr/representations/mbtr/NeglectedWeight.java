package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.Structure;

/**
 * Upper bounds on the weight that a term leaves out of a structure, for each atom and over ordered tuples that begin with
 * it.
 *
 * <p>They rest on a count of atoms. With n atoms in the cell, at most N(r) = n c_p (r + D + h)^p / V of them and their
 * images are within r of one of them: an image shifted by T is within r only if |T| ≤ r + D, where D is the largest
 * distance between two atoms of the cell, and the cells centred on these T lie in a ball of radius r + D + h, where h is
 * half the longest diagonal; c_p r^p is the volume of a ball in the p periodic directions, V the extent of the cell.
 */
final class NeglectedWeight {
    /** Ball of radius 1 in 0, 1, 2, 3 dimensions. */
    private static final double[] UNIT_BALL = {1, 2, Math.PI, 4 * Math.PI / 3};

    private final int dimensions;
    private final double factor;
    private final double offset;

    private NeglectedWeight(Structure structure) {
        Structure wrapped = Lattice.wrapped(structure);
        Lattice lattice = Lattice.of(structure);
        List<double[]> vectors = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            if (lattice.periodic()[k]) {
                double[] v = lattice.vectors();
                vectors.add(new double[] {v[3 * k], v[3 * k + 1], v[3 * k + 2]});
            }
        }
        this.dimensions = vectors.size();
        this.factor = structure.atomCount() * UNIT_BALL[dimensions] / lattice.extent();
        this.offset = largestDistance(wrapped) + longestDiagonal(vectors) / 2;
    }

    /**
     * The bound for a term that ends with a reach; 0 where nothing is left out, infinite where the weights fall too slowly or
     * no bound is known.
     */
    static double bound(Term term, Structure structure, Reach reach) {
        if (term.threshold() == 0) {
            return 0;
        }
        NeglectedWeight counts = new NeglectedWeight(structure);
        double cutoff = term.envelope().cutoff();
        if (cutoff < Double.POSITIVE_INFINITY) {
            return term.threshold()
                    * Math.pow(counts.atomsWithin(cutoff * (term.order() == 4 ? 2 : 1)), term.order() - 1);
        }
        return switch (term.weighting()) {
            case Weighting.Exponential exponential ->
                counts.exponential(exponential.scale(), reach.perimeter(), term.order());
            case Weighting.GeometryPower power
            when term.geometry() instanceof PairGeometry pair ->
                counts.power(-pair.exponent() * power.power(), reach.side());
            case Weighting.InverseDistances inverse
            when term.order() == 2 -> counts.power(inverse.power(), reach.side());
            case Weighting.ExponentialOfProduct product
            when term.order() == 2 -> counts.exponential(product.scale(), reach.perimeter(), 2);
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** N(r). */
    private double atomsWithin(double radius) {
        return factor * Math.pow(radius + offset, dimensions);
    }

    /**
     * ∫_P^∞ s exp(−s p) N(p/2)^(k−1) dp for tuples of three or more atoms, all of which are within half the perimeter of
     * the first, and with N(p) for pairs; by parts, m times for a polynomial of degree m.
     */
    private double exponential(double scale, double perimeter, int order) {
        double share = order == 2 ? 1 : 0.5;
        int degree = dimensions * (order - 1);
        double base = share * perimeter + offset;
        double sum = 0;
        double coefficient = 1;
        for (int j = 0; j <= degree; j++) {
            sum += coefficient * Math.pow(base, degree - j);
            coefficient *= (degree - j) * share / scale;
        }
        return Math.pow(factor, order - 1) * sum * Math.exp(-scale * perimeter);
    }

    /** ∫_R^∞ q r^(−q−1) N(r) dr for pairs with weight d^−q, where N(r) ≤ N(R) (r/R)^p. */
    private double power(double exponent, double radius) {
        return exponent > dimensions
                ? exponent / (exponent - dimensions) * atomsWithin(radius) * Math.pow(radius, -exponent)
                : Double.POSITIVE_INFINITY;
    }

    private static double largestDistance(Structure structure) {
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int atom = 0; atom < structure.atomCount(); atom++) {
                low = Math.min(low, structure.position(atom, axis));
                high = Math.max(high, structure.position(atom, axis));
            }
            squared += (high - low) * (high - low);
        }
        return Math.sqrt(squared);
    }

    private static double longestDiagonal(List<double[]> vectors) {
        double longest = 0;
        for (int signs = 0; signs < 1 << vectors.size(); signs++) {
            double[] sum = new double[3];
            for (int k = 0; k < vectors.size(); k++) {
                for (int m = 0; m < 3; m++) {
                    sum[m] += ((signs >> k & 1) == 0 ? 1 : -1) * vectors.get(k)[m];
                }
            }
            longest = Math.max(longest, Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]));
        }
        return longest;
    }
}
