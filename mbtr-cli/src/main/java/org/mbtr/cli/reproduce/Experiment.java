package org.mbtr.cli.reproduce;

import java.io.IOException;
import org.mbtr.cli.console.Console;

/** An experiment of the paper, ready to run. */
public interface Experiment {
    /**
     * Runs it, or goes on where it was interrupted. Progress and remarks go to the console; what was found is returned, and stands
     * in the experiment's folder.
     */
    ExperimentResult run(Console console) throws IOException;
}
