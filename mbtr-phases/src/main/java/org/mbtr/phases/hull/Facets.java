package org.mbtr.phases.hull;

import java.util.List;

/**
 * Facets of a lower hull. The hull is the highest of their planes at each composition, since it is convex; the planes are those
 * of the energies after {@link TieBreaking}, so that the highest is that of the facet which the composition is in.
 */
final class Facets {
    private final List<Simplex> simplices;
    private final double[] planes;
    private final int r;

    /**
     * Keeps facets.
     *
     * @param simplices of compositions
     * @param energies {@code (compositions)} that the facets are those of
     * @param r coordinates of a composition
     */
    Facets(List<Simplex> simplices, double[] energies, int r) {
        this.simplices = simplices;
        this.planes = new double[simplices.size() * r];
        this.r = r;
        for (int f = 0; f < simplices.size(); f++) {
            System.arraycopy(simplices.get(f).plane(energies), 0, planes, f * r, r);
        }
    }

    /** The simplices of compositions. */
    List<Simplex> simplices() {
        return simplices;
    }

    /** The facet at the composition whose coordinates start at {@code offset}. */
    Simplex at(double[] coordinates, int offset) {
        int highest = 0;
        double top = Double.NEGATIVE_INFINITY;
        for (int f = 0; f < simplices.size(); f++) {
            double height = 0;
            for (int i = 0; i < r; i++) {
                height += planes[f * r + i] * coordinates[offset + i];
            }
            if (height > top) {
                top = height;
                highest = f;
            }
        }
        return simplices.get(highest);
    }
}
