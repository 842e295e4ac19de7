package org.mbtr.cli;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;

/** Structures displaced or strained a little, and the derivative that their energies give (fourth order in the step). */
public final class CentralDifferences {
    /** Displacement (angstrom) or strain. */
    private static final double STEP = 1e-3;

    private static final int[] TIMES = {-2, -1, 1, 2};

    private CentralDifferences() {}

    /** Four structures for each coordinate, in their order. */
    public static List<Structure> displaced(Structure structure) {
        List<Structure> all = new ArrayList<>();
        for (int i = 0; i < 3 * structure.atomCount(); i++) {
            for (int times : TIMES) {
                double[] positions = structure.positions();
                positions[i] += times * STEP;
                all.add(structure.withPositions(positions));
            }
        }
        return all;
    }

    /** Four crystals for each entry of the strain, row by row: places and cell vectors r go to (1 + ε) r. */
    public static List<Structure> strained(Structure crystal) {
        List<Structure> all = new ArrayList<>();
        Cell cell = crystal.cell().orElseThrow();
        for (int entry = 0; entry < 9; entry++) {
            for (int times : TIMES) {
                double[] strain = new double[9];
                strain[entry] = times * STEP;
                Cell strainedCell = new Cell(strained(cell.vectors(), strain), cell.periodic());
                all.add(Structure.crystal(
                        crystal.atomicNumbers(), strained(crystal.positions(), strain), strainedCell));
            }
        }
        return all;
    }

    private static double[] strained(double[] vectors, double[] strain) {
        double[] result = vectors.clone();
        for (int v = 0; v < vectors.length; v += 3) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    result[v + i] += strain[3 * i + j] * vectors[v + j];
                }
            }
        }
        return result;
    }

    /** The derivative by number {@code which} from the energies of all these structures. */
    public static double derivative(List<Double> energies, int which) {
        List<Double> e = energies.subList(4 * which, 4 * which + 4);
        return (e.get(0) - 8 * e.get(1) + 8 * e.get(2) - e.get(3)) / (12 * STEP);
    }
}
