package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.parallel.Workers;

class SymmetryAdaptedFeaturesTest {
    private static TrainingFrames frames(MoleculeRepresentation representation) {
        return TrainingFrames.of(
                Molecules.methoxy(20, 0.15, 4), Molecules.methyl(), representation.functions(), Workers.CALLING_THREAD);
    }

    static Stream<MoleculeRepresentation> representations() {
        return Molecules.representations();
    }

    private static double[] random(int seed, int count) {
        return new SplittableRandom(seed).doubles(count, -1, 1).toArray();
    }

    @ParameterizedTest
    @MethodSource("representations")
    void combinationsKeepLengthsAndCanBeSeparated(MoleculeRepresentation representation) {
        TrainingFrames frames = frames(representation);
        SymmetryAdaptedFeatures adapted = new SymmetryAdaptedFeatures(frames.matches, frames.layout);
        double[] features = random(1, frames.layout.size());
        double[] combinations = adapted.combine(features);
        assertEquals(square(features), square(combinations), 1e-12);
        assertArrayEquals(features, adapted.separate(combinations), 1e-14);
    }

    private static double square(double[] numbers) {
        return Arrays.stream(numbers).map(x -> x * x).sum();
    }

    /** Inner products with all images of a point, from the definition. */
    @ParameterizedTest
    @MethodSource("representations")
    void sumsGiveTheInnerProductsForAllPermutations(MoleculeRepresentation representation) {
        TrainingFrames frames = frames(representation);
        SymmetryAdaptedFeatures adapted = new SymmetryAdaptedFeatures(frames.matches, frames.layout);
        double[] one = random(1, frames.layout.size());
        double[] other = random(2, frames.layout.size());
        double[] rows = adapted.combine(one);
        double[] columns = adapted.combine(other);
        double[] sums = new double[adapted.sums];
        for (int run = 0; run < adapted.runCount(); run++) {
            for (int k = adapted.starts[run]; k < adapted.starts[run + 1]; k++) {
                sums[adapted.sumOf[run]] += rows[adapted.rows[k]] * columns[adapted.columns[k]];
            }
        }
        for (int p = 0; p < frames.matches.permutations; p++) {
            double found = 0;
            for (int i = 0; i < sums.length; i++) {
                found += adapted.toPermutations[p * sums.length + i] * sums[i];
                assertEquals(
                        adapted.toPermutations[p * sums.length + i],
                        adapted.toSums[i * frames.matches.permutations + p]);
            }
            assertEquals(product(frames, one, other, p), found, 1e-13);
        }
    }

    private static double product(TrainingFrames frames, double[] one, double[] other, int permutation) {
        double product = 0;
        for (int q = 0; q < frames.matches.coordinates.clusters(); q++) {
            int image = frames.matches.image(permutation, q);
            for (int k = 0; k < frames.layout.count(q); k++) {
                product += one[frames.layout.offsets[q] + k] * other[frames.layout.offsets[image] + k];
            }
        }
        return product;
    }

    /** Three like atoms: a pair with one of them becomes three pairs; a combination meets one or two. */
    @ParameterizedTest
    @MethodSource("representations")
    void combinationsMeetFewerOthersThanFeatures(MoleculeRepresentation representation) {
        TrainingFrames frames = frames(representation);
        SymmetryAdaptedFeatures adapted = new SymmetryAdaptedFeatures(frames.matches, frames.layout);
        int before = 0;
        for (int q = 0; q < frames.matches.coordinates.clusters(); q++) {
            before += frames.matches.images(q).length * frames.layout.count(q);
        }
        assertTrue(adapted.rows.length < 0.7 * before, adapted.rows.length + " of " + before);
        assertTrue(adapted.sums <= frames.matches.permutations);
        assertTrue(adapted.tileCount() > 0);
    }
}
