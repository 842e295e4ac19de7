package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CentralDifferences;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** Forces and stress on the command line. */
class PredictForcesTest {
    /** Tabulated shares, off by 1e-10, and coefficients of up to 1e4 leave this much, relative to the largest derivative. */
    private static final double TOLERANCE = 1e-4;

    @TempDir
    private static Path folder;

    private static String model;
    private static Structure molecule;
    private static String crystalModel;
    private static Structure crystal;

    @BeforeAll
    static void learn() {
        model = SmallData.model(folder).toString();
        molecule = StructureReader.read(folder.resolve("small.extxyz")).get(4);
        crystalModel = SmallData.crystalModel(folder).toString();
        crystal = SmallData.rattledCrystal();
    }

    private static Path write(String name, List<Structure> structures) {
        Path file = folder.resolve(name);
        ExtendedXyzWriter.write(file, structures);
        return file;
    }

    private static Structure predicted(String model, Structure structure, String... options) {
        Path output = folder.resolve("predicted.extxyz");
        Path input = write("input.extxyz", List.of(structure));
        SmallData.json(SmallData.arguments(
                List.of("predict", model, input.toString(), "--output", output.toString()), options));
        return StructureReader.read(output).getFirst();
    }

    private static List<Double> energies(String model, List<Structure> structures, String property) {
        Path output = folder.resolve("energies.extxyz");
        Path input = write("displaced.extxyz", structures);
        SmallData.json("predict", model, input.toString(), "--output", output.toString());
        return StructureReader.read(output).stream()
                .map(structure -> structure.number(property).orElseThrow())
                .toList();
    }

    private static double[] forces(Structure structure) {
        return ((PropertyValue.Reals) structure.atomProperties().get("forces")).values();
    }

