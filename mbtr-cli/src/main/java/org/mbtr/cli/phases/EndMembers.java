package org.mbtr.cli.phases;

import java.util.Locale;

/** What to do about elements that no structure consists of alone. */
public enum EndMembers {
    /** Refuse. */
    REQUIRED,
    /** Take formation energy 0 for the elements. */
    ZERO,
    /** Let the hull end where the structures do. */
    NONE;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
