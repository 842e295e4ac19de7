package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.NpzArchive;
import org.mbtr.structures.io.StructureReader;

/** What is written as derivatives are differences of what is written as features. */
class DescribeDerivativesTest {
    /** Half of the distance over which differences are taken (angstrom, and strain). */
    private static final double STEP = 1e-4;
    /** Differences leave a sixth of the third derivative times the square of the step; features are some units large. */
    private static final double TOLERANCE = 1e-5;

    private static final String WIDE_BINS = """
            {"representation": "mbtr", "elements": ["H", "O", "Na", "Cl"], "terms": [
              {"geometry": {"type": "angle"}, "weighting": {"type": "unity"},
               "envelope": {"type": "smooth", "onset": 2, "cutoff": 5},
               "broadening": {"type": "normal", "sigma": 0.3},
               "grid": {"type": "edges", "start": -0.2, "step": 0.1, "count": 36}}]}
            """;

    @TempDir
    private Path folder;

    private String config;

    @BeforeEach
    void writeConfig() throws IOException {
        config = Files.writeString(folder.resolve("config.json"), WIDE_BINS).toString();
    }

    private JsonNode describe(List<Structure> structures, Path output, String... options) {
        Path data = folder.resolve("data.extxyz");
        ExtendedXyzWriter.write(data, structures);
        return SmallData.json(SmallData.arguments(
                List.of("describe", data.toString(), "--representation", config, "--output", output.toString()),
                options));
    }

    private double[] features(Structure structure) {
        Path output = folder.resolve("other.npz");
        describe(List.of(structure), output);
        try (NpzArchive archive = NpzArchive.open(output)) {
            return archive.read("features").doubles();
        }
    }

