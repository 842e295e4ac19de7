package org.mbtr.representations.mbtr;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.mbtr.representations.math.TupleMath;
import org.mbtr.structures.NeighbourSearch;

/**
 * The tuples of a structure that repeats, or is much larger than the reach of a term, from the neighbours of its atoms.
 *
 * <p>In a periodic structure a tuple and its copies shifted by lattice vectors are one tuple, so that the sum is that of
 * one cell, of which one atom of each tuple is: for pairs the first, for triples the middle one, for quadruples the second.
 * Blocks without any tuple are left out. Cost: proportional to the number of atoms.
 */
final class NeighbourTuples {
    /** Decides about the blocks of tuples. */
    interface Blocks {
        /** The following tuples belong to the block of these groups of species; false if they are of no interest. */
        boolean begin(int... groups);
    }

    /** One of the ways in which {@link Surroundings} looks up neighbours. */
    private interface Filling {
        int fill(SpeciesGroups atoms, NeighbourSearch search, int from, int to);
    }

    private final SpeciesGroups atoms;
    private final TupleConsumer consumer;
    private final Blocks blocks;
    private final Surroundings surroundings;
    private final NeighbourSearch search;
    /** The neighbours that make triples, where they are asked for. */
    private final int[] members;

    private final AtomRange range;
    /** The run of atoms at work. */
    private int from;

    private int to;

    private NeighbourTuples(
            SpeciesGroups atoms,
            TupleConsumer consumer,
            Blocks blocks,
            Surroundings surroundings,
            NeighbourSearch search,
            AtomRange range) {
        this.atoms = atoms;
        this.range = range;
        this.consumer = consumer;
        this.blocks = blocks;
        this.surroundings = surroundings;
        this.search = search;
        this.members = new int[consumer.tuples().isNamed() ? Tuples.ROOM : 0];
    }

    /**
     * Enumerates, for each tuple of groups that is not larger than its reversal; {@code consumer} is not flushed at the end.
     *
     * @param range atoms whose tuples are enumerated
     */
    static void forEach(
            SpeciesGroups atoms,
            AtomRange range,
            NeighbourSearch search,
            Surroundings surroundings,
            TupleConsumer consumer,
            Blocks blocks) {
        surroundings.read(atoms);
        NeighbourTuples tuples = new NeighbourTuples(atoms, consumer, blocks, surroundings, search, range);
        switch (consumer.order()) {
            case 2 -> tuples.forEachRun(surroundings::fillOnce, tuples::pairs);
            case 3 -> tuples.forEachRun(surroundings::fill, tuples::triples);
            default -> tuples.quadruples();
        }
    }

    /** Calls with each group for each run of its atoms. */
    private void forEachRun(Filling filling, IntConsumer task) {
        for (int group = 0; group < atoms.groupCount(); group++) {
            int end = Math.min(range.end(), atoms.start[group + 1]);
            for (from = Math.max(range.begin(), atoms.start[group]); from < end; from = to) {
                to = filling.fill(atoms, search, from, end);
                task.accept(group);
            }
        }
    }

    private void pairs(int groupA) {
        for (int groupB = 0; groupB < atoms.groupCount(); groupB++) {
            if (!blocks.begin(Math.min(groupA, groupB), Math.max(groupA, groupB))) {
                continue;
            }
            for (int a = from; a < to; a++) {
                int last = surroundings.end(a, groupB);
                int next = surroundings.begin(a, groupB);
                while (next < last) {
                    Tuples tuples = consumer.tuples();
                    int count = Math.min(last - next, Tuples.CAPACITY - tuples.count);
                    System.arraycopy(surroundings.distances, next, tuples.sides[0], tuples.count, count);
                    if (tuples.isNamed()) {
                        namePairs(tuples, a, next, count);
                    }
                    tuples.count += count;
                    next += count;
                    if (tuples.count == Tuples.CAPACITY) {
                        consumer.flush();
                    }
                }
            }
        }
    }

    private void namePairs(Tuples tuples, int a, int next, int count) {
        for (int i = 0; i < count; i++) {
            int b = next + i;
            tuples.name(tuples.count + i, a, surroundings.index[b]);
            tuples.displace(tuples.count + i, 0, surroundings.x[b], surroundings.y[b], surroundings.z[b]);
        }
    }

