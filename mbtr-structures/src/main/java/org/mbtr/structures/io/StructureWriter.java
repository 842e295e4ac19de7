package org.mbtr.structures.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Writes structures one after the other into a file that appears under its name only when it is complete. */
public interface StructureWriter extends AutoCloseable {
    /**
     * Begins a file of the kind that its name says: extended XYZ ({@code .extxyz}, {@code .xyz}) or POSCAR ({@code POSCAR},
     * {@code CONTCAR}, {@code .vasp}, {@code .poscar}), compressed if {@code .gz} stands behind it; or a data set of the sGDML
     * program ({@code .npz}).
     *
     * @param energyUnit unit of the property {@code energy}, where it is known, for formats that name it
     * @throws MbtrException if the name says no kind that is written, or the file cannot be written
     */
    static StructureWriter create(Path target, Optional<String> energyUnit) {
        return switch (FileKind.ofName(target).orElse(FileKind.OTHER)) {
            case EXTENDED_XYZ -> ExtendedXyzWriter.create(target);
            case POSCAR -> PoscarWriter.create(target);
            case NUMPY -> SgdmlDatasetWriter.create(target, energyUnit);
            default ->
                throw new MbtrException("cannot tell what to write into " + target
                        + "; its name must end in .extxyz or .xyz, or be POSCAR, or end in .vasp, all of"
                        + " them also with .gz; or end in .npz");
        };
    }

    /** The same where nothing is known of units. */
    static StructureWriter create(Path target) {
        return create(target, Optional.empty());
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
