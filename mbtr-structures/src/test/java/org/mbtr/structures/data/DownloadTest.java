package org.mbtr.structures.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.structures.MbtrException;

/** Against a server on this machine. */
class DownloadTest {
    private final byte[] content = new byte[300_000];
    private final List<String> ranges = new ArrayList<>();
    private boolean knowsRanges = true;
    private long most = Long.MAX_VALUE;
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void serve() throws IOException {
        new Random(7).nextBytes(content);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/data/file.npz", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "" : range);
        int from = knowsRanges && range != null ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (from >= content.length) {
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        int count = (int) Math.min(most, content.length - from);
        exchange.getResponseBody().write(content, from, count);
        exchange.close(); // before the end, if there is a most
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    private Path target() {
        return folder.resolve("sets").resolve("file.npz");
    }

    private Path part() {
        return folder.resolve("sets").resolve("file.npz.part");
    }

    private String md5() throws IOException {
        return Checksum.md5(new ByteArrayInputStream(content));
    }

    private void fetch(Optional<String> md5) {
        new Download(address("/data/file.npz"), target(), md5).run((bytes, all) -> {});
    }

    @Test
    void wholeFileArrives() throws IOException {
        List<Long> seen = new ArrayList<>();
        new Download(address("/data/file.npz"), target(), Optional.of(md5())).run((bytes, all) -> {
            assertEquals(OptionalLong.of(content.length), all);
            seen.add(bytes);
        });
        assertArrayEquals(content, Files.readAllBytes(target()));
        assertEquals((long) content.length, seen.getLast());
        assertFalse(Files.exists(part()));
        assertEquals(List.of(""), ranges);
    }

    @Test
    void interruptedDownloadGoesOnWhereItEnded() throws IOException {
        most = 100_000;
        MbtrException ended = assertThrows(MbtrException.class, () -> fetch(Optional.empty()));
        assertTrue(ended.getMessage().contains("run the same command again"), ended.getMessage());
        assertFalse(Files.exists(target()));
        long have = Files.size(part());
        assertTrue(have > 0 && have <= 100_000, "kept " + have);
        most = Long.MAX_VALUE;
        fetch(Optional.of(md5()));
        assertEquals(List.of("", "bytes=" + have + "-"), ranges);
        assertArrayEquals(content, Files.readAllBytes(target()));
    }

    @Test
    void serverThatIgnoresRangesSendsAllOfItAgain() throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part(), Arrays.copyOf(content, 1000));
        knowsRanges = false;
        fetch(Optional.of(md5()));
        assertArrayEquals(content, Files.readAllBytes(target()));
    }

    @Test
    void completePartIsTakenAsItIs() throws IOException {
        Files.createDirectories(part().getParent());
        Files.write(part(), content);
        fetch(Optional.of(md5()));
        assertEquals(List.of("bytes=" + content.length + "-"), ranges);
        assertArrayEquals(content, Files.readAllBytes(target()));
    }

    @Test
    void wrongChecksumKeepsNothing() throws IOException {
        MbtrException wrong = assertThrows(MbtrException.class, () -> fetch(Optional.of("0".repeat(32))));
        assertTrue(
                wrong.getMessage().contains(md5()) && wrong.getMessage().contains("nothing was kept"),
                wrong.getMessage());
        assertFalse(Files.exists(target()));
        assertFalse(Files.exists(part()));
    }

    @Test
    void missingFileIsNamed() {
        Download download = new Download(address("/data/other.npz"), target(), Optional.empty());
        MbtrException missing = assertThrows(MbtrException.class, () -> download.run((bytes, all) -> {}));
        assertTrue(
                missing.getMessage().contains("404 (not found)")
                        && missing.getMessage().contains("other.npz"),
                missing.getMessage());
        assertFalse(Files.exists(target()));
    }

    @Test
    void missingServerIsNamed() {
        server.stop(0);
        MbtrException missing = assertThrows(MbtrException.class, () -> fetch(Optional.empty()));
        assertTrue(missing.getMessage().contains("check the connection"), missing.getMessage());
    }
}
