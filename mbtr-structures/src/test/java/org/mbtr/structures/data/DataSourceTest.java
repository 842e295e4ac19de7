package org.mbtr.structures.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.StructureReader;

/** Names and files are found in their order, and what is not found is explained. */
class DataSourceTest {
    private static final DatasetCatalogue CATALOGUE = DatasetCatalogue.standard();

    @Test
    void bundledSetIsFoundByName() {
        DataSource source = DataSource.resolve("qm7b");

        assertEquals("qm7b", source.title());
        assertEquals(Optional.of("kcal/mol"), source.unit("ae_pbe0"));
        assertEquals(7211, source.read().size());
    }

    @Test
    void fileOfAKnownSetIsRecognised() {
        Path file = DataSource.resolve("qm7b").path();

        assertEquals(
                "qm7b",
                DataSource.resolve(file.toString()).dataset().orElseThrow().name());
    }

    @Test
    void anyOtherFileIsItself(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("qm7b.extxyz.gz"), "1\n\nH 0 0 0\n");

        DataSource source = DataSource.resolve(file.toString());

        assertEquals(Optional.empty(), source.dataset());
        try (StructureReader reader = source.open()) {
            assertEquals("H", reader.next().formula());
        }
    }

    @Test
    void foldersAreSearchedInTheirOrder(@TempDir Path folder) throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Path own = Files.createDirectories(folder.resolve("own"));
        Path shared = Files.createDirectories(folder.resolve("shared").resolve("data"));
        DataFolders folders = DataFolders.of(project, Optional.of(own));
        assertEquals(List.of(project.resolve("datasets"), own, shared), folders.folders());

        Files.writeString(shared.resolve("a"), "");
        assertEquals(Optional.of(shared.resolve("a")), folders.find("a"));
        Files.writeString(own.resolve("a"), "");
        assertEquals(Optional.of(own.resolve("a")), folders.find("a"));
        assertEquals(Optional.empty(), folders.find("b"));
    }

    @Test
    void unknownNameIsExplained() {
        MbtrException fault = assertThrows(MbtrException.class, () -> DataSource.resolve("md17/etanol"));

        assertTrue(
                fault.getMessage()
                        .startsWith("`md17/etanol` is neither a file nor a known data set; did you mean `md17/ethanol"),
                fault.getMessage());
        assertTrue(fault.getMessage().endsWith("`mbtr datasets` lists the known sets"), fault.getMessage());
    }

    @Test
    void knownSetWithoutItsFileIsExplained(@TempDir Path folder) {
        DataFolders folders = DataFolders.of(folder.resolve("project"), Optional.empty());

        MbtrException fault =
                assertThrows(MbtrException.class, () -> DataSource.resolve("qm9_20k", CATALOGUE, folders));

        assertTrue(fault.getMessage().contains("qm9_20k.extxyz.gz, is in none of"), fault.getMessage());
        assertTrue(fault.getMessage().contains("MBTR_DATA"), fault.getMessage());
    }
}
