package org.mbtr.phases.hull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lower hull in any number of dimensions by gift wrapping: from one facet over each of its ridges to the next.
 *
 * <p>A plane μ below all points has slacks s_k = e_k − μ·y_k ≥ 0, which vanish at the corners of its facet. To turn it about the
 * ridge opposite to corner j, μ is lowered at corner j, by t: s_k(t) = s_k + t λ_jk with λ_jk the barycentric coordinate j
 * of point k. It is stopped by the point on the other side of the ridge, λ_jk &lt; 0, with the smallest s_k / −λ_jk; if there is
 * no such point, the ridge is part of the border. The first facet is the solution of the linear program min Σ λ_k e_k over all
 * ways to compose a composition inside, by the primal simplex method.
 *
 * <p>Cost: facets × points × r² multiplications. Source of gift wrapping: D. R. Chand, S. S. Kapur, J. ACM 17, 78 (1970).
 */
final class GiftWrapping implements FacetSearch {
    /**
     * A composition closer than this to the plane through others lies in it. Rounding moves planes through compositions of up to
     * 100 atoms by about 1e-12; with four components such compositions are 1e-8 away from planes that they are not in.
     */
    private static final double COPLANAR = 1e-10;

    /** A slack below minus this times the largest energy is no rounding error. */
    private static final double BELOW = 1e-9;

    /** Corners in ascending order, equal when they are the same. */
    private record Key(int... corners) {
        Key {
            corners = corners.clone();
            Arrays.sort(corners);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key o && Arrays.equals(corners, o.corners);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(corners);
        }
    }

    private final double[] coordinates;
    private final int[] basis;

    /**
     * For these compositions.
     *
     * @param coordinates {@code (compositions × r)}, row-major, not copied
     * @param basis r independent compositions that are never left out
     */
    GiftWrapping(double[] coordinates, int[] basis) {
        this.coordinates = coordinates;
        this.basis = basis.clone();
    }

    @Override
    public List<Simplex> facets(double[] energies) {
        int r = basis.length;
        List<Simplex> facets = new ArrayList<>();
        Set<Key> known = new HashSet<>();
        Set<Key> crossed = new HashSet<>();
        ArrayDeque<Simplex> front = new ArrayDeque<>();
        Simplex first = firstFacet(energies);
        known.add(new Key(first.cornersView()));
        front.add(first);
        double[] slacks = new double[energies.length];
        while (!front.isEmpty()) {
            Simplex facet = front.remove();
            facets.add(facet);
            slacks(energies, facet.plane(energies), slacks);
            for (int j = 0; j < r; j++) {
                if (!crossed.add(ridge(facet, j))) {
                    continue;
                }
                int next = stop(slacks, facet, j);
                if (next >= 0) {
                    int[] corners = facet.cornersView().clone();
                    corners[j] = next;
                    if (known.add(new Key(corners))) {
                        front.add(Simplex.of(coordinates, corners));
                    }
                }
            }
        }
        return facets;
    }

    private static Key ridge(Simplex facet, int left) {
        int[] corners = facet.cornersView();
        int[] others = new int[corners.length - 1];
        System.arraycopy(corners, 0, others, 0, left);
        System.arraycopy(corners, left + 1, others, left, others.length - left);
        return new Key(others);
    }

    private void slacks(double[] energies, double[] plane, double[] slacks) {
        for (int k = 0; k < slacks.length; k++) {
            slacks[k] = energies[k] - height(plane, coordinates, k * basis.length);
        }
    }

    private static double height(double[] plane, double[] coordinates, int offset) {
        double height = 0;
        for (int i = 0; i < plane.length; i++) {
            height += plane[i] * coordinates[offset + i];
        }
        return height;
    }

    /** The point that stops the plane when it is turned about the ridge opposite to corner j, -1 if there is none. */
    private int stop(double[] slacks, Simplex facet, int j) {
        int r = facet.cornersView().length;
        double border = -COPLANAR / facet.distance(j);
        double smallest = Double.POSITIVE_INFINITY;
        int stop = -1;
        for (int k = 0; k < slacks.length; k++) {
            double lambda = facet.barycentric(j, coordinates, k * r);
            if (lambda < border && slacks[k] < smallest * -lambda) {
                smallest = slacks[k] / -lambda;
                stop = k;
            }
        }
        return stop;
    }

    /** Pivots as long as they lower the energy of a composition inside, so rounding cannot make it go round in circles. */
    private Simplex firstFacet(double[] energies) {
        Simplex facet = Simplex.of(coordinates, basis);
        double[] inside = inside(facet);
        double[] slacks = new double[energies.length];
        while (true) {
            double[] plane = facet.plane(energies);
            slacks(energies, plane, slacks);
            int entering = 0;
            for (int k = 1; k < slacks.length; k++) {
                entering = slacks[k] < slacks[entering] ? k : entering;
            }
            if (slacks[entering] >= 0) {
                return facet;
            }
            int[] corners = facet.cornersView().clone();
            corners[leaving(facet, inside, entering)] = entering;
            Simplex next = Simplex.of(coordinates, corners);
            if (!(height(next.plane(energies), inside, 0) < height(plane, inside, 0))) {
                if (slacks[entering] < -BELOW * largest(energies)) {
                    throw new IllegalStateException("a hull has no first facet; please report this with its energies");
                }
                return facet;
            }
            facet = next;
        }
    }

    private static double largest(double[] energies) {
        return Arrays.stream(energies)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    /** The corner that the entering composition replaces so that the simplex still holds the composition inside. */
    private int leaving(Simplex facet, double[] inside, int entering) {
        int leaving = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < basis.length; j++) {
            double lambda = facet.barycentric(j, coordinates, entering * basis.length);
            double share = facet.barycentric(j, inside, 0);
            if (lambda > COPLANAR / facet.distance(j) && share < smallest * lambda) {
                smallest = share / lambda;
                leaving = j;
            }
        }
        return leaving;
    }

    /** A composition inside a simplex that lies on no plane through others but by accident: see {@link TieBreaking#weight}. */
    private double[] inside(Simplex simplex) {
        int[] corners = simplex.cornersView();
        int r = corners.length;
        double[] inside = new double[r];
        double sum = 0;
        for (int j = 0; j < r; j++) {
            double share = TieBreaking.weight(j);
            sum += share;
            for (int i = 0; i < r; i++) {
                inside[i] += share * coordinates[corners[j] * r + i];
            }
        }
        for (int i = 0; i < r; i++) {
            inside[i] /= sum;
        }
        return inside;
    }
}
