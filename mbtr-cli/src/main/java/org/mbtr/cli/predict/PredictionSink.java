package org.mbtr.cli.predict;

import java.nio.file.Path;
import java.util.Locale;
import org.mbtr.structures.MbtrException;

/** Where predictions go, in the order of the input. */
public interface PredictionSink extends AutoCloseable {
    /** Takes one. */
    void accept(Prediction prediction);

    /** All have come; a file takes its name now. */
    void commit();

    /** Ends the sink; a file that was not committed is deleted. */
    @Override
    void close();

    /**
     * A file, of the kind that its name says.
     *
     * @param target name of the predicted property
     * @param derivatives what is written beside it
     * @throws MbtrException if the name says no kind that is known, or one that has no place for derivatives, or the file
     *     cannot be written
     */
    static PredictionSink of(Path file, String target, Derivatives derivatives) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") && derivatives.any()) {
            throw new MbtrException(
                    "cannot write forces or stress into " + file + ", a table with a line for each structure;"
                            + " name an .extxyz file, or leave --forces and --stress out");
        }
        if (name.endsWith(".csv")) {
            return new CsvSink(file);
        }
        if (name.matches(".*\\.(ext)?xyz(\\.gz)?")) {
            return new ExtendedXyzSink(file, target, derivatives);
        }
        throw new MbtrException("cannot tell what to write into " + file + "; its name must end in .extxyz, .xyz (also"
                + " with .gz) or .csv");
    }
}
