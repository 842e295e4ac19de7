package org.mbtr.structures.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * Reads extended XYZ and plain XYZ a frame at a time, gzip-compressed or not.
 *
 * <p>A frame is a line with the number of atoms, a comment line of {@code key=value} and one line per atom whose columns
 * {@code Properties} describes. {@code Lattice} holds the cell vectors one after the other (angstrom), periodic in all
 * directions unless {@code pbc} says otherwise; a frame without one is a molecule. A comment line that is no list of
 * {@code key=value} becomes the text property {@code comment}; without {@code Properties}, numbers behind the
 * coordinates become the per-atom property {@code extra}. Lines {@code VEC1 x y z} after the atoms, which ASE can write
 * into plain files, are cell vectors. Blank lines between frames are skipped.
 *
 * <p>Memory: one frame.
 */
public final class ExtendedXyzReader implements StructureReader {
    private final String title;
    private final BufferedReader lines;
    private Optional<String> pushedBack = Optional.empty();
    private Optional<String> count = Optional.empty();
    private Optional<String> columnsText = Optional.empty();
    private List<ColumnGroup> columns = List.of();
    private long line;
    private long frame;
    private boolean ended;

    private ExtendedXyzReader(String title, BufferedReader lines) {
        this.title = title;
        this.lines = lines;
    }

    /**
     * Opens a file.
     *
     * @throws MbtrException if it cannot be opened
     */
    public static ExtendedXyzReader open(Path file) {
        return new ExtendedXyzReader(file.getFileName().toString(), TextFile.open(file));
    }

    /**
     * Reads from a stream, which {@link #close} closes.
     *
     * @param title what messages call it
     */
    public static ExtendedXyzReader of(InputStream stream, String title) {
        return new ExtendedXyzReader(title, TextFile.reader(stream, title));
    }

    @Override
    public boolean hasNext() {
        while (!ended && count.isEmpty()) {
            Optional<String> next = nextLine();
            if (next.isEmpty()) {
                ended = true;
            } else if (!next.get().isBlank()) {
                count = next;
            }
        }
        return count.isPresent();
    }

    @Override
    public Structure next() {
        if (!hasNext()) {
            throw new NoSuchElementException(title + " has no further frame");
        }
        String atoms = count.get();
        count = Optional.empty();
        frame++;
        boolean complete = false;
        try {
            Structure structure = readFrame(atoms.strip(), new FrameLocation(title, frame, line));
            complete = true;
            return structure;
        } finally {
            ended |= !complete;
        }
    }

    @Override
    public void close() {
        ended = true;
        try {
            lines.close();
        } catch (IOException e) {
            throw new MbtrException(title + ": cannot be closed: " + e.getMessage(), e);
        }
    }

    private Structure readFrame(String countText, FrameLocation where) {
        int atoms = atomCount(countText, where);
        FrameComment comment = FrameComment.parse(
                nextLine().orElseThrow(() -> where.atCount("the file ends before the comment line")), where);
        String first = row(0, atoms, where);
        AtomTable table = new AtomTable(columnsOf(comment, first, where), atoms, where);
        table.read(0, first);
        for (int atom = 1; atom < atoms; atom++) {
            table.read(atom, row(atom, atoms, where));
        }
        return table.structure(comment.cell().or(() -> cellVectors(where)), nonEmpty(comment.properties()));
    }

    private static Map<String, PropertyValue> nonEmpty(Map<String, PropertyValue> properties) {
        return properties.equals(Map.of("comment", new PropertyValue.Text(""))) ? Map.of() : properties;
    }

    private static int atomCount(String text, FrameLocation where) {
        int atoms;
        try {
            atoms = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
            throw where.atCount("expected the number of atoms alone on this line, found `" + shown + "`");
        }
        if (atoms < 1) {
            throw where.atCount("the frame has " + atoms + " atoms; a structure needs at least one");
        }
        return atoms;
    }

    private String row(int atom, int atoms, FrameLocation where) {
        return nextLine().orElseThrow(() -> where.atCount("expected " + atoms + " atoms, the file ends after " + atom));
    }

    /** The column groups; those of the frame before are kept as long as the text is the same. */
    private List<ColumnGroup> columnsOf(FrameComment comment, String firstRow, FrameLocation where) {
        String text = comment.columns().orElseGet(() -> plainColumns(firstRow));
        if (!columnsText.equals(Optional.of(text))) {
            columns = ColumnGroup.parse(text, where);
            columnsText = Optional.of(text);
        }
        return columns;
    }

    private static String plainColumns(String firstRow) {
        int extra = AtomTable.wordCount(firstRow) - 4;
        return extra > 0 ? ColumnGroup.PLAIN + ":extra:R:" + extra : ColumnGroup.PLAIN;
    }

    /** Up to three lines of cell vectors behind the atoms. */
    private Optional<Cell> cellVectors(FrameLocation where) {
        double[] vectors = new double[9];
        boolean[] periodic = new boolean[3];
        for (int i = 0; i < 3; i++) {
            Optional<String> next = nextLine();
            if (next.isEmpty() || !next.get().stripLeading().startsWith("VEC")) {
                pushBack(next);
                break;
            }
            CellVectorLine.read(next.get().strip(), i, vectors, where, line);
            periodic[i] = true;
        }
        try {
            return periodic[0] ? Optional.of(new Cell(vectors, periodic)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new MbtrException(where.file() + ", line " + line + " (frame " + where.frame()
                    + "): the cell vectors do not make a cell: " + e.getMessage());
        }
    }

    private void pushBack(Optional<String> text) {
        pushedBack = text;
        if (text.isPresent()) {
            line--;
        }
    }

    private Optional<String> nextLine() {
        try {
            Optional<String> next = pushedBack.isPresent() ? pushedBack : Optional.ofNullable(lines.readLine());
            pushedBack = Optional.empty();
            if (next.isPresent()) {
                line++;
            }
            return next;
        } catch (IOException e) {
            ended = true;
            throw new MbtrException(
                    title + ", after line " + line + " (frame " + Math.max(frame, 1) + "): cannot be read further: "
                            + e.getMessage() + "; the file may be cut off or damaged",
                    e);
        }
    }
}
