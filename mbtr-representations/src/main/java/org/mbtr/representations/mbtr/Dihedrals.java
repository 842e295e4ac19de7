package org.mbtr.representations.mbtr;

/**
 * Writes quadruples a–b–c–d into {@link Tuples}: {@link #plane} fixes a, b and c, {@link #add} adds one d after the other.
 *
 * <p>With u = a−b, m = c−b, v = d−c and the normals n₁ = u×m and n₂ = v×m of the two planes, the legs of the dihedral
 * angle are n₁·n₂ and |m||u·n₂|.
 */
final class Dihedrals {
    /**
     * Sine of the angle abc or bcd below which three atoms count as lying on a line, and the dihedral angle as undefined.
     * Relaxed linear molecules miss the line by about this much.
     */
    static final double STRAIGHT = 1e-4;

    private final TupleConsumer consumer;
    private int atomA;
    private int atomB;
    private int atomC;
    private double ux;
    private double uy;
    private double uz;
    private double mx;
    private double my;
    private double mz;
    private double lengthU;
    private double lengthM;
    private double n1x;
    private double n1y;
    private double n1z;

    Dihedrals(TupleConsumer consumer) {
        this.consumer = consumer;
    }

    /** Takes the atoms b and c, the middle bond m = c−b and its length. */
    void bond(int b, int c, double x, double y, double z, double length) {
        atomB = b;
        atomC = c;
        mx = x;
        my = y;
        mz = z;
        lengthM = length;
    }

    /** Takes the atom a, u = a−b and its length; false if a, b and c lie on a line. */
    boolean plane(int a, double x, double y, double z, double length) {
        atomA = a;
        ux = x;
        uy = y;
        uz = z;
        lengthU = length;
        n1x = uy * mz - uz * my;
        n1y = uz * mx - ux * mz;
        n1z = ux * my - uy * mx;
        return n1x * n1x + n1y * n1y + n1z * n1z >= square(STRAIGHT * lengthU * lengthM);
    }

    /** Adds the quadruple with the atom d, v = d−c and the distance of d and a, unless b, c and d lie on a line. */
    void add(int d, double vx, double vy, double vz, double lengthV, double distanceDa) {
        double n2x = vy * mz - vz * my;
        double n2y = vz * mx - vx * mz;
        double n2z = vx * my - vy * mx;
        if (n2x * n2x + n2y * n2y + n2z * n2z < square(STRAIGHT * lengthV * lengthM)) {
            return;
        }
        Tuples tuples = consumer.tuples();
        int t = tuples.count++;
        tuples.sides[0][t] = lengthU;
        tuples.sides[1][t] = lengthM;
        tuples.sides[2][t] = lengthV;
        tuples.sides[3][t] = distanceDa;
        tuples.adjacent[t] = n1x * n2x + n1y * n2y + n1z * n2z;
        tuples.opposite[t] = lengthM * Math.abs(ux * n2x + uy * n2y + uz * n2z);
        if (tuples.isNamed()) {
            tuples.name(t, atomA, atomB, atomC, d);
            tuples.displace(t, 0, ux, uy, uz);
            tuples.displace(t, 1, mx, my, mz);
            tuples.displace(t, 2, vx, vy, vz);
        }
        if (tuples.count == Tuples.CAPACITY) {
            consumer.flush();
        }
    }

    private static double square(double value) {
        return value * value;
    }
}
