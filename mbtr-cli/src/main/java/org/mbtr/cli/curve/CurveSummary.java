package org.mbtr.cli.curve;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.LearningCurve;

/**
 * One kind of error of a learning curve over repeats.
 *
 * @param sizes numbers of training structures {@code [sizes]}, ascending; handed out as they are, read only
 * @param repeats number of models of each size {@code [sizes]}; as above
 * @param means mean errors {@code [sizes]}; as above
 * @param deviations sample standard deviations {@code [sizes]}, 0 for a single model; as above
 */
@SuppressWarnings("ArrayRecordComponent")
public record CurveSummary(int[] sizes, int[] repeats, double[] means, double[] deviations) {
    /** Summarises the models of a curve by one of their errors. */
    public static CurveSummary of(List<LearningCurve.Point> points, ToDoubleFunction<Errors> error) {
        int[] sizes = points.stream()
                .mapToInt(LearningCurve.Point::size)
                .distinct()
                .sorted()
                .toArray();
        CurveSummary summary =
                new CurveSummary(sizes, new int[sizes.length], new double[sizes.length], new double[sizes.length]);
        for (int i = 0; i < sizes.length; i++) {
            int size = sizes[i];
            double[] values = points.stream()
                    .filter(point -> point.size() == size)
                    .mapToDouble(point -> error.applyAsDouble(point.errors()))
                    .toArray();
            summary.repeats[i] = values.length;
            summary.means[i] = mean(values);
            summary.deviations[i] = deviation(values, summary.means[i]);
        }
        return summary;
    }

    /** Added up from the first value on, so that values that are all the same have this mean and no deviation. */
    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value - values[0];
        }
        return values[0] + sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
    }
}
