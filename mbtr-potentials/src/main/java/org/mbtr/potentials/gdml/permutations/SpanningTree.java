package org.mbtr.potentials.gdml.permutations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Minimum spanning tree of a complete graph, by Prim's algorithm. */
final class SpanningTree {
    private SpanningTree() {}

    /** An edge between two nodes and what it costs. */
    record Edge(int first, int second, double cost) {}

    /**
     * The n−1 edges of a tree of least total cost; among equal costs the lowest numbers win. Cost: n².
     *
     * @param costs {@code [n][n]}, symmetric; the diagonal is not used
     */
    static List<Edge> of(double[][] costs) {
        int nodes = costs.length;
        double[] nearest = new double[nodes];
        int[] neighbour = new int[nodes];
        boolean[] inside = new boolean[nodes];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        List<Edge> edges = new ArrayList<>();
        int last = 0;
        for (int step = 1; step < nodes; step++) {
            inside[last] = true;
            int next = -1;
            for (int node = 0; node < nodes; node++) {
                if (inside[node]) {
                    continue;
                }
                if (costs[last][node] < nearest[node]) {
                    nearest[node] = costs[last][node];
                    neighbour[node] = last;
                }
                if (next < 0 || nearest[node] < nearest[next]) {
                    next = node;
                }
            }
            edges.add(new Edge(neighbour[next], next, nearest[next]));
            last = next;
        }
        return edges;
    }
}
