package org.mbtr.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.mbtr.potentials.PotentialSource;

/**
 * One run of the command line inside the test.
 *
 * @param code exit code
 * @param out what went to standard output
 * @param err what went to standard error
 */
public record CommandLineRun(int code, String out, String err) {
    /** Runs the command line with these arguments. */
    public static CommandLineRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.execute(new PrintWriter(out), new PrintWriter(err), arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    /** The same with other potentials in place of trained models. */
    public static CommandLineRun with(PotentialSource potentials, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.execute(potentials, new PrintWriter(out), new PrintWriter(err), arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }
}
