package org.mbtr.cli.reproduce;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * One model of energies of Table 2 and how it did; a line of the experiment's journal.
 *
 * @param molecule name of the trajectory
 * @param representation {@code cm} or {@code mbtr}
 * @param kernel label of the kernel
 * @param train number of training frames
 * @param tested number of test frames
 * @param evaluations of the search
 * @param log2 the hyper-parameters that it found
 * @param innerRmse error on the validation frames of the search (kcal/mol)
 * @param mae mean absolute error on the test frames (kcal/mol)
 * @param rmse root mean squared error on them (kcal/mol)
 * @param maeOfHalf mean absolute error with half of the training frames and the same hyper-parameters (kcal/mol)
 * @param peakBytes the most memory that the process held meanwhile, 0 where the system does not say it
 * @param searchSeconds time of the search
 * @param testSeconds time of fit and test
 */
record EnergyRow(
        String molecule,
        String representation,
        String kernel,
        int train,
        int tested,
        int evaluations,
        Map<String, Double> log2,
        double innerRmse,
        double mae,
        double rmse,
        double maeOfHalf,
        long peakBytes,
        double searchSeconds,
        double testSeconds) {
    private static final double FARTHEST = 2;

    /** Copies the map. */
    EnergyRow {
        log2 = Map.copyOf(log2);
    }

    /** Whether it is of this model. */
    boolean isOf(PublishedEnergyModel model) {
        return molecule.equals(model.molecule())
                && representation.equals(model.representation())
                && kernel.equals(model.kernel().label());
    }

    /**
     * The mean absolute error with as many training frames as in the paper, by the power law through the errors with all and with
     * half of the training frames; an error that does not fall stays what it is. Empty where there would be more than twice as many
     * frames: two errors say little about a third that is far from them.
     */
    OptionalDouble maeAtPublishedSize() {
        double more = (double) PublishedEnergyModel.TRAINING / train;
        if (more > FARTHEST) {
            return OptionalDouble.empty();
        }
        double exponent = Math.min(0, Math.log(mae / maeOfHalf) / Math.log(2));
        return OptionalDouble.of(mae * Math.pow(more, exponent));
    }
}
