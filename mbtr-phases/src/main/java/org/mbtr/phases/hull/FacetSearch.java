package org.mbtr.phases.hull;

import java.util.List;

/** A way to find the facets of lower convex hulls over compositions that it was made for. */
interface FacetSearch {
    /**
     * The facets of the lower hull of points in general position (no more than r of them in one plane).
     *
     * @param energies {@code (compositions)}; infinite for those that are left out, of which none may be a corner of the range
     * @return simplices of r compositions each; together they cover the range of the compositions
     */
    List<Simplex> facets(double[] energies);
}
