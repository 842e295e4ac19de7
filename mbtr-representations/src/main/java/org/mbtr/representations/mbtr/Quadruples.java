package org.mbtr.representations.mbtr;

/**
 * The quadruples a–b–c–d of atoms of a molecule, block by block.
 *
 * <p>With u = a−b, m = c−b, v = d−c and the normals n₁ = u×m and n₂ = v×m of the two planes, the legs of the dihedral
 * angle are n₁·n₂ and |m||u·n₂|.
 */
final class Quadruples {
    /**
     * Sine of the angle abc or bcd below which three atoms count as lying on a line, and the dihedral angle as undefined.
     * Relaxed linear molecules miss the line by about this much.
     */
    static final double STRAIGHT = 1e-4;

    private Quadruples() {}

    /** All quadruples of distinct atoms; a–b–c–d and d–c–b–a once where their species are the same. */
    static void block(SpeciesGroups atoms, int[] groups, TermEvaluator evaluator) {
        boolean ownReversal = groups[0] == groups[3] && groups[1] == groups[2];
        double reach = evaluator.reach();
        int n = atoms.atomCount;
        for (int b = atoms.start[groups[1]]; b < atoms.start[groups[1] + 1]; b++) {
            for (int c = ownReversal ? b + 1 : atoms.start[groups[2]]; c < atoms.start[groups[2] + 1]; c++) {
                if (c == b || atoms.distances[b * n + c] > reach) {
                    continue;
                }
                for (int a = atoms.start[groups[0]]; a < atoms.start[groups[0] + 1]; a++) {
                    if (a != b && a != c && atoms.distances[a * n + b] <= reach) {
                        run(atoms, a, b, c, groups[3], evaluator);
                    }
                }
            }
        }
    }

    private static void run(SpeciesGroups atoms, int a, int b, int c, int groupD, TermEvaluator evaluator) {
        Tuples tuples = evaluator.tuples();
        int n = atoms.atomCount;
        double[] x = atoms.x;
        double[] y = atoms.y;
        double[] z = atoms.z;
        double ux = x[a] - x[b];
        double uy = y[a] - y[b];
        double uz = z[a] - z[b];
        double mx = x[c] - x[b];
        double my = y[c] - y[b];
        double mz = z[c] - z[b];
        double lengthM = atoms.distances[b * n + c];
        double n1x = uy * mz - uz * my;
        double n1y = uz * mx - ux * mz;
        double n1z = ux * my - uy * mx;
        double lengthU = atoms.distances[a * n + b];
        if (n1x * n1x + n1y * n1y + n1z * n1z < square(STRAIGHT * lengthU * lengthM)) {
            return;
        }
        double reach = evaluator.reach();
        for (int d = atoms.start[groupD]; d < atoms.start[groupD + 1]; d++) {
            if (d == a || d == b || d == c || atoms.distances[c * n + d] > reach) {
                continue;
            }
            double vx = x[d] - x[c];
            double vy = y[d] - y[c];
            double vz = z[d] - z[c];
            double n2x = vy * mz - vz * my;
            double n2y = vz * mx - vx * mz;
            double n2z = vx * my - vy * mx;
            double lengthV = atoms.distances[c * n + d];
            if (n2x * n2x + n2y * n2y + n2z * n2z < square(STRAIGHT * lengthV * lengthM)) {
                continue;
            }
            int t = tuples.count++;
            tuples.sides[0][t] = lengthU;
            tuples.sides[1][t] = lengthM;
            tuples.sides[2][t] = lengthV;
            tuples.sides[3][t] = atoms.distances[a * n + d];
            tuples.adjacent[t] = n1x * n2x + n1y * n2y + n1z * n2z;
            tuples.opposite[t] = lengthM * Math.abs(ux * n2x + uy * n2y + uz * n2z);
            if (tuples.count == Tuples.CAPACITY) {
                evaluator.flush();
            }
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
