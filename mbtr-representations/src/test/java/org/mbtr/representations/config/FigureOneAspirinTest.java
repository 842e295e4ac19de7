package org.mbtr.representations.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

/** The six curves of Figure 1 (left) of the paper: k = 2 of aspirin. */
class FigureOneAspirinTest {
    private static final int HYDROGEN = 1;
    private static final int CARBON = 6;
    private static final int OXYGEN = 8;
    /** The settings reproduce the published curves to 5e-8 of the peak; tabulated broadening adds 1e-10 at most. */
    private static final double TOLERANCE = 1e-10;

    private static final Structure ASPIRIN = StructureReader.read(TestMolecules.dataset("aspirin_figure1.extxyz"))
            .getFirst();

    private static Features described() {
        return Presets.create("figure1-aspirin-k2", DataSummary.of(Stream.of(ASPIRIN)))
                .create()
                .describe(ASPIRIN);
    }

    /** Σ over ordered pairs of distinct atoms with these elements of 1/d² times the normal integral around 1/d. */
    private static double[] curve(int first, int second) {
        double sigma = Math.pow(2, -4.5);
        double step = 1.1 / 499;
        double[] bins = new double[500];
        for (int a = 0; a < ASPIRIN.atomCount(); a++) {
            for (int b = 0; b < ASPIRIN.atomCount(); b++) {
                if (a == b || ASPIRIN.atomicNumber(a) != first || ASPIRIN.atomicNumber(b) != second) {
                    continue;
                }
                double inverse = 1
                        / Math.hypot(
                                Math.hypot(
                                        ASPIRIN.position(a, 0) - ASPIRIN.position(b, 0),
                                        ASPIRIN.position(a, 1) - ASPIRIN.position(b, 1)),
                                ASPIRIN.position(a, 2) - ASPIRIN.position(b, 2));
                for (int m = 0; m < 500; m++) {
                    double from = (m * step - inverse) / (sigma * Math.sqrt(2));
                    double to = ((m + 1) * step - inverse) / (sigma * Math.sqrt(2));
                    bins[m] += inverse * inverse * (Erf.erf(to) - Erf.erf(from)) / 2;
                }
            }
        }
        return bins;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 6", "1, 8", "6, 6", "6, 8", "8, 8"})
    void curveIsThePublishedOne(int first, int second) {
        double[] expected = curve(first, second);
        double peak = Arrays.stream(expected).max().orElseThrow();

        double[] found = described().block(BlockKey.of(0, first, second));

        assertTrue(peak > 1e-3);
        assertArrayEquals(expected, found, TOLERANCE * peak);
    }

    @Test
    void mirroredStrataAreEqual() {
        Features features = described();

        for (int[] pair : new int[][] {{HYDROGEN, CARBON}, {HYDROGEN, OXYGEN}, {CARBON, OXYGEN}}) {
            assertArrayEquals(
                    features.block(BlockKey.of(0, pair[0], pair[1])), features.block(BlockKey.of(0, pair[1], pair[0])));
        }
        assertEquals(9, features.blocksView().size());
    }

    @Test
    void moleculeIsAspirin() {
        assertEquals("C9H8O4", ASPIRIN.formula());
    }
}
