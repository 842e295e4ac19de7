package org.mbtr.representations.mbtr;

import org.mbtr.representations.math.ArrayMath;
import org.mbtr.representations.math.TupleMath;

/** The triples a–b–c of atoms of a molecule, block by block. */
final class Triples {
    private Triples() {}

    /** All triples of distinct atoms with middle atom b; a–b–c and c–b–a once if their outer groups are the same. */
    static void block(SpeciesGroups atoms, int groupA, int groupB, int groupC, TermEvaluator evaluator) {
        if (atoms.size(groupA) > atoms.size(groupC)) {
            block(atoms, groupC, groupB, groupA, evaluator); // the same triples in longer runs
            return;
        }
        double reach = evaluator.reach().side();
        int endC = atoms.start[groupC + 1];
        for (int b = atoms.start[groupB]; b < atoms.start[groupB + 1]; b++) {
            for (int a = atoms.start[groupA]; a < atoms.start[groupA + 1]; a++) {
                if (a == b || atoms.distances[a * atoms.atomCount + b] > reach) {
                    continue;
                }
                int fromC = groupA == groupC ? a + 1 : atoms.start[groupC];
                if (b >= fromC && b < endC) {
                    run(atoms, a, b, fromC, b, evaluator);
                    run(atoms, a, b, b + 1, endC, evaluator);
                } else {
                    run(atoms, a, b, fromC, endC, evaluator);
                }
            }
        }
    }

    /** The triples of one pair a–b with all c of a range, which is shorter than a register as a rule. */
    private static void run(SpeciesGroups atoms, int a, int b, int from, int to, TermEvaluator evaluator) {
        Tuples tuples = evaluator.tuples();
        TupleMath math = TupleMath.best();
        int c = from;
        while (c < to) {
            int t = tuples.count;
            int count = Math.min(Math.min(to - c, ArrayMath.PADDING), Tuples.CAPACITY - t);
            math.triples(
                    atoms.x,
                    atoms.y,
                    atoms.z,
                    atoms.distances,
                    atoms.atomCount,
                    a,
                    b,
                    c,
                    tuples.sides[0],
                    tuples.sides[1],
                    tuples.sides[2],
                    tuples.adjacent,
                    t);
            if (evaluator.readsOpposite()) {
                math.squaredCrosses(atoms.x, atoms.y, atoms.z, a, b, c, tuples.opposite, t);
            }
            tuples.count = t + count;
            c += count;
            if (tuples.count == Tuples.CAPACITY) {
                evaluator.flush();
            }
        }
    }
}