    private static double[] stress(Structure structure) {
        return ((PropertyValue.Reals) structure.properties().get("stress")).values();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    @Test
    void forcesAreMinusTheSlopesOfTheEnergy() {
        double[] forces = forces(predicted(model, molecule, "--forces"));
        List<Double> energies = energies(model, CentralDifferences.displaced(molecule), "ae_pbe0_predicted");
        assertEquals(3 * molecule.atomCount(), forces.length);
        assertTrue(largest(forces) > 0);
        for (int i = 0; i < forces.length; i++) {
            assertEquals(
                    -CentralDifferences.derivative(energies, i), forces[i], TOLERANCE * largest(forces), "force " + i);
        }
    }

    /** The target is per atom and has reference energies; forces and stress are of the energy of the cell. */
    @Test
    void stressIsTheSlopeOfTheEnergyOfTheCellByStrainOverTheVolume() {
        double[] stress = stress(predicted(crystalModel, crystal, "--stress"));
        List<Double> perAtom =
                energies(crystalModel, CentralDifferences.strained(crystal), "energy_eV_per_atom_predicted");
        double volume = crystal.volume().orElseThrow();
        assertTrue(Math.abs(stress[1]) > 1e-3 * largest(stress), "there is shear: " + Arrays.toString(stress));
        for (int i = 0; i < 9; i++) {
            double expected = crystal.atomCount() * CentralDifferences.derivative(perAtom, i) / volume;
            assertEquals(expected, stress[i], TOLERANCE * largest(stress), "stress " + i);
        }
    }

    @Test
    void forcesOfACrystalAreThoseOfTheEnergyOfItsCell() {
        double[] forces = forces(predicted(crystalModel, crystal, "--forces"));
        List<Double> perAtom =
                energies(crystalModel, CentralDifferences.displaced(crystal), "energy_eV_per_atom_predicted");
        for (int i = 0; i < forces.length; i++) {
            double expected = -crystal.atomCount() * CentralDifferences.derivative(perAtom, i);
            assertEquals(expected, forces[i], TOLERANCE * largest(forces), "force " + i);
        }
    }

    @Test
    void energyBesideForcesIsThatOfTheWholeStructure() {
        Structure found = predicted(crystalModel, crystal, "--forces");
        double perAtom = found.number("energy_eV_per_atom_predicted").orElseThrow();
        assertEquals(crystal.atomCount() * perAtom, found.number("energy").orElseThrow(), 1e-10);
        assertFalse(found.properties().containsKey("stress"), "stress was not asked for");
    }

    @Test
    void energyOfFormationHasTheSameForces() {
        Structure total = predicted(crystalModel, crystal, "--forces");
        Structure formation = predicted(crystalModel, crystal, "--forces", "--formation");
        assertArrayEquals(forces(total), forces(formation));
        double perAtom =
                formation.number("energy_eV_per_atom_formation_predicted").orElseThrow();
        assertEquals(crystal.atomCount() * perAtom, formation.number("energy").orElseThrow(), 1e-10);
    }

    @Test
    void knownValuesOfTheSameNamesAreKeptUnderOthers() {
        PropertyValue.Reals known =
                new PropertyValue.Reals(new double[3 * molecule.atomCount()], molecule.atomCount(), 3);
        Structure labelled =
                molecule.withProperty("energy", new PropertyValue.Real(-7)).withAtomProperties(Map.of("forces", known));
        Structure found = predicted(model, labelled, "--forces");
        assertEquals(-7, found.number("energy_reference").orElseThrow());
        assertEquals(known, found.atomProperties().get("forces_reference"));
        assertEquals(found.number("ae_pbe0_predicted"), found.number("energy"));
    }

    @Test
    void jsonHasForcesAndTheirSizes() {
        Path input = write("input.extxyz", List.of(crystal));
        JsonNode report = SmallData.json("predict", crystalModel, input.toString(), "--forces", "--stress");
        JsonNode row = report.path("predictions").path(0);
        assertEquals(crystal.atomCount(), row.path("forces").size());
        assertEquals(3, row.path("stress").path(2).size());
        double sum = 0;
        double largest = 0;
        for (JsonNode force : row.path("forces")) {
            double size = Math.hypot(
                    Math.hypot(force.get(0).asDouble(), force.get(1).asDouble()),
                    force.get(2).asDouble());
            sum += size;
            largest = Math.max(largest, size);
        }
        assertEquals(sum / crystal.atomCount(), report.path("force_mean").asDouble(), 1e-12);
        assertEquals(largest, report.path("force_largest").asDouble(), 1e-12);
        assertTrue(report.path("stress_largest").asDouble() > 0);
    }

    @Test
    void unitsAreThoseOfTheEnergyOfTheStructurePerLength() {
        Path input = write("input.extxyz", List.of(crystal));
        JsonNode report = SmallData.json("predict", crystalModel, input.toString(), "--forces", "--stress");
        assertEquals("eV/atom", report.path("unit").asText());
        assertEquals("eV/Å", report.path("force_unit").asText());
        assertEquals("eV/Å³", report.path("stress_unit").asText());
    }

    @Test
    void forcesOfOneStructureAreShown() {
        Path input = write("input.extxyz", List.of(crystal));
        CommandLineRun run = CommandLineRun.of("predict", crystalModel, input.toString(), "--forces", "--stress");
        assertTrue(run.out().contains("Forces (eV/Å)") && run.out().contains("Stress (eV/Å³)"), run.out());
    }

    @Test
    void representationWithoutDerivativesHasNoForces() {
        Path trained = folder.resolve("bag-of-bonds.npz");
        Path data = folder.resolve("small.extxyz");
        SmallData.json(
                "train",
                data.toString(),
                "--target",
                "ae_pbe0",
                "--representation",
                "coulomb-matrix",
                "--kernel",
                "gaussian",
                "--length-scale",
                "10",
                "--lambda",
                "1e-6",
                "--output",
                trained.toString());
        CommandLineRun run = CommandLineRun.of("predict", trained.toString(), data.toString(), "--forces");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("no derivatives") && run.err().contains("`unsorted`"), run.err());
    }

    @Test
    void moleculesHaveNoStress() {
        Path input = write("input.extxyz", List.of(molecule, molecule));
        Path output = folder.resolve("never.extxyz");
        CommandLineRun run =
                CommandLineRun.of("predict", model, input.toString(), "--stress", "--output", output.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("structure 1 (" + molecule.formula() + ") is a molecule"), run.err());
        assertFalse(Files.exists(output));
    }

    @Test
    void tablesHaveNoPlaceForForces() {
        Path output = folder.resolve("forces.csv");
        CommandLineRun run = CommandLineRun.of(
                "predict", model, folder.resolve("small.extxyz").toString(), "--forces", "--output", output.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("forces.csv") && run.err().contains(".extxyz"), run.err());
    }
}
