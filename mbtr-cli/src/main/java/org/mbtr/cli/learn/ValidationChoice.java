package org.mbtr.cli.learn;

import java.util.OptionalInt;

/** Which training structures settings are judged on. */
public sealed interface ValidationChoice {
    /** What suits their number. */
    record Usual() implements ValidationChoice {}

    /**
     * Some that are held out.
     *
     * @param count how many
     */
    record HeldOut(int count) implements ValidationChoice {}

    /**
     * All of them, each by a model that is fitted without it.
     *
     * @param count number of parts that are left out one after the other; absent if each structure is a part of its own
     */
    record LeftOut(OptionalInt count) implements ValidationChoice {}
}
