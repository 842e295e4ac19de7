package org.mbtr.representations.mbtr;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.mbtr.structures.MbtrException;

/** The axis x, cut into bins of equal width. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Grid.Edges.class, name = "edges"),
    @JsonSubTypes.Type(value = Grid.Centres.class, name = "centres")
})
public sealed interface Grid {
    /** Left edge of the first bin. */
    @JsonIgnore
    double leftEdge();

    /** Width of a bin. */
    double step();

    /** Number of bins. */
    int count();

    /**
     * Bins [start + m·step, start + (m+1)·step], m = 0 … count−1: {@code start} is the left edge of the first bin, as in
     * the paper.
     */
    record Edges(double start, double step, int count) implements Grid {
        /** Checks the three numbers. */
        public Edges {
            SettingsCheck.finite("grid: start", start);
            SettingsCheck.positive("grid: step", step);
            checkCount(count, 1);
        }

        @Override
        public double leftEdge() {
            return start;
        }
    }

    /** Bins centred on {@code count} equally spaced places from {@code first} to {@code last}, as in DScribe. */
    record Centres(double first, double last, int count) implements Grid {
        /** Checks the three numbers. */
        public Centres {
            SettingsCheck.finite("grid: first", first);
            SettingsCheck.positive("grid: last minus first", last - first);
            checkCount(count, 2);
        }

        @Override
        @JsonIgnore
        public double step() {
            return (last - first) / (count - 1);
        }

        @Override
        public double leftEdge() {
            return first - step() / 2;
        }
    }

    private static void checkCount(int count, int least) {
        if (count < least || count > 1_000_000) {
            throw new MbtrException("grid: count must be " + least + " to 1000000, found " + count);
        }
    }
}
