package org.mbtr.learning.validation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Draws subsets. All draws use {@link Random}, whose stream is fixed by its specification: a seed gives the same subset on
 * every machine.
 */
public final class Sampling {
    private Sampling() {}

    /** {@code count} of the candidates, uniformly without replacement, ascending. */
    public static int[] uniform(int[] candidates, int count, Random random) {
        check(candidates, count);
        int[] pool = candidates.clone();
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(pool.length - i);
            int taken = pool[j];
            pool[j] = pool[i];
            pool[i] = taken;
        }
        int[] drawn = Arrays.copyOf(pool, count);
        Arrays.sort(drawn);
        return drawn;
    }

    /**
     * {@code count} of the candidates, ascending: they are sorted by label and cut into {@code count} runs of nearly equal
     * length, and one member of each run is drawn. Ties keep the order of the candidates.
     *
     * @param labels label of each structure, by its position in the data set
     */
    public static int[] stratified(int[] candidates, int count, double[] labels, Random random) {
        check(candidates, count);
        int[] sorted = IntStream.of(candidates)
                .boxed()
                .sorted((a, b) -> Double.compare(labels[a], labels[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] drawn = new int[count];
        for (int stratum = 0; stratum < count; stratum++) {
            int from = (int) ((long) stratum * sorted.length / count);
            int to = (int) ((stratum + 1L) * sorted.length / count);
            drawn[stratum] = sorted[from + random.nextInt(to - from)];
        }
        Arrays.sort(drawn);
        return drawn;
    }

    /**
     * Few structures, ascending, that have every element which any of them has: in random order, those that bring an
     * element which the ones before had not. A training set with these can predict all others.
     */
    public static int[] coveringElements(List<Structure> structures, Random random) {
        Set<Integer> covered = new HashSet<>();
        return IntStream.of(shuffled(IntStream.range(0, structures.size()).toArray(), random))
                .filter(position -> {
                    boolean brings = false;
                    for (int z : structures.get(position).atomicNumbers()) {
                        brings |= covered.add(z);
                    }
                    return brings;
                })
                .sorted()
                .toArray();
    }

    /** The values in random order. */
    public static int[] shuffled(int[] values, Random random) {
        int[] order = values.clone();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int taken = order[i];
            order[i] = order[j];
            order[j] = taken;
        }
        return order;
    }

    /**
     * Deals the candidates in random order into so many parts of nearly the same size, each ascending.
     *
     * @throws IllegalArgumentException if there are fewer candidates than parts
     */
    public static List<int[]> folds(int[] candidates, int count, Random random) {
        if (count < 1 || count > candidates.length) {
            throw new IllegalArgumentException("cannot deal " + candidates.length + " into " + count + " parts");
        }
        int[] order = shuffled(candidates, random);
        return IntStream.range(0, count)
                .mapToObj(fold -> IntStream.iterate(fold, i -> i < order.length, i -> i + count)
                        .map(i -> order[i])
                        .sorted()
                        .toArray())
                .toList();
    }

    /** The candidates that are not among {@code taken}, in their order. */
    public static int[] without(int[] candidates, int[] taken) {
        int[] sorted = taken.clone();
        Arrays.sort(sorted);
        return IntStream.of(candidates)
                .filter(candidate -> Arrays.binarySearch(sorted, candidate) < 0)
                .toArray();
    }

    /** Both sets together, ascending. */
    public static int[] union(int[] one, int[] other) {
        return IntStream.concat(IntStream.of(one), IntStream.of(other))
                .distinct()
                .sorted()
                .toArray();
    }

    private static void check(int[] candidates, int count) {
        if (count < 0 || count > candidates.length) {
            throw new MbtrException(
                    "cannot draw " + count + " structures from " + candidates.length + "; ask for fewer");
        }
    }
}
