package org.mbtr.potentials.labels;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for likely mistakes in energies and forces by what a model has learned from the forces. Beside {@link LabelCheck} this needs no
 * neighbouring frames, so that small sets can be judged, and it sees the frames of the test.
 */
public final class FitCheck {
    /**
     * Training frames of which energies are judged by a model of their forces. With 20 frames of MD17 correlations are 0.89 or more and slopes
     * 0.79 to 1.05, with 10 a slope of 0.63 was seen.
     */
    private static final int FEWEST_LEARNED = 20;

    /** Fewer frames say little about how well others are predicted. */
    private static final int FEWEST_TESTED = 10;

    /** Share of the variance of labels that a useful model predicts; 20 frames are enough for most molecules of MD17. */
    private static final double USEFUL = 0.5;

    private FitCheck() {}

    /**
     * Whether energies of training frames are the integrals of their forces: the sign of the forces, the units of both, and whether
     * they belong together.
     *
     * @param known energies {@code (frames)}
     * @param predicted energies by a model that was fitted to the forces alone, up to a constant {@code (frames)}
     */
    public static Optional<Finding> labels(double[] known, double[] predicted) {
        double ofKnown = mean(known);
        double ofPredicted = mean(predicted);
        double kk = variation(known, ofKnown);
        double pp = variation(predicted, ofPredicted);
        if (known.length < FEWEST_LEARNED || kk == 0 || pp == 0) {
            return Optional.empty();
        }
        double kp = 0;
        for (int i = 0; i < known.length; i++) {
            kp += (known[i] - ofKnown) * (predicted[i] - ofPredicted);
        }
        double correlation = kp / Math.sqrt(kk * pp);
        double slope = Math.copySign(Math.sqrt(kk / pp), correlation);
        String measured = String.format(
                Locale.ROOT,
                "differences of the energies of %d training frames are %.4g times those that a model of their forces has"
                        + " (correlation %.2f)",
                known.length,
                slope,
                correlation);
        return Disagreement.of(correlation, slope, measured);
    }

    /**
     * Whether energies of other frames are predicted at all, and up to a constant that is not larger than their spread.
     *
     * @param known energies {@code (frames)}
     * @param predicted energies {@code (frames)}
     * @param unit of both, empty if unknown
     */
    public static Optional<Finding> energies(double[] known, double[] predicted, String unit) {
        double shift = mean(predicted) - mean(known);
        double spread = variation(known, mean(known));
        boolean shifted = known.length >= FEWEST_TESTED && known.length * shift * shift > spread;
        if (!shifted && isUseful(missed(known, predicted, shift), known.length, spread)) {
            return Optional.empty();
        }
        String measured = measured(missed(known, predicted, 0), known.length, spread, unit)
                + String.format(Locale.ROOT, ", predicted minus known energies %.3g%s on average", shift, spaced(unit));
        return Optional.of(new Finding(
                Finding.Kind.POOR_ENERGIES,
                "energies of the test frames are hardly predicted: " + measured
                        + "; train on more frames, and check that energies are of the same calculation as the forces, in"
                        + " training and test frames alike"));
    }

    /**
     * Whether forces of other frames are predicted at all.
     *
     * @param known components of forces, of all frames {@code (components)}
     * @param predicted the same of predicted forces {@code (components)}
     * @param unit of both, empty if unknown
     */
    public static Optional<Finding> forces(double[] known, double[] predicted, String unit) {
        double missed = missed(known, predicted, 0);
        double spread = variation(known, 0);
        return isUseful(missed, known.length, spread)
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.POOR_FORCES,
                        "forces of the test frames are hardly predicted: "
                                + measured(missed, known.length, spread, unit)
                                + "; train on more frames, and check that positions and forces are of the same frames, with their"
                                + " atoms in the same order"));
    }

    private static boolean isUseful(double missed, int count, double spread) {
        return count < FEWEST_TESTED || spread == 0 || missed <= (1 - USEFUL) * spread;
    }

    private static String measured(double missed, int count, double spread, String unit) {
        return String.format(
                Locale.ROOT,
                "the root mean squared error is %.3g%s, their spread %.3g%s",
                Math.sqrt(missed / count),
                spaced(unit),
                Math.sqrt(spread / count),
                spaced(unit));
    }

    private static String spaced(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double variation(double[] values, double middle) {
        return Arrays.stream(values)
                .map(value -> (value - middle) * (value - middle))
                .sum();
    }

    private static double missed(double[] known, double[] predicted, double shift) {
        double sum = 0;
        for (int i = 0; i < known.length; i++) {
            double error = predicted[i] - shift - known[i];
            sum += error * error;
        }
        return sum;
    }
}
