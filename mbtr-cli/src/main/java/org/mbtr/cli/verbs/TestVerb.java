package org.mbtr.cli.verbs;

import org.mbtr.cli.console.Console;
import org.mbtr.structures.MbtrException;
import picocli.CommandLine.Command;

/**
 * Stands for {@code ./mbtr test}, which the launcher carries out before this program starts: the tests need the sources
 * and Maven.
 */
@Command(
        name = "test",
        header = "Build the program and run all its tests.",
        description = {
            "",
            "Needs the source folder and Maven. Arguments are handed to 'mvn verify', for example -pl mbtr-structures."
        })
public final class TestVerb extends Verb {
    @Override
    protected void run(Console console) {
        throw new MbtrException("'test' is carried out by the launcher: call ./mbtr test in the source folder");
    }
}
