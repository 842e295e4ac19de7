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
 * other; where both are of one species, the pairs of atom i that count once stand first, up to {@code once(i)}: those with
 * a later atom, or with an image of i itself that is shifted forwards.
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
    private int[] once = new int[0];
    private int filled;

    private final Neighbours found = new Neighbours();
    private int[] rank = new int[0];
    private int[] groupOf = new int[0];

    /** Takes the numbering of another structure. */
    void read(SpeciesGroups atoms) {
        groupCount = atoms.groupCount();
        if (rank.length < atoms.atomCount) {
            rank = new int[atoms.atomCount];
            groupOf = new int[atoms.atomCount];
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
        first = from;
        filled = 0;
        int last = from;
        while (last < to && (last == from || filled < ROOM)) {
            add(atoms, search, last++);
        }
        return last;
    }

    /** Looks up the neighbours of all atoms of a species group, however many there are. */
    void fillWhole(SpeciesGroups atoms, NeighbourSearch search, int group) {
        first = atoms.start[group];
        filled = 0;
        for (int i = first; i < atoms.start[group + 1]; i++) {
            add(atoms, search, i);
        }
    }

    private void add(SpeciesGroups atoms, NeighbourSearch search, int i) {
        search.find(atoms.atom(i), found);
        int group = groupOf[atoms.atom(i)];
        int row = (i - first) * (groupCount + 1);
        if (begin.length < row + groupCount + 1) {
            begin = Arrays.copyOf(begin, 2 * (row + groupCount + 1));
            once = Arrays.copyOf(once, begin.length);
        }
        reserve(filled + found.count());
        int[] next = new int[groupCount + 1];
        int counted = 0;
        for (int n = 0; n < found.count(); n++) {
            int other = found.atomsView()[n];
            next[groupOf[other] + 1]++;
            counted += groupOf[other] == group && countsHere(i, n) ? 1 : 0;
            if (found.distancesView()[n] < SpeciesGroups.COINCIDENT) {
                throw atoms.coincidence(i, rank[other], found.distancesView()[n]);
            }
        }
        next[0] = filled;
        for (int g = 0; g < groupCount; g++) {
            next[g + 1] += next[g];
        }
        System.arraycopy(next, 0, begin, row, groupCount + 1);
        once[i - first] = begin[row + group] + counted;
        int rest = once[i - first];
        for (int n = 0; n < found.count(); n++) {
            int other = found.atomsView()[n];
            int g = groupOf[other];
            put(n, g == group && !countsHere(i, n) ? rest++ : next[g]++);
        }
        filled += found.count();
    }

    private void put(int n, int at) {
        x[at] = found.xView()[n];
        y[at] = found.yView()[n];
        z[at] = found.zView()[n];
        distances[at] = found.distancesView()[n];
        index[at] = rank[found.atomsView()[n]];
    }

    private boolean countsHere(int i, int n) {
        int j = rank[found.atomsView()[n]];
        if (j != i) {
            return j > i;
        }
        int[] shifts = found.shiftsView();
        int a = shifts[3 * n];
        int b = shifts[3 * n + 1];
        return a != 0 ? a > 0 : b != 0 ? b > 0 : shifts[3 * n + 2] > 0;
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

    int once(int i) {
        return once[i - first];
    }
}
