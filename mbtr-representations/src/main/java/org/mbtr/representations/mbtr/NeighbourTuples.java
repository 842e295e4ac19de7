package org.mbtr.representations.mbtr;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.BlockList;
import org.mbtr.representations.math.TupleMath;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Structure;

/**
 * The tuples of a structure that repeats, or is much larger than the reach of a term, from the neighbours of its atoms.
 *
 * <p>In a periodic structure a tuple and its copies shifted by lattice vectors are one tuple, so that the sum is that of
 * one cell, of which one atom of each tuple is: for pairs the first, for triples the middle one, for quadruples the second.
 * Blocks without any tuple are left out. Cost: proportional to the number of atoms.
 */
final class NeighbourTuples {
    private final SpeciesGroups atoms;
    private final TermEvaluator evaluator;
    private final Surroundings surroundings;
    private final NeighbourSearch search;
    /** The run of atoms at work. */
    private int from;

    private int to;
    private final int term;
    private final SortedMap<BlockKey, double[]> bins = new TreeMap<>();

    private NeighbourTuples(
            SpeciesGroups atoms, int term, TermEvaluator evaluator, Surroundings surroundings, NeighbourSearch search) {
        this.atoms = atoms;
        this.term = term;
        this.evaluator = evaluator;
        this.surroundings = surroundings;
        this.search = search;
    }

    /** Adds one block of the term for each tuple of groups that is not larger than its reversal and has any tuple. */
    static void add(
            Structure structure,
            SpeciesGroups atoms,
            Surroundings surroundings,
            int term,
            TermEvaluator evaluator,
            BlockList blocks) {
        NeighbourSearch search = NeighbourSearch.of(structure, evaluator.reach().side());
        surroundings.read(atoms);
        NeighbourTuples tuples = new NeighbourTuples(atoms, term, evaluator, surroundings, search);
        switch (evaluator.order()) {
            case 2 -> tuples.forEachRun(tuples::pairs);
            case 3 -> tuples.forEachRun(tuples::triples);
            default -> tuples.quadruples();
        }
        evaluator.finish();
        tuples.bins.forEach((key, values) -> {
            if (!isZero(values)) {
                blocks.add(key, values);
            }
        });
    }

    /** Calls with each group for each run of its atoms. */
    private void forEachRun(IntConsumer task) {
        for (int group = 0; group < atoms.groupCount(); group++) {
            int end = atoms.start[group + 1];
            for (from = atoms.start[group]; from < end; from = to) {
                to = surroundings.fill(atoms, search, from, end);
                task.accept(group);
            }
        }
    }

    private void pairs(int groupA) {
        for (int groupB = groupA; groupB < atoms.groupCount(); groupB++) {
            begin(groupA, groupB);
            for (int a = from; a < to; a++) {
                int last = groupA == groupB ? surroundings.once(a) : surroundings.end(a, groupB);
                int next = surroundings.begin(a, groupB);
                while (next < last) {
                    Tuples tuples = evaluator.tuples();
                    int count = Math.min(last - next, Tuples.CAPACITY - tuples.count);
                    System.arraycopy(surroundings.distances, next, tuples.sides[0], tuples.count, count);
                    tuples.count += count;
                    next += count;
                    if (tuples.count == Tuples.CAPACITY) {
                        evaluator.flush();
                    }
                }
            }
        }
    }

    private void triples(int groupB) {
        for (int groupA = 0; groupA < atoms.groupCount(); groupA++) {
            for (int groupC = groupA; groupC < atoms.groupCount(); groupC++) {
                begin(groupA, groupB, groupC);
                for (int b = from; b < to; b++) {
                    for (int a = surroundings.begin(b, groupA); a < surroundings.end(b, groupA); a++) {
                        int first = groupA == groupC ? a + 1 : surroundings.begin(b, groupC);
                        triples(a, first, surroundings.end(b, groupC));
                    }
                }
            }
        }
    }

    private void triples(int a, int first, int last) {
        Tuples tuples = evaluator.tuples();
        int next = first;
        while (next < last) {
            int count = Math.min(last - next, Tuples.CAPACITY - tuples.count);
            tuples.count += TupleMath.best()
                    .neighbourTriples(
                            surroundings.x,
                            surroundings.y,
                            surroundings.z,
                            surroundings.distances,
                            a,
                            next,
                            next + count,
                            evaluator.reach().side(),
                            evaluator.reach().perimeter(),
                            evaluator.readsOpposite(),
                            tuples.sides[0],
                            tuples.sides[1],
                            tuples.sides[2],
                            tuples.adjacent,
                            tuples.opposite,
                            tuples.count);
            next += count;
            if (tuples.count == Tuples.CAPACITY) {
                evaluator.flush();
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
        Dihedrals dihedrals = new Dihedrals(evaluator);
        for (int[] groups : SpeciesTuples.ofImages(atoms, evaluator.order())) {
            begin(groups);
            boolean ownReversal = groups[0] == groups[3] && groups[1] == groups[2];
            Surroundings ofB = all[groups[1]];
            for (int b = atoms.start[groups[1]]; b < atoms.start[groups[1] + 1]; b++) {
                int lastC = ownReversal ? ofB.once(b) : ofB.end(b, groups[2]);
                for (int c = ofB.begin(b, groups[2]); c < lastC; c++) {
                    dihedrals.bond(ofB.x[c], ofB.y[c], ofB.z[c], ofB.distances[c]);
                    for (int a = ofB.begin(b, groups[0]); a < ofB.end(b, groups[0]); a++) {
                        if (a != c && dihedrals.plane(ofB.x[a], ofB.y[a], ofB.z[a], ofB.distances[a])) {
                            ends(ofB, a, c, all[groups[2]], groups[3], dihedrals);
                        }
                    }
                }
            }
        }
    }

    /** All d for given a, b and c. */
    private void ends(Surroundings ofB, int a, int c, Surroundings ofC, int groupD, Dihedrals dihedrals) {
        double reach = evaluator.reach().side();
        int atomC = ofB.index[c];
        for (int d = ofC.begin(atomC, groupD); d < ofC.end(atomC, groupD); d++) {
            double x = ofB.x[c] + ofC.x[d];
            double y = ofB.y[c] + ofC.y[d];
            double z = ofB.z[c] + ofC.z[d];
            double distanceDa = length(x - ofB.x[a], y - ofB.y[a], z - ofB.z[a]);
            boolean distinct = distanceDa > SpeciesGroups.COINCIDENT && length(x, y, z) > SpeciesGroups.COINCIDENT;
            if (distinct && distanceDa <= reach) {
                dihedrals.add(ofC.x[d], ofC.y[d], ofC.z[d], ofC.distances[d], distanceDa);
            }
        }
    }

    private static double length(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    private void begin(int... groups) {
        int[] species = Arrays.stream(groups).map(group -> atoms.species[group]).toArray();
        evaluator.beginBlock(bins.computeIfAbsent(BlockKey.of(term, species), _ -> evaluator.emptyBins()));
    }

    private static boolean isZero(double[] values) {
        for (double value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
