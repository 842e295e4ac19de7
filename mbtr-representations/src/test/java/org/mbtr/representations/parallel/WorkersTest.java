package org.mbtr.representations.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every task runs once, and failures do not depend on the number of threads. */
class WorkersTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void everyTaskRunsOnce(int threads) {
        AtomicIntegerArray runs = new AtomicIntegerArray(1000);
        try (Workers workers = new Workers(threads)) {
            workers.run(1000, runs::incrementAndGet);
            workers.run(0, runs::incrementAndGet);
        }

        int[] once = new int[1000];
        Arrays.fill(once, 1);
        assertArrayEquals(once, IntStream.range(0, 1000).map(runs::get).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void firstFailureInOrderIsThrown(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int repetition = 0; repetition < 50; repetition++) {
                IllegalStateException failure = assertThrows(
                        IllegalStateException.class,
                        () -> workers.run(100, task -> {
                            if (task >= 13) {
                                throw new IllegalStateException("task " + task);
                            }
                        }));

                assertEquals("task 13", failure.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void errorsAreThrownOn(int threads) {
        try (Workers workers = new Workers(threads)) {
            assertThrows(
                    StackOverflowError.class,
                    () -> workers.run(10, task -> {
                        throw new StackOverflowError();
                    }));
        }
    }
}
