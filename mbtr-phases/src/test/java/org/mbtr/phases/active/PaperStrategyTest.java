package org.mbtr.phases.active;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.features.DenseLayout;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

class PaperStrategyTest {
    private static final Workers WORKERS = new Workers(2);
    private static final LatticeAlloy ALLOY = new LatticeAlloy(0, 1);
    private static final Candidates CANDIDATES = new Candidates(ALLOY.structures);

    @AfterAll
    static void stop() {
        WORKERS.close();
    }

    @Test
    void transformsAreThoseOfTheProtocol() {
        double[] known = {-4, 2, 1, 5};
        double[] energies = {-3, 3};
        assertArrayEquals(new double[] {-3, 3 * 4 / 5.0}, EnergyTransform.COMPRESSED.apply(energies, known), 1e-15);
        assertArrayEquals(new double[] {-3 * 5 / 4.0, 3}, EnergyTransform.STRETCHED.apply(energies, known), 1e-15);
        double deviation = Math.sqrt((25 + 1 + 0 + 16) / 4.0);
        assertArrayEquals(
                new double[] {-4 / deviation, 2 / deviation},
                EnergyTransform.STANDARDISED.apply(energies, known),
                1e-15);
    }

    @Test
    void energiesOfOneSignAreNotCompressed() {
        double[] known = {-4, -2, 0};
        assertArrayEquals(known, EnergyTransform.COMPRESSED.apply(known, known));
        assertArrayEquals(known, EnergyTransform.STRETCHED.apply(known, known));
    }

    /** Candidates are structures 1, 3 and 4. The smallest of the first three scores is at place 1, where candidate 3 stands. */
    @Test
    void bestCandidateIsTakenUnlessAsPublished() {
        double[] scores = {0.5, -0.1, 0.2, -0.2, -0.3};
        assertEquals(OptionalInt.of(4), Nomination.of(scores, false));
        assertEquals(OptionalInt.of(3), Nomination.of(scores, true));
        assertEquals(OptionalInt.empty(), Nomination.of(new double[] {0.1, 0}, true));
    }

    /** Against features side by side and a solution by elimination. */
    @Test
    void modelIsKernelRidgeRegressionOnThePresetForAlloys() {
        List<Structure> few = ALLOY.structures.subList(0, 12);
        MbtrSettings preset = (MbtrSettings) Presets.create("alloys", DataSummary.of(few.stream()));
        MbtrSettings settings =
                preset.withTerm(0, preset.terms().getFirst().withBroadening(new Broadening.Normal(Math.pow(2, -5.5))));
        FeatureSet features = settings.create().describe(few, WORKERS);
        double[][] rows = IntStream.range(0, few.size())
                .mapToObj(i -> DenseLayout.of(features).row(features, i))
                .toArray(double[][]::new);
        int[] training = {0, 2, 3, 5, 7};
        int[] asked = {1, 4, 11};
        double[] labels = {1, -2, 0.5, 0.3, 4};
        double[][] system = new double[5][6];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                system[i][j] = kernel(rows[training[i]], rows[training[j]]) + (i == j ? Math.pow(2, -8) : 0);
            }
            system[i][5] = labels[i];
        }
        eliminate(system);
        try (PaperModel model = new PaperModel(few, WORKERS)) {
            double[] predictions = model.predict(new double[] {-5.5, 3, -8}, training, labels, asked);
            for (int a = 0; a < asked.length; a++) {
                double expected = 0;
                for (int i = 0; i < 5; i++) {
                    expected += system[i][5] * kernel(rows[asked[a]], rows[training[i]]);
                }
                assertEquals(expected, predictions[a], 1e-8);
            }
        }
    }

    private static double kernel(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += (u[i] - v[i]) * (u[i] - v[i]);
        }
        return Math.exp(-sum / (2 * 8 * 8));
    }

    private static void eliminate(double[][] system) {
        for (int k = 0; k < system.length; k++) {
            double pivot = system[k][k];
            for (int j = 0; j < system[k].length; j++) {
                system[k][j] /= pivot;
            }
            for (int i = 0; i < system.length; i++) {
                double factor = system[i][k];
                for (int j = 0; i != k && j < system[k].length; j++) {
                    system[i][j] -= factor * system[k][j];
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hullComesCloserOneCandidateOfEachModelAtATime(boolean asPublished) {
        List<Round> rounds = play(asPublished, WORKERS);
        assertEquals(CANDIDATES.space().compositions().size(), rounds.getFirst().known());
        assertTrue(
                rounds.getLast().hullError() < rounds.getFirst().hullError() / 2,
                rounds.getLast().toString());
        int models = asPublished ? 3 : 2;
        for (int r = 1; r < rounds.size(); r++) {
            int added = rounds.get(r).known() - rounds.get(r - 1).known();
            assertTrue(added >= 1 && added <= models + 1, "added " + added);
        }
    }

    @Test
    void threadsDoNotMatter() {
        try (Workers one = new Workers(1);
                Workers three = new Workers(3)) {
            List<Round> first = play(false, one);
            List<Round> second = play(false, three);
            assertEquals(
                    first.stream().map(r -> Arrays.toString(r.vertices())).toList(),
                    second.stream().map(r -> Arrays.toString(r.vertices())).toList());
            assertEquals(
                    first.stream().map(Round::meanAbsoluteError).toList(),
                    second.stream().map(Round::meanAbsoluteError).toList());
        }
    }

    private static List<Round> play(boolean asPublished, Workers workers) {
        List<Round> rounds = new ArrayList<>();
        try (PaperStrategy strategy = new PaperStrategy(CANDIDATES, new PaperSettings(1.3, asPublished, 5), workers)) {
            new Simulation(CANDIDATES, ALLOY.energies).run(strategy, rounds::add);
        }
        return rounds;
    }

    /** Silver and gold, and the same with copper instead of silver. */
    @Test
    void threeElementsArePlayedToo() {
        List<Structure> structures = new ArrayList<>(ALLOY.structures);
        for (Structure structure : ALLOY.structures) {
            int[] elements = IntStream.of(structure.atomicNumbers())
                    .map(z -> z == 47 ? 29 : z)
                    .toArray();
            structures.add(Structure.crystal(
                    elements, structure.positions(), structure.cell().orElseThrow()));
        }
        double[] energies = IntStream.range(0, structures.size())
                .mapToDouble(i -> ALLOY.energies[i % ALLOY.energies.length])
                .toArray();
        Candidates ternary = new Candidates(structures);
        List<Round> rounds = new ArrayList<>();
        try (PaperStrategy strategy = new PaperStrategy(ternary, PaperSettings.standard(1), WORKERS)) {
            new Simulation(ternary, energies).run(strategy, rounds::add);
        }
        assertEquals(ternary.space().compositions().size(), rounds.getFirst().known());
        assertTrue(
                rounds.getLast().hullError() < rounds.getFirst().hullError() / 2,
                rounds.getLast().toString());
    }
}
