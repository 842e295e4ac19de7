package org.mbtr.phases.hull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lower hull of points on a line of compositions: in their order along the line, the last point is dropped as long as it is
 * not below the line from the one before it to the next. Cost: sorting. Source: A. M. Andrew, Inf. Process. Lett. 9, 216
 * (1979).
 */
final class MonotoneChain implements FacetSearch {
    @Override
    public List<Simplex> facets(double[] coordinates, double[] energies) {
        int axis = widest(coordinates);
        List<Integer> order = IntStream.range(0, energies.length)
                .boxed()
                .sorted(Comparator.comparingDouble(point -> coordinates[2 * point + axis]))
                .toList();
        List<Integer> chain = new ArrayList<>();
        for (int point : order) {
            while (chain.size() > 1
                    && !isBelow(chain.getLast(), chain.get(chain.size() - 2), point, coordinates, axis, energies)) {
                chain.removeLast();
            }
            chain.add(point);
        }
        return IntStream.range(1, chain.size())
                .mapToObj(i -> Simplex.of(coordinates, new int[] {chain.get(i - 1), chain.get(i)}))
                .toList();
    }

    private static int widest(double[] coordinates) {
        double[] spread = new double[2];
        for (int axis = 0; axis < 2; axis++) {
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = axis; i < coordinates.length; i += 2) {
                lowest = Math.min(lowest, coordinates[i]);
                highest = Math.max(highest, coordinates[i]);
            }
            spread[axis] = highest - lowest;
        }
        return spread[1] >= spread[0] ? 1 : 0;
    }

    private static boolean isBelow(int middle, int left, int right, double[] coordinates, int axis, double[] energies) {
        double x = coordinates[2 * middle + axis] - coordinates[2 * left + axis];
        double width = coordinates[2 * right + axis] - coordinates[2 * left + axis];
        return (energies[middle] - energies[left]) * width < (energies[right] - energies[left]) * x;
    }
}
