package org.mbtr.structures.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Writes extended XYZ that {@link ExtendedXyzReader} turns back into equal structures and that ASE reads.
 *
 * <p>Real numbers are written with the fewest digits that give the same bits again. A file named {@code .gz} is
 * compressed. A file appears under its name only after {@link #commit}.
 */
public final class ExtendedXyzWriter implements StructureWriter {
    private final Optional<AtomicFile> file;
    private final String title;
    private final OutputStream stream;
    private final BufferedWriter writer;
    private long frames;

    private ExtendedXyzWriter(Optional<AtomicFile> file, OutputStream stream, String title) {
        this.file = file;
        this.title = title;
        this.stream = stream;
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    /**
     * Begins a file, compressed if its name ends in {@code .gz}.
     *
     * @throws MbtrException if it cannot be written
     */
    public static ExtendedXyzWriter create(Path target) {
        AtomicFile file = AtomicFile.create(target);
        try {
            boolean packed = target.getFileName().toString().endsWith(".gz");
            OutputStream stream = packed ? new GZIPOutputStream(file.stream()) : file.stream();
            return new ExtendedXyzWriter(Optional.of(file), stream, target.toString());
        } catch (IOException e) {
            file.close();
            throw new MbtrException(target + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Writes to a stream, which {@link #commit} flushes and {@link #close} leaves open. */
    public static ExtendedXyzWriter of(OutputStream stream, String title) {
        return new ExtendedXyzWriter(Optional.empty(), stream, title);
    }

    /**
     * Writes a whole file.
     *
     * @throws MbtrException if it cannot be written or a structure cannot be expressed
     */
    public static void write(Path target, Iterable<Structure> structures) {
        try (ExtendedXyzWriter writer = create(target)) {
            structures.forEach(writer::write);
            writer.commit();
        }
    }

    /**
     * Appends one structure.
     *
     * @throws MbtrException if it has no atoms, a coordinate that is not finite, a property named like one of the
     *     format's own keys, or a per-atom property that does not fit into columns; or if writing fails
     */
    @Override
    public void write(Structure structure) {
        frames++;
        String text = new FrameText(structure, title + ", frame " + frames).toString();
        try {
            writer.write(text);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void commit() {
        try {
            writer.flush();
            if (stream instanceof GZIPOutputStream packed) {
                packed.finish();
            }
            file.ifPresent(AtomicFile::commit);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    @Override
    public void close() {
        file.ifPresent(AtomicFile::close);
    }

    private MbtrException failure(IOException e) {
        return new MbtrException(title + " cannot be written: " + e.getMessage(), e);
    }
}
