package org.mbtr.potentials.socket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.potentials.ClosestApproach;
import org.mbtr.potentials.Domain;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.JavaProcess;
import org.mbtr.potentials.LennardJones;
import org.mbtr.potentials.TestStructures;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;

@Timeout(60)
class SocketDriverTest {
    private static final double FACTOR = EnergyUnit.KILOCALORIE_PER_MOLE.electronvolts();
    private static final LennardJones ARGON = new LennardJones(0.010323 / FACTOR, 3.405, 9, "kcal/mol");
    private static final Structure DIMER = TestStructures.cluster(0, 0, 0, 3.5, 0.2, 0);
    private static final Structure CRYSTAL = TestStructures.rattled(
            TestStructures.strained(
                    TestStructures.cubicCell(5.3), new double[] {0.01, 0.05, 0.02, 0, -0.03, 0.04, 0, 0, 0.02}),
            0.2,
            1);

    private final List<String> heard = new ArrayList<>();

    private CompletableFuture<SocketDriver.End> serve(Structure template, ServerAddress address, Domain domain) {
        return CompletableFuture.supplyAsync(() -> SocketDriver.serve(
                template,
                ARGON,
                EnergyUnit.KILOCALORIE_PER_MOLE,
                domain,
                address,
                Duration.ofSeconds(10),
                new SocketDriver.Listener() {
                    @Override
                    public void connected() {
                        heard.add("connected");
                    }

                    @Override
                    public void evaluated() {
                        heard.add("evaluated");
                    }

                    @Override
                    public void outside(String reason) {
                        heard.add(reason);
                    }
                }));
    }

    /** What the driver says when the conversation ends in this way. */
    private static String failureOf(CompletableFuture<SocketDriver.End> driver) {
        CompletionException failed = assertThrows(CompletionException.class, driver::join);
        return assertThrows(MbtrException.class, () -> {
                    throw failed.getCause();
                })
                .getMessage();
    }

    /** A conversation that the driver does not survive. */
    @FunctionalInterface
    private interface Conversation {
        void with(TestServer server) throws IOException;
    }

