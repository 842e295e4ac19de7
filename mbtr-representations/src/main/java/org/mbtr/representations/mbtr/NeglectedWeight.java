package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Neighbours;
import org.mbtr.structures.Structure;

/**
 * Upper bounds on the weight that a term leaves out of a structure, for each atom and over ordered tuples that begin with
 * it.
 *
 * <p>They rest on a count of atoms. With n atoms in the cell, at most N(r) = n c_p (r + D + h)^p / V of them and their
 * images are within r of one of them: an image shifted by T is within r only if |T| ≤ r + D, where D is the largest
 * distance between two atoms of the cell, and the cells centred on these T lie in a ball of radius r + D + h, where h is
 * half the longest diagonal; c_p r^p is the volume of a ball in the p periodic directions, V the extent of the cell. That is
 * far too many for short radii; so up to a few times the reach of the term atoms are really counted, if that is not too
 * much work.
 */
final class NeglectedWeight {
    /** Ball of radius 1 in 0, 1, 2, 3 dimensions. */
    private static final double[] UNIT_BALL = {1, 2, Math.PI, 4 * Math.PI / 3};

    /** Counted are pairs up to this many times the reach, and the neighbours of more atoms up to one more. */
    private static final double COUNTED_REACHES = 2;

    private static final double MOST_COUNTED = 5e6;

    private final Structure structure;
    private final int dimensions;
    private final double factor;
    private final double offset;

    private NeglectedWeight(Structure structure) {
        this.structure = structure;
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
        this.offset = Truncation.extent(Lattice.wrapped(structure)) + longestDiagonal(vectors) / 2;
    }

    /**
     * The bound for a term that ends with a reach; 0 where nothing is left out, infinite where the weights fall too slowly or
     * no bound is known.
     */
    static double bound(Term term, Structure structure, Reach reach) {
        if (term.threshold() == 0) {
            return 0;
        }
        NeglectedWeight bounds = new NeglectedWeight(structure);
        double cutoff = term.envelope().cutoff();
        int others = term.order() - 1;
        if (cutoff < Double.POSITIVE_INFINITY) {
            return term.threshold() * Math.pow(bounds.atomsWithin(cutoff * (others == 3 ? 2 : 1)), others);
        }
        return switch (term.weighting()) {
            case Weighting.Exponential exponential -> bounds.exponential(exponential.scale(), reach.side(), others);
            case Weighting.GeometryPower power
            when term.geometry() instanceof PairGeometry pair ->
                bounds.power(-pair.exponent() * power.power(), reach.side());
            case Weighting.InverseDistances inverse when others == 1 -> bounds.power(inverse.power(), reach.side());
            case Weighting.ExponentialOfProduct product
            when others == 1 -> bounds.exponential(product.scale(), reach.side(), 1);
            default -> Double.POSITIVE_INFINITY;
        };
    }

    /** Adds something up over the neighbours of an atom. */
    private interface OverNeighbours {
        /** The sum for one atom from the ascending distances of its neighbours (angstrom). */
        double sum(double[] distances);
    }

    /** The mean of a sum over all atoms, from their neighbours within a radius. */
    private double mean(double radius, OverNeighbours sums) {
        NeighbourSearch search = NeighbourSearch.of(structure, radius);
        Neighbours neighbours = new Neighbours();
        double total = 0;
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            search.find(atom, neighbours);
            double[] distances = Arrays.copyOf(neighbours.distancesView(), neighbours.count());
            Arrays.sort(distances);
            total += sums.sum(distances);
        }
        return total / structure.atomCount();
    }

    /** How far atoms are counted, at least as far as the reach. */
    private double counted(double side, double reaches) {
        double radius = reaches * side;
        return structure.atomCount() * atomsWithin(radius) <= MOST_COUNTED ? radius : side;
    }

    /** N(r). */
    private double atomsWithin(double radius) {
        return factor * Math.pow(radius + offset, dimensions);
    }

    /**
     * ∫_P^∞ s exp(−s p) M(p) dp, where M(p) bounds the number of tuples with a perimeter up to p. For a pair that is N(p); for
     * three or more atoms, all of which are within half the perimeter of the first, N(p/2) (N(p/2)−1) …, with the atoms
     * counted up to a radius and bounded beyond.
     *
     * @param others number of atoms of a tuple besides the first
     */
    private double exponential(double scale, double side, int others) {
        double share = others == 1 ? 1 : 0.5;
        double radius = counted(side, others == 1 ? COUNTED_REACHES : COUNTED_REACHES + 1);
        double near = mean(radius, distances -> {
            double sum = 0;
            int count = distances.length;
            for (int within = 0; within <= count; within++) {
                double from = Math.max(side, within == 0 ? 0 : distances[within - 1]);
                double to = within == count ? radius : distances[within];
                if (to > from) {
                    double tuples = 1;
                    for (int k = 0; k < others; k++) {
                        tuples *= Math.max(0, within - k);
                    }
                    sum += tuples * (Math.exp(-scale * from / share) - Math.exp(-scale * to / share));
                }
            }
            return sum;
        });
        double atThreshold = others == 1 ? mean(radius, distances -> within(distances, side)) : 0;
        return near - atThreshold * Math.exp(-scale * side) + exponentialTail(scale, radius / share, others);
    }

    private static int within(double[] distances, double radius) {
        int count = 0;
        for (double distance : distances) {
            count += distance <= radius ? 1 : 0;
        }
        return count;
    }

    /** ∫_P^∞ s exp(−s p) N(p/2)^(k−1) dp with the bound N, or N(p) for pairs: by parts, as often as the polynomial has degrees. */
    private double exponentialTail(double scale, double perimeter, int others) {
        double share = others == 1 ? 1 : 0.5;
        int degree = dimensions * others;
        double base = share * perimeter + offset;
        double sum = 0;
        double coefficient = 1;
        for (int j = 0; j <= degree; j++) {
            sum += coefficient * Math.pow(base, degree - j);
            coefficient *= (degree - j) * share / scale;
        }
        return Math.pow(factor, others) * sum * Math.exp(-scale * perimeter);
    }

    /** Pairs with weight d^−q: counted up to a radius R, and beyond ∫_R^∞ q r^(−q−1) N(r) dr, where N(r) ≤ N(R) (r/R)^p. */
    private double power(double exponent, double side) {
        if (!(exponent > dimensions)) {
            return Double.POSITIVE_INFINITY;
        }
        double radius = counted(side, COUNTED_REACHES);
        double near = mean(radius, distances -> {
            double sum = 0;
            for (double distance : distances) {
                sum += distance > side ? Math.pow(distance, -exponent) : 0;
            }
            return sum;
        });
        return near + exponent / (exponent - dimensions) * atomsWithin(radius) * Math.pow(radius, -exponent);
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
