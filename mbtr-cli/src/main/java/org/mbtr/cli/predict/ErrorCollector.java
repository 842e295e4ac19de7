package org.mbtr.cli.predict;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mbtr.cli.plot.ParityPlot;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.validation.Errors;

/**
 * Gathers predictions that have a known value: all numbers, and the structures of the largest errors. Predictions that are known up to
 * a constant get the one for which their mean is that of the known values.
 */
public final class ErrorCollector {
    private static final Comparator<Prediction> BY_DIFFERENCE =
            Comparator.comparingDouble(prediction -> prediction.difference().orElse(0));

    private final int most;
    private final DoubleStream.Builder references = DoubleStream.builder();
    private final DoubleStream.Builder predictions = DoubleStream.builder();
    private final IntStream.Builder atomCounts = IntStream.builder();
    private final Stream.Builder<String> names = Stream.builder();
    private final TargetBasis basis;
    private final boolean upToConstant;
    /** Those with the largest differences; whatever the constant, the largest errors are among these and the next ones. */
    private final PriorityQueue<Prediction> above = new PriorityQueue<>(BY_DIFFERENCE);
    /** Those with the smallest differences, which may be negative. */
    private final PriorityQueue<Prediction> below = new PriorityQueue<>(BY_DIFFERENCE.reversed());

    private long count;
    private double differences;

    /**
     * Remembers this many structures with the largest errors.
     *
     * @param basis what predictions and known values are per
     * @param upToConstant whether predictions are known up to a constant
     */
    public ErrorCollector(int most, TargetBasis basis, boolean upToConstant) {
        this.most = most;
        this.basis = basis;
        this.upToConstant = upToConstant;
    }

    /** Takes a prediction; one without a finite known value is passed over. */
    public void add(Prediction prediction) {
        if (prediction.reference().isEmpty()
                || !Double.isFinite(prediction.reference().getAsDouble())) {
            return;
        }
        count++;
        references.add(prediction.reference().getAsDouble());
        predictions.add(prediction.predicted());
        atomCounts.add(prediction.structure().atomCount());
        names.add(prediction.structure().formula() + ", structure " + (prediction.index() + 1));
        differences += prediction.difference().orElse(0);
        keep(prediction, above);
        keep(prediction, below);
    }

    private void keep(Prediction prediction, PriorityQueue<Prediction> queue) {
        queue.add(prediction);
        if (queue.size() > most) {
            queue.remove();
        }
    }

    /** Number of predictions with a known value. */
    public long count() {
        return count;
    }

    /** What is added to predictions before they are compared: 0 unless they are known up to a constant. */
    public double constant() {
        return upToConstant && count > 0 ? -differences / count : 0;
    }

    /** The largest errors first, with the constant. */
    public List<Prediction> largest() {
        return Stream.concat(above.stream(), below.stream())
                .distinct()
                .map(prediction -> prediction.plus(constant()))
                .sorted(Comparator.comparingDouble((Prediction prediction) ->
                                Math.abs(prediction.difference().orElse(0)))
                        .reversed())
                .limit(most)
                .toList();
    }

    /**
     * Everything gathered, to be asked for once.
     *
     * @param references known values; handed out as they are, read only
     * @param predictions predicted values; handed out as they are, read only
     * @param errors how far they are apart
     * @param names formulas and numbers of the structures
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Result(double[] references, double[] predictions, Errors errors, List<String> names) {
        /** The result as a picture. */
        public ParityPlot plot(String title, String quantity, String unit) {
            return new ParityPlot(
                    title,
                    quantity,
                    unit,
                    references,
                    predictions,
                    new ParityPlot.Errors(errors.mae(), errors.rmse(), errors.rSquared()),
                    names);
        }
    }

    /** Ends the gathering. */
    public Result result() {
        double[] known = references.build().toArray();
        double constant = constant();
        double[] predicted = predictions.build().map(value -> value + constant).toArray();
        return new Result(
                known,
                predicted,
                Errors.of(known, predicted, atomCounts.build().toArray(), basis),
                names.build().toList());
    }
}
