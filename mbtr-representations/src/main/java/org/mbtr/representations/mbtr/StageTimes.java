package org.mbtr.representations.mbtr;

import java.util.EnumMap;
import java.util.Map;

/** Where the time of a description goes. Not shared between threads. */
public final class StageTimes {
    /** Parts of the work on a term. */
    public enum Stage {
        /** Sorting atoms, finding tuples, distances. */
        TUPLES,
        /** Geometry function. */
        GEOMETRY,
        /** Weighting function and envelope. */
        WEIGHTING,
        /** Broadening onto the grid. */
        BROADENING
    }

    /** Measures nothing. */
    static final StageTimes OFF = new StageTimes(false);

    private final boolean on;
    private final long[] nanoseconds = new long[Stage.values().length];
    private Stage current = Stage.TUPLES;
    private long since;

    private StageTimes(boolean on) {
        this.on = on;
    }

    /** A clock that runs from now on. */
    public static StageTimes start() {
        StageTimes times = new StageTimes(true);
        times.since = System.nanoTime();
        return times;
    }

    void enter(Stage stage) {
        if (on) {
            long now = System.nanoTime();
            nanoseconds[current.ordinal()] += now - since;
            since = now;
            current = stage;
        }
    }

    /** Seconds spent in each stage so far. */
    public Map<Stage, Double> seconds() {
        Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            seconds.put(stage, nanoseconds[stage.ordinal()] * 1e-9);
        }
        return seconds;
    }
}
