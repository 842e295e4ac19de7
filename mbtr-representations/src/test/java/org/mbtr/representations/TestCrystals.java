package org.mbtr.representations;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;

/** Crystals that tests share: random ones from a seed, and other descriptions of the same crystal. */
public final class TestCrystals {
    /** Atoms of random crystals and their images keep this distance (angstrom). */
    private static final double CLOSEST = 1.1;

    private TestCrystals() {}

    /** What a cell can look like. */
    public enum Shape {
        /** Three vectors of similar length, neither parallel nor perpendicular. */
        TRICLINIC(true, true, true),
        /** The same with two vectors exchanged. */
        LEFT_HANDED(true, true, true),
        /** One vector much shorter than the cutoffs of the tests. */
        THIN(true, true, true),
        /** Sheared by several lattice vectors, so that angles are far from right. */
        SKEWED(true, true, true),
        /** Not periodic along the second vector, which is slanted. */
        SLAB(true, false, true),
        /** Periodic along the first vector only, the others being zero. */
        WIRE(true, false, false);

        private final boolean[] periodic;

        Shape(boolean... periodic) {
            this.periodic = periodic;
        }

        /** Whether all directions are periodic. */
        public boolean isBulk() {
            return periodic[0] && periodic[1] && periodic[2];
        }
    }

    /** Atoms at random places of a random cell, some of them outside of it, elements drawn from the list. */
    public static Structure random(long seed, Shape shape, int atoms, String... symbols) {
        Random random = new Random(seed);
        double side = Math.cbrt(9.0 * atoms);
        double[] v = new double[9];
        for (int i = 0; i < 9; i++) {
            v[i] = side * ((i % 4 == 0 ? 1 : 0) + 0.3 * (random.nextDouble() - 0.5));
        }
        switch (shape) {
            case TRICLINIC, SLAB -> {}
            case LEFT_HANDED -> v = new double[] {v[3], v[4], v[5], v[0], v[1], v[2], v[6], v[7], v[8]};
            case THIN -> v = scaled(v, 1, 1.6 / side, side / 1.6);
            case SKEWED -> {
                for (int m = 0; m < 3; m++) {
                    v[3 + m] += 2 * v[m];
                    v[6 + m] += 3 * v[3 + m] - v[m];
                }
            }
            case WIRE -> v = new double[] {v[0], v[1], v[2], 0, 0, 0, 0, 0, 0};
        }
        Cell cell = new Cell(v, shape.periodic);
        int[] atomicNumbers = new int[atoms];
        for (int atom = 0; atom < atoms; atom++) {
            String symbol = symbols[random.nextInt(symbols.length)];
            atomicNumbers[atom] = Element.ofSymbol(symbol).orElseThrow().atomicNumber();
        }
        while (true) {
            double[] positions = new double[3 * atoms];
            for (int atom = 0; atom < atoms; atom++) {
                for (int k = 0; k < 3; k++) {
                    double fraction = 2 * random.nextDouble() - 0.5;
                    for (int m = 0; m < 3; m++) {
                        boolean missing = shape == Shape.WIRE && k > 0;
                        positions[3 * atom + m] += fraction * (missing ? (k == m ? side : 0) : v[3 * k + m]);
                    }
                }
            }
            Structure crystal = Structure.crystal(atomicNumbers, positions, cell);
            if (closest(crystal) > CLOSEST) {
                return crystal;
            }
        }
    }

    private static double[] scaled(double[] v, int row, double factor, double others) {
        double[] scaled = v.clone();
        for (int i = 0; i < 9; i++) {
            scaled[i] *= i / 3 == row ? factor : Math.sqrt(others);
        }
        return scaled;
    }

