package org.mbtr.structures;

import java.util.Arrays;

/**
 * Finds the atoms and periodic images of atoms within a distance of an atom, by cell lists, for any periodicity, any cell
 * vectors and atoms inside or outside of the cell.
 *
 * <p>The cell (for directions that are not periodic the extent of the atoms) is cut into boxes by planes parallel to its
 * faces; candidates are the atoms of the boxes near an atom, at as many periodic images as are within reach. Where the
 * cutoff is longer than the cell, images of the whole cell are candidates, an atom's own images among them. Memory: a few
 * numbers for each atom, whatever the cutoff. Time of a search for one atom: proportional to the atoms within somewhat
 * more than the cutoff. Immutable after construction; threads may share it.
 */
public final class NeighbourSearch {
    /** Boxes are a third of the cutoff wide: narrower ones waste fewer candidates but take more visits. */
    private static final double BOXES_PER_CUTOFF = 3;
    /** Boxes hold this many atoms on average, at least; fewer are not worth a visit. */
    private static final double ATOMS_PER_BOX = 4;
    /** More candidate boxes than this for one atom mean a mistaken cutoff. */
    private static final double MOST_VISITS = 1e9;
    /** Fractional distances are widened by this share so that rounding loses no box. */
    private static final double MARGIN = 1e-9;

    private final int atomCount;
    private final double cutoff;
    private final Lattice lattice;
    /** Number of boxes along each vector. */
    private final int[] boxes = new int[3];
    /** Fractional coordinate at which the first box begins. */
    private final double[] from = new double[3];
    /** Boxes per fractional unit. */
    private final double[] boxesPerUnit = new double[3];
    /** Box b holds the places start[b] … start[b+1]−1 of the arrays below. */
    private final int[] start;

    private final int[] atoms;
    /** Places within the cell, box by box (angstrom). */
    private final double[] x;

    private final double[] y;
    private final double[] z;
    /** For each atom where it stands in the arrays by box. */
    private final int[] placeOf;
    /** Cell vectors that each atom was moved by into the cell, {@code [3*atoms]}. */
    private final int[] moved;
    /** Four numbers for each box, as {@link #balls()} works them out. */
    private final double[] balls;
    /** The square of the cutoff and a little more. */
    private final double widenedSquare;

    private NeighbourSearch(Structure structure, double cutoff) {
        this.atomCount = structure.atomCount();
        this.cutoff = cutoff;
        this.lattice = Lattice.of(structure);
        this.moved = new int[3 * atomCount];
        double[] places = structure.positions();
        lattice.wrap(places, moved);
        double[] fractions = fractions(places);
        cut(fractions);
        int[] boxOf = new int[atomCount];
        this.start = new int[boxes[0] * boxes[1] * boxes[2] + 1];
        for (int atom = 0; atom < atomCount; atom++) {
            int box = 0;
            for (int k = 0; k < 3; k++) {
                int along = (int) ((fractions[3 * atom + k] - from[k]) * boxesPerUnit[k]);
                box = box * boxes[k] + Math.clamp(along, 0, boxes[k] - 1);
            }
            boxOf[atom] = box;
            start[box + 1]++;
        }
        for (int box = 1; box < start.length; box++) {
            start[box] += start[box - 1];
        }
        this.atoms = new int[atomCount];
        this.placeOf = new int[atomCount];
        this.x = new double[atomCount];
        this.y = new double[atomCount];
        this.z = new double[atomCount];
        int[] next = Arrays.copyOf(start, start.length);
        for (int atom = 0; atom < atomCount; atom++) {
            int place = next[boxOf[atom]]++;
            atoms[place] = atom;
            placeOf[atom] = place;
            x[place] = places[3 * atom];
            y[place] = places[3 * atom + 1];
            z[place] = places[3 * atom + 2];
        }
        this.balls = balls();
        this.widenedSquare = cutoff * cutoff * (1 + MARGIN);
    }

