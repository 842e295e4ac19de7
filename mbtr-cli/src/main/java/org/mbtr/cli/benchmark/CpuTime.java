package org.mbtr.cli.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * CPU time of this thread. Work is repeated for {@value #WARM_UP} seconds to let the JVM compile it, then again and again
 * for {@value #MEASURED} seconds; the median pass counts.
 */
final class CpuTime {
    private static final double WARM_UP = 8;
    private static final double MEASURED = 6;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /** CPU time of the median pass (seconds). */
    static double ofPass(Runnable pass) {
        long start = System.nanoTime();
        while ((System.nanoTime() - start) * 1e-9 < WARM_UP) {
            pass.run();
        }
        List<Double> seconds = new ArrayList<>();
        start = System.nanoTime();
        while ((System.nanoTime() - start) * 1e-9 < MEASURED) {
            long begin = CLOCK.getCurrentThreadCpuTime();
            pass.run();
            seconds.add((CLOCK.getCurrentThreadCpuTime() - begin) * 1e-9);
        }
        Collections.sort(seconds);
        return seconds.get(seconds.size() / 2);
    }
}
