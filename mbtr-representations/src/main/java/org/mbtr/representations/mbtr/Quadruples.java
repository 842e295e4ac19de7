package org.mbtr.representations.mbtr;

/** The quadruples a–b–c–d of atoms of a molecule, block by block. */
final class Quadruples {
    private Quadruples() {}

    /** All quadruples of distinct atoms; a–b–c–d and d–c–b–a once where their species are the same. */
    static void block(SpeciesGroups atoms, int[] groups, TermEvaluator evaluator) {
        boolean ownReversal = groups[0] == groups[3] && groups[1] == groups[2];
        double reach = evaluator.reach().side();
        Dihedrals dihedrals = new Dihedrals(evaluator);
        int n = atoms.atomCount;
        for (int b = atoms.start[groups[1]]; b < atoms.start[groups[1] + 1]; b++) {
            for (int c = ownReversal ? b + 1 : atoms.start[groups[2]]; c < atoms.start[groups[2] + 1]; c++) {
                double distance = atoms.distances[b * n + c];
                if (c == b || distance > reach) {
                    continue;
                }
                dihedrals.bond(
                        b, c, atoms.x[c] - atoms.x[b], atoms.y[c] - atoms.y[b], atoms.z[c] - atoms.z[b], distance);
                for (int a = atoms.start[groups[0]]; a < atoms.start[groups[0] + 1]; a++) {
                    if (a != b && a != c && atoms.distances[a * n + b] <= reach) {
                        run(atoms, a, b, c, groups[3], reach, dihedrals);
                    }
                }
            }
        }
    }

    private static void run(SpeciesGroups atoms, int a, int b, int c, int groupD, double reach, Dihedrals dihedrals) {
        int n = atoms.atomCount;
        double[] x = atoms.x;
        double[] y = atoms.y;
        double[] z = atoms.z;
        if (!dihedrals.plane(a, x[a] - x[b], y[a] - y[b], z[a] - z[b], atoms.distances[a * n + b])) {
            return;
        }
        for (int d = atoms.start[groupD]; d < atoms.start[groupD + 1]; d++) {
            double distance = atoms.distances[c * n + d];
            if (d != a && d != b && d != c && distance <= reach) {
                dihedrals.add(d, x[d] - x[c], y[d] - y[c], z[d] - z[c], distance, atoms.distances[a * n + d]);
            }
        }
    }
}
