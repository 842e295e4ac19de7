package org.mbtr.structures.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Writes one periodic structure as the POSCAR of VASP 5 that {@link PoscarReader} reads: fractions of the cell vectors, like
 * atoms in one run, runs in the order in which their elements appear first.
 *
 * <p>The first line is the property {@code comment}, or the formula. The per-atom property {@code move_mask} becomes
 * selective dynamics; a POSCAR has no place for other properties. Read back, positions differ by rounding.
 */
public final class PoscarWriter implements StructureWriter {
    private final AtomicFile file;
    private final Path target;
    private boolean written;

    private PoscarWriter(AtomicFile file, Path target) {
        this.file = file;
        this.target = target;
    }

    /**
     * Begins a file, compressed if its name ends in {@code .gz}.
     *
     * @throws MbtrException if it cannot be written
     */
    public static PoscarWriter create(Path target) {
        return new PoscarWriter(AtomicFile.create(target), target);
    }

    /**
     * Writes the structure.
     *
     * @throws MbtrException if there has been one already, it has no atoms, is not periodic in all directions, or has a
     *     coordinate that is not finite; or if writing fails
     */
    @Override
    public void write(Structure structure) {
        if (written) {
            throw new MbtrException(target + ": a POSCAR holds one structure, and there are more; choose one"
                    + " (`mbtr convert --select N`), or write extended XYZ (.extxyz)");
        }
        written = true;
        String text = PoscarText.of(structure, target.toString());
        try {
            boolean packed = target.getFileName().toString().endsWith(".gz");
            OutputStream stream = packed ? new GZIPOutputStream(file.stream()) : file.stream();
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
            writer.write(text);
            writer.flush();
            if (stream instanceof GZIPOutputStream gzip) {
                gzip.finish();
            }
        } catch (IOException e) {
            throw new MbtrException(target + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public List<String> leftOut(Structure structure) {
        return Stream.concat(structure.properties().keySet().stream(), structure.atomProperties().keySet().stream())
                .filter(name -> !name.equals("comment") && !name.equals(PoscarReader.MOVE_MASK))
                .toList();
    }

    /**
     * Completes the file; it takes its name now.
     *
     * @throws MbtrException if no structure has been written, or that fails
     */
    @Override
    public void commit() {
        if (!written) {
            throw new MbtrException(target + ": a POSCAR holds one structure, and there is none");
        }
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }
}
