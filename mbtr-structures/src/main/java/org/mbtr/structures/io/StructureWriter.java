package org.mbtr.structures.io;

import java.nio.file.Path;
import java.util.List;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Writes structures one after the other into a file that appears under its name only when it is complete. */
public interface StructureWriter extends AutoCloseable {
    /**
     * Begins a file of the kind that its name says: extended XYZ ({@code .extxyz}, {@code .xyz}) or POSCAR ({@code POSCAR},
     * {@code CONTCAR}, {@code .vasp}, {@code .poscar}); compressed if {@code .gz} stands behind it.
     *
     * @throws MbtrException if the name says no kind that is written, or the file cannot be written
     */
    static StructureWriter create(Path target) {
        return switch (FileKind.ofName(target).orElse(FileKind.OTHER)) {
            case EXTENDED_XYZ -> ExtendedXyzWriter.create(target);
            case POSCAR -> PoscarWriter.create(target);
            default ->
                throw new MbtrException("cannot tell what to write into " + target
                        + "; its name must end in .extxyz or .xyz, or be POSCAR, or end in .vasp; also with .gz");
        };
    }

    /**
     * Appends one structure.
     *
     * @throws MbtrException if the format cannot express it, or writing fails
     */
    void write(Structure structure);

    /** Names of the structure's properties that the format has no place for. */
    default List<String> leftOut(Structure structure) {
        return List.of();
    }

    /** Completes the output; a file takes its name now. */
    void commit();

    /** Ends the writer; a file that was not committed is deleted. */
    @Override
    void close();
}
