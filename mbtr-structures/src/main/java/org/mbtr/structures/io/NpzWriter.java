package org.mbtr.structures.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mbtr.structures.MbtrException;

/**
 * Writes a NumPy archive ({@code .npz}) entry by entry. The same content gives the same bytes: entries carry a fixed
 * time. A file appears under its name only after {@link #commit}. Archives and entries beyond 4 GB are written in the
 * zip64 form, which NumPy reads.
 */
public final class NpzWriter implements AutoCloseable {
    /** Any time from 1980-02-01 on is kept by zip without a time zone. */
    private static final LocalDateTime FIXED_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Optional<AtomicFile> file;
    private final String title;
    private final ZipOutputStream zip;
    private final Set<String> entries = new HashSet<>();
    private Optional<NpyWriter> open = Optional.empty();

    private NpzWriter(Optional<AtomicFile> file, OutputStream stream, String title) {
        this.file = file;
        this.title = title;
        this.zip = new ZipOutputStream(stream);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /**
     * Begins a file.
     *
     * @throws MbtrException if it cannot be written
     */
    public static NpzWriter create(Path target) {
        AtomicFile file = AtomicFile.create(target);
        return new NpzWriter(Optional.of(file), file.stream(), target.toString());
    }

    /** Writes to a stream, which {@link #commit} completes and {@link #close} leaves open. */
    public static NpzWriter of(OutputStream stream, String title) {
        return new NpzWriter(Optional.empty(), stream, title);
    }

    /** Whether the following entries are compressed (the default) or only packed, which is faster and larger. */
    public NpzWriter compressed(boolean compress) {
        zip.setLevel(compress ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
        return this;
    }

    /** Adds real numbers in C order; no extents for a single value. */
    public void add(String name, double[] values, int... shape) {
        try (NpyWriter array = begin(name, NpyType.REAL, shape)) {
            array.write(values, 0, values.length);
        }
    }

    /** Adds whole numbers in C order. */
    public void add(String name, long[] values, int... shape) {
        try (NpyWriter array = begin(name, NpyType.WHOLE, shape)) {
            array.write(values, 0, values.length);
        }
    }

    /** Adds 32-bit whole numbers in C order. */
    public void add(String name, int[] values, int... shape) {
        try (NpyWriter array = begin(name, NpyType.INT, shape)) {
            array.write(Arrays.stream(values).asLongStream().toArray(), 0, values.length);
        }
    }

    /** Adds truth values in C order. */
    public void add(String name, boolean[] values, int... shape) {
        long[] numbers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i] ? 1 : 0;
        }
        try (NpyWriter array = begin(name, NpyType.TRUTH, shape)) {
            array.write(numbers, 0, numbers.length);
        }
    }

    /** Adds texts in C order. NumPy drops zero characters at the end of a text. */
    public void add(String name, List<String> values, int... shape) {
        int longest = values.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(1);
        try (NpyWriter array = begin(name, NpyType.text(Math.max(1, longest)), shape)) {
            array.write(values);
        }
    }

    /** Adds texts as bytes in UTF-8, NumPy's type S, in C order. */
    public void addBytes(String name, List<String> values, int... shape) {
        int longest = values.stream()
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(1);
        try (NpyWriter array = begin(name, NpyType.bytes(Math.max(1, longest)), shape)) {
            array.write(values);
        }
    }

    /**
     * Begins an array of real numbers that is written in pieces, in C order; it must be closed before the next entry.
     *
     * @param shape the extents; their product is the number of values to come
     */
    public NpyWriter beginDoubles(String name, long... shape) {
        return begin(name, NpyType.REAL, shape);
    }

    /** Adds an entry that is not an array, such as {@code model.json}, as text in UTF-8. */
    public void addText(String entry, String text) {
        beginEntry(entry);
        try {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Completes the archive; a file takes its name now.
     *
     * @throws MbtrException if an array begun is not complete or writing fails
     */
    public void commit() {
        requireNoneOpen();
        try {
            zip.finish();
            zip.flush();
        } catch (IOException e) {
            throw failure(e);
        }
        file.ifPresent(AtomicFile::commit);
    }

    /** Ends the writer; a file that was not committed is deleted. */
    @Override
    public void close() {
        file.ifPresent(AtomicFile::close);
    }

    private NpyWriter begin(String name, NpyType type, int... shape) {
        return begin(name, type, Arrays.stream(shape).asLongStream().toArray());
    }

    private NpyWriter begin(String name, NpyType type, long... shape) {
        beginEntry(name + ".npy");
        NpyWriter array =
                new NpyWriter(zip, title + ", array `" + name + "`", new NpyHeader(type, false, shape.clone()));
        open = Optional.of(array);
        return array;
    }

    private void beginEntry(String name) {
        requireNoneOpen();
        if (!entries.add(name)) {
            throw new IllegalArgumentException(title + " already has an entry `" + name + "`");
        }
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED_TIME);
        try {
            zip.putNextEntry(entry);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void requireNoneOpen() {
        if (open.isPresent() && !open.get().isClosed()) {
            throw new IllegalStateException(title + ": an array is still being written");
        }
    }

    private MbtrException failure(IOException e) {
        return new MbtrException(title + " cannot be written: " + e.getMessage(), e);
    }
}
