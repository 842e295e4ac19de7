package org.mbtr.cli.predict;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.validation.Errors;

/** Gathers the components of predicted and known vectors or tensors. */
final class ComponentErrors {
    private final DoubleStream.Builder references = DoubleStream.builder();
    private final DoubleStream.Builder predictions = DoubleStream.builder();
    private long structures;
    private double product;

    /** Takes the components of one structure, unless a known one is not finite. */
    void add(double[] known, double[] predicted) {
        if (!Arrays.stream(known).allMatch(Double::isFinite)) {
            return;
        }
        structures++;
        for (int i = 0; i < known.length; i++) {
            references.add(known[i]);
            predictions.add(predicted[i]);
            product += known[i] * predicted[i];
        }
    }

    /** Number of structures with known components. */
    long structures() {
        return structures;
    }

    /** Whether predicted and known vectors point against each other on the whole, as gradients and forces do. */
    boolean areOpposite() {
        return product < 0;
    }

    /** Everything gathered, to be asked for once. */
    ErrorCollector.Result result() {
        double[] known = references.build().toArray();
        int[] none = IntStream.range(0, known.length).map(i -> 1).toArray();
        double[] predicted = predictions.build().toArray();
        return new ErrorCollector.Result(
                known, predicted, Errors.of(known, predicted, none, TargetBasis.OTHER), List.of());
    }
}