    private String failureAfter(Structure template, Conversation conversation) throws IOException {
        try (TestServer server = TestServer.internet()) {
            CompletableFuture<SocketDriver.End> driver = serve(template, server.address(), Domain.everywhere());
            server.accept();
            conversation.with(server);
            return failureOf(driver);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wholeConversation(boolean unix) throws IOException {
        try (TestServer server = unix ? TestServer.unix() : TestServer.internet()) {
            CompletableFuture<SocketDriver.End> driver = serve(CRYSTAL, server.address(), Domain.everywhere());
            server.accept();
            assertEquals("NEEDINIT", server.status());
            server.initialise("whatever");
            assertEquals("READY", server.status());
            for (Structure structure : List.of(CRYSTAL, TestStructures.rattled(CRYSTAL, 0.1, 2))) {
                server.positions(structure.cell().orElseThrow().vectors(), structure.positions());
                assertEquals("HAVEDATA", server.status());
                TestServer.Forces forces = server.forces();
                Evaluation expected = ARGON.evaluate(structure);
                assertEquals(expected.energy() * FACTOR, forces.energy(), 1e-12);
                assertArrayEquals(scaled(expected.forces(), FACTOR), forces.forces(), 1e-12);
                assertArrayEquals(scaled(expected.stress(1), -FACTOR), forces.virial(), 1e-12);
                assertEquals("READY", server.status());
            }
            server.send("EXIT");

            assertEquals(new SocketDriver.End(2, true), driver.join());
            assertEquals(List.of("connected", "evaluated", "evaluated"), heard);
        }
    }

    private static double[] scaled(double[] values, double factor) {
        double[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return result;
    }

    @Test
    void positionsMayComeWithoutInitialisation() throws IOException {
        try (TestServer server = TestServer.internet()) {
            CompletableFuture<SocketDriver.End> driver = serve(DIMER, server.address(), Domain.everywhere());
            server.accept();
            server.positions(new double[9], DIMER.positions());

            assertEquals(
                    ARGON.evaluate(DIMER).energy() * FACTOR, server.forces().energy(), 1e-12);
            assertEquals("READY", server.status());
            server.send("EXIT");
            driver.join();
        }
    }

    @Test
    void structureOutsideOfTheDomainIsReported() throws IOException {
        Domain domain = ClosestApproach.of(List.of(TestStructures.cluster(0, 0, 0, 2, 0, 0)));
        try (TestServer server = TestServer.internet()) {
            CompletableFuture<SocketDriver.End> driver = serve(DIMER, server.address(), domain);
            server.accept();
            server.positions(new double[9], new double[] {0, 0, 0, 1.7, 0, 0});
            server.forces();
            server.send("EXIT");
            driver.join();
        }

        assertTrue(heard.getLast().contains("1.700 Å apart"), heard.toString());
    }

    @Test
    void serverThatHangsUpBetweenMessagesEndsTheDriver() throws IOException {
        try (TestServer server = TestServer.internet()) {
            CompletableFuture<SocketDriver.End> driver = serve(DIMER, server.address(), Domain.everywhere());
            server.accept();
            server.status();
            server.hangUp();

            assertEquals(new SocketDriver.End(0, false), driver.join());
        }
    }

    @Test
    void serverThatDoesNotFetchItsForcesHasFailed() throws IOException {
        String message = failureAfter(DIMER, server -> {
            server.positions(new double[9], DIMER.positions());
            server.status();
            server.hangUp();
        });

        assertTrue(message.contains("broke after 1 structures: it was closed before the forces"), message);
    }

    @Test
    void serverThatHangsUpWithinAMessageHasFailed() throws IOException {
        String message = failureAfter(DIMER, server -> {
            server.send("POSDATA");
            server.hangUp();
        });

        assertTrue(message.contains("in the middle of a message"), message);
    }

    @Test
    void otherProtocolIsRecognised() throws IOException {
        String message = failureAfter(DIMER, server -> server.send("HTTP/1.1 400"));

        assertTrue(message.contains("sent `HTTP/1.1 400`; expected STATUS"), message);
    }

    @Test
    void otherNumberOfAtomsIsRefused() throws IOException {
        String message = failureAfter(DIMER, server -> server.positions(new double[9], new double[9]));

        assertTrue(message.contains("sent 3 atoms, the structure given here has 2"), message);
    }

    @Test
    void crystalNeedsACell() throws IOException {
        String message = failureAfter(CRYSTAL, server -> server.positions(new double[9], CRYSTAL.positions()));

        assertTrue(message.contains("is periodic, but the server"), message);
    }

    @Test
    void forcesBeforePositionsAreRefused() throws IOException {
        String message = failureAfter(DIMER, server -> server.send("GETFORCE"));

        assertTrue(message.contains("before it sent positions"), message);
    }

    @Test
    void absentServerIsNamed() {
        ServerAddress nowhere = new ServerAddress.Unix("mbtr_nobody_listens_here");

        MbtrException refused = assertThrows(MbtrException.class, () -> nowhere.connect(Duration.ZERO));

        assertTrue(refused.getMessage().contains("no server at /tmp/ipi_mbtr_nobody"), refused.getMessage());
    }

    @Test
    void killedDriverLeavesTheServerWithAClosedConnection(@TempDir Path folder) throws Exception {
        Path template = folder.resolve("dimer.xyz");
        ExtendedXyzWriter.write(template, List.of(DIMER));
        try (TestServer server = TestServer.unix()) {
            ServerAddress.Unix address = (ServerAddress.Unix) server.address();
            Process driver = JavaProcess.start(LennardJonesDriver.class, template.toString(), address.name());
            server.accept();
            assertEquals("NEEDINIT", server.status());
            driver.destroyForcibly();

            assertThrows(IOException.class, server::status);
            assertTrue(driver.waitFor(20, TimeUnit.SECONDS));
        }
    }
}
