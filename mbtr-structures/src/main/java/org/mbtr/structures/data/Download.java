package org.mbtr.structures.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.mbtr.structures.MbtrException;

/**
 * Fetches a file over HTTP. What has arrived is kept in a file of the same name with {@code .part}, and the next attempt asks for the rest
 * only; a server that sends all of it again is understood too. The file has its name only when it is complete and has the checksum
 * that it should have; with another checksum nothing is kept.
 *
 * @param address of the file
 * @param target where it goes
 * @param md5 checksum in hexadecimal, lower case, if it is known
 */
public record Download(URI address, Path target, Optional<String> md5) {
    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final int BUFFER = 1 << 16;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    /** Is told how far a download is. */
    public interface Listener {
        /**
         * Bytes are there.
         *
         * @param bytes of the file so far
         * @param all of the file, if the server says it
         */
        void arrived(long bytes, OptionalLong all);
    }

    /**
     * Fetches the file.
     *
     * @throws MbtrException if there is no connection, the server does not have the file, or it is not the one that was expected
     */
    public void run(Listener listener) {
        try {
            Path folder = target.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path part = target.resolveSibling(target.getFileName() + ".part");
            fetch(part, listener);
            check(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
            throw new MbtrException(
                    "cannot fetch " + address + ": " + reason
                            + "; check the connection and run the same command again, which goes on where this one ended",
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MbtrException("fetching " + address + " was interrupted", interrupted);
        }
    }

    private void fetch(Path part, Listener listener) throws IOException, InterruptedException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address);
            if (have > 0) {
                request.header("Range", "bytes=" + have + "-");
            }
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                switch (response.statusCode()) {
                    case OK -> save(body, part, 0, length(response, 0), listener);
                    case PARTIAL -> save(body, part, have, length(response, have), listener);
                    case RANGE_NOT_SATISFIABLE -> listener.arrived(have, OptionalLong.of(have));
                    default -> throw refused(response.statusCode());
                }
            }
        }
    }

    private MbtrException refused(int status) {
        return new MbtrException(address + " cannot be fetched: the server answers " + status
                + (status == 404 ? " (not found)" : "")
                + "; the file may have moved: fetch it by hand to " + target + ", or name a mirror with --from");
    }

    private static OptionalLong length(HttpResponse<?> response, long before) {
        OptionalLong rest = response.headers().firstValueAsLong("Content-Length");
        return rest.isPresent() ? OptionalLong.of(before + rest.getAsLong()) : rest;
    }

    private static void save(InputStream body, Path part, long from, OptionalLong all, Listener listener)
            throws IOException {
        long bytes = from;
        try (OutputStream file =
                from > 0 ? Files.newOutputStream(part, StandardOpenOption.APPEND) : Files.newOutputStream(part)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                file.write(buffer, 0, count);
                bytes += count;
                listener.arrived(bytes, all);
            }
        }
        if (all.isPresent() && bytes != all.getAsLong()) {
            throw new IOException("the connection ended after " + bytes + " of " + all.getAsLong() + " bytes");
        }
    }

    private void check(Path part) throws IOException {
        if (md5.isEmpty()) {
            return;
        }
        String found;
        try (InputStream stream = Files.newInputStream(part)) {
            found = Checksum.md5(stream);
        }
        if (!found.equals(md5.get())) {
            Files.delete(part);
            throw new MbtrException(
                    address + " has the MD5 checksum " + found + " instead of " + md5.get()
                            + ": it is another file, or was damaged on the way; nothing was kept. Try again, or name a mirror with --from");
        }
    }
}
