package org.mbtr.representations.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockSliceTest {
    /** The triples of a molecule of 21 atoms, each a species of its own. */
    private static List<BlockKey> triples() {
        List<BlockKey> keys = new ArrayList<>();
        for (int a = 1; a <= 21; a++) {
            for (int b = 1; b <= 21; b++) {
                for (int c = a; c <= 21; c++) {
                    keys.add(BlockKey.of(1, a, b, c));
                }
            }
        }
        return keys;
    }

    @Test
    void slicesAreAboutAsLargeAsEachOther() {
        List<BlockKey> keys = triples();
        for (int count : new int[] {2, 3, 8, 20}) {
            for (int index = 0; index < count; index++) {
                BlockSlice slice = new BlockSlice(index, count);
                long size = keys.stream().filter(slice::contains).count();
                double expected = (double) keys.size() / count;
                assertTrue(Math.abs(size - expected) < 4 * Math.sqrt(expected), size + " blocks in one of " + count);
            }
        }
    }

    @Test
    void aBlockIsWithItsReversal() {
        for (BlockKey key : triples()) {
            for (int index = 0; index < 7; index++) {
                BlockSlice slice = new BlockSlice(index, 7);
                assertEquals(slice.contains(key), slice.contains(key.reversed()), key::toString);
            }
        }
    }

    @Test
    void reversalKeepsTheLengthOfTheTuple() {
        assertEquals(BlockKey.of(2, 8, 6, 1, 7), BlockKey.of(2, 7, 1, 6, 8).reversed());
        assertEquals(BlockKey.of(2, 8, 6, 1), BlockKey.of(2, 1, 6, 8).reversed());
        assertEquals(BlockKey.of(0, 8, 6), BlockKey.of(0, 6, 8).reversed());
        assertEquals(BlockKey.of(0, 8), BlockKey.of(0, 8).reversed());
        assertEquals(BlockKey.of(0), BlockKey.of(0).reversed());
    }

    @Test
    void aSliceThatIsNotThereIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new BlockSlice(2, 2));
        assertThrows(IllegalArgumentException.class, () -> new BlockSlice(0, 0));
    }
}
