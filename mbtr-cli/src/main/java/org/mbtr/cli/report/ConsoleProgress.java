package org.mbtr.cli.report;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/**
 * Progress on standard error: a bar on a terminal from the first second on, elsewhere a plain line every ten seconds.
 */
public final class ConsoleProgress implements Progress {
    private static final Duration BAR_DELAY = Duration.ofSeconds(1);
    private static final Duration BAR_INTERVAL = Duration.ofMillis(200);
    private static final Duration LINE_INTERVAL = Duration.ofSeconds(10);

    private final ProgressBar bar;

    private ConsoleProgress(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Starts the display of a task.
     *
     * @param task what is done, a few words
     * @param steps number of steps, −1 if unknown
     * @param unit what is counted: "molecules"; empty if nothing can be
     * @param err where to show it
     * @param terminal whether that is a terminal
     */
    public static Progress start(String task, long steps, String unit, PrintWriter err, boolean terminal) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .clearDisplayOnFinish()
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" " + unit, 1);
        if (terminal) {
            builder.setConsumer(new ProgressDisplay(err, true, BAR_DELAY, System::nanoTime))
                    .setUpdateIntervalMillis((int) BAR_INTERVAL.toMillis());
        } else {
            // Half an interval between lines leaves out the first and last rendering and none of the regular ones.
            builder.setConsumer(new ProgressDisplay(err, false, LINE_INTERVAL.dividedBy(2), System::nanoTime))
                    .setUpdateIntervalMillis((int) LINE_INTERVAL.toMillis())
                    .setRenderer((state, width) -> line(state, unit));
        }
        return new ConsoleProgress(builder.build());
    }

    private static String line(ProgressState state, String unit) {
        String done = state.isIndefinite()
                ? state.getCurrent() + " " + unit
                : state.getCurrent() + " of " + state.getMax() + " " + unit;
        String detail = state.getExtraMessage();
        return state.getTaskName() + ": " + (unit.isEmpty() ? "" : done + ", ")
                + Numbers.duration(state.getElapsedAfterStart()) + (detail.isEmpty() ? "" : ", " + detail);
    }

    @Override
    public void advance(long steps) {
        bar.stepBy(steps);
    }

    @Override
    public void steps(long steps) {
        bar.maxHint(steps);
    }

    @Override
    public void detail(String words) {
        bar.setExtraMessage(words);
    }

    @Override
    public void close() {
        bar.close();
    }
}
