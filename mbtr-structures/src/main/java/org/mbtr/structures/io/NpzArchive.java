package org.mbtr.structures.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mbtr.structures.MbtrException;

/**
 * A NumPy archive ({@code .npz}) open for reading: arrays by name, and entries that are not arrays. Checksums of the
 * entries are verified while they are read to their end.
 */
public final class NpzArchive implements AutoCloseable {
    private static final String ARRAY = ".npy";

    private final String title;
    private final ZipFile zip;

    private NpzArchive(String title, ZipFile zip) {
        this.title = title;
        this.zip = zip;
    }

    /**
     * Opens an archive.
     *
     * @throws MbtrException if the file does not exist or is no complete zip archive
     */
    public static NpzArchive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MbtrException(file + (Files.exists(file) ? " is not a file" : " does not exist"));
        }
        try {
            return new NpzArchive(file.getFileName().toString(), new ZipFile(file.toFile()));
        } catch (IOException e) {
            throw new MbtrException(
                    file + " is not a complete NumPy archive (" + e.getMessage() + "); it may be cut off or damaged",
                    e);
        }
    }

    /** Names of the arrays in the order of the archive. */
    public List<String> names() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(ARRAY))
                .map(name -> name.substring(0, name.length() - ARRAY.length()))
                .toList();
    }

    /** Whether there is an array of this name. */
    public boolean contains(String name) {
        return zip.getEntry(name + ARRAY) != null;
    }

    /** Whether there is an entry of exactly this name, such as {@code model.json}. */
    public boolean containsEntry(String entry) {
        return zip.getEntry(entry) != null;
    }

    /**
     * Reads a whole array.
     *
     * @throws MbtrException if there is none of this name or it is damaged
     */
    public NpyArray read(String name) {
        String where = where(name);
        try (NpyReader reader = reader(name)) {
            NpyArray array = NpyArray.read(reader, where);
            reader.requireEnd();
            return array;
        }
    }

    /**
     * Opens an array for reading in pieces; several can be open at a time.
     *
     * @throws MbtrException if there is none of this name or its header is damaged
     */
    public NpyReader reader(String name) {
        NpyReader reader = NpyReader.of(entry(name + ARRAY), where(name));
        reader.requireFits(zip.getEntry(name + ARRAY).getSize());
        return reader;
    }

    /**
     * Reads an entry that is text in UTF-8.
     *
     * @throws MbtrException if there is none of this name or it is damaged
     */
    public String text(String entry) {
        try (InputStream stream = entry(entry)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw damaged(entry, e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new MbtrException(title + " cannot be closed: " + e.getMessage(), e);
        }
    }

    private String where(String name) {
        return title + ", array `" + name + "`";
    }

    private InputStream entry(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            List<String> present = zip.stream().map(ZipEntry::getName).limit(20).toList();
            throw new MbtrException(title + " has no `" + name + "`; it has " + present);
        }
        try {
            return new CheckedEntry(zip.getInputStream(entry), entry.getCrc());
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    private MbtrException damaged(String entry, IOException e) {
        return new MbtrException(
                title + ", entry `" + entry + "` cannot be read: " + e.getMessage() + "; the file may be damaged", e);
    }
}
