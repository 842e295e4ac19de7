package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.plot.ImprovementPlot;
import org.mbtr.cli.plot.PlotFile;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/** Draws, sums and published numbers of the experiment, and its work on a small made-up molecule. */
class FigureThreeTest {
    private static final double[] ENERGIES =
            new Random(3).doubles(1000).map(u -> -Math.log(1 - u)).toArray();

    @TempDir
    private Path folder;

    @Test
    void framesOfADrawAreOthersForEachPurpose() {
        FigureThreeSplit split = FigureThreeSplit.draw(ENERGIES, 100, 200, 0);
        assertEquals(100, split.training().length);
        assertEquals(50, split.validation().length);
        assertEquals(200, split.test().length);
        int[] all = IntStream.of(split.training()).toArray();
        long distinct = IntStream.concat(
                        IntStream.of(all),
                        IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test())))
                .distinct()
                .count();
        assertEquals(350, distinct);
        assertArrayEquals(
                split.training(), FigureThreeSplit.draw(ENERGIES, 100, 200, 0).training());
        assertFalse(Arrays.equals(
                split.training(), FigureThreeSplit.draw(ENERGIES, 100, 200, 1).training()));
    }

    /** Each tenth of the range of energies has its share of what is drawn, to within one frame. */
    @Test
    void drawsAreInProportionToTheFramesOfEachTenth() {
        FigureThreeSplit split = FigureThreeSplit.draw(ENERGIES, 250, 200, 2);
        int[] drawn = IntStream.concat(IntStream.of(split.training()), IntStream.of(split.validation()))
                .toArray();
        double lowest = Arrays.stream(ENERGIES).min().orElseThrow();
        double width = (Arrays.stream(ENERGIES).max().orElseThrow() - lowest) / 10;
        for (int bin = 0; bin < 10; bin++) {
            double from = lowest + bin * width;
            double to = bin == 9 ? Double.POSITIVE_INFINITY : from + width;
            double expected = 0.3
                    * Arrays.stream(ENERGIES)
                            .filter(energy -> energy >= from && energy < to)
                            .count();
            long found = IntStream.of(drawn)
                    .mapToDouble(frame -> ENERGIES[frame])
                    .filter(energy -> energy >= from && energy < to)
                    .count();
            assertEquals(expected, found, 1, "bin " + bin);
        }
    }

    @Test
    void moreFramesThanThereAreIsRefused() {
        MbtrException refused = assertThrows(MbtrException.class, () -> FigureThreeSplit.draw(ENERGIES, 950, 200, 0));
        assertTrue(refused.getMessage().contains("ask for fewer"), refused.getMessage());
    }

    @Test
    void improvementsAreMeansOfRatiosOfTheSameDraws() {
        Improvement improvement = Improvement.of(new double[] {1, 3}, new double[] {2, 4});
        assertEquals((50.0 + 25) / 2, improvement.mean(), 1e-12);
        assertEquals(12.5, improvement.deviation(), 1e-12);
    }

    /** Table 2 and Figure 3 were published independently of each other; a mean of ratios is nearly the ratio of means. */
    @Test
    void publishedImprovementsAreThoseOfTheTable() {
        for (String molecule : PublishedForceErrors.molecules()) {
            PublishedForceErrors cm =
                    PublishedForceErrors.of(molecule, ForceFieldKind.CM, 1000).orElseThrow();
            PublishedForceErrors mbtr =
                    PublishedForceErrors.of(molecule, ForceFieldKind.MBTR, 1000).orElseThrow();
            PublishedImprovements published = PublishedImprovements.of(molecule);
            assertEquals(
                    100 * (1 - mbtr.energy() / cm.energy()),
                    PublishedImprovements.at(published.energies(), 1000)
                            .orElseThrow()
                            .mean(),
                    0.3,
                    molecule);
            assertEquals(
                    100 * (1 - mbtr.force() / cm.force()),
                    PublishedImprovements.at(published.forces(), 1000)
                            .orElseThrow()
                            .mean(),
                    0.3,
                    molecule);
        }
    }

    /** More frames are better; what a size has found is where the next one begins; the report sets both beside each other. */
    @Test
    void forceFieldsOfMoreFramesAreBetter() throws Exception {
        FigureThreeReport report = new FigureThreeReport();
        try (Workers workers = new Workers(2)) {
            TrajectoryFrames frames = TrajectoryFrames.read(WaterTrajectory.write(folder, true));
            FigureThree work = new FigureThree("ethanol", ForceFieldWork.of(frames.all(), frames.train(), workers), 60);
            List<FigureThreeRow> cm = new ArrayList<>();
            List<FigureThreeRow> mbtr = new ArrayList<>();
            for (int size : List.of(10, 30)) {
                cm.add(row(work, ForceFieldKind.CM, size, cm));
                mbtr.add(row(work, ForceFieldKind.MBTR, size, mbtr));
                report.add("ethanol", size, List.of(cm.getLast()), List.of(mbtr.getLast()));
            }
            assertTrue(cm.getLast().tested().forceMae() < cm.getFirst().tested().forceMae());
            assertTrue(mbtr.getLast().tested().forceMae()
                    < mbtr.getFirst().tested().forceMae());
            assertEquals(60, cm.getLast().tested().frames());
            double improvement = 100
                    * (1
                            - mbtr.getLast().tested().forceMae()
                                    / cm.getLast().tested().forceMae());
            Map<String, Object> last = report.rows().getLast();
            assertEquals(improvement, (double) last.get("force_improvement"), 1e-9);
            assertEquals(null, last.get("published_force_improvement"), "the paper has no 30 frames");
            assertEquals(24.9, report.rows().getFirst().get("published_force_improvement"));
        }
        ImprovementPlot plot = report.plot();
        Path picture = folder.resolve("figure3.svg");
        PlotFile.write(plot, picture);
        String drawn = Files.readString(picture);
        assertTrue(drawn.contains("force error lower by (%)") && drawn.contains("ethanol"), "labels");
    }

    private FigureThreeRow row(FigureThree work, ForceFieldKind kind, int size, List<FigureThreeRow> before) {
        Map<String, Double> start =
                before.isEmpty() ? Map.of() : before.getLast().log2();
        Path journal = folder.resolve(kind + "-" + size + ".jsonl");
        return work.row(kind, size, 0, start, journal, WaterTrajectory.NOBODY);
    }
}
