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
 * @param role what the columns are for
 */
record ColumnGroup(String name, char type, int count, Role role) {
    /** What a file without {@code Properties} has. */
    static final String PLAIN = "species:S:1:pos:R:3";

    /** What a group of columns is for. */
    enum Role {
        /** Chemical symbols. */
        SYMBOL,
        /** Atomic numbers. */
        ATOMIC_NUMBER,
        /** Positions (angstrom). */
        POSITION,
        /** Something else, kept as a per-atom property. */
        OTHER
    }

    /** With the role that name, type and count give it. */
    ColumnGroup(String name, char type, int count) {
        this(name, type, count, role(name, type, count));
    }

    private static Role role(String name, char type, int count) {
        return switch (name) {
            case "species", "symbols" -> type == 'S' && count == 1 ? Role.SYMBOL : Role.OTHER;
            case "Z", "numbers" -> type == 'I' && count == 1 ? Role.ATOMIC_NUMBER : Role.OTHER;
            case "pos", "positions" -> type == 'R' && count == 3 ? Role.POSITION : Role.OTHER;
            default -> Role.OTHER;
        };
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
        if (groups.stream().noneMatch(group -> group.role() == Role.POSITION)) {
            throw where.atComment("`Properties` has no positions (`pos:R:3`): " + properties);
        }
        if (groups.stream().noneMatch(group -> group.role() == Role.SYMBOL || group.role() == Role.ATOMIC_NUMBER)) {
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
