package org.mbtr.structures.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.MbtrException;

/** Files are recognised by their name, and where that says nothing by what they hold. */
class StructureFilesTest {
    private static final String POSCAR = "salt\n1\n4 0 0\n0 4 0\n0 0 4\nNa Cl\n1 1\nDirect\n0 0 0\n.5 .5 .5\n";
    private static final String CIF = """
            # comment
            DATA_salt
            _cell_length_a 4
            _cell_length_b 4
            _cell_length_c 4
            loop_
            _atom_site_label
            _atom_site_fract_x
            _atom_site_fract_y
            _atom_site_fract_z
            Na 0 0 0
            Cl .5 .5 .5
            """;

    @TempDir
    private Path folder;

    private String formula(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream stream = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return StructureReader.read(file).get(0).formula();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POSCAR",
                "CONTCAR",
                "poscar",
                "POSCAR_1",
                "POSCAR.salt",
                "run3.CONTCAR",
                "a.vasp",
                "a.poscar",
                "CONTCAR.gz",
                "a.vasp.gz",
                "salt",
                "salt.txt"
            })
    void poscar(String name) throws IOException {
        assertEquals("ClNa", formula(name, POSCAR));
    }

    @Test
    void poscarWithoutACommentIsKnownToo() throws IOException {
        assertEquals("ClNa", formula("salt", POSCAR.replace("salt", "")));
        assertEquals("ClNa", formula("salt", POSCAR.replace("salt", "Na Cl").replace("Na Cl\n1 1", "1 1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.cif", "A.CIF", "a.cif.gz", "a.mcif", "POSCAR.cif", "a", "a.txt"})
    void cif(String name) throws IOException {
        assertEquals("ClNa", formula(name, CIF));
    }

    /** Plain XYZ whose first lines are numbers, as those of a POSCAR are. */
    @Test
    void numbersAloneDoNotMakeAPoscar() throws IOException {
        String xyz = "3\n1.0\n1 0 0 0\n1 0 0 1\n1 0 1 0\n";

        assertEquals("H3", formula("a", xyz));
        assertEquals("H3", formula("a", "\n" + xyz));
        assertEquals("H", formula("a", "1\n4 0 0\n1 0 4 0\n"));
        assertEquals("H", formula("a", "\n1\n0 0 4\n1 0 0 0\n\n1\n\n1 0 0 0\n"));
    }

    @Test
    void commentOfXyzMayLookLikeASeparator() throws IOException {
        assertEquals("H", formula("a", "1\n--- 1 ---\nH 0 0 0\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.pdb", "a.json.gz", "OUTCAR", "XDATCAR", "vasprun.xml"})
    void otherFormatsAreRefused(String name) {
        MbtrException fault = assertThrows(MbtrException.class, () -> formula(name, "some text"));

        assertTrue(fault.getMessage().contains("is of a format that is not read; convert it to"), fault.getMessage());
    }

    @Test
    void nameThatSaysNumpyMustBeAnArchive() {
        assertTrue(assertThrows(MbtrException.class, () -> formula("a.npz", POSCAR))
                .getMessage()
                .contains("not a NumPy archive"));
    }
}
