package org.mbtr.representations.mbtr;

import java.util.List;
import java.util.Map;
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
                    all.computeIfAbsent(reversed(blocks.key(i)), absent -> values.clone());
                }
                all.forEach(result::add);
            }
        }
    }

    /** A tuple of atoms and its reversal fall into the same block where the species are their own reversal. */
    private static void addOrdered(BlockKey key, double[] values, double scale, BiConsumer<BlockKey, double[]> result) {
        boolean ownReversal = reversed(key).equals(key);
        scaleInPlace(values, ownReversal && key.second() != 0 ? 2 * scale : scale);
        result.accept(key, values);
    }

    /**
     * f(z) = Σ_Z f₀(Z) Π_j C[z_j, Z_j] over all ordered species tuples Z, for z not larger than its reversal; then each
     * tuple of atoms once again. Cost: blocks times elements^k.
     */
    private static BlockList correlate(BlockList distinct, Correlation.Matrix matrix) {
        SortedMap<BlockKey, double[]> result = new TreeMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            BlockKey key = distinct.key(i);
            int order = key.species().size();
            BlockKey reversed = reversed(key);
            boolean ownReversal = reversed.equals(key);
            double once = ownReversal && order > 1 ? 2 : 1;
            for (BlockKey orientation : ownReversal ? List.of(key) : List.of(key, reversed)) {
                int[] places = orientation.species().stream()
                        .mapToInt(species -> place(species, matrix))
                        .toArray();
                spread(distinct.valuesView(i), places, new int[order], 0, once, key.term(), matrix, result);
            }
        }
        BlockList list = new BlockList();
        result.forEach(list::add);
        return list;
    }

    private static void spread(
            double[] values,
            int[] from,
            int[] to,
            int depth,
            double factor,
            int term,
            Correlation.Matrix matrix,
            Map<BlockKey, double[]> result) {
        if (factor == 0) {
            return;
        }
        if (depth < to.length) {
            for (int element = 0; element < matrix.elements().size(); element++) {
                to[depth] = element;
                double extended = factor * matrix.at(element, from[depth]);
                spread(values, from, to, depth + 1, extended, term, matrix, result);
            }
            return;
        }
        int[] species = new int[to.length];
        for (int j = 0; j < to.length; j++) {
            species[j] =
                    Element.ofSymbol(matrix.elements().get(to[j])).orElseThrow().atomicNumber();
        }
        BlockKey key = BlockKey.of(term, species);
        BlockKey reversed = reversed(key);
        if (reversed.compareTo(key) < 0) {
            return;
        }
        double share = reversed.equals(key) && to.length > 1 ? factor / 2 : factor;
        double[] sum = result.computeIfAbsent(key, absent -> new double[values.length]);
        for (int m = 0; m < values.length; m++) {
            sum[m] += share * values[m];
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

    static BlockKey reversed(BlockKey key) {
        List<Integer> species = key.species().reversed();
        return BlockKey.of(
                key.term(), species.stream().mapToInt(Integer::intValue).toArray());
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

    private static double norm(BlockList blocks) {
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
