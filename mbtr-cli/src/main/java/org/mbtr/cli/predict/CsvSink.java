package org.mbtr.cli.predict;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.mbtr.structures.io.AtomicFile;

/** One line for each structure; known value and difference are empty where there is none. */
final class CsvSink implements PredictionSink {
    private final AtomicFile file;
    private final BufferedWriter writer;

    CsvSink(Path path) {
        this.file = AtomicFile.create(path);
        this.writer = new BufferedWriter(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8));
        line("index,formula,predicted,reference,difference");
    }

    @Override
    public void accept(Prediction prediction) {
        line(String.join(
                ",",
                Long.toString(prediction.index()),
                prediction.structure().formula(),
                Double.toString(prediction.predicted()),
                text(prediction.reference()),
                text(prediction.difference())));
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private void line(String text) {
        try {
            writer.write(text + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void commit() {
        try {
            writer.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        file.commit();
    }

    @Override
    public void close() {
        file.close();
    }
}
