package org.mbtr.representations.mbtr;

import java.util.function.DoubleSupplier;

/**
 * How far apart the atoms of a tuple can be for it to have weight. Distances are those around the closed loop of the
 * tuple's atoms.
 *
 * @param side no distance of the loop is longer (angstrom); infinite if there is no bound
 * @param perimeter the distances of the loop together are not longer (angstrom); infinite if there is no bound
 */
record Reach(double side, double perimeter) {
    static final Reach UNLIMITED = new Reach(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Bounds are widened by this share, so that rounding never drops a tuple: the weight itself decides in the end. */
    private static final double MARGIN = 1e-9;

    /** Where every distance of the loop is bounded. */
    static Reach ofSide(double side, int order) {
        return new Reach(side, side * (order == 2 ? 1 : order));
    }

    /** Where the perimeter is bounded: a loop of three or more atoms is at least twice as long as any of its distances. */
    static Reach ofPerimeter(double perimeter, int order) {
        return new Reach(order == 2 ? perimeter : perimeter / 2, perimeter);
    }

    /**
     * Where the product of the distances is bounded by P. The longest distance L of a loop is not longer than the others
     * together, of which none is below the shortest distance s of the structure; so for k = 3 the product is at least
     * L s (L − s), and for k = 4 at least L s² (L − 2s).
     *
     * @param product the bound P (angstrom to the number of distances)
     * @param shortest a lower bound s of all distances (angstrom)
     */
    static Reach ofProduct(double product, int order, DoubleSupplier shortest) {
        if (order == 2 || product == Double.POSITIVE_INFINITY) {
            return ofSide(product, order);
        }
        double s = shortest.getAsDouble();
        if (!(s > 0)) {
            return UNLIMITED;
        }
        double side =
                order == 3 ? (s + Math.sqrt(s * s + 4 * product / s)) / 2 : s + Math.sqrt(s * s + product / (s * s));
        return ofSide(side, order);
    }

    /** What keeps both bounds. */
    Reach and(Reach other) {
        return new Reach(Math.min(side, other.side), Math.min(perimeter, other.perimeter));
    }

    /** A little more. */
    Reach widened() {
        return new Reach(side * (1 + MARGIN), perimeter * (1 + MARGIN));
    }

    boolean isLimited() {
        return side < Double.POSITIVE_INFINITY;
    }
}
