package org.mbtr.representations.mbtr;

/** The pairs of atoms of a molecule, block by block. */
final class Pairs {
    private Pairs() {}

    /** All pairs with one atom in each group; each unordered pair once if the groups are the same. */
    static void block(SpeciesGroups atoms, int groupA, int groupB, TermEvaluator evaluator) {
        Tuples tuples = evaluator.tuples();
        double[] out = tuples.sides[0];
        double reach = evaluator.reach();
        for (int a = atoms.start[groupA]; a < atoms.start[groupA + 1]; a++) {
            int row = a * atoms.atomCount;
            int end = atoms.start[groupB + 1];
            for (int b = groupA == groupB ? a + 1 : atoms.start[groupB]; b < end; b++) {
                double distance = atoms.distances[row + b];
                if (distance > reach) {
                    continue;
                }
                out[tuples.count++] = distance;
                if (tuples.count == Tuples.CAPACITY) {
                    evaluator.flush();
                }
            }
        }
    }
}
