package org.mbtr.phases.hull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The lower hull of points on a line of compositions: in their order along the line, the last point is dropped as long as it is
 * not below the line from the one before it to the next. Cost: the number of compositions, which are sorted once. Source: A. M.
 * Andrew, Inf. Process. Lett. 9, 216 (1979).
 */
final class MonotoneChain implements FacetSearch {
    private final double[] coordinates;
    private final int axis;
    private final int[] order;

    /**
     * For these compositions.
     *
     * @param coordinates {@code (compositions × 2)}, row-major, not copied
     */
    MonotoneChain(double[] coordinates) {
        this.coordinates = coordinates;
        this.axis = spread(coordinates, 1) >= spread(coordinates, 0) ? 1 : 0;
        this.order = IntStream.range(0, coordinates.length / 2)
                .boxed()
                .sorted(Comparator.comparingDouble(this::place))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double spread(double[] coordinates, int axis) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = axis; i < coordinates.length; i += 2) {
            lowest = Math.min(lowest, coordinates[i]);
            highest = Math.max(highest, coordinates[i]);
        }
        return highest - lowest;
    }

    private double place(int composition) {
        return coordinates[2 * composition + axis];
    }

    @Override
    public List<Simplex> facets(double[] energies) {
        int[] chain = new int[order.length];
        int length = 0;
        for (int next : order) {
            if (energies[next] == Double.POSITIVE_INFINITY) {
                continue;
            }
            while (length > 1 && !isBelow(chain[length - 1], chain[length - 2], next, energies)) {
                length--;
            }
            chain[length++] = next;
        }
        List<Simplex> facets = new ArrayList<>();
        for (int i = 1; i < length; i++) {
            facets.add(Simplex.of(coordinates, new int[] {chain[i - 1], chain[i]}));
        }
        return facets;
    }

    private boolean isBelow(int middle, int left, int right, double[] energies) {
        return (energies[middle] - energies[left]) * (place(right) - place(left))
                < (energies[right] - energies[left]) * (place(middle) - place(left));
    }
}