    /** Of one structure: derivatives of all columns for each coordinate of atoms, and behind these for strain. */
    private static double[][] read(Path file, int atoms) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            int columns = archive.read("features").shape()[1];
            double[][] rows = new double[3 * atoms + 9][columns];
            int[] offsets = archive.read("derivative_offset").ints();
            int[] widths = archive.read("derivative_width").ints();
            int[] counts = archive.read("derivative_atoms").ints();
            int[] members = archive.read("derivative_atom").ints();
            double[] values = archive.read("derivatives").doubles();
            boolean strained = archive.contains("strain_derivatives");
            double[] strains = strained ? archive.read("strain_derivatives").doubles() : new double[0];
            int member = 0;
            int value = 0;
            int strain = 0;
            for (int b = 0; b < offsets.length; b++) {
                for (int a = 0; a < counts[b]; a++, member++) {
                    for (int axis = 0; axis < 3; axis++, value += widths[b]) {
                        System.arraycopy(values, value, rows[3 * members[member] + axis], offsets[b], widths[b]);
                    }
                }
                for (int component = 0; strained && component < 9; component++, strain += widths[b]) {
                    System.arraycopy(strains, strain, rows[3 * atoms + component], offsets[b], widths[b]);
                }
            }
            assertEquals(values.length, value);
            assertEquals(strains.length, strain);
            return rows;
        }
    }

    private static void assertDifference(double[] less, double[] more, double[] derivative, String context) {
        double[] difference = new double[less.length];
        for (int i = 0; i < less.length; i++) {
            difference[i] = (more[i] - less[i]) / (2 * STEP);
        }
        assertArrayEquals(difference, derivative, TOLERANCE, context);
        assertTrue(Arrays.stream(derivative).anyMatch(value -> Math.abs(value) > 100 * TOLERANCE), context);
    }

    @Test
    void rowsOfAtomsAreDifferencesOfFeatures() {
        Structure molecule =
                Structure.molecule(new int[] {8, 1, 1}, new double[] {0, 0, 0, 0.96, 0, 0.1, -0.24, 1.03, 0.4});
        Path output = folder.resolve("features.npz");
        JsonNode report = describe(List.of(molecule), output, "--derivatives");
        double[][] found = read(output, 3);
        for (int coordinate = 0; coordinate < 9; coordinate++) {
            assertDifference(
                    features(moved(molecule, coordinate, -STEP)),
                    features(moved(molecule, coordinate, STEP)),
                    found[coordinate],
                    "coordinate " + coordinate);
        }
        assertEquals(8 * 3 * 3 * 36 * 2, report.path("derivative_bytes").asLong());
        try (NpzArchive archive = NpzArchive.open(output)) {
            assertFalse(archive.contains("strain_derivatives"));
        }
    }

    private static Structure moved(Structure molecule, int coordinate, double by) {
        double[] positions = molecule.positions();
        positions[coordinate] += by;
        return molecule.withPositions(positions);
    }

    @Test
    void rowsOfStrainAreDifferencesOfFeatures() {
        Cell cell = new Cell(new double[] {3.1, 0.1, 0, 0.2, 3.3, 0, 0, 0.3, 3}, new boolean[] {true, true, true});
        Structure crystal = Structure.crystal(new int[] {11, 17}, new double[] {0.1, 0.2, 0, 1.7, 1.5, 1.4}, cell);
        Path output = folder.resolve("features.npz");
        describe(List.of(crystal), output, "--derivatives");
        double[][] found = read(output, 2);
        for (int component = 0; component < 9; component++) {
            assertDifference(
                    features(strained(crystal, component, -STEP)),
                    features(strained(crystal, component, STEP)),
                    found[6 + component],
                    "strain " + component);
        }
    }

    private static Structure strained(Structure crystal, int component, double by) {
        Cell cell = crystal.cell().orElseThrow();
        return Structure.crystal(
                crystal.atomicNumbers(),
                strained(crystal.positions(), component, by),
                new Cell(strained(cell.vectors(), component, by), cell.periodic()));
    }

    private static double[] strained(double[] vectors, int component, double by) {
        double[] result = vectors.clone();
        for (int at = 0; at < vectors.length; at += 3) {
            result[at + component / 3] += by * vectors[at + component % 3];
        }
        return result;
    }

    @Test
    void rowsStandForStructuresAndForAtoms() {
        config = "dscribe";
        List<Structure> two = StructureReader.read(SmallData.write(folder)).subList(0, 2);
        Path both = folder.resolve("both.npz");
        describe(two, both, "--derivatives", "--sparse");
        try (NpzArchive archive = NpzArchive.open(both)) {
            int[] rows = archive.read("derivative_row").ints();
            assertArrayEquals(new int[] {0, 1}, Arrays.stream(rows).distinct().toArray());
            assertTrue(archive.contains("values"));
        }
        Path local = folder.resolve("local.npz");
        describe(two, local, "--derivatives", "--local");
        try (NpzArchive archive = NpzArchive.open(local)) {
            int atoms = two.get(0).atomCount() + two.get(1).atomCount();
            int[] rows = archive.read("derivative_row").ints();
            assertEquals(atoms, Arrays.stream(rows).distinct().count());
            assertEquals(atoms, archive.read("features").shape()[0]);
        }
    }

    @Test
    void tableHasNoPlaceForDerivatives() {
        CommandLineRun run = CommandLineRun.of(
                "describe",
                SmallData.write(folder).toString(),
                "--representation",
                "qm7b-energy",
                "--derivatives",
                "--output",
                folder.resolve("table.csv").toString());

        assertEquals(2, run.code());
        assertTrue(run.err().contains("--derivatives needs an --output that ends in .npz"), run.err());
    }

    @Test
    void sortedMatrixIsRefusedBeforeAnythingIsWritten() {
        Path never = folder.resolve("never.npz");
        CommandLineRun run = CommandLineRun.of(
                "describe",
                SmallData.write(folder).toString(),
                "--representation",
                "coulomb-matrix",
                "--derivatives",
                "--output",
                never.toString());

        assertEquals(1, run.code());
        assertTrue(run.err().contains("structure 1 ("), run.err());
        assertTrue(run.err().contains("`unsorted`"), run.err());
        assertFalse(Files.exists(never));
    }

    /** 54 MB for each of 2000 chains of 60 atoms on 36 000 bins. */
    @Test
    void derivativesThatDoNotFitAreRefused() throws IOException {
        config = Files.writeString(
                        folder.resolve("huge.json"),
                        WIDE_BINS
                                .replace("0.1, \"count\": 36", "0.0001, \"count\": 36000")
                                .replace("0.3", "0.0002"))
                .toString();
        Path data = folder.resolve("many.extxyz");
        double[] positions = new double[3 * 60];
        int[] hydrogens = new int[60];
        for (int i = 0; i < 60; i++) {
            hydrogens[i] = 1;
            positions[3 * i] = 0.9 * i;
        }
        ExtendedXyzWriter.write(data, Collections.nCopies(2000, Structure.molecule(hydrogens, positions)));
        CommandLineRun run = CommandLineRun.of(
                "describe",
                data.toString(),
                "--representation",
                config,
                "--derivatives",
                "--output",
                folder.resolve("never.npz").toString());

        assertEquals(1, run.code());
        assertTrue(run.err().contains("derivatives "), run.err());
    }
}
