package org.mbtr.potentials.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.mbtr.potentials.labels.Finding.Kind;

/** Verdicts on made energies. */
class FitCheckTest {
    private static final double[] KNOWN =
            new Random(1).doubles(100).map(x -> 10 * x - 500).toArray();

    /** Predictions with errors of 5 % of the spread. */
    private static double[] predicted(DoubleUnaryOperator of) {
        Random random = new Random(2);
        return Arrays.stream(KNOWN)
                .map(e -> of.applyAsDouble(e + 0.15 * random.nextGaussian()))
                .toArray();
    }

    private static double[] unrelated() {
        return new Random(3).doubles(100).map(x -> 10 * x - 500).toArray();
    }

    private static Optional<Kind> labels(double[] predicted) {
        return FitCheck.labels(KNOWN, predicted).map(Finding::kind);
    }

    /** Whatever the constant, which labels do not tell. */
    @Test
    void energiesOfTheirForcesRaiseNothing() {
        assertEquals(Optional.empty(), labels(predicted(e -> e)));
        assertEquals(Optional.empty(), labels(predicted(e -> e + 7000)));
        assertEquals(Optional.empty(), labels(predicted(e -> 0.8 * e)));
    }

    @Test
    void signsAndUnitsAreNoticed() {
        assertEquals(Optional.of(Kind.FLIPPED_FORCES), labels(predicted(e -> -e)));
        assertEquals(Optional.of(Kind.DIFFERENT_UNITS), labels(predicted(e -> 23.06 * e)));
        assertEquals(Optional.of(Kind.UNRELATED_LABELS), labels(unrelated()));
        String message =
                FitCheck.labels(KNOWN, predicted(e -> -23.06 * e)).orElseThrow().message();
        assertTrue(
                message.contains("100 training frames")
                        && message.contains("energies in eV, forces in kcal/mol/Å")
                        && message.contains("wrong sign"),
                message);
    }

    /** Little data and data without any change say nothing. */
    @Test
    void littleIsNotJudged() {
        assertEquals(
                Optional.empty(), FitCheck.labels(Arrays.copyOf(KNOWN, 19), Arrays.copyOf(predicted(e -> -e), 19)));
        assertTrue(FitCheck.labels(Arrays.copyOf(KNOWN, 20), Arrays.copyOf(predicted(e -> -e), 20))
                .isPresent());
        assertEquals(Optional.empty(), FitCheck.labels(new double[100], predicted(e -> e)));
        assertEquals(Optional.empty(), labels(new double[100]));
    }

    /** Here the constant counts, if it is larger than the spread. */
    @Test
    void poorPredictionsAreNoticed() {
        assertEquals(Optional.empty(), FitCheck.energies(KNOWN, predicted(e -> e), "eV"));
        assertEquals(
                Optional.of(Kind.POOR_ENERGIES),
                FitCheck.energies(KNOWN, unrelated(), "eV").map(Finding::kind));
        assertEquals(Optional.empty(), FitCheck.energies(KNOWN, predicted(e -> e + 2), "eV"));
        String shifted = FitCheck.energies(KNOWN, predicted(e -> e + 40), "eV")
                .orElseThrow()
                .message();
        assertTrue(shifted.contains("energies 40.0 eV on average"), shifted);
        assertEquals(Optional.empty(), FitCheck.forces(KNOWN, predicted(e -> e), "eV/Å"));
        assertEquals(
                Optional.of(Kind.POOR_FORCES),
                FitCheck.forces(KNOWN, predicted(e -> 0.2 * e), "eV/Å").map(Finding::kind));
    }
}
