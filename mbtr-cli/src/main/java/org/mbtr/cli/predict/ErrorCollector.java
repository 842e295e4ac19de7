package org.mbtr.cli.predict;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mbtr.cli.plot.ParityPlot;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.validation.Errors;

/** Gathers predictions that have a known value: all numbers, and the structures of the largest errors. */
public final class ErrorCollector {
    private static final Comparator<Prediction> BY_ERROR = Comparator.comparingDouble(
            prediction -> Math.abs(prediction.difference().orElse(0)));

    private final int most;
    private final DoubleStream.Builder references = DoubleStream.builder();
    private final DoubleStream.Builder predictions = DoubleStream.builder();
    private final IntStream.Builder atomCounts = IntStream.builder();
    private final TargetBasis basis;
    private final PriorityQueue<Prediction> largest = new PriorityQueue<>(BY_ERROR);
    private long count;

    /**
     * Remembers this many structures with the largest errors.
     *
     * @param basis what predictions and known values are per
     */
    public ErrorCollector(int most, TargetBasis basis) {
        this.most = most;
        this.basis = basis;
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
        largest.add(prediction);
        if (largest.size() > most) {
            largest.remove();
        }
    }

    /** Number of predictions with a known value. */
    public long count() {
        return count;
    }

    /** The largest errors first. */
    public List<Prediction> largest() {
        return largest.stream().sorted(BY_ERROR.reversed()).toList();
    }

    /**
     * Everything gathered, to be asked for once.
     *
     * @param references known values; handed out as they are, read only
     * @param predictions predicted values; handed out as they are, read only
     * @param errors how far they are apart
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Result(double[] references, double[] predictions, Errors errors) {
        /** The result as a picture. */
        public ParityPlot plot(String title, String quantity, String unit) {
            return new ParityPlot(
                    title,
                    quantity,
                    unit,
                    references,
                    predictions,
                    new ParityPlot.Errors(errors.mae(), errors.rmse(), errors.rSquared()));
        }
    }

    /** Ends the gathering. */
    public Result result() {
        double[] known = references.build().toArray();
        double[] predicted = predictions.build().toArray();
        return new Result(
                known, predicted, Errors.of(known, predicted, atomCounts.build().toArray(), basis));
    }
}
