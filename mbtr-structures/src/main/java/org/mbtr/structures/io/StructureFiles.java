package org.mbtr.structures.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.mbtr.structures.MbtrException;

/** Picks the reader that a file needs. */
final class StructureFiles {
    /** Endings of formats that people are likely to try, and that are not read. */
    private static final List<String> OTHER_FORMATS =
            List.of(".cif", ".pdb", ".mol", ".sdf", ".json", ".db", ".traj", ".hdf5", ".h5", ".mat", ".csv", ".csv.gz");

    private StructureFiles() {}

    /**
     * Opens a file by its first bytes: a zip archive is a NumPy trajectory, everything else XYZ.
     *
     * @throws MbtrException if it cannot be opened or its name says that it is something else
     */
    static StructureReader open(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean archive = isZip(file);
        if (archive) {
            return NpzTrajectoryReader.open(file);
        }
        if (name.endsWith(".npz")) {
            throw new MbtrException(file + " is not a NumPy archive, although its name says so; it may be damaged");
        }
        if (OTHER_FORMATS.stream().anyMatch(name::endsWith)) {
            throw new MbtrException(
                    file + " is of a format that is not read; convert it to extended XYZ (.extxyz, .xyz, also .gz)"
                            + " or a NumPy trajectory (.npz), for example with ASE");
        }
        return ExtendedXyzReader.open(file);
    }

    private static boolean isZip(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] start = stream.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        } catch (NoSuchFileException e) {
            throw new MbtrException(file + " does not exist", e);
        } catch (IOException e) {
            throw new MbtrException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
