package org.mbtr.learning.gp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mbtr.learning.linalg.NotPositiveDefiniteException;
import org.mbtr.representations.parallel.Workers;

/**
 * Gaussian processes with different hyper-parameters that learn the same values, each with a weight proportional to its marginal
 * likelihood: the average over a grid of hyper-parameters of equal prior probability. With few known values many hyper-parameters
 * explain them, and the most likely ones alone would promise too much.
 *
 * <p>Results do not depend on the number of threads. Whoever creates a mixture closes it.
 */
public final class ProcessMixture implements AutoCloseable {
    /** Members with less than this share of the largest weight are left out of predictions: together they hardly count. */
    private static final double SMALLEST_WEIGHT = 1e-3;

    private final List<Member> members;
    private final List<GaussianProcess> processes = new ArrayList<>();
    private final boolean[] failed;
    private final Workers workers;

    /**
     * Hyper-parameters.
     *
     * @param label what they are called in reports
     * @param covariance of a pool that all members share
     * @param noise relative to the signal variance, above 0
     */
    public record Member(String label, Covariance covariance, double noise) {}

    /** With nothing known. */
    public ProcessMixture(List<Member> members, Workers workers) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a mixture needs at least one member");
        }
        this.members = List.copyOf(members);
        this.workers = workers;
        this.failed = new boolean[members.size()];
        for (Member member : members) {
            processes.add(new GaussianProcess(member.covariance(), member.noise()));
        }
    }

    /** Number of known values. */
    public int size() {
        return IntStream.range(0, failed.length)
                .filter(m -> !failed[m])
                .map(m -> processes.get(m).size())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no member of the mixture can be factored"));
    }

    /**
     * Adds a known value to all members. A member whose matrix has no factor in working precision is left out from then on.
     *
     * @param position in the pool, not known before
     * @param value finite
     * @throws NotPositiveDefiniteException if no member is left
     */
    public void add(int position, double value) {
        NotPositiveDefiniteException[] failures = new NotPositiveDefiniteException[failed.length];
        workers.run(failed.length, m -> {
            if (!failed[m]) {
                try {
                    processes.get(m).add(position, value);
                } catch (NotPositiveDefiniteException failure) {
                    failures[m] = failure;
                }
            }
        });
        for (int m = 0; m < failed.length; m++) {
            failed[m] |= failures[m] != null;
        }
        if (IntStream.range(0, failed.length).allMatch(m -> failed[m])) {
            throw Arrays.stream(failures)
                    .filter(failure -> failure != null)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Weights of the members, with sum 1; 0 for those that are left out. A value other than 0 must be known. */
    public double[] weights() {
        double[] logs = new double[failed.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < logs.length; m++) {
            logs[m] = failed[m] ? Double.NEGATIVE_INFINITY : processes.get(m).logMarginalLikelihood();
            highest = Math.max(highest, logs[m]);
        }
        double sum = 0;
        double[] weights = new double[logs.length];
        for (int m = 0; m < logs.length; m++) {
            double weight = Math.exp(logs[m] - highest);
            weights[m] = weight < SMALLEST_WEIGHT ? 0 : weight;
            sum += weights[m];
        }
        for (int m = 0; m < logs.length; m++) {
            weights[m] /= sum;
        }
        return weights;
    }

    /** Label of the member of largest weight. */
    public String mostLikely() {
        double[] weights = weights();
        int best = 0;
        for (int m = 1; m < weights.length; m++) {
            best = weights[m] > weights[best] ? m : best;
        }
        return members.get(best).label();
    }

    /**
     * Values of structures that are not known, each member calibrated by its own leave-one-out scores; for the caller to close. Cost:
     * n³ + n² operations for each structure, for each member that counts.
     */
    public MixturePrediction predict(int... positions) {
        double[] weights = weights();
        int[] counting =
                IntStream.range(0, weights.length).filter(m -> weights[m] > 0).toArray();
        Conditional[] conditionals = new Conditional[counting.length];
        Calibration[] calibrations = new Calibration[counting.length];
        workers.run(counting.length, m -> {
            GaussianProcess process = processes.get(counting[m]);
            calibrations[m] = Calibration.of(process.leaveOneOutScores());
            conditionals[m] = process.conditional(positions);
        });
        return new MixturePrediction(
                Arrays.asList(conditionals),
                Arrays.asList(calibrations),
                IntStream.of(counting).mapToDouble(m -> weights[m]).toArray());
    }

    /**
     * What the other known values say of each: means and scales as of {@link MixturePrediction}, without calibration, in the order in
     * which values were added. Cost: n³ operations for each member that counts.
     *
     * @return with the degrees of freedom of the members
     */
    public Prediction leaveOneOut() {
        double[] weights = weights();
        int[] counting =
                IntStream.range(0, weights.length).filter(m -> weights[m] > 0).toArray();
        Prediction[] parts = new Prediction[counting.length];
        workers.run(counting.length, m -> parts[m] = processes.get(counting[m]).leaveOneOut());
        double[] means = new double[size()];
        double[] scales = new double[size()];
        for (int i = 0; i < means.length; i++) {
            for (int m = 0; m < parts.length; m++) {
                means[i] += weights[counting[m]] * parts[m].mean(i);
            }
            double squares = 0;
            for (int m = 0; m < parts.length; m++) {
                double shift = parts[m].mean(i) - means[i];
                squares += weights[counting[m]] * (parts[m].scale(i) * parts[m].scale(i) + shift * shift);
            }
            scales[i] = Math.sqrt(squares);
        }
        return new Prediction(means, scales, size());
    }

    @Override
    public void close() {
        processes.forEach(GaussianProcess::close);
    }
}