    private static double closest(Structure crystal) {
        Structure all = withImages(crystal, CLOSEST);
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < crystal.atomCount(); i++) {
            for (int j = 0; j < all.atomCount(); j++) {
                if (i != j) {
                    double dx = all.position(i, 0) - all.position(j, 0);
                    double dy = all.position(i, 1) - all.position(j, 1);
                    double dz = all.position(i, 2) - all.position(j, 2);
                    closest = Math.min(closest, Math.sqrt(dx * dx + dy * dy + dz * dz));
                }
            }
        }
        return closest;
    }

    /** The atoms as they are, and after them all images of which an atom is within reach (angstrom). */
    public static Structure withImages(Structure crystal, double reach) {
        double[] v = crystal.cell().orElseThrow().vectors();
        boolean[] periodic = crystal.cell().orElseThrow().periodic();
        double spread = 0;
        for (int i = 0; i < crystal.atomCount(); i++) {
            for (int axis = 0; axis < 3; axis++) {
                spread = Math.max(spread, Math.abs(crystal.position(i, axis) - crystal.position(0, axis)));
            }
        }
        double far = reach + 2 * Math.sqrt(3) * spread;
        int[] range = new int[3];
        for (int k = 0; k < 3; k++) {
            range[k] = periodic[k] ? (int) Math.ceil(far / height(v, periodic, k)) : 0;
        }
        List<Integer> atomicNumbers = new ArrayList<>();
        List<Double> positions = new ArrayList<>();
        append(crystal, v, 0, 0, 0, atomicNumbers, positions);
        for (int a = -range[0]; a <= range[0]; a++) {
            for (int b = -range[1]; b <= range[1]; b++) {
                for (int c = -range[2]; c <= range[2]; c++) {
                    if (a != 0 || b != 0 || c != 0) {
                        append(crystal, v, a, b, c, atomicNumbers, positions);
                        dropFar(crystal, reach, atomicNumbers, positions);
                    }
                }
            }
        }
        return Structure.molecule(
                atomicNumbers.stream().mapToInt(z -> z).toArray(),
                positions.stream().mapToDouble(x -> x).toArray());
    }

    /** Takes back the image appended last if none of its atoms is within reach. */
    private static void dropFar(Structure crystal, double reach, List<Integer> atomicNumbers, List<Double> positions) {
        int n = crystal.atomCount();
        int from = atomicNumbers.size() - n;
        for (int i = from; i < atomicNumbers.size(); i++) {
            for (int atom = 0; atom < n; atom++) {
                double dx = positions.get(3 * i) - crystal.position(atom, 0);
                double dy = positions.get(3 * i + 1) - crystal.position(atom, 1);
                double dz = positions.get(3 * i + 2) - crystal.position(atom, 2);
                if (Math.sqrt(dx * dx + dy * dy + dz * dz) <= reach) {
                    return;
                }
            }
        }
        atomicNumbers.subList(from, atomicNumbers.size()).clear();
        positions.subList(3 * from, positions.size()).clear();
    }

    private static void append(
            Structure crystal, double[] v, int a, int b, int c, List<Integer> atomicNumbers, List<Double> positions) {
        for (int atom = 0; atom < crystal.atomCount(); atom++) {
            atomicNumbers.add(crystal.atomicNumber(atom));
            for (int m = 0; m < 3; m++) {
                positions.add(crystal.position(atom, m) + a * v[m] + b * v[3 + m] + c * v[6 + m]);
            }
        }
    }

    /** Length of a periodic vector's part that is perpendicular to the other periodic ones. */
    private static double height(double[] v, boolean[] periodic, int k) {
        double[] rest = {v[3 * k], v[3 * k + 1], v[3 * k + 2]};
        List<double[]> basis = new ArrayList<>();
        for (int j = 0; j < 3; j++) {
            if (j != k && periodic[j]) {
                double[] other = {v[3 * j], v[3 * j + 1], v[3 * j + 2]};
                basis.forEach(unit -> remove(other, unit));
                double length = Math.sqrt(dot(other, other));
                basis.add(new double[] {other[0] / length, other[1] / length, other[2] / length});
            }
        }
        basis.forEach(unit -> remove(rest, unit));
        return Math.sqrt(dot(rest, rest));
    }

    private static void remove(double[] vector, double[] unit) {
        double along = dot(vector, unit);
        for (int m = 0; m < 3; m++) {
            vector[m] -= along * unit[m];
        }
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }

    /** The same crystal in a cell repeated along its vectors. */
    public static Structure supercell(Structure crystal, int na, int nb, int nc) {
        double[] v = crystal.cell().orElseThrow().vectors();
        List<Integer> atomicNumbers = new ArrayList<>();
        List<Double> positions = new ArrayList<>();
        for (int a = 0; a < na; a++) {
            for (int b = 0; b < nb; b++) {
                for (int c = 0; c < nc; c++) {
                    append(crystal, v, a, b, c, atomicNumbers, positions);
                }
            }
        }
        int[] repeats = {na, nb, nc};
        double[] longer = v.clone();
        for (int i = 0; i < 9; i++) {
            longer[i] *= repeats[i / 3];
        }
        return Structure.crystal(
                atomicNumbers.stream().mapToInt(z -> z).toArray(),
                positions.stream().mapToDouble(x -> x).toArray(),
                new Cell(longer, crystal.cell().orElseThrow().periodic()));
    }

    /** The same atoms with other lattice vectors: rows of the integer matrix times the old ones. */
    public static Structure withLattice(Structure crystal, int[][] matrix) {
        double[] v = crystal.cell().orElseThrow().vectors();
        double[] other = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                for (int m = 0; m < 3; m++) {
                    other[3 * i + m] += matrix[i][k] * v[3 * k + m];
                }
            }
        }
        return Structure.crystal(
                crystal.atomicNumbers(),
                crystal.positions(),
                new Cell(other, crystal.cell().orElseThrow().periodic()));
    }

    /** Each atom moved by whole periodic lattice vectors of its own. */
    public static Structure unwrapped(Structure crystal, long seed) {
        Random random = new Random(seed);
        double[] v = crystal.cell().orElseThrow().vectors();
        boolean[] periodic = crystal.cell().orElseThrow().periodic();
        double[] positions = crystal.positions();
        for (int atom = 0; atom < crystal.atomCount(); atom++) {
            for (int k = 0; k < 3; k++) {
                int times = periodic[k] ? random.nextInt(7) - 3 : 0;
                for (int m = 0; m < 3; m++) {
                    positions[3 * atom + m] += times * v[3 * k + m];
                }
            }
        }
        return crystal.withPositions(positions);
    }

    /** Atoms and cell vectors rotated about the axis (1, 2, 3) by an angle (radian). */
    public static Structure rotated(Structure crystal, double angle) {
        double[] v = crystal.cell().orElseThrow().vectors();
        double[] turned = TestMolecules.rotated(Structure.molecule(new int[] {1, 1, 1}, v), angle)
                .positions();
        return Structure.crystal(
                crystal.atomicNumbers(),
                TestMolecules.rotated(crystal, angle).positions(),
                new Cell(turned, crystal.cell().orElseThrow().periodic()));
    }

    /** The atoms in reverse order. */
    public static Structure reversed(Structure crystal) {
        int n = crystal.atomCount();
        int[] atomicNumbers = new int[n];
        double[] positions = new double[3 * n];
        for (int i = 0; i < n; i++) {
            atomicNumbers[i] = crystal.atomicNumber(n - 1 - i);
            for (int m = 0; m < 3; m++) {
                positions[3 * i + m] = crystal.position(n - 1 - i, m);
            }
        }
        return Structure.crystal(atomicNumbers, positions, crystal.cell().orElseThrow());
    }
}
