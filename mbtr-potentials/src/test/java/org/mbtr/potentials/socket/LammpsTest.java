package org.mbtr.potentials.socket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.potentials.Domain;
import org.mbtr.potentials.LennardJones;
import org.mbtr.potentials.TestStructures;
import org.mbtr.potentials.clients.Clients;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.Structure;

/**
 * LAMMPS with {@code fix ipi} is a client as our driver is: one server asks both for the same atoms with the same pair
 * potential, and their answers are the same: energy, forces, and the virial with its sign, of which LAMMPS sends the
 * diagonal only.
 */
@Timeout(60)
class LammpsTest {
    /** LAMMPS has constants of its own with fewer digits. */
    private static final double DIGITS = 1e-6;

    private static final double[] BOX = {60, 0, 0, 0, 60, 0, 0, 0, 60};

    @TempDir
    private Path folder;

    @Test
    void answersAreThoseOfLammps() throws Exception {
        Clients.needLammps();
        double[] cluster = TestStructures.rattled(TestStructures.pentagonalBipyramid(3.6), 0.1, 1)
                .positions();
        Structure structure = TestStructures.crystal(
                BOX, Arrays.stream(cluster).map(x -> x + 30).toArray());

        TestServer.Forces lammps = ofLammps(structure);
        TestServer.Forces ours = ofDriver(structure);

        assertEquals(lammps.energy(), ours.energy(), DIGITS * Math.abs(lammps.energy()));
        assertArrayEquals(lammps.forces(), ours.forces(), DIGITS * largest(lammps.forces()));
        for (int k = 0; k < 9; k += 4) {
            assertEquals(lammps.virial()[k], ours.virial()[k], DIGITS * largest(lammps.virial()), "virial " + k);
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    private static TestServer.Forces ofDriver(Structure structure) throws IOException {
        try (TestServer server = TestServer.unix()) {
            CompletableFuture<SocketDriver.End> driver = CompletableFuture.supplyAsync(() -> SocketDriver.serve(
                    structure,
                    LennardJones.argon(),
                    EnergyUnit.ELECTRONVOLT,
                    Domain.everywhere(),
                    server.address(),
                    Duration.ofSeconds(10),
                    new Silence()));
            TestServer.Forces forces = ask(server, structure);
            driver.join();
            return forces;
        }
    }

    private TestServer.Forces ofLammps(Structure structure) throws IOException, InterruptedException {
        try (TestServer server = TestServer.unix()) {
            String socket = ((ServerAddress.Unix) server.address()).name();
            Path script = Files.writeString(folder.resolve("in.argon"), script(structure, socket));
            Process lammps = new ProcessBuilder(Clients.LAMMPS.toString(), "-in", script.toString(), "-log", "none")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            try {
                return ask(server, structure);
            } finally {
                if (!lammps.waitFor(20, TimeUnit.SECONDS)) {
                    lammps.destroyForcibly();
                }
            }
        }
    }

    private static TestServer.Forces ask(TestServer server, Structure structure) throws IOException {
        server.accept();
        if (server.status().equals("NEEDINIT")) {
            server.initialise("x");
        }
        server.positions(structure.cell().orElseThrow().vectors(), structure.positions());
        TestServer.Forces forces = server.forces();
        server.send("EXIT");
        return forces;
    }

    private static String script(Structure structure, String socket) {
        StringBuilder text = new StringBuilder("""
                units metal
                atom_style atomic
                atom_modify map yes
                boundary p p p
                region box block 0 60 0 60 0 60
                create_box 1 box
                """);
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            text.append("create_atoms 1 single ").append(structure.position(atom, 0));
            text.append(' ').append(structure.position(atom, 1));
            text.append(' ').append(structure.position(atom, 2)).append('\n');
        }
        return text + """
                mass 1 39.948
                pair_style lj/cut 9
                pair_coeff 1 1 0.010323 3.405
                fix server all ipi %s 1 unix
                run 1000
                """.formatted(socket);
    }

    private static final class Silence implements SocketDriver.Listener {
        @Override
        public void connected() {}

        @Override
        public void evaluated() {}

        @Override
        public void outside(String reason) {}
    }
}
