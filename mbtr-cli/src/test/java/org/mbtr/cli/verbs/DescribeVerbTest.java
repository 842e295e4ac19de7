package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.structures.io.NpzArchive;

class DescribeVerbTest {
    @TempDir
    private Path folder;

    private String data;

    @BeforeEach
    void write() {
        data = SmallData.write(folder).toString();
    }

    private JsonNode describe(String output, String... options) {
        return SmallData.json(SmallData.arguments(
                List.of(
                        "describe",
                        data,
                        "--representation",
                        "qm7b-energy",
                        "--output",
                        folder.resolve(output).toString()),
                options));
    }

    @Test
    void sparseArraysAreTheDenseOnes() {
        describe("dense.npz");
        describe("sparse.npz", "--sparse");
        try (NpzArchive dense = NpzArchive.open(folder.resolve("dense.npz"));
                NpzArchive sparse = NpzArchive.open(folder.resolve("sparse.npz"))) {
            int[] shape = sparse.read("shape").ints();
            assertArrayEquals(dense.read("features").shape(), shape);
            assertArrayEquals(dense.read("features").doubles(), filled(sparse, shape));
        }
    }

    private static double[] filled(NpzArchive sparse, int[] shape) {
        double[] full = new double[shape[0] * shape[1]];
        int[] offsets = sparse.read("block_offset").ints();
        int[] widths = sparse.read("block_width").ints();
        int[] counts = sparse.read("block_rows").ints();
        int[] rows = sparse.read("rows").ints();
        double[] values = sparse.read("values").doubles();
        int row = 0;
        int at = 0;
        for (int b = 0; b < offsets.length; b++) {
            for (int r = 0; r < counts[b]; r++) {
                System.arraycopy(values, at, full, rows[row++] * shape[1] + offsets[b], widths[b]);
                at += widths[b];
            }
        }
        return full;
    }

    @Test
    void legendNamesEachColumn() {
        JsonNode report = describe("dense.npz");
        try (NpzArchive archive = NpzArchive.open(folder.resolve("dense.npz"))) {
            assertEquals(
                    report.path("features").asInt(),
                    archive.read("legend_species").strings().size());
            assertEquals("H-H", archive.read("legend_species").strings().getFirst());
            assertEquals(2, archive.read("legend_order").ints()[0]);
            assertEquals(0.1, archive.read("legend_from").doubles()[0]);
        }
    }

    @Test
    void tableHasARowForEachStructureAndNamesInItsHeading() throws IOException {
        describe("features.csv", "--limit", "4");
        List<String> lines = Files.readAllLines(folder.resolve("features.csv"));
        assertEquals(5, lines.size());
        assertTrue(
                lines.getFirst().startsWith("index,formula,\"k=2 H-H 1/distance (1/Å) 0.100000..0.111"),
                lines.getFirst());
        assertTrue(lines.get(1).startsWith("0,"), lines.get(1));
    }

    @Test
    void printedConfigurationDescribesTheSame() throws IOException {
        CommandLineRun run = CommandLineRun.of("describe", data, "--representation", "qm7b-energy", "--print-config");
        assertEquals(0, run.code(), run.err());
        Path config = Files.writeString(folder.resolve("config.json"), run.out());
        JsonNode preset = SmallData.json("describe", data, "--representation", "qm7b-energy");
        JsonNode file = SmallData.json("describe", data, "--representation", config.toString());
        assertEquals(preset.path("stored_values"), file.path("stored_values"));
    }

    @Test
    void mistakeInAConfigurationIsNamed() throws IOException {
        Path config = Files.writeString(
                folder.resolve("config.json"), "{\"representation\":\"bag-of-bonds\",\"bagSize\":5,\"bagSise\":5}");
        CommandLineRun run = CommandLineRun.of("describe", data, "--representation", config.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("bagSise") && run.err().contains("config.json"), run.err());
    }

    @Test
    void listExplainsPresets() {
        JsonNode list = SmallData.json("describe", "--list");
        assertEquals("qm7b-energy", list.path("presets").path(0).path("preset").asText());
    }

    @Test
    void wrongUsageSaysWhatIsMissing() {
        assertTrue(CommandLineRun.of("describe").err().contains("structures are missing"));
        assertTrue(CommandLineRun.of("describe", data).err().contains("--representation is missing"));
        assertEquals(
                2,
                CommandLineRun.of("describe", data, "--representation", "md", "--sparse")
                        .code());
    }

    private JsonNode describeCrystals(String... options) {
        return SmallData.json(SmallData.arguments(
                List.of("describe", "abc2_oqmd_heusler", "--representation", "crystals", "--limit", "6"), options));
    }

    @Test
    void environmentsAreRowsForAtoms() {
        Path file = folder.resolve("local.npz");
        JsonNode result = describeCrystals("--local", "--output", file.toString());

        assertEquals(6, result.path("structures").asInt());
        assertEquals(24, result.path("atoms").asInt());
        try (NpzArchive archive = NpzArchive.open(file)) {
            assertEquals(24, archive.read("features").shape()[0]);
            assertArrayEquals(
                    new int[] {0, 1, 2, 3, 0, 1, 2, 3},
                    Arrays.copyOf(archive.read("atom").ints(), 8));
            assertEquals(1, archive.read("index").ints()[4]);
            assertEquals("Li", archive.read("element").strings().getFirst());
        }
    }

    @Test
    void atomsAreChosenByNumberAndElement() {
        assertEquals(6, describeCrystals("--atoms", "4").path("atoms").asInt());
        assertEquals(6, describeCrystals("--atoms", "Li").path("atoms").asInt());
        assertEquals(15, describeCrystals("--atoms", "Li,2-3").path("atoms").asInt());
    }

    @Test
    void atomThatAStructureDoesNotHaveIsAnError() {
        CommandLineRun run = CommandLineRun.of(
                "describe", "abc2_oqmd_heusler", "--representation", "crystals", "--limit", "6", "--atoms", "5");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("structure 1 (AgAlLi2 (periodic)): atom 5"), run.err());
        assertTrue(run.err().contains("only 4 atoms"), run.err());
    }

    @Test
    void verboseSaysWhereSumsEnd() {
        JsonNode rows = describeCrystals("--verbose").path("truncation");

        assertEquals(2, rows.size());
        assertEquals("8.00", rows.path(0).path("side").asText());
        assertEquals("nothing", rows.path(1).path("neglected").asText());
    }
}
