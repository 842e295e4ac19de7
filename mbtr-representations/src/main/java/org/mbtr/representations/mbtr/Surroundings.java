package org.mbtr.representations.mbtr;

import java.util.Arrays;
import org.mbtr.representations.math.ArrayMath;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Neighbours;

/**
 * The neighbours of a run of atoms of one species, sorted by species: what tuples of a crystal or a large molecule are made
 * from. Working memory of one thread, used again for run after run.
 *
 * <p>Atoms are numbered as {@link SpeciesGroups} sorts them. Neighbours of atom i and species group g stand at {@code
 * begin(i, g)} … {@code end(i, g)−1} of the arrays. Of a pair of atoms (or an atom and an image) each is a neighbour of the
 * other, unless {@link #fillOnce} has looked them up.
 */
final class Surroundings {
    /** A run ends when it has this many neighbours; enough for long loops, little enough for the second-level cache. */
    private static final int ROOM = 1 << 14;

    double[] x = new double[0];
    double[] y = new double[0];
    double[] z = new double[0];
    double[] distances = new double[0];
    /** Which atom each neighbour is an image of, in the order of {@link SpeciesGroups}. */
    int[] index = new int[0];

    private int first;
    private int groupCount;
    private int[] begin = new int[0];
    private int filled;

    private final Neighbours found = new Neighbours();
    private int[] next = new int[0];
    private int[] rank = new int[0];
    private int[] groupOf = new int[0];

    /** Takes the numbering of another structure. */
    void read(SpeciesGroups atoms) {
        groupCount = atoms.groupCount();
        if (rank.length < atoms.atomCount) {
            rank = new int[atoms.atomCount];
            groupOf = new int[atoms.atomCount];
        }
        if (next.length < groupCount) {
            next = new int[groupCount];
        }
        for (int group = 0; group < groupCount; group++) {
            for (int i = atoms.start[group]; i < atoms.start[group + 1]; i++) {
                rank[atoms.atom(i)] = i;
                groupOf[atoms.atom(i)] = group;
            }
        }
    }

    /**
     * Looks up the neighbours of atoms from {@code from} on.
     *
     * @param to the end of the species group
     * @return the end of the run, at most {@code to}
     */
    int fill(SpeciesGroups atoms, NeighbourSearch search, int from, int to) {
        return fill(atoms, search, from, to, false);
    }

    /** The same with each pair of the structure once: of two atoms one is a neighbour of the other, in whatever groups. */
    int fillOnce(SpeciesGroups atoms, NeighbourSearch search, int from, int to) {
        return fill(atoms, search, from, to, true);
    }

    private int fill(SpeciesGroups atoms, NeighbourSearch search, int from, int to, boolean once) {
        first = from;
        filled = 0;
        int last = from;
        while (last < to && (last == from || filled < ROOM)) {
            if (once) {
                search.findOnce(atoms.atom(last), found);
            } else {
                search.find(atoms.atom(last), found);
            }
            add(atoms, last++);
        }
        return last;
    }

    /** Looks up the neighbours of all atoms of a species group, however many there are. */
    void fillWhole(SpeciesGroups atoms, NeighbourSearch search, int group) {
        first = atoms.start[group];
        filled = 0;
        for (int i = first; i < atoms.start[group + 1]; i++) {
            search.find(atoms.atom(i), found);
            add(atoms, i);
        }
    }

    private void add(SpeciesGroups atoms, int i) {
        int row = (i - first) * (groupCount + 1);
        if (begin.length < row + groupCount + 1) {
            begin = Arrays.copyOf(begin, 2 * (row + groupCount + 1));
        }
        int count = found.count();
        int[] others = found.atomsView();
        double[] lengths = found.distancesView();
        reserve(filled + count);
        Arrays.fill(next, 0, groupCount, 0);
        for (int n = 0; n < count; n++) {
            next[groupOf[others[n]]]++;
            if (lengths[n] < SpeciesGroups.COINCIDENT) {
                throw atoms.coincidence(i, rank[others[n]], lengths[n]);
            }
        }
        for (int g = 0; g < groupCount; g++) {
            begin[row + g] = filled;
            filled += next[g];
            next[g] = begin[row + g];
        }
        begin[row + groupCount] = filled;
        for (int n = 0; n < count; n++) {
            int at = next[groupOf[others[n]]]++;
            x[at] = found.xView()[n];
            y[at] = found.yView()[n];
            z[at] = found.zView()[n];
            distances[at] = lengths[n];
            index[at] = rank[others[n]];
        }
    }

    private void reserve(int count) {
        if (x.length < count + ArrayMath.PADDING) {
            int room = 2 * count + ArrayMath.PADDING;
            x = Arrays.copyOf(x, room);
            y = Arrays.copyOf(y, room);
            z = Arrays.copyOf(z, room);
            distances = Arrays.copyOf(distances, room);
            index = Arrays.copyOf(index, room);
        }
    }

    int begin(int i, int group) {
        return begin[(i - first) * (groupCount + 1) + group];
    }

    int end(int i, int group) {
        return begin[(i - first) * (groupCount + 1) + group + 1];
    }

    /**
     * Whether a neighbour's displacement points to the half of space that is ahead. Of two neighbours exactly one is ahead of
     * the other, because their displacements are opposite bit for bit.
     */
    boolean isAhead(int neighbour) {
        double along = x[neighbour] != 0 ? x[neighbour] : y[neighbour] != 0 ? y[neighbour] : z[neighbour];
        return along > 0;
    }
}
