package org.mbtr.potentials.dynamics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;

/**
 * Extended XYZ that grows frame by frame and can be read while it does. Locked until it is closed, also by a process that
 * dies: two runs do not write into one file.
 */
final class TrajectoryFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private TrajectoryFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the file, or begins it.
     *
     * @throws MbtrException if it cannot be written, its name promises compression, or another process writes into it
     */
    static TrajectoryFile open(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(".extxyz") && !name.endsWith(".xyz")) {
            throw new MbtrException(
                    "a trajectory is extended XYZ that grows; expected a name that ends in .extxyz or .xyz," + " found "
                            + file);
        }
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new MbtrException("another run writes into " + file + "; wait for it or name another trajectory");
            }
            return new TrajectoryFile(file, channel);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    /** Length in bytes. */
    long length() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Drops what stands behind so many bytes. */
    void cut(long length) {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Appends a frame. */
    void append(Structure frame) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ExtendedXyzWriter writer = ExtendedXyzWriter.of(text, file.toString())) {
            writer.write(frame);
            writer.commit();
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toByteArray());
        try {
            channel.position(channel.size());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Brings everything to the disk. */
    void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static MbtrException failure(Path file, IOException cause) {
        return new MbtrException(
                file + " cannot be written: " + cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
    }
}
