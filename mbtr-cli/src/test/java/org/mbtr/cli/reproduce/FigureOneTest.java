package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.structures.data.DataFolders;

/** The representation of Figure 1 beside sums that know nothing of it. */
class FigureOneTest {
    /** Tabulated broadening adds 10⁻¹⁰ of the largest share of a tuple at most. */
    private static final double ROUNDING = 1e-10;
    /** Central differences of step h = 10⁻⁴ Å miss h²/6 times the third derivative, some 100 /Å³ here. */
    private static final double DIFFERENCES = 1e-6;

    @TempDir
    private Path folder;

    @Test
    void bothHalvesAreTheSumsOfTheFormulas() throws IOException {
        ExperimentResult result = new FigureOneExperiment(DataFolders.standard(), folder).run(SmallSets.console());
        List<?> rows = (List<?>) result.fields().get("rows");
        assertEquals(6 + 3, rows.size());
        double steepest = 0;
        for (Object row : rows) {
            Map<?, ?> curve = (Map<?, ?>) row;
            assertTrue((double) curve.get("peak") > 1e-3, curve.toString());
            assertTrue((double) curve.get("difference") < ROUNDING, curve.toString());
            assertTrue((double) curve.get("slope_difference") < DIFFERENCES, curve.toString());
            steepest = Math.max(steepest, (double) curve.get("slope"));
        }
        assertTrue(steepest > 0.1, "derivatives of aspirin are not small");
        for (Path file : result.files()) {
            assertTrue(Files.size(file) > 1000, file.toString());
        }
        String picture = Files.readString(folder.resolve("figure1-aspirin.svg"));
        assertTrue(picture.contains("1/distance (1/Å)") && picture.contains("H–C = C–H"), "axis and legend");
    }

    /** Another atom has other derivatives: the comparison above can fail. */
    @Test
    void derivativesAreThoseOfOneAtom() {
        FigureOneHalf half = FigureOneHalf.aspirin(DataFolders.standard());
        BlockKey carbons = BlockKey.of(0, 6, 6);
        double[] sixth = half.formula().derivative(carbons, 2);
        double[] first = new AspirinFormula(half.structure(), 0).derivative(carbons, 2);
        double largest = 0;
        for (int m = 0; m < sixth.length; m++) {
            largest = Math.max(largest, Math.abs(sixth[m] - first[m]));
        }
        assertTrue(largest > 0.01, "largest difference " + largest);
    }
}
