package org.mbtr.cli.console;

import java.io.PrintWriter;
import java.util.Map;
import org.mbtr.cli.report.ConsoleProgress;
import org.mbtr.cli.report.Json;
import org.mbtr.cli.report.Progress;

/**
 * The two output streams of a verb and the rules for them: results go to standard output, as text or, with
 * {@code --json}, as exactly one JSON object; remarks, progress and failures go to standard error.
 */
public final class Console {
    private final PrintWriter out;
    private final PrintWriter err;
    private final CommonOptions options;
    private boolean resultGiven;

    /** With these streams and the options of the verb. */
    public Console(PrintWriter out, PrintWriter err, CommonOptions options) {
        this.out = out;
        this.err = err;
        this.options = options;
    }

    /** Number of threads that the user allows. */
    public int threads() {
        return options.threads();
    }

    /** Whether the result is wanted as JSON. */
    public boolean json() {
        return options.json();
    }

    /** Whether details are wanted. */
    public boolean verbose() {
        return options.logging() != Logging.WARNINGS;
    }

    /** A part of the result for people; left out with {@code --json}. */
    public void print(String text) {
        if (!options.json()) {
            out.println(text);
        }
    }

    /** The whole result for programs: a record, a map or a tree; printed with {@code --json} only. To be called once. */
    public void result(Object value) {
        if (resultGiven) {
            throw new IllegalStateException("a verb has one result");
        }
        resultGiven = true;
        if (options.json()) {
            out.println(Json.text(value));
        }
    }

    /** A remark that is no part of the result: what was written, what to do next. */
    public void note(String line) {
        if (!options.quiet()) {
            err.println(line);
        }
    }

    /** Progress of a task; nothing is shown if the task takes less than a second. Unknown number of steps: −1. */
    public Progress progress(String task, long steps, String unit) {
        return options.quiet()
                ? Progress.none()
                : ConsoleProgress.start(task, steps, unit, err, Boolean.getBoolean("mbtr.terminal"));
    }

    /** Reports a failure: one line, as JSON too where that is asked for, and the trace behind {@code --debug}. */
    public void failure(Throwable thrown) {
        Failures.Failure failure = Failures.of(thrown);
        err.println(failure.line());
        if (options.debug()) {
            thrown.printStackTrace(err);
        }
        if (options.json() && !resultGiven) {
            out.println(Json.text(Map.of("error", failure.message())));
        }
    }
}
