package org.mbtr.cli.verbs;

import java.util.Optional;
import org.mbtr.cli.report.Numbers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.io.StructureReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which structure of a file is taken. */
final class StructureChoice {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    private Optional<Long> number = Optional.empty();

    @Option(names = "--select", paramLabel = "N", description = "Only this structure, counted from 1 as in messages.")
    void select(long chosen) {
        if (chosen < 1) {
            throw new ParameterException(verb.commandLine(), "--select counts structures from 1, found " + chosen);
        }
        number = Optional.of(chosen);
    }

    /** Whether the structure with this number, from 1, is taken. */
    boolean accepts(long candidate) {
        return number.isEmpty() || number.get() == candidate;
    }

    /**
     * Makes sure that something was taken.
     *
     * @param read number of structures that were read, all of the source if none was taken
     */
    void check(DataSource source, long read, long taken) {
        if (taken == 0) {
            throw new MbtrException(source.title() + " holds "
                    + (read == 0 || number.isEmpty()
                            ? "no structure"
                            : Numbers.count(read, "structure") + "; there is no number " + number.get()));
        }
    }

    /** The only structure of a source, or the chosen one. */
    Structure only(DataSource source) {
        try (StructureReader reader = source.open()) {
            long read = 0;
            while (reader.hasNext()) {
                Structure structure = reader.next();
                read++;
                if (number.isEmpty() && reader.hasNext()) {
                    throw new MbtrException(
                            source.title() + " holds more than one structure; choose one with --select N");
                }
                if (accepts(read)) {
                    return structure;
                }
            }
            check(source, read, 0);
            throw new IllegalStateException("a source without the structure was not refused");
        }
    }
}
