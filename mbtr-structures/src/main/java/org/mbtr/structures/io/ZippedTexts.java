package org.mbtr.structures.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** The structures of all text files of a zip archive, in the order of the archive, as {@link PublishedCrystalsReader} reads. */
final class ZippedTexts implements StructureReader {
    private final String title;
    private final ZipFile zip;
    private final Iterator<? extends ZipEntry> entries;
    private Optional<PublishedCrystalsReader> current = Optional.empty();

    private ZippedTexts(String title, ZipFile zip) {
        this.title = title;
        this.zip = zip;
        this.entries = texts(zip).iterator();
    }

    /** Whether the file is a zip archive that holds text files and no arrays. */
    static boolean isOne(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return !texts(zip).isEmpty()
                    && zip.stream().noneMatch(entry -> entry.getName().endsWith(".npy"));
        } catch (IOException noArchive) {
            return false;
        }
    }

    /**
     * Opens an archive.
     *
     * @throws MbtrException if it cannot be opened
     */
    static ZippedTexts open(Path file) {
        try {
            return new ZippedTexts(file.getFileName().toString(), new ZipFile(file.toFile()));
        } catch (IOException e) {
            throw new MbtrException(file + " is not a complete zip archive (" + e.getMessage() + ")", e);
        }
    }

    private static List<? extends ZipEntry> texts(ZipFile zip) {
        // macOS adds folders of its own with files of the same names.
        return zip.stream()
                .filter(entry -> entry.getName().endsWith(".txt"))
                .filter(entry -> !entry.getName().startsWith("__MACOSX"))
                .toList();
    }

    @Override
    public boolean hasNext() {
        while (current.isEmpty() || !current.get().hasNext()) {
            if (!entries.hasNext()) {
                return false;
            }
            current.ifPresent(PublishedCrystalsReader::close);
            current = Optional.of(opened(entries.next()));
        }
        return true;
    }

    @Override
    public Structure next() {
        if (!hasNext()) {
            throw new NoSuchElementException(title + " has no further structure");
        }
        return current.orElseThrow().next();
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new MbtrException(title + ": cannot be closed: " + e.getMessage(), e);
        }
    }

    private PublishedCrystalsReader opened(ZipEntry entry) {
        try {
            return PublishedCrystalsReader.of(zip.getInputStream(entry), title + "/" + entry.getName());
        } catch (IOException e) {
            throw new MbtrException(title + "/" + entry.getName() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
