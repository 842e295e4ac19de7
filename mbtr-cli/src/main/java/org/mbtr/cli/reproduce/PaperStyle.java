package org.mbtr.cli.reproduce;

import java.util.OptionalDouble;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Normalization;

/**
 * The paper's models of a set of crystals: k = 1 and 2 by a preset, with a linear and a Gaussian kernel, and where their
 * searches begin.
 *
 * @param preset the representation
 * @param normalization what features are divided by; nothing in the paper, whose cells are all of one size
 * @param linear start values with the linear kernel
 * @param gaussian start values with the Gaussian kernel
 */
record PaperStyle(String preset, Normalization normalization, Start linear, Start gaussian) {
    /**
     * Start values of a search, as exponents of two.
     *
     * @param sigma1 width of the term with k = 1
     * @param sigma2 width of the term with k = 2
     * @param lengthScale of the kernel; absent where it has none, or the data are asked
     * @param lambda regularisation strength
     */
    record Start(double sigma1, double sigma2, OptionalDouble lengthScale, double lambda) {}

    /** The paper's start values for elpasolites. */
    static PaperStyle elpasolites() {
        return new PaperStyle(
                "elpasolite",
                Normalization.NONE,
                new Start(-2.5, -4.5, OptionalDouble.empty(), -20),
                new Start(-3.5, -5.5, OptionalDouble.of(2.5), -17));
    }

    /** The paper's start values for ABC2 compounds. */
    static PaperStyle abc2() {
        return new PaperStyle(
                "abc2",
                Normalization.NONE,
                new Start(-3, -4.5, OptionalDouble.empty(), -20),
                new Start(-1.5, -3.5, OptionalDouble.of(2), -20));
    }

    /** The same for cells of different sizes: features are divided by the atoms, which changes their distances. */
    PaperStyle perAtom() {
        return new PaperStyle(
                preset,
                Normalization.PER_ATOM,
                linear,
                new Start(gaussian.sigma1(), gaussian.sigma2(), OptionalDouble.empty(), gaussian.lambda()));
    }

    /** Whether features are divided by the atoms, which the paper does not do. */
    boolean isPerAtom() {
        return normalization == Normalization.PER_ATOM;
    }

    /** The representation for these data. */
    MbtrSettings representation(DataSummary summary) {
        return ((MbtrSettings) Presets.create(preset, summary)).withNormalization(normalization);
    }
}