    /**
     * Prepares a search.
     *
     * @param cutoff largest distance of a neighbour (angstrom), above 0 and finite
     * @throws MbtrException if a coordinate is not finite, an atom is too far from the cell to be moved into it, or the
     *     cutoff spans too many cells
     * @throws IllegalArgumentException if the cutoff is not a number above 0
     */
    public static NeighbourSearch of(Structure structure, double cutoff) {
        if (!(cutoff > 0) || cutoff == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the cutoff must be a number above 0, found " + cutoff);
        }
        return new NeighbourSearch(structure, cutoff);
    }

    /** Number of atoms of the structure. */
    public int atomCount() {
        return atomCount;
    }

    /** Largest distance of a neighbour (angstrom). */
    public double cutoff() {
        return cutoff;
    }

    /** Fractional coordinates {@code [3*atoms]} of places in the cell, where they are rounded least. */
    private double[] fractions(double[] places) {
        double[] fractions = new double[3 * atomCount];
        for (int at = 0; at < fractions.length; at += 3) {
            for (int k = 0; k < 3; k++) {
                fractions[at + k] = lattice.fraction(places[at], places[at + 1], places[at + 2], k);
            }
        }
        return fractions;
    }

    /** Chooses the boxes. */
    private void cut(double[] fractions) {
        double[] extents = new double[3];
        double volume = 1;
        for (int k = 0; k < 3; k++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int atom = 0; atom < atomCount; atom++) {
                low = Math.min(low, fractions[3 * atom + k]);
                high = Math.max(high, fractions[3 * atom + k]);
            }
            from[k] = lattice.periodic[k] || atomCount == 0 ? 0 : low;
            extents[k] = lattice.periodic[k] || atomCount == 0 ? 1 : high - low;
            volume *= Math.max(extents[k] * lattice.heights[k], cutoff / BOXES_PER_CUTOFF);
        }
        double width = Math.max(cutoff / BOXES_PER_CUTOFF, Math.cbrt(ATOMS_PER_BOX * volume / Math.max(1, atomCount)));
        double total;
        do {
            total = 1;
            for (int k = 0; k < 3; k++) {
                boxes[k] = (int)
                        Math.clamp(Math.floor(extents[k] * lattice.heights[k] / width), 1.0, Math.max(1, atomCount));
                total *= boxes[k];
            }
            width *= 2;
        } while (total > Math.max(1, atomCount)); // atoms far apart in a plane or on a line
        double visits = 1;
        for (int k = 0; k < 3; k++) {
            boxesPerUnit[k] = extents[k] > 0 ? boxes[k] / extents[k] : 1;
            if (lattice.periodic[k]) {
                visits *= 2 * cutoff * boxesPerUnit[k] / lattice.heights[k] + 1;
            }
        }
        if (visits > MOST_VISITS) {
            throw new MbtrException("a cutoff of " + cutoff + " Å is too long for a cell with faces "
                    + lattice.heights[0] + ", " + lattice.heights[1] + " and " + lattice.heights[2]
                    + " Å apart; check cutoff and cell");
        }
    }

    /** For each box the middle of its atoms and the square of the distance from there at which one may be a neighbour. */
    private double[] balls() {
        double[] result = new double[4 * (start.length - 1)];
        for (int box = 0; box < start.length - 1; box++) {
            double squaredRadius = 0;
            for (int axis = 0; axis < 3; axis++) {
                double[] along = axis == 0 ? x : axis == 1 ? y : z;
                double low = Double.POSITIVE_INFINITY;
                double high = Double.NEGATIVE_INFINITY;
                for (int p = start[box]; p < start[box + 1]; p++) {
                    low = Math.min(low, along[p]);
                    high = Math.max(high, along[p]);
                }
                result[4 * box + axis] = (low + high) / 2;
                squaredRadius += (high - low) * (high - low) / 4;
            }
            boolean empty = start[box] == start[box + 1];
            double reach = cutoff + Math.sqrt(squaredRadius);
            result[4 * box + 3] = empty ? -1 : reach * reach * (1 + MARGIN);
        }
        return result;
    }

    /**
     * Writes all atoms and images other than the atom itself whose distance from it is at most the cutoff. In a periodic
     * structure the atom's own images are among them. If atom i has the image of j at a shift, j has that of i at the
     * opposite shift, with the same distance and the opposite displacement bit for bit.
     *
     * @param atom from 0
     * @param out is emptied first
     */
    public void find(int atom, Neighbours out) {
        out.clear();
        int place = placeOf[atom];
        double atX = x[place];
        double atY = y[place];
        double atZ = z[place];
        int[] first = new int[3];
        int[] last = new int[3];
        for (int k = 0; k < 3; k++) {
            double fraction = lattice.fraction(atX, atY, atZ, k);
            double reach = cutoff / lattice.heights[k];
            reach += MARGIN * (1 + reach);
            first[k] = (int) Math.floor((fraction - reach - from[k]) * boxesPerUnit[k]);
            last[k] = (int) Math.floor((fraction + reach - from[k]) * boxesPerUnit[k]);
            if (!lattice.periodic[k]) {
                first[k] = Math.clamp(first[k], 0, boxes[k] - 1);
                last[k] = Math.clamp(last[k], 0, boxes[k] - 1);
            }
        }
        for (int i = first[0]; i <= last[0]; i++) {
            int shiftA = Math.floorDiv(i, boxes[0]);
            for (int j = first[1]; j <= last[1]; j++) {
                int shiftB = Math.floorDiv(j, boxes[1]);
                int row = ((i - shiftA * boxes[0]) * boxes[1] + (j - shiftB * boxes[1])) * boxes[2];
                for (int k = first[2]; k <= last[2]; k++) {
                    int shiftC = Math.floorDiv(k, boxes[2]);
                    visit(row + k - shiftC * boxes[2], atom, shiftA, shiftB, shiftC, out);
                }
            }
        }
    }

    /** Adds the neighbours among the atoms of one box at one image. */
    private void visit(int box, int atom, int shiftA, int shiftB, int shiftC, Neighbours out) {
        double[] v = lattice.vectors;
        int place = placeOf[atom];
        double atX = x[place];
        double atY = y[place];
        double atZ = z[place];
        double offX = shiftA * v[0] + shiftB * v[3] + shiftC * v[6];
        double offY = shiftA * v[1] + shiftB * v[4] + shiftC * v[7];
        double offZ = shiftA * v[2] + shiftB * v[5] + shiftC * v[8];
        double toX = balls[4 * box] + offX - atX;
        double toY = balls[4 * box + 1] + offY - atY;
        double toZ = balls[4 * box + 2] + offZ - atZ;
        double far = balls[4 * box + 3];
        if (!(toX * toX + toY * toY + toZ * toZ <= far)) {
            return;
        }
        int end = start[box + 1];
        int[] hits = out.hits(end - start[box]);
        int count = 0;
        for (int p = start[box]; p < end; p++) {
            // difference first: seen from the other atom every term changes its sign and no rounding differs
            double dx = (x[p] - atX) + offX;
            double dy = (y[p] - atY) + offY;
            double dz = (z[p] - atZ) + offZ;
            hits[count] = p; // kept only if it counts; a branch could not be predicted
            count += dx * dx + dy * dy + dz * dz <= widenedSquare ? 1 : 0;
        }
        int self = (shiftA | shiftB | shiftC) == 0 ? place : -1;
        for (int h = 0; h < count; h++) {
            int p = hits[h];
            double dx = (x[p] - atX) + offX;
            double dy = (y[p] - atY) + offY;
            double dz = (z[p] - atZ) + offZ;
            double distance = Math.sqrt(dx * dx + dy * dy + dz * dz);
            if (distance <= cutoff && p != self) {
                int other = atoms[p];
                out.add(
                        other,
                        shiftA - moved[3 * other] + moved[3 * atom],
                        shiftB - moved[3 * other + 1] + moved[3 * atom + 1],
                        shiftC - moved[3 * other + 2] + moved[3 * atom + 2],
                        dx,
                        dy,
                        dz,
                        distance);
            }
        }
    }
}
