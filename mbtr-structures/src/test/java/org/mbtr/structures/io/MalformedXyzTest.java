package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.structures.MbtrException;

/** Every fault in a file is named with its place and what was expected. */
class MalformedXyzTest {
    private static final String HEAD = "1~Properties=species:S:1:pos:R:3";

    /** In the inputs, ~ is a line break. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2~~O 0 0 0~H 0 0 | test.xyz, line 4 (frame 1, atom 2): expected 4 columns as `Properties` says, found 3",
                "1~~H 0 0 0~1~~H 0 0 0 9 x|test.xyz, line 6 (frame 2, atom 1): expected a number in column `extra`, found `x`",
                "1~a=1 Properties=species:S:1:pos:R:3~H 0 0 0 1|line 3 (frame 1, atom 1): expected 4 columns as `Properties` says, found 5",
                "1~~Xx 0 0 0|line 3 (frame 1, atom 1): `Xx` is not a chemical element",
                "1~~119 0 0 0|`119` is not a chemical element",
                "1~~H 0 nan 0|line 3 (frame 1, atom 1): coordinate y is nan; every coordinate must be a finite number",
                "1~~H 0 0 1e999|coordinate z is 1e999",
                "1~~H 0 0x1p3 0|expected a number in column `pos`, found `0x1p3`",
                "0~~|line 1 (frame 1): the frame has 0 atoms; a structure needs at least one",
                "-3~~|the frame has -3 atoms",
                "foo~~H 0 0 0|line 1 (frame 1): expected the number of atoms alone on this line, found `foo`",
                "1~~H 0 0 0~H 0 0 0|line 4 (frame 2): expected the number of atoms alone on this line, found `H 0 0 0`",
                "3~~H 0 0 0~H 0 0 1|line 1 (frame 1): expected 3 atoms, the file ends after 2",
                "3|line 1 (frame 1): the file ends before the comment line",
                "1~Properties=species:S:1:pos:R~H 0 0 0|line 2 (frame 1): expected `Properties` as name:type:columns triplets",
                "1~Properties=species:S:1:pos:Q:3~H 0 0 0|the type of column `pos` in `Properties` is `Q`",
                "1~Properties=species:S:1:pos:R:x~H 0 0 0|the number of columns of `pos` in `Properties` is `x`",
                "1~Properties=species:S:1:pos:R:3:a:R:1:a:R:1~H 0 0 0 1 1|names column `a` twice",
                "1~Properties=species:S:1:force:R:3~H 0 0 0|has no positions (`pos:R:3`)",
                "1~Properties=pos:R:3~0 0 0|has no elements (`species:S:1` or `Z:I:1`)",
                "1~Properties=species:S:1:Z:I:1:pos:R:3~H 6 0 0 0|the symbol column says H, the atomic number column C",
                HEAD
                        + " Lattice=\"1 2 3\"~H 0 0 0|line 2 (frame 1): expected `Lattice` as 9 numbers, the three cell vectors one after the other, found 3",
                HEAD + " Lattice=bcc~H 0 0 0|expected `Lattice` as 9 numbers",
                HEAD + " Lattice=\"1 0 0 0 0 0 0 0 1\"~H 0 0 0|cell vector 2 is periodic and has no length",
                HEAD
                        + " Lattice=\"1 0 0 2 1e-12 0 0 0 1\"~H 0 0 0|line 2 (frame 1): `Lattice` and `pbc` do not make a cell: the periodic cell vectors lie in one plane",
                HEAD + " Lattice=\"1 0 0 0 nan 0 0 0 1\"~H 0 0 0|cell vectors must be finite",
                HEAD + " pbc=\"T T T\"~H 0 0 0|`pbc` says periodic, but there is no `Lattice`",
                HEAD + " pbc=\"T T\"~H 0 0 0|expected `pbc` as three of T and F",
                HEAD + " name=\"open~H 0 0 0|the `\"` in column 37 is not closed",
                HEAD + " list=[1 [2]~H 0 0 0|the `[` in column 37 is not closed",
                HEAD + " a=\"1\"2~H 0 0 0|expected a blank after the value that ends in column 36, found `2`",
                HEAD + " a=1 a=2~H 0 0 0|key `a` appears twice with different values",
                HEAD + ":n:I:1~H 0 0 0 1.5|expected a whole number in column `n`, found `1.5`",
                HEAD + ":n:L:1~H 0 0 0 yes|expected T or F in column `n`, found `yes`",
                "1~~H 0 0 0~VEC1 1 2 3~VEC2 2 4 6~|line 5 (frame 1): the cell vectors do not make a cell: the periodic cell vectors lie",
                "1~~H 0 0 0~VEC1 0 0 0~|line 4 (frame 1): the cell vectors do not make a cell: cell vector 1 is periodic and has no length",
                "1~~H 0 0 0~VEC1 1 2~|line 4 (frame 1): expected `VEC1` and three numbers, found `VEC1 1 2`",
            })
    void faultIsNamedWithItsPlace(String input, String expected) {
        MbtrException fault = assertThrows(MbtrException.class, () -> Fixtures.xyz(input.replace('~', '\n')));

        assertTrue(fault.getMessage().contains(expected), fault.getMessage());
        assertTrue(fault.getMessage().startsWith("test.xyz, line "), fault.getMessage());
    }

    @Test
    void cutOffCompressedFileIsNamed(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(System.getProperty("mbtr.root"), "datasets", "qm7b.extxyz.gz"));
        Path file = folder.resolve("cut.extxyz.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        MbtrException fault = assertThrows(MbtrException.class, () -> StructureReader.read(file));

        assertTrue(
                fault.getMessage().matches("cut.extxyz.gz, after line \\d+ \\(frame \\d+\\).*cut off.*"),
                fault.getMessage());
    }

    @Test
    void missingFileIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("none.xyz");

        MbtrException fault = assertThrows(MbtrException.class, () -> StructureReader.read(file));

        assertEquals(file + " does not exist", fault.getMessage());
    }

    @Test
    void emptyFileAndFolderAndOtherFormatsAreRefused(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.xyz"));
        Path pdb = Files.writeString(folder.resolve("a.pdb"), "ATOM");

        assertTrue(assertThrows(MbtrException.class, () -> StructureReader.read(empty))
                .getMessage()
                .contains("holds no structure"));
        assertTrue(assertThrows(MbtrException.class, () -> StructureReader.read(folder))
                .getMessage()
                .contains("is a folder"));
        assertTrue(assertThrows(MbtrException.class, () -> StructureReader.read(pdb))
                .getMessage()
                .contains("convert it to extended XYZ"));
    }
}
