package org.mbtr.cli.reproduce;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mbtr.cli.plot.LearningCurvePlot;
import org.mbtr.cli.report.FittedPowerLaw;
import org.mbtr.cli.report.PowerLaw;

/**
 * Learning curves of the paper's Gaussian models on all elements: mean root mean squared errors of 30 repeats from the
 * figure {@code fig_crystals_learningcurve} of the authors' repository, and the law that their notebook fits.
 *
 * @param set name of the set
 * @param errors errors {@code [points]} (eV/atom) for the numbers of training structures of {@code SIZES}
 * @param law fitted to all single errors (eV/atom)
 */
@SuppressWarnings("ArrayRecordComponent")
record PublishedCurve(String set, double[] errors, FittedPowerLaw law) {
    /** Unit of the errors. */
    static final String UNIT = "eV/atom";

    private static final int[] SIZES = {
        100, 129, 167, 215, 278, 359, 464, 599, 774, 1000, 1292, 1668, 2154, 2783, 3594, 4642, 5995, 7743, 10000
    };

    private static final PublishedCurve ELPASOLITES = new PublishedCurve(
            "elpasolites",
            fromMilli(
                    233.44, 214.07, 152.73, 124.84, 101.38, 84.85, 76.13, 66.38, 57.85, 48.41, 40.97, 36.10, 31.01,
                    26.26, 21.13, 18.56, 14.75, 12.87, 9.36),
            new FittedPowerLaw(new PowerLaw(4.525902, -0.658), 0.097012, 0.003));

    private static final PublishedCurve OQMD = new PublishedCurve(
            "oqmd_abc2",
            fromMilli(
                    245.08, 214.42, 182.46, 165.49, 138.12, 122.98, 107.99, 96.17, 86.23, 72.60, 63.37, 55.41, 46.71,
                    43.15, 39.51),
            new FittedPowerLaw(new PowerLaw(2.657523, -0.521), 0.066448, 0.004));

    private static double[] fromMilli(double... milli) {
        return Arrays.stream(milli).map(error -> error / 1000).toArray();
    }

    /** The published curve of a set. */
    static Optional<PublishedCurve> of(CrystalSet set) {
        return named(set.name());
    }

    /** The published curve of the set of this name. */
    static Optional<PublishedCurve> named(String set) {
        return Stream.of(ELPASOLITES, OQMD)
                .filter(curve -> curve.set().equals(set))
                .findFirst();
    }

    /** The published curve of a model. */
    static Optional<PublishedCurve> of(CrystalCurve ours) {
        return ours.model() == CrystalModel.GAUSSIAN ? of(ours.set()) : Optional.empty();
    }

    /** The error for so many training structures. */
    OptionalDouble at(int training) {
        return IntStream.range(0, errors.length)
                .filter(i -> SIZES[i] == training)
                .mapToDouble(i -> errors[i])
                .findFirst();
    }

    /** For a picture. */
    LearningCurvePlot.Published drawn() {
        return new LearningCurvePlot.Published(
                "published, " + CrystalModel.GAUSSIAN, Arrays.copyOf(SIZES, errors.length), errors);
    }
}
