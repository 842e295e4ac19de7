package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mbtr.cli.report.Progress;

class ExperimentProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final Line line = new Line();
    private long now;
    private final ExperimentProgress progress = new ExperimentProgress(line, () -> now);

    /** What a user would see. */
    private static final class Line implements Progress {
        private long steps;
        private long done;
        private String detail = "";

        @Override
        public void steps(long all) {
            steps = all;
        }

        @Override
        public void advance(long more) {
            done += more;
        }

        @Override
        public void detail(String words) {
            detail = words;
        }

        @Override
        public void close() {}
    }

    @Test
    void timeLeftFollowsFromTheCostOfWhatIsDone() {
        progress.plan("all", 3, 1 + 2 + 7);
        assertEquals(3, line.steps);
        Progress first = progress.model("first", 1);
        first.advance(4);
        first.detail("RMSE 2");
        assertEquals("first: 4 evaluations, RMSE 2", line.detail, "nothing is known of the time yet");
        now += 10 * SECOND;
        first.close();
        assertEquals(1, line.done);
        assertTrue(line.detail.startsWith("about 1 min 30 s left"), line.detail);
        Progress second = progress.model("second", 2);
        now += 15 * SECOND;
        second.detail("fit");
        assertEquals("about 1 min 15 s left, second: fit", line.detail);
    }

    /** What an earlier run has done took no time now. */
    @Test
    void knownModelsDoNotMakeTheOthersLookFast() {
        progress.plan("all", 3, 100 + 1 + 1);
        progress.known(100);
        now += 20 * SECOND;
        progress.done("one", 1);
        assertEquals(2, line.done);
        assertTrue(line.detail.startsWith("about 20 s left"), line.detail);
    }

    @Test
    void planOfAPartCanBeCorrected() {
        progress.plan("a", 2, 20);
        progress.plan("b", 3, 30);
        assertEquals(5, line.steps);
        progress.plan("b", 1, 10);
        assertEquals(3, line.steps);
        now += SECOND;
        progress.done("a1", 10);
        progress.done("a2", 10);
        progress.done("b1", 10);
        assertFalse(line.detail.contains("left"), line.detail);
    }
}
