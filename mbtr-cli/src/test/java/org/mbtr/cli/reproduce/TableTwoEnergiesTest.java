package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;

/** The work of the experiment on a small made-up molecule, and its published numbers. */
class TableTwoEnergiesTest {
    private static final Tuning.Listener NOBODY = (number, point, loss, seconds) -> {};

    @TempDir
    private Path folder;

    @Test
    void framesAreUsedOnce() {
        TrajectoryEnergies frames = TrajectoryEnergies.read(WaterTrajectory.writeForEnergies(folder), 80);

        int[] learned = frames.split().outer().training();
        int[] inner = frames.split().inner().training();
        int[] validation = frames.split().inner().test();
        assertEquals(80, learned.length);
        assertEquals(16, validation.length);
        assertEquals(64, inner.length);
        assertEquals(
                80,
                IntStream.concat(Arrays.stream(inner), Arrays.stream(validation))
                        .distinct()
                        .count());
        assertTrue(Arrays.stream(frames.split().outer().test()).noneMatch(test -> contains(learned, test)));
        assertFalse(IntStream.range(1, learned.length).allMatch(i -> learned[i - 1] < learned[i]), "order of the file");
    }

    private static boolean contains(int[] values, int wanted) {
        return Arrays.stream(values).anyMatch(value -> value == wanted);
    }

    @Test
    void shortTrajectoryWithoutSplitIsRefused() {
        DataSource source = WaterTrajectory.write(folder, false);
        MbtrException refused = assertThrows(MbtrException.class, () -> TrajectoryEnergies.read(source, 80));
        assertTrue(refused.getMessage().contains("energy_train"), refused.getMessage());
        assertTrue(refused.getMessage().contains("12000"), refused.getMessage());
    }

    /** Each kind of model learns most of the energy, better from all frames than from half. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void modelsLearnTheMolecule(int place) {
        TrajectoryEnergies frames = TrajectoryEnergies.read(WaterTrajectory.writeForEnergies(folder), 100);
        PublishedEnergyModel model = PublishedEnergyModel.of("ethanol").get(place);
        double mean = Arrays.stream(frames.tested().labels()).average().orElseThrow();
        double spread = Arrays.stream(frames.tested().labels())
                .map(e -> Math.abs(e - mean))
                .average()
                .orElseThrow();
        try (Workers workers = new Workers(2)) {
            TableTwoEnergies work = new TableTwoEnergies("water", frames, false, MemoryLimits.usual(), workers);
            EnergyRow row = work.row(model, folder.resolve("search.jsonl"), NOBODY, () -> {});

            assertEquals(100, row.train());
            assertTrue(row.mae() < 0.2 * spread, row + " of " + spread);
            assertTrue(row.mae() < row.maeOfHalf(), row.toString());
        }
    }

    @Test
    void errorFollowsThePowerLaw() {
        assertEquals(0.1, at(5000, 0.2, 0.4), 1e-12, "twice the frames, half the error");
        assertEquals(0.2, at(5000, 0.2, 0.1), 1e-12, "an error that does not fall");
        assertEquals(0.2, at(10_000, 0.2, 0.4), 1e-12);
    }

    @Test
    void errorsFarFromThePublishedSizeAreNotExtrapolated() {
        assertTrue(row(4999, 0.2, 0.4).maeAtPublishedSize().isEmpty());
    }

    private static double at(int train, double mae, double ofHalf) {
        return row(train, mae, ofHalf).maeAtPublishedSize().orElseThrow();
    }

    private static EnergyRow row(int train, double mae, double ofHalf) {
        return new EnergyRow("water", "cm", "gaussian", train, 10, 1, Map.of(), 0, mae, mae, ofHalf, 0, 0, 0);
    }

    /** Table 2 of the paper rounds to two digits. */
    @Test
    void everyMoleculeHasItsThreeModels() {
        for (String molecule : PublishedForceErrors.molecules()) {
            assertEquals(3, PublishedEnergyModel.of(molecule).size(), molecule);
        }
        assertEquals(0.25, PublishedEnergyModel.of("aspirin").getLast().mae(), 0.005);
        assertEquals(0.17, PublishedEnergyModel.of("ethanol").getFirst().mae(), 0.005);
    }
}
