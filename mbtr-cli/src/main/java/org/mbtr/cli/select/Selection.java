package org.mbtr.cli.select;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * The structures of one source that fulfil all of some conditions, with a count of the others. To be asked about every
 * structure once, in the order of the source.
 */
public final class Selection {
    /** Values that a message lists. */
    private static final int MOST_VALUES = 8;

    private final List<Condition> conditions;
    private final Set<String> keys = new TreeSet<>();
    private final Map<String, Set<String>> values = new HashMap<>();
    private long read;
    private long kept;

    /** By these conditions; all structures if there are none. */
    public Selection(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** All structures. */
    public static Selection everything() {
        return new Selection(List.of());
    }

    /** Whether there are conditions. */
    public boolean isActive() {
        return !conditions.isEmpty();
    }

    /**
     * Whether the next structure fulfils all conditions.
     *
     * @throws MbtrException if one of its values cannot be compared
     */
    public boolean accepts(Structure structure) {
        read++;
        if (isActive()) {
            keys.addAll(structure.properties().keySet());
            for (Condition condition : conditions) {
                Set<String> known = values.computeIfAbsent(condition.key(), key -> new TreeSet<>());
                if (known.size() <= MOST_VALUES) {
                    condition.value(structure).ifPresent(known::add);
                }
            }
        }
        boolean all = true;
        for (Condition condition : conditions) {
            all &= condition.test(structure);
        }
        kept += all ? 1 : 0;
        return all;
    }

    /**
     * To be called when all structures have come.
     *
     * @param title what to call the source
     * @throws MbtrException if no structure has a property that a condition names, or none fulfils all conditions
     */
    public void check(String title) {
        for (Condition condition : conditions) {
            if (read > 0 && !keys.contains(condition.key())) {
                throw new MbtrException("no structure of " + title + " has the property `" + condition.key()
                        + "` of the condition `" + condition + "`; there are " + keys);
            }
        }
        if (isActive() && read > 0 && kept == 0) {
            throw new MbtrException("none of " + read + " structures of " + title + " fulfils " + words()
                    + "; values of "
                    + conditions.stream()
                            .map(condition -> "`" + condition.key() + "` are " + listed(values.get(condition.key())))
                            .distinct()
                            .collect(Collectors.joining(", of ")));
        }
    }

    private static String listed(Set<String> known) {
        return String.join(" ", known.stream().limit(MOST_VALUES).toList()) + (known.size() > MOST_VALUES ? " …" : "");
    }

    /** Structures that have come. */
    public long read() {
        return read;
    }

    /** Structures left out. */
    public long leftOut() {
        return read - kept;
    }

    /** The conditions as they were written. */
    public List<String> conditions() {
        return conditions.stream().map(Condition::toString).toList();
    }

    /** The conditions for people. */
    public String words() {
        return String.join(" and ", conditions());
    }
}
