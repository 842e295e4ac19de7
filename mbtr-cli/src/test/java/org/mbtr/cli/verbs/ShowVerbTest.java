package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;

class ShowVerbTest {
    private static final String TWO_FRAMES = """
            2
            Properties=species:S:1:pos:R:3 energy=-1.5 pbc="F F F"
            H 0 0 0
            H 0 0 0.75
            3
            Properties=species:S:1:pos:R:3 energy=2.5 pbc="F F F"
            O 0 0 0
            H 0 0 0.96
            H 0.93 0 -0.24
            """;

    private static final String CRYSTAL = """
            2
            Lattice="4 0 0 0 4 0 0 0 4" Properties=species:S:1:pos:R:3 pbc="T T T"
            Na 0.1 0 0
            Cl 3.9 0 0
            """;

    @TempDir
    private Path folder;

    private JsonNode shown(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("some.xyz"), content);
        CommandLineRun run = CommandLineRun.of("show", file.toString(), "--json");
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void countsStructuresAtomsAndElements() throws IOException {
        JsonNode shown = shown(TWO_FRAMES);
        assertEquals(2, shown.path("structures").asInt());
        assertEquals(5, shown.path("atoms").asInt());
        assertEquals(2, shown.path("formulas").asInt());
        assertEquals("H", shown.path("elements").path(0).path("element").asText());
        assertEquals(4, shown.path("elements").path(0).path("atoms").asInt());
    }

    @Test
    void rangesOfProperties() throws IOException {
        JsonNode energy = shown(TWO_FRAMES).path("properties").path(0);
        assertEquals("energy", energy.path("property").asText());
        assertEquals(-1.5, energy.path("min").asDouble());
        assertEquals(0.5, energy.path("mean").asDouble());
        assertEquals(2.5, energy.path("max").asDouble());
    }

    @Test
    void shortestDistanceIsOverAllStructures() throws IOException {
        JsonNode shortest = shown(TWO_FRAMES).path("shortest_distance");
        assertEquals(0.75, shortest.path("angstrom").asDouble(), 1e-12);
        assertEquals(1, shortest.path("structure").asInt());
    }

    @Test
    void shortestDistanceSeesPeriodicImages() throws IOException {
        assertEquals(
                0.2, shown(CRYSTAL).path("shortest_distance").path("angstrom").asDouble(), 1e-12);
    }

    @Test
    void knownSetHasUnits() {
        CommandLineRun run = CommandLineRun.of("show", "qm7_pbe0geom");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().lines().anyMatch(l -> l.startsWith("ae_pbe0") && l.contains("kcal/mol")), run.out());
    }

    @Test
    void missingFileIsOneLine() {
        CommandLineRun run = CommandLineRun.of("show", "no-such-file.xyz");
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("no-such-file.xyz"), run.err());
    }

    @Test
    void damagedFileSaysWhere() throws IOException {
        Path file = Files.writeString(folder.resolve("damaged.xyz"), TWO_FRAMES.replace("0.75", "zero"));
        CommandLineRun run = CommandLineRun.of("show", file.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("damaged.xyz") && run.err().contains("zero"), run.err());
    }
}
