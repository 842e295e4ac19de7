package org.mbtr.structures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for atoms that sit on each other, periodic images included. */
public final class StructureCheck {
    /** Atoms closer than this (angstrom) are taken for one atom written twice; the shortest bond, in H2, has 0.74. */
    public static final double COINCIDENT = 0.1;

    private StructureCheck() {}

    /**
     * Two atoms that are too close.
     *
     * @param first index of one atom, from 0
     * @param second index of the other; the larger of both
     * @param distance between them or their nearest images (angstrom)
     */
    public record ClosePair(int first, int second, double distance) {}

    /**
     * The closest pair of different atoms nearer than a distance.
     *
     * <p>Cost: n log n for n atoms as long as few share a slab of that thickness. In a cell whose periodic vectors span no
     * volume only the atoms themselves are compared.
     *
     * @param distance (angstrom), above 0 and small against the cell
     */
    public static Optional<ClosePair> closerThan(Structure structure, double distance) {
        List<Site> sites = new ArrayList<>(PeriodicSites.of(structure, distance));
        sites.sort(Comparator.comparingDouble(Site::x));
        Optional<ClosePair> closest = Optional.empty();
        double limit = distance;
        for (int i = 0; i < sites.size(); i++) {
            Site a = sites.get(i);
            for (int j = i + 1; j < sites.size() && sites.get(j).x() - a.x() < limit; j++) {
                Site b = sites.get(j);
                double found = a.distance(b);
                if (a.atom() != b.atom() && found < limit) {
                    limit = found;
                    closest = Optional.of(
                            new ClosePair(Math.min(a.atom(), b.atom()), Math.max(a.atom(), b.atom()), found));
                }
            }
        }
        return closest;
    }

    /**
     * Refuses a structure with coincident atoms or a coordinate that is not finite.
     *
     * @param where what the message calls the structure
     * @throws MbtrException naming the atoms
     */
    public static void require(Structure structure, String where) {
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            for (int axis = 0; axis < 3; axis++) {
                if (!Double.isFinite(structure.position(atom, axis))) {
                    throw new MbtrException(where + ", atom " + (atom + 1) + ": coordinate " + "xyz".charAt(axis)
                            + " is " + structure.position(atom, axis) + "; every coordinate must be finite");
                }
            }
        }
        Optional<ClosePair> pair = closerThan(structure, COINCIDENT);
        if (pair.isPresent()) {
            ClosePair p = pair.get();
            throw new MbtrException(
                    "%s: atoms %d (%s) and %d (%s) are %.4g angstrom apart; remove one of them or check the unit of length"
                            .formatted(
                                    where,
                                    p.first() + 1,
                                    Element.of(structure.atomicNumber(p.first()))
                                            .symbol(),
                                    p.second() + 1,
                                    Element.of(structure.atomicNumber(p.second()))
                                            .symbol(),
                                    p.distance()));
        }
    }

    /** A place in space that an atom or one of its images takes. */
    record Site(int atom, double x, double y, double z) {
        double distance(Site other) {
            double dx = x - other.x;
            double dy = y - other.y;
            double dz = z - other.z;
            return Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
}
