package org.mbtr.representations.mbtr;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.BlockList;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;

/**
 * Turns blocks that hold each tuple of atoms once, in the species tuple that is not larger than its reversal, into blocks
 * of the chosen counting, correlation and normalisation.
 */
final class BlockConventions {
    private BlockConventions() {}

    /** Adds the blocks of a term, which may change the given ones, to the end of {@code result}. */
    static void apply(BlockList distinct, Correlation correlation, Counting counting, double scale, BlockList result) {
        BlockList blocks = correlation instanceof Correlation.Matrix matrix ? correlate(distinct, matrix) : distinct;
        switch (counting) {
            case WITHOUT_REVERSALS -> {
                for (int i = 0; i < blocks.size(); i++) {
                    scaleInPlace(blocks.valuesView(i), scale);
                    result.add(blocks.key(i), blocks.valuesView(i));
                }
            }
            case ORDERED_DISTINCT -> {
                for (int i = 0; i < blocks.size(); i++) {
                    addOrdered(blocks.key(i), blocks.valuesView(i), scale, result::add);
                }
            }
            case ORDERED -> {
                SortedMap<BlockKey, double[]> all = new TreeMap<>();
                for (int i = 0; i < blocks.size(); i++) {
                    double[] values = blocks.valuesView(i);
                    addOrdered(blocks.key(i), values, scale, all::put);
                    all.computeIfAbsent(blocks.key(i).reversed(), absent -> values.clone());
                }
                all.forEach(result::add);
            }
        }
    }

    /** A tuple of atoms and its reversal fall into the same block where the species are their own reversal. */
    private static void addOrdered(BlockKey key, double[] values, double scale, BiConsumer<BlockKey, double[]> result) {
        boolean ownReversal = key.reversed().equals(key);
        scaleInPlace(values, ownReversal && key.second() != 0 ? 2 * scale : scale);
        result.accept(key, values);
    }

    /**
     * The weights of the bins of a block of distinct tuples from the weights of the features that it goes into: the
     * transpose of {@link #apply}. Empty where they are all zero.
     */
    static Optional<double[]> pullBack(
            BlockKey distinct,
            Map<BlockKey, double[]> weights,
            Correlation correlation,
            Counting counting,
            double scale) {
        Sum sum = new Sum();
        if (correlation instanceof Correlation.Matrix matrix) {
            forEachShare(distinct, matrix, (key, share) -> pullBack(key, weights, counting, share * scale, sum));
        } else {
            pullBack(distinct, weights, counting, scale, sum);
        }
        return Optional.ofNullable(sum.values);
    }

    private static void pullBack(
            BlockKey key, Map<BlockKey, double[]> weights, Counting counting, double factor, Sum sum) {
        BlockKey reversed = key.reversed();
        boolean ownReversal = reversed.equals(key) && key.second() != 0;
        boolean twice = ownReversal && counting != Counting.WITHOUT_REVERSALS;
        sum.add(weights.get(key), twice ? 2 * factor : factor);
        if (counting == Counting.ORDERED && !reversed.equals(key)) {
            sum.add(weights.get(reversed), factor);
        }
    }

    /** A sum of arrays, null as long as there is none. */
    private static final class Sum {
        private double[] values;

        void add(double[] more, double factor) {
            if (more == null) {
                return;
            }
            if (values == null) {
                values = new double[more.length];
            }
            for (int m = 0; m < more.length; m++) {
                values[m] += factor * more[m];
            }
        }
    }

    /**
     * f(z) = Σ_Z f₀(Z) Π_j C[z_j, Z_j] over all ordered species tuples Z, for z not larger than its reversal; then each
     * tuple of atoms once again. Cost: blocks times elements^k.
     */
    private static BlockList correlate(BlockList distinct, Correlation.Matrix matrix) {
        SortedMap<BlockKey, double[]> result = new TreeMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            double[] values = distinct.valuesView(i);
            forEachShare(distinct.key(i), matrix, (key, share) -> {
                double[] sum = result.computeIfAbsent(key, absent -> new double[values.length]);
                for (int m = 0; m < values.length; m++) {
                    sum[m] += share * values[m];
                }
            });
        }
        BlockList list = new BlockList();
        result.forEach(list::add);
        return list;
    }

    /** Told about each block that a block of distinct tuples goes into, and with which factor. */
    private interface Share {
        void into(BlockKey key, double factor);
    }

    private static void forEachShare(BlockKey key, Correlation.Matrix matrix, Share share) {
        int order = key.species().size();
        BlockKey reversed = key.reversed();
        boolean ownReversal = reversed.equals(key);
        double once = ownReversal && order > 1 ? 2 : 1;
        for (BlockKey orientation : ownReversal ? List.of(key) : List.of(key, reversed)) {
            int[] places = orientation.species().stream()
                    .mapToInt(species -> place(species, matrix))
                    .toArray();
            spread(places, new int[order], 0, once, key.term(), matrix, share);
        }
    }

    private static void spread(
            int[] from, int[] to, int depth, double factor, int term, Correlation.Matrix matrix, Share share) {
        if (factor == 0) {
            return;
        }
        if (depth < to.length) {
            for (int element = 0; element < matrix.elements().size(); element++) {
                to[depth] = element;
                spread(from, to, depth + 1, factor * matrix.at(element, from[depth]), term, matrix, share);
            }
            return;
        }
        int[] species = new int[to.length];
        for (int j = 0; j < to.length; j++) {
            species[j] =
                    Element.ofSymbol(matrix.elements().get(to[j])).orElseThrow().atomicNumber();
        }
        BlockKey key = BlockKey.of(term, species);
        BlockKey reversed = key.reversed();
        if (reversed.compareTo(key) >= 0) {
            share.into(key, reversed.equals(key) && to.length > 1 ? factor / 2 : factor);
        }
    }

    private static int place(int species, Correlation.Matrix matrix) {
        int place = matrix.elements().indexOf(Element.of(species).symbol());
        if (place < 0) {
            throw new MbtrException(
                    "element " + Element.of(species).symbol() + " is not in the correlation matrix, which has "
                            + matrix.elements() + "; add a row and a column for it");
        }
        return place;
    }

    static void normalize(BlockList blocks, Normalization normalization, int atomCount) {
        double divisor = switch (normalization) {
            case NONE -> 1;
            case PER_ATOM -> atomCount;
            case EUCLIDEAN -> norm(blocks);
        };
        if (divisor != 1 && divisor != 0) {
            for (int i = 0; i < blocks.size(); i++) {
                scaleInPlace(blocks.valuesView(i), 1 / divisor);
            }
        }
    }

    static double norm(BlockList blocks) {
        double sum = 0;
        for (int i = 0; i < blocks.size(); i++) {
            for (double value : blocks.valuesView(i)) {
                sum += value * value;
            }
        }
        return Math.sqrt(sum);
    }

    private static void scaleInPlace(double[] values, double factor) {
        if (factor == 1) {
            return;
        }
        for (int m = 0; m < values.length; m++) {
            values[m] *= factor;
        }
    }
}
