package org.mbtr.phases.hull;

import java.util.List;

/** A way to find the facets of a lower convex hull. */
interface FacetSearch {
    /**
     * The facets of the lower hull of points in general position (no more than r of them in one plane).
     *
     * @param coordinates {@code (points × r)}, row-major: homogeneous coordinates that span r dimensions
     * @param energies {@code (points)} finite
     * @return r points each; together they cover the range of the compositions
     */
    List<Simplex> facets(double[] coordinates, double[] energies);
}
