package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.PairSprings;
import org.mbtr.cli.SmallData;

@Timeout(60)
class DriveVerbTest {
    @TempDir
    private Path folder;

    private Path molecule;

    @BeforeEach
    void write() throws IOException {
        molecule = Files.writeString(folder.resolve("molecule.xyz"), "2\n\nO 0 0 0\nO 1.5 0 0\n");
    }

    private CommandLineRun drive(String... more) {
        return CommandLineRun.with(
                PairSprings.source(),
                SmallData.arguments(List.of("drive", "model.npz", "--structure", molecule.toString()), more));
    }

    /** What the command does when the server says this and closes the connection. */
    private CommandLineRun served(String message) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<CommandLineRun> run = CompletableFuture.supplyAsync(() -> drive(
                    "--host",
                    server.getInetAddress().getHostAddress(),
                    "--port",
                    Integer.toString(server.getLocalPort())));
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write(message.getBytes(StandardCharsets.US_ASCII));
            }
            return run.join();
        }
    }

    @Test
    void exitEndsWell() throws IOException {
        CommandLineRun run = served("EXIT        ");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("the server said EXIT"), run.out());
        assertTrue(run.err().contains("connected to "), run.err());
    }

    @Test
    void serverThatClosesEndsWellAndIsSaidTo() throws IOException {
        CommandLineRun run = served("");

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("closed the connection, without EXIT"), run.out());
    }

    @Test
    void serverThatBreaksOffIsAFailure() throws IOException {
        CommandLineRun run = served("POSDATA     ");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("in the middle of a message; the server was killed"), run.err());
    }

    @Test
    void absentServerIsAFailure() {
        CommandLineRun run = drive("--unix", "mbtr_nobody_listens_here", "--wait", "0");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("no server at /tmp/ipi_mbtr_nobody_listens_here"), run.err());
    }

    @Test
    void twoAddressesAreWrongUsage() {
        assertEquals(2, drive("--unix", "name", "--port", "1").code());
        assertEquals(2, drive("--port", "0").code());
    }
}
