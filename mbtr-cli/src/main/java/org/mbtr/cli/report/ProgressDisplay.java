package org.mbtr.cli.report;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Shows what a progress bar renders once the task has lasted for a while: in place on a terminal, else line by line. */
final class ProgressDisplay implements ProgressBarConsumer {
    /** Narrower than any terminal in use, so that the bar never wraps. */
    private static final int WIDTH = 79;

    private final PrintWriter err;
    private final boolean inPlace;
    private final long delay;
    private final LongSupplier nanoClock;
    private long since;
    private boolean shown;

    ProgressDisplay(PrintWriter err, boolean inPlace, Duration delay, LongSupplier nanoClock) {
        this.err = err;
        this.inPlace = inPlace;
        this.delay = delay.toNanos();
        this.nanoClock = nanoClock;
        this.since = nanoClock.getAsLong();
    }

    @Override
    public int getMaxRenderedLength() {
        return WIDTH;
    }

    @Override
    public void accept(String rendered) {
        long now = nanoClock.getAsLong();
        if (now - since < delay) {
            return;
        }
        shown = true;
        since = inPlace ? since : now; // lines keep their distance, also from the one at the end
        if (inPlace) {
            err.print("\r" + rendered);
        } else {
            err.println(rendered.strip());
        }
        err.flush();
    }

    @Override
    public void clear() {
        if (shown && inPlace) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
        }
    }

    @Override
    public void close() {
        err.flush();
    }
}
