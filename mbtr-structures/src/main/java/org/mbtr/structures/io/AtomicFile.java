package org.mbtr.structures.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.mbtr.structures.MbtrException;

/**
 * A file that appears under its name only when it is complete: written beside the target and renamed by {@link #commit}.
 * Closed without commit, it leaves no trace and an older file of that name stays as it was. A device or a pipe as the
 * target is written directly.
 */
public final class AtomicFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path written;
    private final FileChannel channel;
    private final OutputStream stream;
    private boolean finished;

    private AtomicFile(Path target, Path written, FileChannel channel) {
        this.target = target;
        this.written = written;
        this.channel = channel;
        this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    /** Writes into a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to the stream and leaves it open. */
        void writeTo(OutputStream stream) throws IOException;
    }

    /**
     * Begins a file.
     *
     * @throws MbtrException if nothing can be written beside the target
     */
    public static AtomicFile create(Path target) {
        try {
            Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            if (Files.isDirectory(real)) {
                throw new MbtrException(target + " is a folder; expected the name of a file to write");
            }
            if (Files.exists(real) && !Files.isRegularFile(real)) {
                return new AtomicFile(real, real, FileChannel.open(real, StandardOpenOption.WRITE));
            }
            String suffix = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), Character.MAX_RADIX);
            Path beside = real.resolveSibling("." + real.getFileName() + "." + suffix + ".part");
            return new AtomicFile(
                    real, beside, FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /**
     * Writes a whole file.
     *
     * @throws MbtrException if it cannot be written; the target is then unchanged
     */
    public static void write(Path target, Content content) {
        try (AtomicFile file = create(target)) {
            content.writeTo(file.stream());
            file.commit();
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** Where the content goes; buffered, closed by {@link #commit}. */
    public OutputStream stream() {
        return stream;
    }

    /**
     * Brings the content to the disk and gives it the target's name.
     *
     * @throws MbtrException if that fails; the target is then unchanged
     */
    public void commit() {
        try {
            stream.flush();
            if (!written.equals(target)) {
                channel.force(true);
            }
            stream.close();
            if (!written.equals(target)) {
                rename();
            }
            finished = true;
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /** Ends the file; what was not committed is deleted. */
    @Override
    public void close() {
        if (finished) {
            return;
        }
        finished = true;
        try {
            channel.close();
            if (!written.equals(target)) {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    private void rename() throws IOException {
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static MbtrException failure(Path target, IOException cause) {
        return new MbtrException(
                target + " cannot be written: " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
