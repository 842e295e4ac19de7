package org.mbtr.potentials.gdml.permutations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanningTreeTest {
    @Test
    void noTreeCostsLess() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            double[][] costs = symmetric(5, random);
            List<SpanningTree.Edge> tree = SpanningTree.of(costs);
            assertEquals(4, tree.size());
            double total = tree.stream().mapToDouble(SpanningTree.Edge::cost).sum();
            assertEquals(cheapest(costs), total, 1e-12, "round " + round);
            tree.forEach(edge -> assertEquals(costs[edge.first()][edge.second()], edge.cost()));
        }
    }

    @Test
    void twoNodesHaveOneEdge() {
        assertEquals(List.of(new SpanningTree.Edge(0, 1, 3)), SpanningTree.of(new double[][] {{0, 3}, {3, 0}}));
    }

    private static double[][] symmetric(int nodes, Random random) {
        double[][] costs = new double[nodes][nodes];
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < i; j++) {
                costs[i][j] = random.nextDouble();
                costs[j][i] = costs[i][j];
            }
        }
        return costs;
    }

    /** All sets of edges are tried, as bits. */
    private static double cheapest(double[][] costs) {
        int nodes = costs.length;
        int edges = nodes * (nodes - 1) / 2;
        double best = Double.POSITIVE_INFINITY;
        for (int chosen = 0; chosen < 1 << edges; chosen++) {
            if (Integer.bitCount(chosen) == nodes - 1) {
                best = Math.min(best, cost(costs, chosen));
            }
        }
        return best;
    }

    /** Sum of the chosen edges; infinite if they do not connect all nodes. */
    private static double cost(double[][] costs, int chosen) {
        int nodes = costs.length;
        int[] part = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            part[i] = i;
        }
        double sum = 0;
        int edge = 0;
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < i; j++, edge++) {
                if ((chosen & 1 << edge) == 0) {
                    continue;
                }
                sum += costs[i][j];
                int old = part[i];
                int now = part[j];
                for (int k = 0; k < nodes; k++) {
                    part[k] = part[k] == old ? now : part[k];
                }
            }
        }
        for (int p : part) {
            if (p != part[0]) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return sum;
    }
}
