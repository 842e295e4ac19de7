package org.mbtr.structures.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginalTest {
    private static final List<Original> ALL = Original.all();

    @Test
    void namesFilesAndAddressesAreDifferent() {
        assertEquals(ALL.size(), ALL.stream().map(Original::name).distinct().count());
        assertEquals(ALL.size(), ALL.stream().map(Original::file).distinct().count());
        assertEquals(ALL.size(), ALL.stream().map(Original::address).distinct().count());
        assertEquals(ALL.size(), ALL.stream().map(Original::lastPart).distinct().count(), "a mirror has one folder");
        for (Original original : ALL) {
            assertTrue(URI.create(original.address()).isAbsolute(), original.address());
            original.md5().ifPresent(md5 -> assertTrue(md5.matches("[0-9a-f]{32}"), md5));
        }
    }

    /** What is fetched lies where the program looks for the set of this name. */
    @Test
    void trajectoriesTakeThePlaceOfTheKnownSets() {
        List<Original> trajectories = ALL.stream()
                .filter(original -> original.name().startsWith("md17/"))
                .toList();
        assertEquals(8, trajectories.size());
        for (Original original : trajectories) {
            Dataset known = DatasetCatalogue.standard().find(original.name()).orElseThrow();
            assertEquals(known.file(), original.file());
            assertTrue(original.md5().isPresent(), original.name());
        }
    }
}
