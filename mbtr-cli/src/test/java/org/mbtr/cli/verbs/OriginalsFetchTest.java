package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.console.CommonOptions;
import org.mbtr.cli.console.Console;
import org.mbtr.structures.MbtrException;

/** Originals from a mirror on this machine. */
class OriginalsFetchTest {
    private static final byte[] CONTENT = "not the real file".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private HttpServer server;
    private int asked;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (String file : List.of("gdb7-13.zip", "md17_aspirin.npz")) {
            server.createContext("/mirror/" + file, exchange -> {
                asked++;
                exchange.sendResponseHeaders(200, CONTENT.length);
                exchange.getResponseBody().write(CONTENT);
                exchange.close();
            });
        }
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void fetch(Optional<Path> into, String... names) {
        Console console =
                new Console(new PrintWriter(out, true), new PrintWriter(new StringWriter()), new CommonOptions());
        String mirror = "http://localhost:" + server.getAddress().getPort() + "/mirror";
        new OriginalsFetch(Optional.of(mirror), into).run(List.of(names), console);
    }

    @Test
    void fileFromAMirrorGoesIntoTheDataFolderOnce() throws IOException {
        fetch(Optional.of(folder), "original/qm7b");
        assertEquals(
                "not the real file", Files.readString(folder.resolve("original").resolve("gdb7-13.zip")));
        assertTrue(out.toString().contains("/mirror/gdb7-13.zip"), out.toString());
        fetch(Optional.of(folder), "original/qm7b");
        assertEquals(1, asked, "what is there is not fetched again");
    }

    @Test
    void trajectoryHasToHaveThePublishedChecksum() {
        MbtrException wrong = assertThrows(MbtrException.class, () -> fetch(Optional.of(folder), "md17/aspirin"));
        assertTrue(wrong.getMessage().contains("6c3bd18c6450b14ee7dc863547b8f935"), wrong.getMessage());
        assertFalse(Files.exists(folder.resolve("md17").resolve("aspirin.npz")));
    }

    @Test
    void unknownNameAndMissingFolderAreExplained() {
        MbtrException unknown = assertThrows(MbtrException.class, () -> fetch(Optional.of(folder), "qm7b"));
        assertTrue(unknown.getMessage().contains("known: md17/benzene"), unknown.getMessage());
        MbtrException nowhere = assertThrows(MbtrException.class, () -> fetch(Optional.empty(), "md17/aspirin"));
        assertTrue(nowhere.getMessage().contains("MBTR_DATA"), nowhere.getMessage());
        assertEquals(0, asked);
    }

    @Test
    void listShowsWhatCanBeFetched() {
        CommandLineRun list = CommandLineRun.of("datasets");
        assertTrue(list.out().contains("https://qmml.org/Datasets/gdb7-13.zip"), list.out());
        CommandLineRun one = CommandLineRun.of("datasets", "original/qm9");
        assertTrue(one.out().contains("133 885 molecules") && one.out().contains("none published"), one.out());
        CommandLineRun mirror = CommandLineRun.of("datasets", "--from", "http://localhost");
        assertEquals(2, mirror.code());
    }
}
