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

    /** A layer of graphene with an atom on top, a row of carbon atoms, and a crystal whose cell is in metres. */
    private static final String LAYER_ROW_AND_METRES = """
            3
            Lattice="2.46 0 0 -1.23 2.1304 0 0 0 0" Properties=species:S:1:pos:R:3 pbc="T T F"
            C 0 0 0
            C 0 1.4203 0
            H 0 0 1.1
            1
            Lattice="0 0 0 0 1.3 0 0 0 0" Properties=species:S:1:pos:R:3 pbc="F T F"
            C 0 0 0
            1
            Lattice="5e-10 0 0 0 5e-10 0 0 0 5e-10" Properties=species:S:1:pos:R:3
            Si 0 0 0
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
    void cellOfASingleCrystal() throws IOException {
        JsonNode shown = shown(CRYSTAL);
        assertEquals(1, shown.path("periodicity").path("bulk").asInt());
        assertEquals(4, shown.path("cell_vectors").path(1).path(1).asDouble());
        assertEquals(4, cell(shown, "a").path("max").asDouble(), 1e-12);
        assertEquals(90, cell(shown, "gamma").path("min").asDouble(), 1e-12);
        assertEquals(64, cell(shown, "volume").path("mean").asDouble(), 1e-12);
        assertEquals(32, cell(shown, "volume_per_atom").path("mean").asDouble(), 1e-12);
        // (22.98977 + 35.45) u in 64 cubic angstrom, a unit being 1.660539 g/cm3 times 1 cubic angstrom
        assertEquals(1.51628, cell(shown, "density").path("mean").asDouble(), 1e-5);

        CommandLineRun run =
                CommandLineRun.of("show", folder.resolve("some.xyz").toString());
        assertTrue(run.out().contains("a 4.0000, b 4.0000, c 4.0000 Å; α 90.000, β 90.000, γ 90.000°"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.matches("density +1\\.5163 g/cm³")), run.out());
    }

    @Test
    void onlyPeriodicVectorsCount() throws IOException {
        JsonNode shown = shown(LAYER_ROW_AND_METRES);
        assertEquals(3, shown.path("periodic").asInt());
        assertEquals(0, shown.path("periodicity").path("molecule").asInt());
        assertEquals(1, shown.path("periodicity").path("slab").asInt());
        assertEquals(2, cell(shown, "a").path("structures").asInt());
        assertEquals(3, cell(shown, "b").path("structures").asInt());
        assertEquals(1, cell(shown, "c").path("structures").asInt());
        assertEquals(2.46 * 2.1304, cell(shown, "area").path("mean").asDouble(), 1e-12);
        assertEquals(1.3, cell(shown, "length").path("mean").asDouble(), 1e-12);

        CommandLineRun run =
                CommandLineRun.of("show", folder.resolve("some.xyz").toString());
        assertTrue(run.out().contains("1 wire, 1 slab, 1 bulk"), run.out());
    }

    @Test
    void eachTwoElementsHaveTheirShortestDistance() throws IOException {
        JsonNode distances = shown(LAYER_ROW_AND_METRES).path("distances");
        assertEquals(4, distances.size());
        assertEquals("Si", distances.path(0).path("first").asText());
        assertEquals("H", distances.path(1).path("first").asText());
        assertEquals("C", distances.path(1).path("second").asText());
        assertEquals(1.1, distances.path(1).path("angstrom").asDouble(), 1e-12);
        assertEquals(1.3, distances.path(2).path("angstrom").asDouble(), 1e-12);
        assertEquals(2, distances.path(2).path("structure").asInt(), "the row of carbon, not the layer");
        assertEquals(2.46, distances.path(3).path("angstrom").asDouble(), 1e-3, "H and its image");
    }

    @Test
    void cellInMetresIsSaidToBeTooShort() throws IOException {
        JsonNode fault = shown(LAYER_ROW_AND_METRES).path("too_close");
        assertEquals(1, fault.path("structures").asInt());
        assertTrue(fault.path("first").asText().startsWith("structure 3: atom 1 (Si) and its own periodic image"));
        assertTrue(shown(CRYSTAL).path("too_close").isMissingNode());
    }

    @Test
    void cellThatCannotBeSearchedIsNamed() throws IOException {
        String oblique = "1\nLattice=\"0.2 0 0 19 0.002 0 0 0 0.2\" Properties=species:S:1:pos:R:3\nH 0 0 0\n";
        Path file = Files.writeString(folder.resolve("oblique.xyz"), CRYSTAL + oblique);
        CommandLineRun run = CommandLineRun.of("show", file.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().startsWith("mbtr: structure 2, looking for close atoms: "), run.err());
    }

    private static JsonNode cell(JsonNode shown, String quantity) {
        for (JsonNode row : shown.path("cells")) {
            if (row.path("quantity").asText().equals(quantity)) {
                return row;
            }
        }
        throw new AssertionError("no " + quantity + " in " + shown);
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
