package org.mbtr.potentials.gdml.permutations;

import java.util.Arrays;

/**
 * The assignment problem: rows to columns, one to one, at the least sum of costs.
 *
 * <p>Shortest augmenting paths with dual prices: rows are assigned one after the other; the cheapest alternating path from a
 * new row to a free column is found as by Dijkstra on reduced costs c_ij − u_i − v_j ≥ 0. Cost: n³. Source: R. Jonker,
 * A. Volgenant, Computing 38, 325 (1987), doi:10.1007/BF02278710.
 */
final class Assignment {
    private static final int FREE = -1;

    private final int size;
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final int[] rowOf;
    private final int[] columnOf;
    private final double[] distance;
    private final int[] from;
    private final boolean[] settled;

    private Assignment(int size) {
        this.size = size;
        rowPrice = new double[size];
        columnPrice = new double[size];
        rowOf = filled(size);
        columnOf = filled(size);
        distance = new double[size];
        from = new int[size];
        settled = new boolean[size];
    }

    /**
     * The column of each row.
     *
     * @param costs {@code [size][size]}, row-major, finite
     * @return {@code (size)}; of several solutions always the same one
     */
    static int[] minimum(double[] costs, int size) {
        Assignment assignment = new Assignment(size);
        for (int row = 0; row < size; row++) {
            assignment.add(row, costs);
        }
        return assignment.columnOf;
    }

    private static int[] filled(int size) {
        int[] indices = new int[size];
        Arrays.fill(indices, FREE);
        return indices;
    }

    private void add(int start, double[] costs) {
        Arrays.fill(settled, false);
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int row = start;
        double reached = 0;
        int column;
        do {
            column = FREE;
            for (int j = 0; j < size; j++) {
                if (settled[j]) {
                    continue;
                }
                double candidate = reached + costs[row * size + j] - rowPrice[row] - columnPrice[j];
                if (candidate < distance[j]) {
                    distance[j] = candidate;
                    from[j] = row;
                }
                if (column == FREE || distance[j] < distance[column]) {
                    column = j;
                }
            }
            settled[column] = true;
            reached = distance[column];
            row = rowOf[column];
        } while (row != FREE);
        reprice(start, reached);
        augment(start, column);
    }

    /** New prices, with which the columns on the path are free of cost and no reduced cost is negative. */
    private void reprice(int start, double reached) {
        rowPrice[start] += reached;
        for (int j = 0; j < size; j++) {
            if (settled[j]) {
                columnPrice[j] -= reached - distance[j];
                if (rowOf[j] != FREE) {
                    rowPrice[rowOf[j]] += reached - distance[j];
                }
            }
        }
    }

    private void augment(int start, int end) {
        int column = end;
        int row;
        do {
            row = from[column];
            int next = columnOf[row];
            columnOf[row] = column;
            rowOf[column] = row;
            column = next;
        } while (row != start);
    }
}
