package org.mbtr.representations.mbtr;

/** The pairs of atoms of a molecule, block by block. */
final class Pairs {
    private Pairs() {}

    /** All pairs with one atom in each group; each unordered pair once if the groups are the same. */
    static void block(SpeciesGroups atoms, int groupA, int groupB, TermEvaluator evaluator) {
        Tuples tuples = evaluator.tuples();
        double reach = evaluator.reach().side();
        for (int a = atoms.start[groupA]; a < atoms.start[groupA + 1]; a++) {
            int row = a * atoms.atomCount;
            int b = groupA == groupB ? a + 1 : atoms.start[groupB];
            while (b < atoms.start[groupB + 1]) {
                int end = Math.min(atoms.start[groupB + 1], b + Tuples.CAPACITY - tuples.count);
                append(atoms.distances, row + b, row + end, reach, tuples);
                b = end;
                if (tuples.count == Tuples.CAPACITY) {
                    evaluator.flush();
                }
            }
        }
    }

    /** Without branches, which could not be predicted where many pairs are out of reach. */
    private static void append(double[] distances, int from, int to, double reach, Tuples tuples) {
        double[] out = tuples.sides[0];
        int count = tuples.count;
        for (int i = from; i < to; i++) {
            out[count] = distances[i];
            count += distances[i] <= reach ? 1 : 0;
        }
        tuples.count = count;
    }
}