    private void triples(int groupB) {
        for (int groupA = 0; groupA < atoms.groupCount(); groupA++) {
            for (int groupC = groupA; groupC < atoms.groupCount(); groupC++) {
                if (!blocks.begin(groupA, groupB, groupC)) {
                    continue;
                }
                for (int b = from; b < to; b++) {
                    for (int a = surroundings.begin(b, groupA); a < surroundings.end(b, groupA); a++) {
                        int first = groupA == groupC ? a + 1 : surroundings.begin(b, groupC);
                        triples(b, a, first, surroundings.end(b, groupC));
                    }
                }
            }
        }
    }

    private void nameTriples(Tuples tuples, int b, int a, int found) {
        Surroundings s = surroundings;
        for (int i = 0; i < found; i++) {
            int c = members[i];
            int t = tuples.count + i;
            tuples.name(t, s.index[a], b, s.index[c]);
            tuples.displace(t, 0, s.x[a], s.y[a], s.z[a]);
            tuples.displace(t, 1, s.x[c], s.y[c], s.z[c]);
        }
    }

    private void triples(int b, int a, int first, int last) {
        Tuples tuples = consumer.tuples();
        int next = first;
        while (next < last) {
            int count = Math.min(last - next, Tuples.CAPACITY - tuples.count);
            int found = TupleMath.best()
                    .neighbourTriples(
                            surroundings.x,
                            surroundings.y,
                            surroundings.z,
                            surroundings.distances,
                            a,
                            next,
                            next + count,
                            consumer.reach().side(),
                            consumer.reach().perimeter(),
                            consumer.readsOpposite(),
                            tuples.sides[0],
                            tuples.sides[1],
                            tuples.sides[2],
                            tuples.adjacent,
                            tuples.opposite,
                            tuples.count,
                            members);
            if (tuples.isNamed()) {
                nameTriples(tuples, b, a, found);
            }
            tuples.count += found;
            next += count;
            if (tuples.count == Tuples.CAPACITY) {
                consumer.flush();
            }
        }
    }

    /** The neighbours of all atoms at once: those of the third atom of a quadruple are needed, too. */
    private void quadruples() {
        Surroundings[] all = new Surroundings[atoms.groupCount()];
        int[] groupOf = new int[atoms.atomCount];
        for (int group = 0; group < all.length; group++) {
            all[group] = new Surroundings();
            all[group].read(atoms);
            all[group].fillWhole(atoms, search, group);
            Arrays.fill(groupOf, atoms.start[group], atoms.start[group + 1], group);
        }
        Dihedrals dihedrals = new Dihedrals(consumer);
        for (int[] groups : SpeciesTuples.ofImages(atoms, consumer.order())) {
            if (!blocks.begin(groups)) {
                continue;
            }
            boolean ownReversal = groups[0] == groups[3] && groups[1] == groups[2];
            Surroundings ofB = all[groups[1]];
            int end = Math.min(range.end(), atoms.start[groups[1] + 1]);
            for (int b = Math.max(range.begin(), atoms.start[groups[1]]); b < end; b++) {
                for (int c = ofB.begin(b, groups[2]); c < ofB.end(b, groups[2]); c++) {
                    if (ownReversal && !ofB.isAhead(c)) {
                        continue;
                    }
                    dihedrals.bond(b, ofB.index[c], ofB.x[c], ofB.y[c], ofB.z[c], ofB.distances[c]);
                    for (int a = ofB.begin(b, groups[0]); a < ofB.end(b, groups[0]); a++) {
                        if (a != c && dihedrals.plane(ofB.index[a], ofB.x[a], ofB.y[a], ofB.z[a], ofB.distances[a])) {
                            ends(ofB, a, c, all[groups[2]], groups[3], dihedrals);
                        }
                    }
                }
            }
        }
    }

    /** All d for given a, b and c. */
    private void ends(Surroundings ofB, int a, int c, Surroundings ofC, int groupD, Dihedrals dihedrals) {
        double reach = consumer.reach().side();
        int atomC = ofB.index[c];
        for (int d = ofC.begin(atomC, groupD); d < ofC.end(atomC, groupD); d++) {
            double x = ofB.x[c] + ofC.x[d];
            double y = ofB.y[c] + ofC.y[d];
            double z = ofB.z[c] + ofC.z[d];
            double distanceDa = length(x - ofB.x[a], y - ofB.y[a], z - ofB.z[a]);
            boolean distinct = distanceDa > SpeciesGroups.COINCIDENT && length(x, y, z) > SpeciesGroups.COINCIDENT;
            if (distinct && distanceDa <= reach) {
                dihedrals.add(ofC.index[d], ofC.x[d], ofC.y[d], ofC.z[d], ofC.distances[d], distanceDa);
            }
        }
    }

    private static double length(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }
}
