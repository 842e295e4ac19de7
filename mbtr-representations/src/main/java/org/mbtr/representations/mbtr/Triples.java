package org.mbtr.representations.mbtr;

/** The triples a–b–c of atoms of a molecule, block by block. */
final class Triples {
    private Triples() {}

    /** All triples of distinct atoms with middle atom b; a–b–c and c–b–a once if their outer groups are the same. */
    static void block(SpeciesGroups atoms, int groupA, int groupB, int groupC, TermEvaluator evaluator) {
        double reach = evaluator.reach();
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

    /** The triples of one pair a–b with all c of a range. */
    private static void run(SpeciesGroups atoms, int a, int b, int from, int to, TermEvaluator evaluator) {
        Tuples tuples = evaluator.tuples();
        double[] ab = tuples.sides[0];
        double[] bc = tuples.sides[1];
        double[] ca = tuples.sides[2];
        double[] dot = tuples.adjacent;
        double[] cross = tuples.opposite;
        double[] x = atoms.x;
        double[] y = atoms.y;
        double[] z = atoms.z;
        double[] distances = atoms.distances;
        int rowA = a * atoms.atomCount;
        int rowB = b * atoms.atomCount;
        double distanceAb = distances[rowA + b];
        double ux = x[a] - x[b];
        double uy = y[a] - y[b];
        double uz = z[a] - z[b];
        int c = from;
        while (c < to) {
            int end = Math.min(to, c + Tuples.CAPACITY - tuples.count);
            int t = tuples.count;
            int begin = c;
            for (; c < end; c++, t++) {
                ab[t] = distanceAb;
                bc[t] = distances[rowB + c];
                ca[t] = distances[rowA + c];
                dot[t] = ux * (x[c] - x[b]) + uy * (y[c] - y[b]) + uz * (z[c] - z[b]);
            }
            if (evaluator.readsOpposite()) {
                t = tuples.count;
                for (c = begin; c < end; c++, t++) {
                    double vx = x[c] - x[b];
                    double vy = y[c] - y[b];
                    double vz = z[c] - z[b];
                    double nx = uy * vz - uz * vy;
                    double ny = uz * vx - ux * vz;
                    double nz = ux * vy - uy * vx;
                    cross[t] = Math.sqrt(nx * nx + ny * ny + nz * nz);
                }
            }
            tuples.count = t;
            if (t == Tuples.CAPACITY) {
                evaluator.flush();
            }
        }
    }
}
