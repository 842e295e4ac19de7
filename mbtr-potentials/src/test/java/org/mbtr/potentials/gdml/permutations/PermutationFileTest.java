package org.mbtr.potentials.gdml.permutations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.structures.MbtrException;

class PermutationFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        PermutationGroup group =
                PermutationGroup.generatedBy(4, List.of(new int[] {1, 2, 0, 3}, new int[] {1, 0, 2, 3}), 6);
        Path file = folder.resolve("methyl.txt");
        PermutationFile.write(group, file);
        assertEquals(group, PermutationFile.read(file, 6));
    }

    @Test
    void generatorsAreCompletedToTheirGroup() throws IOException {
        PermutationGroup group = read("# rotation of a methyl group\n\n 1 2 0  3 # three hydrogen atoms\n");
        assertEquals(3, group.order());
        assertEquals(4, group.atoms());
    }

    @Test
    void mistakesNameTheLine() throws IOException {
        assertRefused("1 0\n1 2\n", "line 2: expected each of 0 … 1 once, found `1 2`");
        assertRefused("1,0\n", "line 1: expected whole numbers");
        assertRefused("1 0\n1 0 2\n", "line 2: expected 2 atoms as in the lines before, found 3");
        assertRefused("# nothing\n", "holds no permutation");
        assertRefused("1 2 3 4 5 6 0\n1 0 2 3 4 5 6\n", "more than 20");
        var absent = assertThrows(MbtrException.class, () -> PermutationFile.read(folder.resolve("none"), 20));
        assertTrue(absent.getMessage().contains("does not exist"), absent.getMessage());
    }

    private PermutationGroup read(String text) throws IOException {
        return PermutationFile.read(Files.writeString(folder.resolve("permutations.txt"), text), 20);
    }

    private void assertRefused(String text, String word) throws IOException {
        Path file = Files.writeString(folder.resolve("permutations.txt"), text);
        var refused = assertThrows(MbtrException.class, () -> PermutationFile.read(file, 20));
        assertTrue(refused.getMessage().contains(word), refused.getMessage());
    }
}
