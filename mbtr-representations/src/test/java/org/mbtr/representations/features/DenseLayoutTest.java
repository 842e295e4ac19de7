package org.mbtr.representations.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mbtr.structures.MbtrException;

/** Rows of the dense matrix, blocks side by side in the order of their keys. */
class DenseLayoutTest {
    private static final BlockKey SINGLE = BlockKey.of(0, 6);
    private static final BlockKey PAIR = BlockKey.of(1, 1, 6);
    private static final BlockKey TRIPLE = BlockKey.of(2, 1, 6, 1);

    private static final Features ONE = Features.of(Map.of(PAIR, new double[] {1, 2}, SINGLE, new double[] {3}));
    private static final Features TWO = Features.of(Map.of(TRIPLE, new double[] {4, 5, 6}, SINGLE, new double[] {7}));
    private static final FeatureSet BOTH = FeatureSet.of(List.of(ONE, TWO));

    @Test
    void blocksStandInTheOrderOfTheirKeys() {
        DenseLayout layout = DenseLayout.of(BOTH);

        assertEquals(List.of(SINGLE, PAIR, TRIPLE), List.copyOf(layout.keys()));
        assertEquals(0, layout.offset(SINGLE));
        assertEquals(1, layout.offset(PAIR));
        assertEquals(3, layout.offset(TRIPLE));
        assertEquals(3, layout.width(TRIPLE));
        assertEquals(6, layout.columnCount());
    }

    @Test
    void rowsHaveZerosWhereBlocksAreMissing() {
        DenseLayout layout = DenseLayout.of(BOTH);

        assertArrayEquals(new double[] {3, 1, 2, 0, 0, 0}, layout.row(BOTH, 0));
        assertArrayEquals(new double[] {7, 0, 0, 4, 5, 6}, layout.row(BOTH, 1));
        assertArrayEquals(layout.row(BOTH, 1), layout.row(TWO));
    }

    @Test
    void rowsOfASubsetAreThoseOfItsStructures() {
        DenseLayout layout = DenseLayout.of(BOTH);
        FeatureSet reversed = BOTH.subset(new int[] {1, 0});

        assertArrayEquals(layout.row(BOTH, 1), layout.row(reversed, 0));
        assertArrayEquals(layout.row(BOTH, 0), layout.row(reversed, 1));
    }

    @Test
    void blockOutsideTheLayoutIsAnError() {
        DenseLayout narrow = DenseLayout.of(FeatureSet.of(List.of(ONE)));

        MbtrException error = assertThrows(MbtrException.class, () -> narrow.row(TWO));

        assertTrue(error.getMessage().contains("no block"), error.getMessage());
    }

    @Test
    void blockOfAnotherWidthIsAnError() {
        DenseLayout wide = new DenseLayout(Map.of(SINGLE, 2, PAIR, 2));

        MbtrException error = assertThrows(MbtrException.class, () -> wide.row(ONE));

        assertTrue(error.getMessage().contains("has 1 features, the layout has 2"), error.getMessage());
    }

    @Test
    void rowLongerThanAnArrayIsAnError() {
        Map<BlockKey, Integer> widths = Map.of(SINGLE, 1_500_000_000, PAIR, 1_500_000_000);

        MbtrException error = assertThrows(MbtrException.class, () -> new DenseLayout(widths));

        assertTrue(error.getMessage().contains("block-sparse"), error.getMessage());
    }
}
