package org.mbtr.structures.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Element;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ColumnGroup.Role;

/** The rows of one frame, taken in one after the other. */
final class AtomTable {
    private final List<ColumnGroup> groups;
    private final FrameLocation where;
    private final int columns;
    private final int[] atomicNumbers;
    private final double[] positions;
    private final Map<String, AtomColumn> others = new LinkedHashMap<>();

    AtomTable(List<ColumnGroup> groups, int atoms, FrameLocation where) {
        this.groups = groups;
        this.where = where;
        this.columns = groups.stream().mapToInt(ColumnGroup::count).sum();
        this.atomicNumbers = new int[atoms];
        this.positions = new double[3 * atoms];
        for (ColumnGroup group : groups) {
            if (group.role() == Role.OTHER) {
                others.put(group.name(), AtomColumn.of(group, atoms));
            }
        }
    }

    /** Number of blank-separated words in a row. */
    static int wordCount(String row) {
        int words = 0;
        for (int at = skipBlanks(row, 0); at < row.length(); at = skipBlanks(row, skipWord(row, at))) {
            words++;
        }
        return words;
    }

    /** Reads the row of one atom. */
    void read(int atom, String row) {
        int at = 0;
        for (ColumnGroup group : groups) {
            for (int i = 0; i < group.count(); i++) {
                at = skipBlanks(row, at);
                int end = skipWord(row, at);
                if (end == at) {
                    throw wrongCount(atom, row);
                }
                store(group, atom, i, row, at, end);
                at = end;
            }
        }
        if (skipBlanks(row, at) < row.length()) {
            throw wrongCount(atom, row);
        }
    }

    /** What has been read, as a structure. */
    Structure structure(Optional<Cell> cell, Map<String, PropertyValue> properties) {
        Map<String, PropertyValue> atomProperties = new LinkedHashMap<>();
        others.forEach((name, column) -> atomProperties.put(name, column.value()));
        Structure bare = cell.map(c -> Structure.crystal(atomicNumbers, positions, c))
                .orElseGet(() -> Structure.molecule(atomicNumbers, positions));
        return bare.withProperties(properties).withAtomProperties(atomProperties);
    }

    private void store(ColumnGroup group, int atom, int index, String row, int from, int to) {
        try {
            switch (group.role()) {
                case POSITION -> positions[3 * atom + index] = coordinate(atom, index, row, from, to);
                case SYMBOL, ATOMIC_NUMBER -> setElement(atom, element(atom, row.substring(from, to)));
                case OTHER -> others.get(group.name()).set(atom, index, row, from, to);
            }
        } catch (NumberFormatException e) {
            throw where.atAtom(
                    atom,
                    "expected " + AtomColumn.kind(group.type()) + " in column `" + group.name() + "`, found `"
                            + row.substring(from, to) + "`");
        }
    }

    private double coordinate(int atom, int axis, String row, int from, int to) {
        double value = NumberText.parse(row, from, to);
        if (!Double.isFinite(value)) {
            throw where.atAtom(
                    atom,
                    "coordinate " + "xyz".charAt(axis) + " is " + row.substring(from, to)
                            + "; every coordinate must be a finite number (angstrom)");
        }
        return value;
    }

    private int element(int atom, String word) {
        if (Character.isDigit(word.charAt(0))) {
            int number = Integer.parseInt(word);
            if (number >= 1 && number <= Element.values().length) {
                return number;
            }
        } else {
            Optional<Element> element = Element.ofSymbol(word).or(() -> Element.ofSymbol(capitalised(word)));
            if (element.isPresent()) {
                return element.get().atomicNumber();
            }
        }
        throw where.atAtom(
                atom,
                "`" + word
                        + "` is not a chemical element; expected a symbol such as C or Cl, or an atomic number from 1 to "
                        + Element.values().length);
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    private void setElement(int atom, int atomicNumber) {
        if (atomicNumbers[atom] != 0 && atomicNumbers[atom] != atomicNumber) {
            throw where.atAtom(
                    atom,
                    "the symbol column says "
                            + Element.of(atomicNumbers[atom]).symbol() + ", the atomic number column "
                            + Element.of(atomicNumber).symbol() + "; one of them is wrong");
        }
        atomicNumbers[atom] = atomicNumber;
    }

    private RuntimeException wrongCount(int atom, String row) {
        return where.atAtom(atom, "expected " + columns + " columns as `Properties` says, found " + wordCount(row));
    }

    private static int skipBlanks(String row, int from) {
        int at = from;
        while (at < row.length() && row.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static int skipWord(String row, int from) {
        int at = from;
        while (at < row.length() && row.charAt(at) > ' ') {
            at++;
        }
        return at;
    }
}
