package org.mbtr.representations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

/** Molecules that tests share: small ones written down, random ones from a seed, and ways to move them. */
public final class TestMolecules {
    /** Atoms of random molecules keep this distance (angstrom), below any bond. */
    private static final double CLOSEST = 0.8;

    private TestMolecules() {}

    /** From symbols and coordinates (angstrom). */
    public static Structure of(String symbols, double... positions) {
        int[] atomicNumbers = symbols.isBlank()
                ? new int[0]
                : List.of(symbols.strip().split(" ")).stream()
                        .mapToInt(
                                symbol -> Element.ofSymbol(symbol).orElseThrow().atomicNumber())
                        .toArray();
        return Structure.molecule(atomicNumbers, positions);
    }

    /** Water, bent, with unequal bonds so that no two distances are equal. */
    public static Structure water() {
        return of("O H H", 0, 0, 0, 0.96, 0, 0, -0.24, 0.93, 0.02);
    }

    /** Linear, with C–O of 1.16 Å. */
    public static Structure carbonDioxide() {
        return of("C O O", 0, 0, 0, 0, 0, 1.16, 0, 0, -1.16);
    }

    /** Ethyne HCCH, linear, with C–C of 1.20 Å and C–H of 1.06 Å. */
    public static Structure ethyne() {
        return of("H C C H", -1.66, 0, 0, -0.6, 0, 0, 0.6, 0, 0, 1.66, 0, 0);
    }

    /** Planar, with C–C of 1.39 Å and C–H of 1.09 Å; atoms 1–6 are the ring in order, 7–12 the hydrogens. */
    public static Structure benzene() {
        double[] positions = new double[36];
        for (int i = 0; i < 6; i++) {
            double angle = Math.PI / 3 * i;
            positions[3 * i] = 1.39 * Math.cos(angle);
            positions[3 * i + 1] = 1.39 * Math.sin(angle);
            positions[18 + 3 * i] = 2.48 * Math.cos(angle);
            positions[18 + 3 * i + 1] = 2.48 * Math.sin(angle);
        }
        return of("C C C C C C H H H H H H", positions);
    }

    /** Atoms at random places in a box whose volume grows with their number, elements drawn from the list. */
    public static Structure random(long seed, int atoms, String... symbols) {
        Random random = new Random(seed);
        double side = 1.7 * Math.cbrt(atoms) + 1;
        int[] atomicNumbers = new int[atoms];
        double[] positions = new double[3 * atoms];
        for (int atom = 0; atom < atoms; atom++) {
            atomicNumbers[atom] = Element.ofSymbol(symbols[random.nextInt(symbols.length)])
                    .orElseThrow()
                    .atomicNumber();
            do {
                for (int axis = 0; axis < 3; axis++) {
                    positions[3 * atom + axis] = side * random.nextDouble();
                }
            } while (tooClose(positions, atom));
        }
        return Structure.molecule(atomicNumbers, positions);
    }

    private static boolean tooClose(double[] positions, int atom) {
        for (int other = 0; other < atom; other++) {
            double squared = 0;
            for (int axis = 0; axis < 3; axis++) {
                double difference = positions[3 * atom + axis] - positions[3 * other + axis];
                squared += difference * difference;
            }
            if (squared < CLOSEST * CLOSEST) {
                return true;
            }
        }
        return false;
    }

    /** Every {@code stride}-th molecule of the bundled set {@code qm7_pbe0geom}. */
    public static List<Structure> bundled(int stride) {
        List<Structure> chosen = new ArrayList<>();
        try (StructureReader reader = StructureReader.open(dataset("qm7_pbe0geom.extxyz.gz"))) {
            for (int position = 0; reader.hasNext(); position++) {
                Structure structure = reader.next();
                if (position % stride == 0) {
                    chosen.add(structure);
                }
            }
        }
        return chosen;
    }

    /** A file of the bundled data sets. */
    public static Path dataset(String name) {
        return Path.of(System.getProperty("mbtr.root"), "datasets", name);
    }

    /** The same molecule elsewhere. */
    public static Structure translated(Structure molecule, double dx, double dy, double dz) {
        double[] shift = {dx, dy, dz};
        double[] positions = molecule.positions();
        for (int i = 0; i < positions.length; i++) {
            positions[i] += shift[i % 3];
        }
        return molecule.withPositions(positions);
    }

    /** Rotated about the axis (1, 2, 3) by an angle (radian), with Rodrigues' formula. */
    public static Structure rotated(Structure molecule, double angle) {
        double length = Math.sqrt(14);
        double[] axis = {1 / length, 2 / length, 3 / length};
        double[] positions = molecule.positions();
        for (int atom = 0; atom < molecule.atomCount(); atom++) {
            double x = molecule.position(atom, 0);
            double y = molecule.position(atom, 1);
            double z = molecule.position(atom, 2);
            double along = (axis[0] * x + axis[1] * y + axis[2] * z) * (1 - Math.cos(angle));
            double[] cross = {axis[1] * z - axis[2] * y, axis[2] * x - axis[0] * z, axis[0] * y - axis[1] * x};
            double[] place = {x, y, z};
            for (int i = 0; i < 3; i++) {
                positions[3 * atom + i] = place[i] * Math.cos(angle) + cross[i] * Math.sin(angle) + axis[i] * along;
            }
        }
        return molecule.withPositions(positions);
    }

    /** The mirror image in the plane x = 0. */
    public static Structure reflected(Structure molecule) {
        double[] positions = molecule.positions();
        for (int i = 0; i < positions.length; i += 3) {
            positions[i] = -positions[i];
        }
        return molecule.withPositions(positions);
    }

    /** The atoms in another order: atom i of the result is atom {@code order[i]} of the molecule. */
    public static Structure reordered(Structure molecule, int... order) {
        int[] atomicNumbers = new int[order.length];
        double[] positions = new double[3 * order.length];
        for (int i = 0; i < order.length; i++) {
            atomicNumbers[i] = molecule.atomicNumber(order[i]);
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * i + axis] = molecule.position(order[i], axis);
            }
        }
        return Structure.molecule(atomicNumbers, positions);
    }
}
