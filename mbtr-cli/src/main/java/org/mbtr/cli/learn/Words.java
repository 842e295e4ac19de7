package org.mbtr.cli.learn;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mbtr.cli.report.Numbers;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.ScaledKernel;

/** Settings and timings as people read them. */
public final class Words {
    private static final int DIGITS = 3;
    private static final double GRID = 0.25;

    /** The order in which the parts of the work are done. */
    private static final List<String> PARTS = List.of(
            "read",
            "search",
            "assembly",
            "factorization",
            "solution",
            "preconditioner",
            "iteration",
            "fit",
            "constant",
            "test");

    private Words() {}

    /** The kernel with its length scale. */
    public static String kernel(Kernel kernel) {
        return switch (kernel) {
            case Kernel.Linear linear -> linear.label();
            case ScaledKernel scaled -> scaled.label() + ", length scale " + number(scaled.lengthScale());
        };
    }

    /** A number, as a power of two too where it is one on the grid of the search: "2^1.5 = 2.83". */
    public static String number(double value) {
        double exponent = Math.log(value) / Math.log(2);
        String plain = Numbers.significant(value, DIGITS);
        double rounded = Math.rint(exponent / GRID) * GRID;
        boolean onGrid = value > 0 && Math.abs(value - Math.pow(2, rounded)) <= 2 * Math.ulp(value);
        return onGrid ? "2^" + exponent(rounded) + " = " + plain : plain;
    }

    /** An exponent on the grid of the search: "-20", "1.5". */
    public static String exponent(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** A duration given in seconds. */
    public static String seconds(double value) {
        return Numbers.duration(Duration.ofNanos((long) (1e9 * value)));
    }

    /** Timings by part of the work in the order in which they follow each other. */
    public static String timings(Map<String, Double> timings) {
        return PARTS.stream()
                .filter(timings::containsKey)
                .map(part -> part + " " + seconds(timings.get(part)))
                .collect(Collectors.joining(", "));
    }
}
