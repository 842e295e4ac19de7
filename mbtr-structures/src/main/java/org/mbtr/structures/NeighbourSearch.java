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
    /** The largest number whose root is at most the cutoff. */
    private final double largestSquare;

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
        this.largestSquare = largestSquare(cutoff);
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

    /** Roots are rounded correctly and rise, so that comparing squares with this is comparing distances with the cutoff. */
    private static double largestSquare(double cutoff) {
        double square = cutoff * cutoff;
        while (Math.sqrt(square) > cutoff) {
            square = Math.nextDown(square);
        }
        while (Math.sqrt(Math.nextUp(square)) <= cutoff) {
            square = Math.nextUp(square);
        }
        return square;
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
        search(atom, false, out);
    }

    /**
     * The half of {@link #find} in which of two atoms only one has the other: the searches for all atoms find each pair once,
     * and of an atom's own images one of each two that are opposite. Which half is not said.
     *
     * @param atom from 0
     * @param out is emptied first
     */
    public void findOnce(int atom, Neighbours out) {
        search(atom, true, out);
    }

    private void search(int atom, boolean once, Neighbours out) {
        out.begin(atom, moved);
        int place = placeOf[atom];
        int[] first = new int[3];
        int[] last = new int[3];
        for (int k = 0; k < 3; k++) {
            double fraction = lattice.fraction(x[place], y[place], z[place], k);
            double reach = cutoff / lattice.heights[k];
            reach += MARGIN * (1 + reach);
            first[k] = (int) Math.floor((fraction - reach - from[k]) * boxesPerUnit[k]);
            last[k] = (int) Math.floor((fraction + reach - from[k]) * boxesPerUnit[k]);
            if (!lattice.periodic[k]) {
                first[k] = Math.clamp(first[k], 0, boxes[k] - 1);
                last[k] = Math.clamp(last[k], 0, boxes[k] - 1);
            }
        }
        // Once: images with a shift after (0, 0, 0) in the order of words, and in the cell itself the later atoms.
        for (int i = once ? Math.max(0, first[0]) : first[0]; i <= last[0]; i++) {
            int a = Math.floorDiv(i, boxes[0]);
            boolean onceJ = once && a == 0;
            for (int j = onceJ ? Math.max(0, first[1]) : first[1]; j <= last[1]; j++) {
                int b = Math.floorDiv(j, boxes[1]);
                int row = ((i - a * boxes[0]) * boxes[1] + (j - b * boxes[1])) * boxes[2];
                boolean onceK = onceJ && b == 0;
                for (int k = onceK ? Math.max(0, first[2]) : first[2]; k <= last[2]; k++) {
                    int c = Math.floorDiv(k, boxes[2]);
                    visit(row + k - c * boxes[2], place, a, b, c, once, out);
                }
            }
        }
        out.finish();
    }

    /** Adds the neighbours among the atoms of one box at one image. */
    private void visit(int box, int place, int a, int b, int c, boolean once, Neighbours out) {
        double[] v = lattice.vectors;
        double offX = a * v[0] + b * v[3] + c * v[6];
        double offY = a * v[1] + b * v[4] + c * v[7];
        double offZ = a * v[2] + b * v[5] + c * v[8];
        double toX = balls[4 * box] + offX - x[place];
        double toY = balls[4 * box + 1] + offY - y[place];
        double toZ = balls[4 * box + 2] + offZ - z[place];
        double far = balls[4 * box + 3];
        if (!(toX * toX + toY * toY + toZ * toZ <= far)) {
            return;
        }
        if ((a | b | c) == 0) {
            if (!once) {
                scan(start[box], Math.min(place, start[box + 1]), place, offX, offY, offZ, out);
            }
            scan(Math.max(place + 1, start[box]), start[box + 1], place, offX, offY, offZ, out);
        } else {
            scan(start[box], start[box + 1], place, offX, offY, offZ, out);
        }
        out.endRun(a, b, c);
    }

    /** Adds those within reach of the atoms at some places, moved by an offset. */
    private void scan(int from, int to, int place, double offX, double offY, double offZ, Neighbours out) {
        double atX = x[place];
        double atY = y[place];
        double atZ = z[place];
        out.reserve(to - from);
        int count = out.count;
        for (int p = from; p < to; p++) {
            // difference first: seen from the other atom every term changes its sign and no rounding differs
            double dx = (x[p] - atX) + offX;
            double dy = (y[p] - atY) + offY;
            double dz = (z[p] - atZ) + offZ;
            double square = dx * dx + dy * dy + dz * dz;
            out.atoms[count] = atoms[p]; // kept only if it counts; a branch could not be predicted
            out.x[count] = dx;
            out.y[count] = dy;
            out.z[count] = dz;
            out.distances[count] = square;
            count += square <= largestSquare ? 1 : 0;
        }
        out.count = count;
    }
}
