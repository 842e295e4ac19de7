package org.mbtr.structures.io;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mbtr.structures.Cell;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.io.CommentEntry.Form;
import org.mbtr.structures.io.CommentScanner.NotAList;

/**
 * What the comment line of a frame says.
 *
 * @param columns the text of {@code Properties}; absent in plain XYZ
 * @param cell the cell; absent for a molecule
 * @param properties everything else, in its order
 */
record FrameComment(Optional<String> columns, Optional<Cell> cell, Map<String, PropertyValue> properties) {
    private static final String LATTICE = "Lattice";
    private static final String PERIODIC = "pbc";
    private static final String COLUMNS = "Properties";
    private static final Set<String> MARKS = Set.of(LATTICE, PERIODIC, COLUMNS);
    /** The name under which a free text is kept. */
    private static final String FREE_TEXT = "comment";

    /**
     * Reads a comment line. It is a list of {@code key=value} if it names {@code Properties}, {@code Lattice} or
     * {@code pbc}, or if every word belongs to a {@code key=value}; otherwise it is free text.
     */
    static FrameComment parse(String line, FrameLocation where) {
        String text = line.strip();
        List<CommentEntry> entries;
        try {
            entries = CommentScanner.scan(text);
        } catch (NotAList e) {
            if (MARKS.stream().anyMatch(mark -> text.contains(mark + "="))) {
                throw where.atComment(e.getMessage());
            }
            return freeText(text);
        }
        boolean marked = entries.stream().anyMatch(entry -> entry.form() != Form.ABSENT && MARKS.contains(entry.key()));
        boolean complete = entries.stream().noneMatch(entry -> entry.form() == Form.ABSENT);
        return marked || complete ? ofEntries(entries, where) : freeText(text);
    }

    private static FrameComment freeText(String text) {
        return new FrameComment(Optional.empty(), Optional.empty(), Map.of(FREE_TEXT, new PropertyValue.Text(text)));
    }

    private static FrameComment ofEntries(List<CommentEntry> entries, FrameLocation where) {
        Map<String, PropertyValue> properties = new LinkedHashMap<>();
        Optional<String> columns = Optional.empty();
        for (CommentEntry entry : entries) {
            PropertyValue value = entry.key().equals(COLUMNS)
                    ? new PropertyValue.Text(entry.text())
                    : StressTensor.shaped(entry.key(), entry.form(), ValueText.read(entry));
            PropertyValue before = properties.put(entry.key(), value);
            if (before != null && !before.equals(value)) {
                throw where.atComment("key `" + entry.key() + "` appears twice with different values");
            }
        }
        if (properties.remove(COLUMNS) instanceof PropertyValue.Text text) {
            columns = Optional.of(text.value());
        }
        Optional<PropertyValue> lattice = Optional.ofNullable(properties.remove(LATTICE));
        Optional<PropertyValue> periodic = Optional.ofNullable(properties.remove(PERIODIC));
        return new FrameComment(columns, cell(lattice, periodic, where), properties);
    }

    private static Optional<Cell> cell(
            Optional<PropertyValue> lattice, Optional<PropertyValue> periodic, FrameLocation where) {
        double[] vectors = lattice.map(value -> vectors(value, where)).orElse(new double[9]);
        boolean[] flags = periodic.map(value -> flags(value, where))
                .orElse(new boolean[] {lattice.isPresent(), lattice.isPresent(), lattice.isPresent()});
        boolean anyFlag = flags[0] || flags[1] || flags[2];
        if (lattice.isEmpty() && anyFlag) {
            throw where.atComment("`pbc` says periodic, but there is no `Lattice`; add the cell or set pbc=\"F F F\"");
        }
        if (!anyFlag && Arrays.stream(vectors).allMatch(component -> component == 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Cell(vectors, flags));
        } catch (IllegalArgumentException e) {
            throw where.atComment("`Lattice` and `pbc` do not make a cell: " + e.getMessage());
        }
    }

    private static double[] vectors(PropertyValue value, FrameLocation where) {
        double[] numbers = switch (value) {
            case PropertyValue.Reals reals -> reals.values();
            case PropertyValue.Wholes wholes ->
                Arrays.stream(wholes.values()).asDoubleStream().toArray();
            default -> new double[0];
        };
        if (numbers.length != 9) {
            throw where.atComment("expected `Lattice` as 9 numbers, the three cell vectors one after the other, found "
                    + (numbers.length == 0 ? "something else" : Integer.toString(numbers.length)));
        }
        return numbers;
    }

    private static boolean[] flags(PropertyValue value, FrameLocation where) {
        boolean[] flags = switch (value) {
            case PropertyValue.Truth truth -> new boolean[] {truth.value(), truth.value(), truth.value()};
            case PropertyValue.Truths truths -> truths.values();
            case PropertyValue.Wholes wholes -> zeroOrOne(wholes.values());
            default -> new boolean[0];
        };
        if (flags.length != 3) {
            throw where.atComment("expected `pbc` as three of T and F, such as pbc=\"T T F\"");
        }
        return flags;
    }

    private static boolean[] zeroOrOne(long[] values) {
        if (values.length != 3 || Arrays.stream(values).anyMatch(value -> value != 0 && value != 1)) {
            return new boolean[0];
        }
        return new boolean[] {values[0] == 1, values[1] == 1, values[2] == 1};
    }
}
