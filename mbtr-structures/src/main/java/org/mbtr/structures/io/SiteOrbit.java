package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.structures.ClosestAtoms;
import org.mbtr.structures.Lattice;

/**
 * All places in a cell that symmetry operations make of one site.
 *
 * <p>The operations that move the site by less than {@link #SAME} leave it where it is: it stands on a special position,
 * and the mean of its images under them is exactly there. So 0.3333 on a threefold axis becomes 1/3, and a site of g
 * operations of which s leave it has exactly g/s places.
 *
 * @param places fractional coordinates, each {@code [3]} from 0 to below 1
 * @param siteSymmetry the number of operations that leave the site where it is
 */
record SiteOrbit(List<double[]> places, int siteSymmetry) {
    /** Places nearer than this (angstrom) are one; {@link ClosestAtoms} too takes such atoms for one written twice. */
    static final double SAME = ClosestAtoms.COINCIDENT;

    /** A fraction that is less than this below 1 (about 1e-8 angstrom) is 0 but for rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * The places, the site itself first if the identity is the first operation.
     *
     * @param fractions fractional coordinates of the site {@code [3]}
     * @param operations a group
     * @param lattice of the cell
     */
    static SiteOrbit of(double[] fractions, List<SymmetryOperation> operations, Lattice lattice) {
        double[] site = onSpecialPosition(fractions, operations, lattice);
        List<double[]> places = new ArrayList<>();
        int siteSymmetry = 0;
        for (SymmetryOperation operation : operations) {
            double[] image = wrapped(operation.apply(site));
            if (places.stream().noneMatch(place -> distance(place, image, lattice) < SAME)) {
                places.add(image);
            }
            siteSymmetry += distance(site, image, lattice) < SAME ? 1 : 0;
        }
        return new SiteOrbit(places, siteSymmetry);
    }

    /** Distance (angstrom) of one place and the nearest image of the other; exact where it is small against the cell. */
    static double distance(double[] one, double[] other, Lattice lattice) {
        return length(shift(one, other), lattice);
    }

    /**
     * Moves the site to the mean of its images nearby, again as long as that brings further images near. With each
     * operation its inverse takes part, so the mean is nearer to the special position, and on it once all are there.
     */
    private static double[] onSpecialPosition(double[] fractions, List<SymmetryOperation> operations, Lattice lattice) {
        double[] site = fractions;
        int before = 0;
        while (true) {
            double[] mean = site.clone();
            List<double[]> shifts = new ArrayList<>();
            for (SymmetryOperation operation : operations) {
                double[] shift = shift(operation.apply(site), site);
                if (length(shift, lattice) < SAME) {
                    shifts.add(shift);
                }
            }
            for (double[] shift : shifts) {
                for (int axis = 0; axis < 3; axis++) {
                    mean[axis] += shift[axis] / shifts.size();
                }
            }
            if (shifts.size() <= before) {
                return site;
            }
            before = shifts.size();
            site = mean;
        }
    }

    /** From one place to the nearest image of the other, in fractions. */
    private static double[] shift(double[] to, double[] from) {
        double[] shift = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double d = to[axis] - from[axis];
            shift[axis] = d - Math.rint(d);
        }
        return shift;
    }

    private static double length(double[] fractions, Lattice lattice) {
        double[] r = CellCoordinates.cartesian(fractions, lattice);
        return Math.sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
    }

    private static double[] wrapped(double[] place) {
        double[] inside = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            double fraction = place[axis] - Math.floor(place[axis]);
            inside[axis] = fraction > 1 - ROUNDING ? 0 : fraction;
        }
        return inside;
    }
}
