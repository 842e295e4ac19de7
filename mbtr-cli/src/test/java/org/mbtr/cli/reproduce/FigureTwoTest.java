package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.plot.ErrorHistogramPlot;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataFolders;

/** The figure of a part of a bundled set, and its published numbers. */
class FigureTwoTest {
    private static final CrystalsPlan TINY = new CrystalsPlan(150, false, 0);

    @TempDir
    private Path folder;

    private DataFolders folders() {
        return new DataFolders(List.of(folder.resolve("data")));
    }

    @Test
    void bundledSetStandsInForThePapers() throws IOException {
        SmallSets.part(folder.resolve("data"), "abc2_oqmd_heusler", 300);
        Path output = folder.resolve("results");
        ExperimentResult result =
                new FigureTwoExperiment(ModelFilter.everything(), TINY, folders(), output).run(SmallSets.console());
        Map<?, ?> row = (Map<?, ?>) ((List<?>) result.fields().get("rows")).getFirst();
        assertEquals("abc2_oqmd_heusler", row.get("data"));
        assertEquals(150, row.get("train"));
        assertEquals(54, row.get("test"));
        double mae = (double) row.get("mae");
        double rmse = (double) row.get("rmse");
        assertTrue(mae > 0.01 && mae < rmse && rmse < 1, row.toString());
        assertTrue((double) row.get("t_scale") < rmse, "tails are not wide for the scale");
        assertTrue(result.text().contains("stretched"), result.text());
        for (Path file : result.files()) {
            assertTrue(Files.size(file) > 1000 || file.endsWith("results.json"), file.toString());
        }
        String picture = Files.readString(output.resolve("figure2-abc2_oqmd_heusler.svg"));
        assertTrue(picture.contains("reference formation energy (eV/atom)"), "axis of the upper panel");
        assertFalse(Files.exists(output.resolve("abc2_oqmd_heusler-150-mbtr-gaussian-quick.journal.jsonl")));
    }

    /** The model is that of the experiment on crystals. */
    @Test
    void errorsAreThoseOfTheCrystalsExperiment() throws IOException {
        SmallSets.part(folder.resolve("data"), "abc2_oqmd_heusler", 300);
        ModelFilter gaussian = new ModelFilter(List.of(), List.of("mbtr"), List.of("gaussian"));
        ExperimentResult figure = new FigureTwoExperiment(
                        ModelFilter.everything(), TINY, folders(), folder.resolve("figure"))
                .run(SmallSets.console());
        ExperimentResult crystals =
                new CrystalsExperiment(gaussian, TINY, folders(), folder.resolve("crystals")).run(SmallSets.console());
        Map<?, ?> ours = (Map<?, ?>) ((List<?>) figure.fields().get("rows")).getFirst();
        Map<?, ?> theirs = (Map<?, ?>) ((List<?>) crystals.fields().get("rows")).getFirst();
        assertEquals((double) theirs.get("rmse"), (double) ours.get("rmse"), 1e-12);
        assertEquals((double) theirs.get("mae"), (double) ours.get("mae"), 1e-12);
    }

    @Test
    void missingSetIsNamed() {
        ModelFilter wanted = new ModelFilter(List.of("elpasolites"), List.of(), List.of());
        FigureTwoExperiment experiment = new FigureTwoExperiment(wanted, TINY, folders(), folder.resolve("results"));
        MbtrException failure = assertThrows(MbtrException.class, () -> experiment.run(SmallSets.console()));
        assertTrue(failure.getMessage().contains("abc2d6-16_elpasolite3to6.txt"), failure.getMessage());
    }

    /** The histogram and the law were read off the figure, the shares are printed in the notebook. */
    @Test
    void publishedNumbersAgreeWithEachOther() {
        ErrorHistogramPlot.Published histogram = PublishedErrorShares.drawn(1);
        double width = 2 * PublishedErrorShares.REACH / PublishedErrorShares.bins();
        double within = width * Arrays.stream(histogram.densities()).sum();
        assertEquals(PublishedErrorShares.shares()[1] / 100, within, 1e-3);
        for (int bin = 0; bin < histogram.at().length; bin++) {
            // Some 50 errors are in a bin, so its density is right to a seventh; three standard deviations.
            double expected = PublishedErrorShares.LAW.density(histogram.at()[bin]);
            double deviation = Math.sqrt(expected / (width * PublishedErrorShares.TESTED));
            assertEquals(expected, histogram.densities()[bin], 3.5 * deviation, "bin " + bin);
        }
        assertEquals(
                0.5 * histogram.densities()[17], PublishedErrorShares.drawn(2).densities()[17], 1e-12, "stretched");
    }
}
