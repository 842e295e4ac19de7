package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.PairSprings;
import org.mbtr.cli.SmallData;
import org.mbtr.structures.Cell;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** ASE, with the forces of a trained model through {@code drive}, comes to the same energy as {@code relax}. */
@Timeout(300)
class AseWithModelTest {
    /** The distribution's Python; another one first on the path does not have the distribution's packages. */
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private static final Path SCRIPT =
            Path.of(System.getProperty("mbtr.root"), "docs", "examples", "relax-with-ase.py");
    /** ASE stops at 10⁻⁴ eV/Å on surfaces of a few eV/Å². */
    private static final double SAME = 1e-6;

    @TempDir
    private Path folder;

    private static void needAse() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PYTHON), PYTHON + " is absent");
        Process process = python("-c", "import ase");
        process.inputReader(StandardCharsets.UTF_8).readAllLines();
        assumeTrue(process.waitFor() == 0, "ASE is not installed; .ci/install-clients installs it");
    }

    private static Process python(String... arguments) throws IOException {
        return new ProcessBuilder(SmallData.arguments(List.of(PYTHON.toString(), "-W", "ignore"), arguments))
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void moleculeComesToTheSameEnergy() throws Exception {
        compare(AseWithModelTest::ring, "atoms");
    }

    @Test
    void crystalAndItsCellComeToTheSameEnergy() throws Exception {
        compare(AseWithModelTest::cubic, "cell", "--relax-cell", "--smax", "0.001");
    }

    /** Learns from structures of 100 seeds and relaxes that of another in both ways. */
    private void compare(Function<SplittableRandom, Structure> structures, String what, String... options)
            throws Exception {
        needAse();
        List<Structure> training = IntStream.range(0, 100)
                .mapToObj(seed -> structures.apply(new SplittableRandom(seed)))
                .map(structure -> structure.withProperty(
                        "energy",
                        new PropertyValue.Real(
                                new PairSprings("eV").evaluate(structure).energy())))
                .toList();
        Path data = folder.resolve("training.extxyz");
        Path start = folder.resolve("start.extxyz");
        ExtendedXyzWriter.write(data, training);
        ExtendedXyzWriter.write(start, List.of(structures.apply(new SplittableRandom(1000))));
        String model = folder.resolve("model.npz").toString();
        SmallData.json("train", data.toString(), "--target", "energy", "--test", "10", "--output", model);

        double ase = byAse(model, start, what);

        JsonNode own = SmallData.json(SmallData.arguments(
                List.of("relax", model, start.toString(), "--unit", "eV", "--fmax", "1e-4"),
                SmallData.arguments(
                        List.of("--output", folder.resolve("own.extxyz").toString()), options)));
        JsonNode row = own.path("structures").path(0);
        assertEquals(row.path("energy").asDouble(), ase, SAME);
        assertTrue(row.path("energy_before").asDouble() - row.path("energy").asDouble() > 1000 * SAME, own.toString());
    }

    private double byAse(String model, Path start, String what) throws Exception {
        String socket = "mbtr_test_" + ProcessHandle.current().pid() + "_" + System.nanoTime();
        Path result = folder.resolve("ase.extxyz");
        CompletableFuture<CommandLineRun> driver = CompletableFuture.supplyAsync(() -> CommandLineRun.of(
                "drive", model, "--structure", start.toString(), "--unix", socket, "--unit", "eV", "--wait", "60"));
        try {
            Process ase = python(SCRIPT.toString(), socket, start.toString(), result.toString(), what);
            String said =
                    String.join("\n", ase.inputReader(StandardCharsets.UTF_8).readAllLines());
            assertEquals(0, ase.waitFor(), said);
            assertEquals(0, driver.join().code(), driver.join().err());
        } finally {
            Files.deleteIfExists(Path.of("/tmp", "ipi_" + socket));
        }
        return StructureReader.read(result).getFirst().number("energy").orElseThrow();
    }

    /** Three atoms at the corners of a triangle, each moved by up to 0.1 Å along each axis. */
    private static Structure ring(SplittableRandom random) {
        double[] positions = {0, 0, 0, 1.5, 0, 0, 0.75, 1.3, 0};
        for (int i = 0; i < positions.length; i++) {
            positions[i] += 0.1 * (2 * random.nextDouble() - 1);
        }
        return Structure.molecule(new int[] {8, 8, 8}, positions);
    }

    /** A simple cubic cell, each component of its vectors changed by up to 0.08 Å. */
    private static Structure cubic(SplittableRandom random) {
        double[] vectors = {1.5, 0, 0, 0, 1.5, 0, 0, 0, 1.5};
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] += 0.08 * (2 * random.nextDouble() - 1);
        }
        return Structure.crystal(new int[] {84}, new double[3], new Cell(vectors, new boolean[] {true, true, true}));
    }
}
