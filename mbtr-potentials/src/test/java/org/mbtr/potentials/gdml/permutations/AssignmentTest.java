package org.mbtr.potentials.gdml.permutations;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void noOrderOfColumnsIsCheaper() {
        Random random = new Random(11);
        for (int size = 1; size <= 7; size++) {
            for (int round = 0; round < 30; round++) {
                double[] costs = random.doubles(size * size, -1, 1).toArray();
                int[] found = Assignment.minimum(costs, size);
                assertTrue(PermutationGroup.isPermutation(found));
                assertEquals(
                        cheapest(costs, size, 0, 0), total(costs, found), 1e-12, "size " + size + ", round " + round);
            }
        }
    }

    @Test
    void tiesOfWholeNumbersAreSolved() {
        Random random = new Random(12);
        for (int round = 0; round < 100; round++) {
            double[] costs = random.ints(36, 0, 3).asDoubleStream().toArray();
            assertEquals(cheapest(costs, 6, 0, 0), total(costs, Assignment.minimum(costs, 6)), 1e-12, "round " + round);
        }
    }

    @Test
    void onlyTheCheapDiagonalIsTaken() {
        assertArrayEquals(new int[] {1, 2, 0}, Assignment.minimum(new double[] {5, 0, 5, 5, 5, 0, 0, 5, 5}, 3));
        assertArrayEquals(new int[0], Assignment.minimum(new double[0], 0));
    }

    private static double total(double[] costs, int[] columns) {
        double sum = 0;
        for (int row = 0; row < columns.length; row++) {
            sum += costs[row * columns.length + columns[row]];
        }
        return sum;
    }

    /** All orders are tried. */
    private static double cheapest(double[] costs, int size, int row, int used) {
        if (row == size) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int column = 0; column < size; column++) {
            if ((used & 1 << column) == 0) {
                best = Math.min(best, costs[row * size + column] + cheapest(costs, size, row + 1, used | 1 << column));
            }
        }
        return best;
    }
}
