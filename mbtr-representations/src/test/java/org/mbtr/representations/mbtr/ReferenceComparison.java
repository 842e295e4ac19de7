package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Structure;

/** Compares a description with {@link ReferenceMbtr}. */
final class ReferenceComparison {
    /**
     * With exact integrals only rounding is left: places on the axis are off by a few units in the last place of numbers
     * near 4, which a distribution as narrow as 0.05 magnifies by 1/0.05.
     */
    static final double ROUNDING = 2e-13;

    /** Tables take longer to make than small molecules to describe. */
    private static final Map<List<Record>, Binning> TABLES = new ConcurrentHashMap<>();

    private ReferenceComparison() {}

    /** Requires agreement with tabulated and with exact broadening. */
    static void assertAgrees(MbtrSettings settings, Structure molecule, String context) {
        assertAgrees(settings, molecule, ReferenceMbtr.describe(settings, molecule), context);
    }

    /** Requires agreement for a periodic structure; tuples with longer sides than {@code reach} must have no weight. */
    static void assertAgrees(MbtrSettings settings, Structure crystal, double reach, String context) {
        assertAgrees(settings, crystal, ReferenceMbtr.describe(settings, crystal, reach), context);
    }

    private static void assertAgrees(
            MbtrSettings settings, Structure structure, Map<BlockKey, double[]> expected, String context) {
        assertAgrees(
                settings,
                expected,
                new Mbtr(settings, ReferenceComparison::table).describe(structure),
                Binning.TOLERANCE,
                context);
        Features exact = new Mbtr(settings, Binning::exact).describe(structure);
        assertAgrees(settings, expected, exact, ROUNDING, context + " (exact broadening)");
    }

    private static Binning table(Broadening broadening, Grid grid) {
        return TABLES.computeIfAbsent(
                List.of((Record) broadening, (Record) grid), absent -> Binning.of(broadening, grid));
    }

    private static void assertAgrees(
            MbtrSettings settings, Map<BlockKey, double[]> expected, Features found, double tolerance, String context) {
        TreeSet<BlockKey> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.blocksView().keySet());
        for (BlockKey key : keys) {
            Term term = settings.terms().get(key.term());
            int count = term.grid().count();
            double[] reference = expected.getOrDefault(key, new double[count + 1]);
            double[] values = found.blocksView().getOrDefault(key, new double[count]);
            double half = term.grid().step() / 2;
            double allowed = tolerance * reference[count] * term.broadening().mass(-half, half);
            assertEquals(count, values.length, context);
            for (int m = 0; m < count; m++) {
                double error = Math.abs(values[m] - reference[m]);
                int bin = m;
                assertTrue(
                        error <= allowed,
                        () -> context + ", block " + key + ", bin " + bin + ": expected " + reference[bin] + ", found "
                                + values[bin] + ", error " + error + " of " + allowed + " allowed");
            }
        }
    }
}
