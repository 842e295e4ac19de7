package org.mbtr.structures.io;

import java.io.BufferedReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * Reads the one structure of a VASP file, POSCAR or CONTCAR, compressed or not.
 *
 * <p>The lines are: a comment; one scale factor, or the volume as a negative number (cubic angstrom), or three factors
 * for x, y and z; three cell vectors; the elements of the runs of atoms ({@link PoscarSpecies}; absent in VASP 4); the
 * numbers of atoms of the runs; {@code Selective dynamics}, which may be absent; {@code Direct} or {@code Cartesian}; a
 * line for each atom. Cartesian coordinates are scaled as the cell is. What follows behind an empty line or a line of
 * words, velocities above all, is passed over.
 *
 * <p>The structure is periodic in all directions. A comment that is not empty becomes the text property {@code comment};
 * the flags of selective dynamics the per-atom property {@code move_mask}, truth values {@code [atoms, 3]}, true where
 * the atom may move.
 */
public final class PoscarReader implements StructureReader {
    /** The name under which ASE keeps which coordinates may move. */
    static final String MOVE_MASK = "move_mask";

    private final TextLines lines;
    private boolean ended;

    private PoscarReader(TextLines lines) {
        this.lines = lines;
    }

    /**
     * Opens a file.
     *
     * @throws MbtrException if it cannot be opened
     */
    public static PoscarReader open(Path file) {
        return new PoscarReader(TextLines.open(file));
    }

    /**
     * Reads from a stream, which {@link #close} closes.
     *
     * @param title what messages call it
     */
    public static PoscarReader of(InputStream stream, String title) {
        BufferedReader text = TextFile.reader(stream, title);
        return new PoscarReader(new TextLines(title, text));
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Structure next() {
        if (ended) {
            throw new NoSuchElementException(lines.title() + " has no further structure");
        }
        ended = true;
        String comment = lines.require("a comment and a POSCAR behind it").strip();
        double[] scale = scale();
        Cell cell = cell(scale);
        PoscarSpecies species = PoscarSpecies.read(lines, comment);
        String mode = lines.require("`Direct` or `Cartesian`").strip();
        boolean selective = startsWith(mode, "sS");
        if (selective) {
            mode = lines.require("`Direct` or `Cartesian`").strip();
        }
        requireMode(mode);
        List<double[]> rows = new ArrayList<>();
        List<boolean[]> free = new ArrayList<>();
        for (int atom = 0; atom < species.atoms(); atom++) {
            String[] words = lines.require(species.atoms() + " atoms as the numbers of atoms say, found " + atom)
                    .strip()
                    .split("\\s+");
            rows.add(coordinates(words, atom));
            if (selective) {
                free.add(flags(words, atom));
            }
        }
        requireEnd(species.atoms());
        double[] positions = positions(rows, startsWith(mode, "cCkK"), cell, scale);
        return Structure.crystal(species.atomicNumbers(), positions, cell)
                .withProperties(comment.isEmpty() ? Map.of() : Map.of("comment", new PropertyValue.Text(comment)))
                .withAtomProperties(selective ? moveMask(free) : Map.of());
    }

    @Override
    public void close() {
        ended = true;
        lines.close();
    }

    /** One factor, or a negative volume, or three factors. */
    private double[] scale() {
        String text = lines.require("the scale factor");
        double[] numbers = PoscarNumbers.leading(text);
        boolean one = numbers.length == 1 && numbers[0] != 0;
        boolean three = numbers.length == 3 && numbers[0] > 0 && numbers[1] > 0 && numbers[2] > 0;
        if (!one && !three) {
            throw lines.fault(
                    "expected a scale factor, the volume as a negative number, or three positive scale factors,"
                            + " found `" + text.strip() + "`");
        }
        return numbers;
    }

    /** The scaled cell; puts the factor in place of the volume. */
    private Cell cell(double[] scale) {
        double[] vectors = new double[9];
        for (int i = 0; i < 3; i++) {
            String text = lines.require("cell vector " + (i + 1));
            double[] numbers = PoscarNumbers.leading(text);
            if (numbers.length < 3) {
                throw lines.fault(
                        "expected cell vector " + (i + 1) + " as three numbers, found `" + text.strip() + "`");
            }
            System.arraycopy(numbers, 0, vectors, 3 * i, 3);
        }
        try {
            if (scale[0] < 0) {
                double volume = Math.abs(CellCoordinates.bulk(vectors).signedVolume());
                scale[0] = Math.cbrt(-scale[0] / volume);
            }
            for (int i = 0; i < 9; i++) {
                vectors[i] *= scale[i % 3 % scale.length];
            }
            return CellCoordinates.bulk(vectors);
        } catch (IllegalArgumentException e) {
            throw lines.fault("the three lines that end here do not make a cell: " + e.getMessage());
        }
    }

    private void requireMode(String mode) {
        if (mode.isEmpty() || !Character.isLetter(mode.charAt(0))) {
            throw lines.fault("expected `Direct` or `Cartesian`, found `" + mode + "`");
        }
    }

    private double[] coordinates(String[] words, int atom) {
        double[] row = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            Optional<Double> number = axis < words.length ? PoscarNumbers.number(words[axis]) : Optional.empty();
            row[axis] = number.orElseThrow(() -> lines.fault(
                    "expected three coordinates of atom " + (atom + 1) + ", found `" + String.join(" ", words) + "`"));
        }
        return row;
    }

    private boolean[] flags(String[] words, int atom) {
        boolean[] row = new boolean[3];
        for (int axis = 0; axis < 3; axis++) {
            // Fortran's logical: the first letter counts, a dot may stand before it.
            String word = words.length < 6 ? "" : words[3 + axis].replaceFirst("^\\.", "");
            if (!startsWith(word, "tTfF")) {
                throw lines.fault("selective dynamics needs T or F for x, y and z behind the coordinates of atom "
                        + (atom + 1) + ", found `" + String.join(" ", words) + "`");
            }
            row[axis] = startsWith(word, "tT");
        }
        return row;
    }

    /** A further row of numbers right behind the atoms: the numbers of atoms are too small. */
    private void requireEnd(int atoms) {
        Optional<String> next = lines.next();
        if (next.isPresent() && PoscarNumbers.leading(next.get()).length >= 3) {
            throw lines.fault("expected " + atoms + " atoms as the numbers of atoms say, found a further row; correct"
                    + " these numbers, or put an empty line before velocities");
        }
    }

    private static double[] positions(List<double[]> rows, boolean cartesian, Cell cell, double[] scale) {
        Lattice lattice = Lattice.of(cell);
        double[] positions = new double[3 * rows.size()];
        for (int atom = 0; atom < rows.size(); atom++) {
            double[] row = rows.get(atom);
            double[] place = cartesian ? row : CellCoordinates.cartesian(row, lattice);
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * atom + axis] = cartesian ? row[axis] * scale[axis % scale.length] : place[axis];
            }
        }
        return positions;
    }

    private static Map<String, PropertyValue> moveMask(List<boolean[]> free) {
        boolean[] flags = new boolean[3 * free.size()];
        for (int atom = 0; atom < free.size(); atom++) {
            System.arraycopy(free.get(atom), 0, flags, 3 * atom, 3);
        }
        return new LinkedHashMap<>(Map.of(MOVE_MASK, new PropertyValue.Truths(flags, free.size(), 3)));
    }

    private static boolean startsWith(String text, String letters) {
        return !text.isEmpty() && letters.indexOf(text.charAt(0)) >= 0;
    }
}
