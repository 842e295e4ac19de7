package org.mbtr.cli.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/** Time of work that is repeated to let the JVM compile it, and then again and again; the median pass counts. */
final class PassTime {
    private static final double CPU_WARM_UP = 8;
    private static final double CPU_MEASURED = 6;
    private static final double WALL_WARM_UP = 4;
    private static final double WALL_MEASURED = 8;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private PassTime() {}

    /** CPU time of this thread in the median pass (seconds). */
    static double cpu(Runnable pass) {
        return median(pass, CLOCK::getCurrentThreadCpuTime, CPU_WARM_UP, CPU_MEASURED);
    }

    /** Time that goes by in the median pass, for work of several threads (seconds). */
    static double wall(Runnable pass) {
        return median(pass, System::nanoTime, WALL_WARM_UP, WALL_MEASURED);
    }

    private static double median(Runnable pass, LongSupplier clock, double warmUp, double measured) {
        long start = System.nanoTime();
        while ((System.nanoTime() - start) * 1e-9 < warmUp) {
            pass.run();
        }
        List<Double> seconds = new ArrayList<>();
        start = System.nanoTime();
        while ((System.nanoTime() - start) * 1e-9 < measured) {
            long begin = clock.getAsLong();
            pass.run();
            seconds.add((clock.getAsLong() - begin) * 1e-9);
        }
        Collections.sort(seconds);
        return seconds.get(seconds.size() / 2);
    }
}
