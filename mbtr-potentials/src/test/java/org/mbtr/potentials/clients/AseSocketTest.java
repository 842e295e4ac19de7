package org.mbtr.potentials.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.potentials.JavaProcess;
import org.mbtr.potentials.LennardJones;
import org.mbtr.potentials.TestStructures;
import org.mbtr.potentials.relax.Relaxation;
import org.mbtr.potentials.relax.RelaxationSettings;
import org.mbtr.potentials.socket.LennardJonesDriver;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** ASE moves atoms by the forces of our driver and arrives where our own relaxation does. */
@Timeout(120)
class AseSocketTest {
    private final String socket = Clients.socketName();

    @TempDir
    private Path folder;

    @BeforeEach
    void needAse() {
        Clients.needAse();
    }

    @AfterEach
    void removeSocket() throws IOException {
        Files.deleteIfExists(Path.of("/tmp", "ipi_" + socket));
    }

    private Path write(Structure start) {
        Path file = folder.resolve("start.extxyz");
        ExtendedXyzWriter.write(file, List.of(start));
        return file;
    }

    private Structure relaxedByAse(Structure start, String what) throws Exception {
        Path file = write(start);
        Path result = folder.resolve("relaxed.extxyz");
        Process driver = JavaProcess.start(LennardJonesDriver.class, file.toString(), socket);
        try {
            Clients.output(Clients.example("relax-with-ase.py", socket, file, result, what));
            assertTrue(Clients.output(driver).endsWith("exit=false]"));
        } finally {
            driver.destroyForcibly();
        }
        return StructureReader.read(result).getFirst();
    }

    private static Relaxation.Step relaxed(Structure start, boolean cell) {
        RelaxationSettings settings = new RelaxationSettings(1e-5, 1e-7, 500, cell);
        return Relaxation.run(start, LennardJones.argon(), EnergyUnit.ELECTRONVOLT, settings, step -> {})
                .end();
    }

    /** Energies differ by what is left of the force, squared over a stiffness, and by ASE's older constants (10⁻⁸). */
    @Test
    void clusterComesToTheSameEnergy() throws Exception {
        Structure start = TestStructures.rattled(TestStructures.icosahedron(3.8), 0.2, 1);

        Structure ase = relaxedByAse(start, "atoms");

        double own = relaxed(start, false).evaluation().energy();
        assertEquals(own, ase.number("energy").orElseThrow(), 1e-6);
        assertNotEquals(LennardJones.argon().evaluate(start).energy(), own, 1e-3);
    }

    @Test
    void crystalAndItsCellComeToTheSameEnergy() throws Exception {
        double[] strain = {0.03, 0.01, 0, 0.01, -0.02, 0, 0, 0, 0.02};
        Structure start =
                TestStructures.rattled(TestStructures.strained(TestStructures.cubicCell(5.3), strain), 0.1, 2);

        Structure ase = relaxedByAse(start, "cell");

        Relaxation.Step own = relaxed(start, true);
        assertEquals(own.evaluation().energy(), ase.number("energy").orElseThrow(), 1e-6);
        assertEquals(
                own.structure().cell().orElseThrow().length(0),
                ase.cell().orElseThrow().length(0),
                5e-3);
        assertArrayEquals(
                new double[] {90, 90, 90},
                new double[] {
                    ase.cell().orElseThrow().angle(0),
                    ase.cell().orElseThrow().angle(1),
                    ase.cell().orElseThrow().angle(2)
                },
                0.05);
    }

    @Test
    void killedAseEndsTheDriver() throws Exception {
        Path file = write(TestStructures.cluster(0, 0, 0, 3.7, 0, 0));
        Process driver = JavaProcess.start(LennardJonesDriver.class, file.toString(), socket);
        Process ase = Clients.python(folder, "hang.py", socket, file);
        JavaProcess.awaitLine(ase, "computed");

        ase.destroyForcibly();

        assertTrue(Clients.output(driver).endsWith("End[evaluations=1, exit=false]"));
    }

    @Test
    void killedDriverEndsAse() throws Exception {
        Path file = write(TestStructures.rattled(TestStructures.icosahedron(3.8), 0.2, 1));
        Process ase = Clients.example("relax-with-ase.py", socket, file, folder.resolve("never.extxyz"), "atoms");
        JavaProcess.awaitLine(ase, "waiting for the driver");
        Process driver = JavaProcess.start(LennardJonesDriver.class, file.toString(), socket);
        JavaProcess.awaitLine(driver, "connected");

        driver.destroyForcibly();

        assertTrue(ase.waitFor(60, TimeUnit.SECONDS));
        assertNotEquals(0, ase.exitValue());
    }
}
