package org.mbtr.cli.predict;

import java.nio.file.Path;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.io.ExtendedXyzWriter;

/** The structures as they were read, with the prediction as one more property. */
final class ExtendedXyzSink implements PredictionSink {
    private final ExtendedXyzWriter writer;
    private final String property;

    ExtendedXyzSink(Path file, String target) {
        this.writer = ExtendedXyzWriter.create(file);
        this.property = target + "_predicted";
    }

    @Override
    public void accept(Prediction prediction) {
        writer.write(prediction.structure().withProperty(property, new PropertyValue.Real(prediction.predicted())));
    }

    @Override
    public void commit() {
        writer.commit();
    }

    @Override
    public void close() {
        writer.close();
    }
}
