package org.mbtr.cli.console;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that every verb understands. */
public final class CommonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(
            names = "--json",
            description = "Print one JSON object on standard output; all else goes to standard error.")
    private boolean json;

    @Option(names = "--quiet", description = "Print results and errors only: no progress, no remarks.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Log what is done, and report details where a command has some.")
    private boolean verbose;

    @Option(names = "--debug", description = "Log everything, and show the stack trace of a failure.")
    private boolean debug;

    /** Acted on by picocli itself. */
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Explain this command.")
    boolean help;

    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--threads", paramLabel = "N", description = "Number of threads; by default one for each core.")
    void threads(int number) {
        if (number < 1) {
            throw new ParameterException(verb.commandLine(), "--threads needs 1 or more, found " + number);
        }
        threads = number;
    }

    /** Whether the result is wanted as JSON. */
    public boolean json() {
        return json;
    }

    /** Whether remarks and progress are unwanted. */
    public boolean quiet() {
        return quiet;
    }

    /** Whether the trace of a failure is wanted. */
    public boolean debug() {
        return debug;
    }

    /** Number of threads, at least 1. */
    public int threads() {
        return threads;
    }

    /** How much is logged. */
    public Logging logging() {
        return debug ? Logging.EVERYTHING : verbose ? Logging.STEPS : Logging.WARNINGS;
    }
}
