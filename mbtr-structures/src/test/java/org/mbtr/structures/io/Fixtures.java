package org.mbtr.structures.io;

import java.io.ByteArrayInputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.mbtr.structures.Structure;

/** Files and texts that the tests of this package read. */
final class Fixtures {
    private Fixtures() {}

    /** A file beside {@code make_fixtures.py}, which made it. */
    static Path file(String name) {
        try {
            return Path.of(Fixtures.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** The frames of a text, called "test.xyz" in messages. */
    static List<Structure> xyz(String text) {
        try (ExtendedXyzReader reader = reader(text)) {
            return reader.rest();
        }
    }

    static ExtendedXyzReader reader(String text) {
        return ExtendedXyzReader.of(stream(text), "test.xyz");
    }

    /** The structure of a POSCAR, called "POSCAR" in messages. */
    static Structure poscar(String text) {
        try (PoscarReader reader = PoscarReader.of(stream(text), "POSCAR")) {
            return reader.next();
        }
    }

    /** The structures of a CIF, called "test.cif" in messages. */
    static List<Structure> cif(String text) {
        try (CifReader reader = CifReader.of(stream(text), "test.cif")) {
            return reader.rest();
        }
    }

    /** The structures of a text of published crystals in a file of this name. */
    static List<Structure> published(String text, String name) {
        try (PublishedCrystalsReader reader = PublishedCrystalsReader.of(stream(text), name)) {
            return reader.rest();
        }
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One frame with a hydrogen atom and these entries in its comment line. */
    static Structure comment(String entries) {
        return xyz("1\nProperties=species:S:1:pos:R:3 " + entries + "\nH 0 0 0\n")
                .get(0);
    }
}
