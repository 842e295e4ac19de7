package org.mbtr.cli.predict;

import java.util.Optional;
import java.util.OptionalDouble;
import org.mbtr.learning.model.EnergyGradient;
import org.mbtr.structures.Structure;

/**
 * What a model says about one structure.
 *
 * @param index place in the input, from 0
 * @param structure as it was read
 * @param predicted the value
 * @param reference the known value, if the structure has one
 * @param gradient energy of the whole structure with its derivatives, where they are wanted
 */
public record Prediction(
        long index,
        Structure structure,
        double predicted,
        OptionalDouble reference,
        Optional<EnergyGradient> gradient) {
    /** The same with a constant added to the predicted value. */
    Prediction plus(double constant) {
        return new Prediction(index, structure, predicted + constant, reference, gradient);
    }

    /** Predicted minus known value. */
    public OptionalDouble difference() {
        return reference.isPresent() ? OptionalDouble.of(predicted - reference.getAsDouble()) : OptionalDouble.empty();
    }
}
