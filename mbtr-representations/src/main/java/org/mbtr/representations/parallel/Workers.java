package org.mbtr.representations.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
     * long ones first. The first exception of a task is thrown on and the tasks not yet begun are left out.
     */
    public void run(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        Runnable loop = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (RuntimeException | Error failure) {
                    next.set(count);
                    throw failure;
                }
            }
        };
        List<Future<?>> helpers = new ArrayList<>();
        for (int t = 1; t < Math.min(threads, count); t++) {
            helpers.add(executor.submit(loop));
        }
        RuntimeException failure = null;
        try {
            loop.run();
        } catch (RuntimeException thrown) {
            failure = thrown;
        }
        for (Future<?> helper : helpers) {
            try {
                helper.get();
            } catch (ExecutionException thrown) {
                if (thrown.getCause() instanceof Error error) {
                    throw error;
                }
                failure = failure == null ? (RuntimeException) thrown.getCause() : failure;
            } catch (InterruptedException thrown) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for workers", thrown);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
