package org.mbtr.cli;

import java.io.PrintWriter;
import org.mbtr.cli.console.Failures;
import org.mbtr.cli.verbs.Verb;
import org.mbtr.potentials.PotentialSource;
import picocli.CommandLine;

/** Entry point of the {@code mbtr} command. */
public final class Main {
    private static final int HELP_WIDTH = 100;

    private Main() {}

    /** Runs the command line and ends the JVM with its exit code: 0 success, 1 failure, 2 wrong usage. */
    public static void main(String[] arguments) {
        if (Boolean.getBoolean("mbtr.filtered")) {
            StandardError.restore();
        }
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        int code = execute(out, err, arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs the command line with these streams and returns the exit code. Nothing is written elsewhere. */
    public static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        return execute(MbtrCommand.assemble(), out, err, arguments);
    }

    /** The same with other potentials in place of trained models, for the verbs that move atoms. */
    public static int execute(PotentialSource potentials, PrintWriter out, PrintWriter err, String... arguments) {
        return execute(MbtrCommand.assemble(potentials), out, err, arguments);
    }

    private static int execute(CommandLine commandLine, PrintWriter out, PrintWriter err, String... arguments) {
        commandLine.setOut(out).setErr(err).setUsageHelpWidth(HELP_WIDTH);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler((wrong, given) ->
                UsageErrors.report(wrong, wrong.getCommandLine().getErr()));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> fail(failure, command));
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError failure) {
            err.println(Failures.of(failure).line());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static int fail(Throwable failure, CommandLine command) {
        if (command.getCommandSpec().userObject() instanceof Verb verb) {
            verb.console().failure(failure);
        } else {
            command.getErr().println(Failures.of(failure).line());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
