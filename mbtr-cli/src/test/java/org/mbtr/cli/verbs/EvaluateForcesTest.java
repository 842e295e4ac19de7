package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** Errors of forces and stress, against values that the model itself has predicted and that were changed by known amounts. */
class EvaluateForcesTest {
    @TempDir
    private static Path folder;

    private static String model;
    private static List<Structure> molecules;

    @BeforeAll
    static void learn() {
        model = SmallData.model(folder).toString();
        molecules = predicted(
                model, StructureReader.read(folder.resolve("small.extxyz")).subList(0, 3), "--forces");
    }

    private static List<Structure> predicted(String model, List<Structure> structures, String... options) {
        Path output = folder.resolve("predicted.extxyz");
        Path input = write("input.extxyz", structures);
        SmallData.json(SmallData.arguments(
                List.of("predict", model, input.toString(), "--output", output.toString()), options));
        return StructureReader.read(output);
    }

    private static Path write(String name, List<Structure> structures) {
        Path file = folder.resolve(name);
        ExtendedXyzWriter.write(file, structures);
        return file;
    }

    /** The molecules with other forces, under another name. */
    private static String data(String name, UnaryOperator<double[]> change) {
        return write(
                        "changed.extxyz",
                        molecules.stream()
                                .map(molecule -> {
                                    var forces = (PropertyValue.Reals)
                                            molecule.atomProperties().get("forces");
                                    double[] changed = change.apply(forces.values());
                                    return molecule.withAtomProperties(
                                            Map.of(name, new PropertyValue.Reals(changed, forces.shape())));
                                })
                                .toList())
                .toString();
    }

    private static double[] firstShifted(double[] forces) {
        forces[0] += 6;
        return forces;
    }

    @Test
    void predictedForcesHaveNoErrors() {
        JsonNode report = SmallData.json("evaluate", model, data("forces", forces -> forces), "--forces");
        assertEquals(3, report.path("force_compared").asInt());
        assertEquals(0, report.path("force_max").asDouble(), 1e-9);
        assertTrue(report.path("force_unit").isNull(), "the unit of the file is not known");
        assertTrue(report.path("stress_mae").isMissingNode(), "molecules have no stress");
    }

    @Test
    void errorsAreOverComponents() {
        JsonNode report =
                SmallData.json("evaluate", model, data("forces", EvaluateForcesTest::firstShifted), "--forces");
        double components =
                3 * molecules.stream().mapToInt(Structure::atomCount).sum();
        assertEquals(3 * 6 / components, report.path("force_mae").asDouble(), 1e-8);
        assertEquals(Math.sqrt(3 * 36 / components), report.path("force_rmse").asDouble(), 1e-8);
        assertEquals(6, report.path("force_max").asDouble(), 1e-8);
    }

    @Test
    void forcesOfAnotherNameAreNamed() {
        String data = data("dft_forces", EvaluateForcesTest::firstShifted);
        JsonNode report = SmallData.json("evaluate", model, data, "--forces-key", "dft_forces");
        assertEquals(6, report.path("force_max").asDouble(), 1e-8);

        CommandLineRun run = CommandLineRun.of("evaluate", model, data, "--forces");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("`forces`") && run.err().contains("--forces-key"), run.err());
    }

    @Test
    void forcesAreComparedOnlyWhenAskedFor() {
        JsonNode report = SmallData.json("evaluate", model, data("forces", forces -> forces));
        assertTrue(report.path("force_mae").isMissingNode());
    }

    @Test
    void gradientsInPlaceOfForcesAreNoticed() {
        String reversed = data(
                "forces", forces -> Arrays.stream(forces).map(force -> -force).toArray());
        assertTrue(
                CommandLineRun.of("evaluate", model, reversed, "--forces").err().contains("opposite sign"));
        String same = data("forces", forces -> forces);
        assertEquals("", CommandLineRun.of("evaluate", model, same, "--forces").err());
    }

    @Test
    void moleculesWhoseForcesAreNotFiniteArePassedOver() {
        String data = data("forces", forces -> {
            if (forces.length == 3 * molecules.getFirst().atomCount()) {
                forces[1] = Double.NaN;
            }
            return forces;
        });
        JsonNode report = SmallData.json("evaluate", model, data, "--forces");
        long others = molecules.stream()
                .filter(molecule -> molecule.atomCount() != molecules.getFirst().atomCount())
                .count();
        assertEquals(others, report.path("force_compared").asLong());
        assertEquals(3, report.path("structures").asLong());
    }

    @Test
    void whatIsNotThreeNumbersForEachAtomIsNotForces() {
        Structure charged = molecules
                .getFirst()
                .withAtomProperties(Map.of(
                        "forces",
                        new PropertyValue.Reals(
                                new double[molecules.getFirst().atomCount()],
                                molecules.getFirst().atomCount())));
        Path data = write("charges.extxyz", List.of(charged));
        CommandLineRun run = CommandLineRun.of("evaluate", model, data.toString(), "--forces");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("structure 1") && run.err().contains("three real numbers"), run.err());
    }

    @Test
    void picturesOfForcesStandBesideThatOfEnergies() {
        Path plot = folder.resolve("parity");
        JsonNode report = SmallData.json(
                "evaluate", model, data("forces", forces -> forces), "--forces", "--plot", plot.toString());
        assertEquals(4, report.path("plot").size());
        assertTrue(Files.isRegularFile(folder.resolve("parity.png")));
        assertTrue(Files.isRegularFile(folder.resolve("parity-forces.svg")));
    }

    /** In the order of ASE, xx yy zz yz xz xy, where there are six. */
    @Test
    void stressIsComparedAsMatrixAndAsSixNumbers() {
        String crystals = SmallData.crystalModel(folder).toString();
        Structure found = predicted(crystals, List.of(SmallData.rattledCrystal()), "--forces", "--stress")
                .getFirst();
        double[] s = ((PropertyValue.Reals) found.properties().get("stress")).values();
        PropertyValue six = new PropertyValue.Reals(new double[] {s[0], s[4], s[8] + 0.5, s[5], s[2], s[1]}, 6);
        Path data = write("stress.extxyz", List.of(found, found.withProperty("stress", six)));
        Path plot = folder.resolve("crystals");
        JsonNode report = SmallData.json("evaluate", crystals, data.toString(), "--forces", "--plot", plot.toString());
        assertEquals(2, report.path("stress_compared").asInt());
        assertEquals("eV/Å³", report.path("stress_unit").asText());
        assertEquals(0.5 / 18, report.path("stress_mae").asDouble(), 1e-12);
        assertEquals(0.5, report.path("stress_max").asDouble(), 1e-12);
        assertTrue(Files.isRegularFile(folder.resolve("crystals-stress.png")));
    }

    @Test
    void modelWithoutForcesIsEvaluatedAllTheSame() {
        Path folderOfModel = folder.resolve("laplacian");
        assertTrue(folderOfModel.toFile().mkdir());
        String laplacian = SmallData.model(
                        folderOfModel, "--kernel", "laplacian", "--length-scale", "100", "--lambda", "1e-6")
                .toString();
        String data = data("forces", forces -> forces);
        assertEquals(0, CommandLineRun.of("evaluate", laplacian, data).code());

        CommandLineRun run = CommandLineRun.of("evaluate", laplacian, data, "--forces");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("Laplacian") && run.err().contains("gaussian"), run.err());
    }
}
