package org.mbtr.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user reads when the command line cannot be understood. */
final class UsageErrors {
    private UsageErrors() {}

    /** Prints what is wrong, what may have been meant and where help is; returns exit code 2. */
    static int report(ParameterException found, PrintWriter err) {
        ParameterException wrong = cause(found);
        err.println("mbtr: " + lowerFirst(wrong.getMessage()));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        err.println("'" + command + " --help' explains the " + (command.contains(" ") ? "options." : "commands."));
        return CommandLine.ExitCode.USAGE;
    }

    /** A misspelt option may be why something is missing; it comes first. */
    private static ParameterException cause(ParameterException found) {
        List<String> unmatched = found.getCommandLine().getUnmatchedArguments();
        return found instanceof MissingParameterException && !unmatched.isEmpty()
                ? new UnmatchedArgumentException(found.getCommandLine(), unmatched)
                : found;
    }

    private static String lowerFirst(String message) {
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
