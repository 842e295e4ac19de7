package org.mbtr.representations.parallel;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share numbered tasks.
 *
 * <p>How work is cut into tasks is the caller's choice and must not depend on {@link #threads()}: then results are the
 * same bit for bit on one thread and on many.
 */
public final class Workers implements AutoCloseable {
    /** The calling thread alone. */
    public static final Workers CALLING_THREAD = new Workers(1);

    private final int threads;
    private final ExecutorService executor;

    /** With this number of threads, the calling one included. */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, found " + threads);
        }
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(
                Math.max(1, threads - 1),
                Thread.ofPlatform().daemon(true).name("mbtr-worker-", 1).factory());
    }

    /** One thread for each core that the JVM sees. */
    public static Workers all() {
        return new Workers(Runtime.getRuntime().availableProcessors());
    }

    /** Number of threads. */
    public int threads() {
        return threads;
    }

    /**
     * Runs {@code task} once for each of 0 … count−1 and returns when all are done. Tasks are taken in order, so put the
     * long ones first. Where tasks fail, those not yet begun are left out and what the first of them in order has thrown
     * is thrown on, whatever the number of threads. A task may itself run tasks on the same workers.
     */
    public void run(int count, IntConsumer task) {
        Run run = new Run(count, task);
        for (int t = 1; t < Math.min(threads, count); t++) {
            executor.execute(run);
        }
        run.run();
        run.awaitOthers();
    }

    /** The tasks of one call. Whoever comes late finds nothing left to do, so nobody waits for a thread to become free. */
    private static final class Run implements Runnable {
        private final int count;
        private final IntConsumer task;
        private final AtomicInteger next = new AtomicInteger();
        private int active;
        private int failed = Integer.MAX_VALUE;
        private Throwable failure;

        Run(int count, IntConsumer task) {
            this.count = count;
            this.task = task;
        }

        @Override
        public void run() {
            synchronized (this) {
                active++;
            }
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (RuntimeException | Error thrown) {
                    next.set(count);
                    fail(i, thrown);
                }
            }
            synchronized (this) {
                active--;
                notifyAll();
            }
        }

        private synchronized void fail(int index, Throwable thrown) {
            if (index < failed) {
                failed = index;
                failure = thrown;
            }
        }

        synchronized void awaitOthers() {
            boolean interrupted = false;
            while (active > 0) {
                try {
                    wait();
                } catch (InterruptedException stop) {
                    next.set(count);
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            switch (failure) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> {}
            }
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
