package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.PairSprings;
import org.mbtr.cli.SmallData;
import org.mbtr.potentials.Domain;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

class MdVerbTest {
    @TempDir
    private Path folder;

    private Path ring;

    @BeforeEach
    void write() throws IOException {
        ring = Files.writeString(folder.resolve("ring.xyz"), "3\n\nO 0 0 0\nO 1.5 0 0\nO 0.75 1.299 0\n");
    }

    private Path trajectory() {
        return folder.resolve("out.xyz");
    }

    private CommandLineRun md(PotentialSource source, String... more) {
        return CommandLineRun.with(
                source,
                SmallData.arguments(
                        List.of(
                                "md",
                                "model.npz",
                                ring.toString(),
                                "--trajectory",
                                trajectory().toString()),
                        more));
    }

    private CommandLineRun md(String... more) {
        return md(PairSprings.source(), more);
    }

    private JsonNode json(String... more) throws IOException {
        CommandLineRun run = md(SmallData.arguments(List.of("--json"), more));
        assertEquals(0, run.code(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void energyIsConservedAndFramesAreWritten() throws IOException {
        JsonNode report = json("--temperature", "300", "--steps", "400", "--every", "100");

        assertEquals(400, report.path("steps").asLong());
        assertEquals(0.2, report.path("picoseconds").asDouble(), 1e-12);
        assertEquals(0, report.path("drift").asDouble(), 1e-4);
        assertEquals(3, report.path("degrees_of_freedom").asInt());
        assertTrue(report.path("stopped").isNull());
        List<Structure> frames = StructureReader.read(trajectory());
        assertEquals(5, frames.size());
        assertEquals(
                report.path("potential_energy").asDouble(),
                frames.getLast().number("energy").orElseThrow());
    }

    @Test
    void sameCommandWithMoreStepsGoesOn() throws IOException {
        String[] settings = {"--temperature", "300", "--ensemble", "nvt", "--friction", "20", "--seed", "3"};
        json(SmallData.arguments(List.of(settings), "--steps", "50"));

        JsonNode report = json(SmallData.arguments(List.of(settings), "--steps", "100"));

        assertEquals(50, report.path("first_step").asLong());
        assertEquals(11, StructureReader.read(trajectory()).size());
    }

    @Test
    void lastFrameIsAStartWithItsMomenta() throws IOException {
        json("--temperature", "300", "--steps", "20");
        Path first = Files.move(trajectory(), folder.resolve("first.xyz"));
        Files.delete(folder.resolve("out.xyz.checkpoint"));

        CommandLineRun run = CommandLineRun.with(
                PairSprings.source(),
                "md",
                "model.npz",
                first.toString(),
                "--select",
                "3",
                "--keep-momenta",
                "--steps",
                "0",
                "--trajectory",
                trajectory().toString());

        assertEquals(0, run.code(), run.err());
        Structure last = StructureReader.read(first).getLast();
        Structure start = StructureReader.read(trajectory()).getFirst();
        assertEquals(
                last.number("kinetic_energy").orElseThrow(),
                start.number("kinetic_energy").orElseThrow(),
                1e-12);
    }

    private static Domain shorterThan(double limit) {
        return structure -> structure.position(1, 0) - structure.position(0, 0) > limit
                ? Optional.of("a bond is too long")
                : Optional.empty();
    }

    @Test
    void runStopsWhereTheTrainingDataEnd() throws IOException {
        CommandLineRun run =
                md(PairSprings.source(shorterThan(1.52)), "--temperature", "600", "--steps", "5000", "--json");

        assertEquals(1, run.code());
        assertTrue(
                run.err().contains("has left the region of the training data: a bond is too long. The trajectory"),
                run.err());
        assertTrue(
                new ObjectMapper().readTree(run.out()).path("stopped").asText().startsWith("step "));
    }

    @Test
    void domainCanBeIgnored() {
        CommandLineRun run =
                md(PairSprings.source(shorterThan(1.52)), "--temperature", "600", "--steps", "500", "--ignore-domain");

        assertEquals(0, run.code(), run.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--steps 10",
                "--ensemble nvt --keep-momenta",
                "--temperature 300 --keep-momenta",
                "--temperature 300 --friction 3",
                "--temperature -1",
                "--temperature 300 --ensemble npt",
                "--temperature 300 --timestep 0",
                "--temperature 300 --every 0"
            })
    void contradictionsAreWrongUsage(String options) {
        assertEquals(2, md(options.split(" ")).code());
    }
}
