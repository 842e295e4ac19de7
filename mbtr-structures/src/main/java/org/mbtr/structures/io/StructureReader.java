package org.mbtr.structures.io;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * The structures of a file, one after the other, without holding more than one. Errors in the file are
 * {@link MbtrException}s that name file and line, and the frame where there may be many; after one, the reader has ended.
 */
public interface StructureReader extends Iterator<Structure>, AutoCloseable {
    /**
     * Opens a file of any kind that is known, by its content and its name: extended or plain XYZ, POSCAR, CIF, the text files
     * of {@link PublishedCrystalsReader}, each compressed or not, or a trajectory in a NumPy archive.
     *
     * @throws MbtrException if the file cannot be opened or is of another kind
     */
    static StructureReader open(Path file) {
        return StructureFiles.open(file);
    }

    /**
     * All structures of a file.
     *
     * @throws MbtrException if the file cannot be read or holds no structure
     */
    static List<Structure> read(Path file) {
        try (StructureReader reader = open(file)) {
            List<Structure> structures = reader.rest();
            if (structures.isEmpty()) {
                throw new MbtrException(file + " holds no structure");
            }
            return structures;
        }
    }

    /** Closes the file. */
    @Override
    void close();

    /** The structures not yet read, as a stream in their order; closing it closes the reader. */
    default Stream<Structure> stream() {
        Spliterator<Structure> rest =
                Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(rest, false).onClose(this::close);
    }

    /** The structures not yet read, all in memory. */
    default List<Structure> rest() {
        return stream().toList();
    }
}
