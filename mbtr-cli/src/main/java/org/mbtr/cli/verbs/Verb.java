package org.mbtr.cli.verbs;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.mbtr.cli.console.CommonOptions;
import org.mbtr.cli.console.Console;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb of the command line: sets the log level, runs and returns exit code 0, or throws. */
public abstract class Verb implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    @Spec
    private CommandSpec spec;

    private Console console;

    /** Does the work. Results and remarks go to the console; whatever fails is thrown. */
    protected abstract void run(Console console) throws IOException;

    /** Where the verb writes. */
    public final Console console() {
        if (console == null) {
            console =
                    new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), options);
        }
        return console;
    }

    /** The verb as the command line knows it, for messages about its usage. */
    protected final CommandSpec spec() {
        return spec;
    }

    @Override
    public final Integer call() throws IOException {
        options.logging().apply();
        run(console());
        return 0;
    }
}
