package org.mbtr.structures.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mbtr.structures.MbtrException;

/**
 * One {@code name:type:count} of {@code Properties}.
 *
 * @param name what the columns are called
 * @param type R real, I whole, S text, L truth
 * @param count number of columns, at least 1
 */
record ColumnGroup(String name, char type, int count) {
    /** What a file without {@code Properties} has. */
    static final String PLAIN = "species:S:1:pos:R:3";

    /** Whether the columns hold chemical symbols. */
    boolean isSpecies() {
        return (name.equals("species") || name.equals("symbols")) && type == 'S' && count == 1;
    }

    /** Whether the columns hold atomic numbers. */
    boolean isAtomicNumber() {
        return (name.equals("Z") || name.equals("numbers")) && type == 'I' && count == 1;
    }

    /** Whether the columns hold positions. */
    boolean isPosition() {
        return (name.equals("pos") || name.equals("positions")) && type == 'R' && count == 3;
    }

    /**
     * The groups in their order.
     *
     * @throws MbtrException through {@code where}, if the text is not made of triplets, a name appears twice, or there are
     *     no positions or no elements
     */
    static List<ColumnGroup> parse(String properties, FrameLocation where) {
        String[] fields = properties.split(":", -1);
        if (fields.length % 3 != 0) {
            throw where.atComment("expected `Properties` as name:type:columns triplets, found `" + properties + "`");
        }
        List<ColumnGroup> groups = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < fields.length; i += 3) {
            if (fields[i + 1].length() != 1 || "RISL".indexOf(fields[i + 1].charAt(0)) < 0) {
                throw where.atComment("the type of column `" + fields[i] + "` in `Properties` is `" + fields[i + 1]
                        + "`; it must be R (real), I (whole), S (text) or L (truth)");
            }
            if (!names.add(fields[i])) {
                throw where.atComment("`Properties` names column `" + fields[i] + "` twice");
            }
            groups.add(new ColumnGroup(fields[i], fields[i + 1].charAt(0), count(fields[i], fields[i + 2], where)));
        }
        if (groups.stream().noneMatch(ColumnGroup::isPosition)) {
            throw where.atComment("`Properties` has no positions (`pos:R:3`): " + properties);
        }
        if (groups.stream().noneMatch(group -> group.isSpecies() || group.isAtomicNumber())) {
            throw where.atComment("`Properties` has no elements (`species:S:1` or `Z:I:1`): " + properties);
        }
        return List.copyOf(groups);
    }

    private static int count(String name, String text, FrameLocation where) {
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the message below
        }
        throw where.atComment("the number of columns of `" + name + "` in `Properties` is `" + text
                + "`; it must be a whole number above 0");
    }
}
