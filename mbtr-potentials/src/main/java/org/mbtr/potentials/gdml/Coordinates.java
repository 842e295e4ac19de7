package org.mbtr.potentials.gdml;

import org.mbtr.potentials.gdml.permutations.PermutationGroup;

/**
 * The internal coordinates of a molecule that its features are functions of, in this order: the distance r of each pair, the
 * geometry value g of each triple and, where weights w depend on distances, ln w of each triple. With functions φ = w φ̄(g) the derivative
 * with respect to ln w is φ itself. Pairs and triples together are the clusters: what has features of its own, numbered as the first
 * of their coordinates.
 *
 * @param atoms number of atoms N, at least 2
 * @param withTriples whether triples count
 * @param isWeighted whether they have weights that depend on distances
 */
record Coordinates(int atoms, boolean withTriples, boolean isWeighted) {
    /** Sides of a triple. */
    static final int SIDES = 3;

    static Coordinates of(int atoms, LocalFunctions functions) {
        return new Coordinates(atoms, functions.triples().isPresent(), functions.isWeighted());
    }

    /** Number of pairs N (N−1) / 2. */
    int pairs() {
        return new AtomPairs(atoms).count();
    }

    /** Number of triples N (N−1) (N−2) / 2: for each atom at the vertex all pairs of others. */
    int triples() {
        return withTriples ? atoms * new AtomPairs(atoms - 1).count() : 0;
    }

    /** Number of pairs and triples. */
    int clusters() {
        return pairs() + triples();
    }

    /** Number of coordinates. */
    int count() {
        return clusters() + (isWeighted ? triples() : 0);
    }

    /** The cluster that a coordinate belongs to. */
    int clusterOf(int coordinate) {
        return coordinate < clusters() ? coordinate : coordinate - triples();
    }

    /** The cluster of the angle at b between a and c; a and c in any order. */
    int triple(int a, int b, int c) {
        AtomPairs others = new AtomPairs(atoms - 1);
        return pairs() + b * others.count() + others.index(without(b, a), without(b, c));
    }

    /** Number of an atom among all but one. */
    private static int without(int left, int atom) {
        return atom > left ? atom - 1 : atom;
    }

    /** The atoms a, b, c of each triple, b at the vertex, {@code [triples][3]}. */
    int[][] tripleAtoms() {
        int[][] all = new int[triples()][];
        for (int b = 0; withTriples && b < atoms; b++) {
            for (int a = 0; a < atoms; a++) {
                for (int c = 0; c < a; c++) {
                    if (a != b && c != b) {
                        all[triple(a, b, c) - pairs()] = new int[] {a, b, c};
                    }
                }
            }
        }
        return all;
    }

    /** The pairs ab, bc, ca of each coordinate of triples, {@code [(count − pairs) * 3]}. */
    int[] sides() {
        AtomPairs numbering = new AtomPairs(atoms);
        int[] sides = new int[SIDES * (count() - pairs())];
        int[][] triples = tripleAtoms();
        for (int i = 0; i < sides.length; i++) {
            int[] triple = triples[i / SIDES % triples.length];
            sides[i] = numbering.index(triple[i % SIDES], triple[(i + 1) % SIDES]);
        }
        return sides;
    }

    /** The cluster that each cluster becomes, {@code [permutations][clusters]}. */
    int[][] images(PermutationGroup group) {
        AtomPairs numbering = new AtomPairs(atoms);
        int[] firsts = numbering.firsts();
        int[] seconds = numbering.seconds();
        int[][] triples = tripleAtoms();
        int[][] elements = group.elements();
        int[][] images = new int[group.order()][clusters()];
        for (int p = 0; p < group.order(); p++) {
            int[] image = elements[p];
            for (int q = 0; q < firsts.length; q++) {
                images[p][q] = numbering.index(image[firsts[q]], image[seconds[q]]);
            }
            for (int t = 0; t < triples.length; t++) {
                images[p][firsts.length + t] = triple(image[triples[t][0]], image[triples[t][1]], image[triples[t][2]]);
            }
        }
        return images;
    }
}
