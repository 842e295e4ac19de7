package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** One structure as the lines of an extended XYZ frame. */
final class FrameText {
    private static final Set<String> OWN_KEYS = Set.of("Lattice", "pbc", "Properties");

    private final Structure structure;
    private final String where;
    private final List<ColumnWords> columns = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    FrameText(Structure structure, String where) {
        this.structure = structure;
        this.where = where;
        if (structure.atomCount() == 0) {
            throw new MbtrException(where + ": a structure without atoms cannot be written");
        }
        structure
                .atomProperties()
                .forEach((name, value) -> columns.add(ColumnWords.of(name, value, structure.atomCount(), where)));
        text.append(structure.atomCount()).append('\n');
        writeComment();
        writeAtoms();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void writeComment() {
        structure.cell().ifPresent(this::writeLattice);
        text.append("Properties=species:S:1:pos:R:3");
        for (ColumnWords column : columns) {
            ColumnGroup group = column.group();
            text.append(':').append(group.name()).append(':').append(group.type());
            text.append(':').append(group.count());
        }
        for (Map.Entry<String, PropertyValue> property : structure.properties().entrySet()) {
            String key = property.getKey();
            if (OWN_KEYS.contains(key) || key.isEmpty()) {
                throw new MbtrException(where + ": a property cannot be called `" + key + "` in extended XYZ");
            }
            text.append(' ').append(ValueText.write(key, StressTensor.flat(key, property.getValue())));
        }
        boolean[] periodic = structure.cell().map(Cell::periodic).orElse(new boolean[3]);
        text.append(" pbc=\"").append(flag(periodic[0])).append(' ').append(flag(periodic[1]));
        text.append(' ').append(flag(periodic[2])).append("\"\n");
    }

    private void writeLattice(Cell cell) {
        double[] vectors = cell.vectors();
        text.append("Lattice=\"");
        for (int i = 0; i < 9; i++) {
            text.append(i == 0 ? "" : " ").append(NumberText.write(vectors[i]));
        }
        text.append("\" ");
    }

    private void writeAtoms() {
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            text.append(Element.of(structure.atomicNumber(atom)).symbol());
            for (int axis = 0; axis < 3; axis++) {
                text.append(' ').append(NumberText.write(coordinate(atom, axis)));
            }
            for (ColumnWords column : columns) {
                int count = column.group().count();
                for (int i = 0; i < count; i++) {
                    text.append(' ').append(column.word().apply(atom * count + i));
                }
            }
            text.append('\n');
        }
    }

    private double coordinate(int atom, int axis) {
        double coordinate = structure.position(atom, axis);
        if (!Double.isFinite(coordinate)) {
            throw new MbtrException(where + ", atom " + (atom + 1) + ": coordinate " + "xyz".charAt(axis) + " is "
                    + coordinate + "; only finite coordinates are written");
        }
        return coordinate;
    }

    private static char flag(boolean value) {
        return value ? 'T' : 'F';
    }
}
