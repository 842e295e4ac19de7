package org.mbtr.cli.predict;

import java.nio.file.Path;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;

/** The structures as they were read, with the prediction as one more property, and its derivatives where they are wanted. */
final class ExtendedXyzSink implements PredictionSink {
    private final ExtendedXyzWriter writer;
    private final String property;
    private final Derivatives derivatives;

    ExtendedXyzSink(Path file, String target, Derivatives derivatives) {
        this.writer = ExtendedXyzWriter.create(file);
        this.property = target + "_predicted";
        this.derivatives = derivatives;
    }

    @Override
    public void accept(Prediction prediction) {
        Structure structure = prediction.structure();
        Structure extended = prediction
                .gradient()
                .map(gradient -> PredictedFrame.of(structure, gradient, derivatives))
                .orElse(structure);
        writer.write(extended.withProperty(property, new PropertyValue.Real(prediction.predicted())));
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
