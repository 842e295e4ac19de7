package org.mbtr.representations.baselines;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mbtr.representations.Representation;
import org.mbtr.representations.RepresentationContract;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Bags worked out by hand, and the contract. */
class BagOfBondsTest extends RepresentationContract {
    /** H at 0, 1 and 4 on a line, O at 2. */
    private static final Structure LINE = TestMolecules.of("H O H H", 0, 0, 0, 2, 0, 0, 1, 0, 0, 4, 0, 0);

    @Override
    protected Representation create() {
        return new BagOfBondsSettings(30).create();
    }

    @Test
    void bagsAreInDescendingOrderAndPadded() {
        Features features = new BagOfBondsSettings(5).create().describe(LINE);

        double oxygen = 0.5 * Math.pow(8, 2.4);
        assertEquals(
                List.of(BlockKey.of(0, 1), BlockKey.of(0, 8), BlockKey.of(1, 1, 1), BlockKey.of(1, 1, 8)),
                List.copyOf(features.blocksView().keySet()));
        assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0, 0}, features.block(BlockKey.of(0, 1)), 1e-14);
        assertArrayEquals(new double[] {oxygen, 0, 0, 0, 0}, features.block(BlockKey.of(0, 8)), 1e-12);
        assertArrayEquals(new double[] {1, 1 / 3.0, 1 / 4.0, 0, 0}, features.block(BlockKey.of(1, 1, 1)), 1e-14);
        assertArrayEquals(new double[] {8, 4, 4, 0, 0}, features.block(BlockKey.of(1, 1, 8)), 1e-14);
    }

    @Test
    void fullBagIsAnErrorThatSaysHowManyEntriesThereAre() {
        Representation tooSmall = new BagOfBondsSettings(2).create();

        MbtrException error = assertThrows(MbtrException.class, () -> tooSmall.describe(LINE));

        assertTrue(error.getMessage().contains("H has 3 entries and holds 2"), error.getMessage());
    }

    @Test
    void sizeBelowOneIsAnError() {
        MbtrException error = assertThrows(MbtrException.class, () -> new BagOfBondsSettings(0));

        assertTrue(error.getMessage().contains("found 0"), error.getMessage());
    }
}
