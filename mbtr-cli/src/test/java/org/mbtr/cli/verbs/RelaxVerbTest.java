package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.PairSprings;
import org.mbtr.cli.SmallData;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

class RelaxVerbTest {
    private static final String TWO_MOLECULES = """
            3
            Properties=species:S:1:pos:R:3 name=bent energy=-7
            O 0 0 0
            H 1.3 0 0
            H 0 1.6 0
            2
            Properties=species:S:1:pos:R:3 name=pair
            N 0 0 0
            N 0 0 1.9
            """;

    @TempDir
    private Path folder;

    private Path molecules;

    @BeforeEach
    void write() throws IOException {
        molecules = Files.writeString(folder.resolve("molecules.xyz"), TWO_MOLECULES);
    }

    private Path output() {
        return folder.resolve("relaxed.xyz");
    }

    private CommandLineRun relax(PotentialSource source, Path file, String... more) {
        return CommandLineRun.with(
                source,
                SmallData.arguments(
                        List.of("relax", "model.npz", file.toString(), "--output", output().toString()), more));
    }

    private CommandLineRun relax(String... more) {
        return relax(PairSprings.source(), molecules, more);
    }

    private static JsonNode json(CommandLineRun run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void allStructuresAreRelaxedWithEnergyForcesAndLabels() throws IOException {
        CommandLineRun run = relax("--fmax", "1e-5", "--json");

        assertEquals(0, run.code(), run.err());
        JsonNode rows = json(run).path("structures");
        assertEquals(2, json(run).path("converged").asInt());
        assertTrue(rows.path(0).path("largest_force").asDouble() <= 1e-5);
        List<Structure> relaxed = StructureReader.read(output());
        assertEquals(
                rows.path(1).path("energy").asDouble(),
                relaxed.get(1).number("energy").orElseThrow());
        assertEquals(1.5, relaxed.get(1).position(1, 2) - relaxed.get(1).position(0, 2), 1e-5);
        assertEquals(new PropertyValue.Text("pair"), relaxed.get(1).properties().get("name"));
        assertEquals(new PropertyValue.Text("eV"), relaxed.get(1).properties().get("energy_unit"));
        assertTrue(relaxed.get(0).atomProperties().containsKey("forces"));
    }

    @Test
    void oneStructureWithItsSteps() throws IOException {
        Path steps = folder.resolve("steps.xyz");

        CommandLineRun run = relax("--select", "2", "--trajectory", steps.toString(), "--json");

        JsonNode row = json(run).path("structures").path(0);
        assertEquals(2, row.path("structure").asInt());
        List<Structure> frames = StructureReader.read(steps);
        assertEquals(row.path("steps").asInt() + 1, frames.size());
        assertEquals(1, StructureReader.read(output()).size());
        assertEquals(
                frames.getLast().number("energy"),
                StructureReader.read(output()).getFirst().number("energy"));
    }

    @Test
    void notRelaxedIsAFailureWhoseResultIsKept() {
        CommandLineRun run = relax("--steps", "1", "--fmax", "1e-9");

        assertEquals(1, run.code());
        assertTrue(
                run.err().contains("is not relaxed after 1 step") && run.err().contains("--steps"), run.err());
        assertTrue(run.out().contains("out of steps"), run.out());
        assertEquals(2, StructureReader.read(output()).size());
    }

    @Test
    void resultThatLeftTheTrainingDataIsReported() throws IOException {
        PotentialSource source = PairSprings.source(
                structure -> structure.atomCount() == 3 ? Optional.of("three are a crowd") : Optional.empty());

        CommandLineRun run = relax(source, molecules, "--json");

        assertEquals(0, run.code(), run.err());
        assertEquals(1, json(run).path("outside").size());
        assertTrue(json(run).path("outside").path(0).asText().contains("three are a crowd"), run.out());
    }

    @Test
    void cellRelaxesIntoAPoscar() throws IOException {
        Path poscar = Files.writeString(
                folder.resolve("POSCAR"), "cubic\n1\n1.7 0 0\n0 1.6 0\n0 0 1.5\nPo\n1\nDirect\n0 0 0\n");
        Path relaxed = folder.resolve("relaxed.vasp");

        CommandLineRun run = CommandLineRun.with(
                PairSprings.source(),
                "relax",
                "model.npz",
                poscar.toString(),
                "--relax-cell",
                "--smax",
                "0.001",
                "--output",
                relaxed.toString(),
                "--json");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("left out, since the format has no place for them: "), run.err());
        var cell = StructureReader.read(relaxed).getFirst().cell().orElseThrow();
        for (int k = 0; k < 3; k++) {
            assertEquals(
                    json(run)
                            .path("structures")
                            .path(0)
                            .path("largest_stress_gpa")
                            .asDouble(),
                    0,
                    0.001);
            assertEquals(cell.length(0), cell.length(k), 1e-4);
        }
    }

    @Test
    void unknownUnitAsksForTheOption() {
        PotentialSource source =
                (file, workers) -> new PotentialSource.Loaded(new PairSprings(""), structure -> Optional.empty(), "");

        CommandLineRun refused = relax(source, molecules);

        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("say it with --unit"), refused.err());
        assertFalse(Files.exists(output()));
        assertEquals(
                0, relax(source, molecules, "--unit", "kcal/mol", "--fmax", "1").code());
    }

    @Test
    void stressWithoutACellIsWrongUsage() {
        CommandLineRun run = relax("--smax", "1");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("--smax is for --relax-cell"), run.err());
    }

    @Test
    void limitsMustBeAboveZero() {
        assertEquals(2, relax("--fmax", "0").code());
        assertEquals(2, relax("--steps", "-1").code());
        assertEquals(2, relax("--unit", "furlong").code());
    }
}
