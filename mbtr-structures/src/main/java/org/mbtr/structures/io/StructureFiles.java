package org.mbtr.structures.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.mbtr.structures.MbtrException;

/** Picks the reader that a file needs. */
final class StructureFiles {
    private StructureFiles() {}

    /**
     * Opens a file by its first bytes if it is a zip archive (a NumPy trajectory, or texts of published crystals), else by
     * its name, else by its first lines; what none of these knows is read as XYZ.
     *
     * @throws MbtrException if it cannot be opened or its name says that it is something else
     */
    static StructureReader open(Path file) {
        if (isZip(file)) {
            return ZippedTexts.isOne(file) ? ZippedTexts.open(file) : NpzTrajectoryReader.open(file);
        }
        Optional<FileKind> kind = FileKind.ofName(file);
        if (kind.isEmpty()) {
            return byContent(file);
        }
        return switch (kind.get()) {
            case EXTENDED_XYZ -> ExtendedXyzReader.open(file);
            case CIF -> CifReader.open(file);
            case POSCAR -> PoscarReader.open(file);
            case NUMPY ->
                throw new MbtrException(file + " is not a NumPy archive, although its name says so; it may be damaged");
            case OTHER ->
                throw new MbtrException(
                        file + " is of a format that is not read; convert it to extended XYZ (.extxyz,"
                                + " .xyz), POSCAR, CIF, all of them also .gz, or a NumPy trajectory (.npz), for example with ASE");
        };
    }

    private static StructureReader byContent(Path file) {
        FileContent content = new FileContent(file);
        if (content.isCif()) {
            return CifReader.open(file);
        }
        if (content.isPublishedSet()) {
            return PublishedCrystalsReader.open(file);
        }
        return content.isPoscar() ? PoscarReader.open(file) : ExtendedXyzReader.open(file);
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
