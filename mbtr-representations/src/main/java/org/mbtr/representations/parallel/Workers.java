package org.mbtr.representations.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share numbered tasks.
 *
 * <p>How work is cut into tasks is the caller's choice and must not depend on {@link #threads()}: then results are the
 * same bit for bit on one thread and on many.
 */
public final class Workers implements AutoCloseable {
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
     * long ones first. Where tasks fail, those not yet begun are left out and the exception of the first of them in order
     * is thrown on, whatever the number of threads.
     */
    public void run(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Failure> first = new AtomicReference<>();
        Runnable loop = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (RuntimeException | Error thrown) {
                    next.set(count);
                    first.accumulateAndGet(new Failure(i, thrown), Failure::earlier);
                }
            }
        };
        List<Future<?>> helpers = new ArrayList<>();
        for (int t = 1; t < Math.min(threads, count); t++) {
            helpers.add(executor.submit(loop));
        }
        loop.run();
        for (Future<?> helper : helpers) {
            try {
                helper.get();
            } catch (ExecutionException thrown) {
                throw new IllegalStateException("a worker ended unexpectedly", thrown);
            } catch (InterruptedException thrown) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for workers", thrown);
            }
        }
        if (first.get() != null) {
            first.get().rethrow();
        }
    }

    /** What one task threw. */
    private record Failure(int task, Throwable thrown) {
        static Failure earlier(Failure one, Failure other) {
            return one == null || other.task < one.task ? other : one;
        }

        void rethrow() {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
