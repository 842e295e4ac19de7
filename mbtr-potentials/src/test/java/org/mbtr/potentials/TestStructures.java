package org.mbtr.potentials;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;

/** Structures of argon that the tests share. */
public final class TestStructures {
    /** Distance of the minimum of a pair in units of σ. */
    public static final double MINIMUM = Math.pow(2, 1.0 / 6);

    private static final int ARGON = 18;

    private TestStructures() {}

    /** Atoms of argon at these places. */
    public static Structure cluster(double... positions) {
        int[] elements = new int[positions.length / 3];
        Arrays.fill(elements, ARGON);
        return Structure.molecule(elements, positions);
    }

    /** One atom in the middle of the twelve corners of an icosahedron at this distance from it. */
    public static Structure icosahedron(double radius) {
        double golden = (1 + Math.sqrt(5)) / 2;
        double scale = radius / Math.sqrt(1 + golden * golden);
        double[] positions = new double[39];
        int at = 3;
        for (int axis = 0; axis < 3; axis++) {
            for (int corner = 0; corner < 4; corner++) {
                positions[at + axis] = scale * (corner % 2 == 0 ? 1 : -1);
                positions[at + (axis + 1) % 3] = scale * golden * (corner < 2 ? 1 : -1);
                at += 3;
            }
        }
        return cluster(positions);
    }

    /** A ring of five atoms with one above and one below. */
    public static Structure pentagonalBipyramid(double bond) {
        double[] positions = new double[21];
        double radius = bond / (2 * Math.sin(Math.PI / 5));
        for (int i = 0; i < 5; i++) {
            positions[3 * i] = radius * Math.cos(2 * Math.PI * i / 5);
            positions[3 * i + 1] = radius * Math.sin(2 * Math.PI * i / 5);
        }
        positions[17] = bond / 2;
        positions[20] = -bond / 2;
        return cluster(positions);
    }

    /** Primitive cell of the face-centred cubic lattice. */
    public static Structure faceCentredCubic(double a) {
        double h = a / 2;
        return crystal(new double[] {0, h, h, h, 0, h, h, h, 0}, 0, 0, 0);
    }

    /** Cubic cell of the face-centred cubic lattice. */
    public static Structure cubicCell(double a) {
        double h = a / 2;
        return crystal(new double[] {a, 0, 0, 0, a, 0, 0, 0, a}, 0, 0, 0, 0, h, h, h, 0, h, h, h, 0);
    }

    /** Atoms of argon in a cell that is periodic in all directions. */
    public static Structure crystal(double[] vectors, double... positions) {
        int[] elements = new int[positions.length / 3];
        Arrays.fill(elements, ARGON);
        return Structure.crystal(elements, positions, new Cell(vectors, new boolean[] {true, true, true}));
    }

    /** Each coordinate moved by up to this much. */
    public static Structure rattled(Structure structure, double size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] positions = structure.positions();
        for (int i = 0; i < positions.length; i++) {
            positions[i] += size * (2 * random.nextDouble() - 1);
        }
        return structure.withPositions(positions);
    }

    /** Places r → (1 + ε) r and the cell likewise. */
    public static Structure strained(Structure structure, double[] strain) {
        Cell cell = structure.cell().orElseThrow();
        return Structure.crystal(
                structure.atomicNumbers(),
                strained(structure.positions(), strain),
                new Cell(strained(cell.vectors(), strain), cell.periodic()));
    }

    private static double[] strained(double[] vectors, double[] strain) {
        double[] result = vectors.clone();
        for (int at = 0; at < vectors.length; at += 3) {
            for (int a = 0; a < 3; a++) {
                for (int b = 0; b < 3; b++) {
                    result[at + a] += strain[3 * a + b] * vectors[at + b];
                }
            }
        }
        return result;
    }
}
