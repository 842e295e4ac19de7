package org.mbtr.potentials.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.potentials.Domain;
import org.mbtr.potentials.LennardJones;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.potentials.TestStructures;
import org.mbtr.potentials.dynamics.DynamicsRun;
import org.mbtr.potentials.dynamics.DynamicsSettings;
import org.mbtr.potentials.dynamics.Ensemble;
import org.mbtr.potentials.frames.Frames;
import org.mbtr.potentials.relax.Relaxation;
import org.mbtr.potentials.relax.RelaxationSettings;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** ASE reads the frames that relaxation and dynamics write, and what it writes of them we read. */
@Timeout(120)
class AseFramesTest {
    /** ASE writes eight decimals. */
    private static final double WRITTEN = 1e-8;

    private static final LennardJones ARGON = LennardJones.argon();

    @TempDir
    private Path folder;

    @BeforeEach
    void needAse() {
        Clients.needAse();
    }

    /** Compares with what ASE has read, and with what it has written. */
    private void compare(Path file) throws Exception {
        Path copy = folder.resolve("copy.extxyz");
        String said = Clients.output(Clients.python(folder, "frames.py", file, copy));
        JsonNode read = new ObjectMapper().readTree(said);
        List<Structure> ours = StructureReader.read(file);
        List<Structure> theirs = StructureReader.read(copy);
        assertEquals(ours.size(), read.size());
        assertEquals(ours.size(), theirs.size());
        for (int i = 0; i < ours.size(); i++) {
            Structure structure = ours.get(i);
            JsonNode ase = read.get(i);
            assertEquals(
                    structure.number(Frames.ENERGY).orElseThrow(),
                    ase.path("energy").asDouble());
            assertArrayEquals(structure.positions(), numbers(ase.path("positions")));
            assertArrayEquals(forces(structure), numbers(ase.path("forces")));
            if (structure.cell().isPresent()) {
                assertArrayEquals(structure.cell().get().vectors(), numbers(ase.path("cell")));
                assertArrayEquals(
                        ((PropertyValue.Reals) structure.properties().get(Frames.STRESS)).values(),
                        numbers(ase.path("stress")),
                        1e-15);
            }
            assertEquals(
                    structure.number("kinetic_energy").orElse(0),
                    ase.path("kinetic").asDouble(),
                    1e-9);

            Structure written = theirs.get(i);
            assertArrayEquals(structure.atomicNumbers(), written.atomicNumbers());
            assertArrayEquals(structure.positions(), written.positions(), WRITTEN);
            assertArrayEquals(forces(structure), forces(written), WRITTEN);
            assertEquals(structure.number(Frames.ENERGY), written.number(Frames.ENERGY));
            assertEquals(structure.periodicity(), written.periodicity());
        }
    }

    private static double[] forces(Structure structure) {
        return ((PropertyValue.Reals) structure.atomProperties().get(Frames.FORCES)).values();
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    @Test
    void stepsOfTheRelaxationOfACrystal() throws Exception {
        Structure start = TestStructures.rattled(TestStructures.cubicCell(5.4), 0.2, 1);
        compare(relaxation(start, true));
    }

    @Test
    void fixedAtomsAreConstraintsInAse() throws Exception {
        Structure start = TestStructures.rattled(TestStructures.pentagonalBipyramid(3.8), 0.2, 1)
                .withAtomProperties(Map.of(
                        "move_mask",
                        new PropertyValue.Truths(new boolean[] {false, true, true, false, true, true, true}, 7)));
        Path file = relaxation(start, false);

        compare(file);

        String said = Clients.output(Clients.python(folder, "frames.py", file, folder.resolve("again.extxyz")));
        assertEquals(
                "[0,3]", new ObjectMapper().readTree(said).get(0).path("fixed").toString());
    }

    private Path relaxation(Structure start, boolean cell) {
        List<Structure> frames = new ArrayList<>();
        RelaxationSettings settings = new RelaxationSettings(1e-3, 1e-4, 100, cell);
        Relaxation.run(
                start,
                ARGON,
                EnergyUnit.ELECTRONVOLT,
                settings,
                step -> frames.add(Frames.of(step.structure(), step.evaluation(), "eV")));
        Path file = folder.resolve("relaxation.extxyz");
        ExtendedXyzWriter.write(file, frames);
        return file;
    }

    @Test
    void framesOfDynamicsWithTheirMomenta() throws Exception {
        Path file = folder.resolve("dynamics.extxyz");
        DynamicsRun.run(
                TestStructures.icosahedron(3.8),
                new PotentialSource.Loaded(ARGON, Domain.everywhere(), ""),
                EnergyUnit.ELECTRONVOLT,
                new DynamicsSettings(new Ensemble.Langevin(30, 0.01), 5, 50, 10, 30, false, 1),
                file,
                state -> {});
        compare(file);
    }
}
