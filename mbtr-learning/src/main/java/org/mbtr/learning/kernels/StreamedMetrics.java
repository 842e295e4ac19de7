package org.mbtr.learning.kernels;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.BlockSlice;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/**
 * Metric matrices of structures whose features need not fit into memory. Inner products and distances are sums over blocks of features, so
 * structures are described by one slice of the blocks after the other, and the matrices of the slices are added. There are
 * as many slices as it takes for one to fit; with one slice, matrices are those of {@link Metrics}.
 *
 * <p>Where all structures have the same blocks, inner products and squared distances are those of {@link PrincipalBlocks}: the same to
 * 10⁻¹³ of the largest, from fewer numbers.
 */
public final class StreamedMetrics {
    /** Structures that are described to learn how large features are. */
    private static final int SAMPLE = 16;

    /** Features are gathered once and shifted once, which takes copies. */
    private static final int COPIES = 3;

    private final long memory;
    private final Workers workers;

    /**
     * With a bound.
     *
     * @param memory bytes that features may take at a time
     */
    public StreamedMetrics(long memory, Workers workers) {
        this.memory = memory;
        this.workers = workers;
    }

    /**
     * Matrices of one metric. Whoever asks for them closes them.
     *
     * @param within of the reference structures with each other, symmetric
     * @param cross rows of the other structures, columns of the reference structures
     */
    public record Matrices(DenseMatrix within, DenseMatrix cross) implements AutoCloseable {
        @Override
        public void close() {
            within.close();
            cross.close();
        }
    }

    /** Number of slices in which the features of so many structures, like the given ones, fit. */
    public int slices(Representation representation, List<Structure> structures, int count) {
        double bytes = 8.0 * COPIES * count * valuesPerStructure(representation, structures);
        return Math.toIntExact((long) Math.max(1, Math.ceil(bytes / memory)));
    }

    private double valuesPerStructure(Representation representation, List<Structure> structures) {
        int sample = Math.min(SAMPLE, structures.size());
        long values = 0;
        for (int i = 0; i < sample; i++) {
            int place = (int) ((long) i * structures.size() / sample);
            values += representation.describe(structures.get(place), workers).storedValues();
        }
        return sample == 0 ? 0 : (double) values / sample;
    }

    /** Of reference structures with each other, and of others with them. */
    public Matrices matrices(
            Representation representation, Metric metric, List<Structure> reference, List<Structure> others) {
        int slices = slices(representation, reference, reference.size() + others.size());
        Matrices sum = slice(representation, metric, reference, others, new BlockSlice(0, slices));
        try {
            for (int index = 1; index < slices; index++) {
                Matrices part = slice(representation, metric, reference, others, new BlockSlice(index, slices));
                add(part.within, sum.within);
                add(part.cross, sum.cross);
            }
        } catch (RuntimeException | Error failure) {
            sum.close();
            throw failure;
        }
        return sum;
    }

    private Matrices slice(
            Representation representation,
            Metric metric,
            List<Structure> reference,
            List<Structure> others,
            BlockSlice slice) {
        Compared compared = compared(representation, metric, reference, others, slice);
        DenseMatrix within = compared.within();
        try {
            return new Matrices(within, compared.between());
        } catch (RuntimeException | Error failure) {
            within.close();
            throw failure;
        }
    }

    private void add(DenseMatrix part, DenseMatrix sum) {
        try (part) {
            Metrics.add(sum, 1, part, workers);
        }
    }

    /** Of structures with each other, symmetric. Whoever asks for it closes it. */
    public DenseMatrix within(Representation representation, Metric metric, List<Structure> structures) {
        return sum(
                slices(representation, structures, structures.size()),
                slice -> compared(representation, metric, structures, List.of(), slice)
                        .within());
    }

    /** Rows of the other structures, columns of the reference structures. Whoever asks for it closes it. */
    public DenseMatrix between(
            Representation representation, Metric metric, List<Structure> others, List<Structure> reference) {
        return sum(
                slices(representation, reference, reference.size() + others.size()),
                slice -> compared(representation, metric, reference, others, slice)
                        .between());
    }

    private DenseMatrix sum(int slices, Function<BlockSlice, DenseMatrix> matrix) {
        DenseMatrix sum = matrix.apply(new BlockSlice(0, slices));
        try {
            for (int index = 1; index < slices; index++) {
                add(matrix.apply(new BlockSlice(index, slices)), sum);
            }
        } catch (RuntimeException | Error failure) {
            sum.close();
            throw failure;
        }
        return sum;
    }

    /** Features of one slice, ready to be compared. */
    private record Compared(Metric metric, FeatureSet reference, FeatureSet others, Workers workers) {
        DenseMatrix within() {
            return Metrics.within(metric, reference, workers);
        }

        DenseMatrix between() {
            return Metrics.between(metric, others, reference, workers);
        }
    }

    private Compared compared(
            Representation representation,
            Metric metric,
            List<Structure> referenceStructures,
            List<Structure> otherStructures,
            BlockSlice slice) {
        FeatureSet reference = representation.describe(referenceStructures, slice, workers);
        FeatureSet others = representation.describe(otherStructures, slice, workers);
        if (metric == Metric.ABSOLUTE_DISTANCE) {
            return new Compared(metric, reference, others, workers);
        }
        if (metric == Metric.SQUARED_DISTANCE) {
            SquaredDistances.Reference shifted = SquaredDistances.Reference.of(reference, workers);
            reference = shifted.features();
            others = shifted.align(others, workers);
        }
        Optional<PrincipalBlocks> principal = PrincipalBlocks.of(List.of(reference, others), workers);
        if (principal.isPresent()) {
            reference = principal.get().of(reference, workers);
            others = principal.get().of(others, workers);
        }
        return new Compared(metric, reference, others, workers);
    }

    /** Tells the features of structures slice by slice. */
    public void describe(Representation representation, List<Structure> structures, Consumer<FeatureSet> slices) {
        int count = slices(representation, structures, structures.size());
        for (int index = 0; index < count; index++) {
            BlockSlice slice = new BlockSlice(index, count);
            slices.accept(representation.describe(structures, slice, workers));
        }
    }
}
