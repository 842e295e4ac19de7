package org.mbtr.cli.predict;

import java.nio.file.Path;
import java.util.Optional;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import org.mbtr.structures.data.DatasetProperty;

/**
 * A model and the structures that it is to predict.
 *
 * @param model the model
 * @param source the structures
 */
public record ModelSource(Predictor model, DataSource source) {
    /**
     * Reads the model and finds the data.
     *
     * @param workers for predictions; must stay open as long as the model is used
     */
    public static ModelSource of(Path model, String data, Workers workers) {
        return new ModelSource(Predictor.read(model, workers), DataSource.resolve(data));
    }

    /** Unit of predictions, empty if unknown. */
    public String unit() {
        return model.info().unit();
    }

    /** Unit of energies of whole structures, empty if unknown. */
    private String energyUnit() {
        return model.target().basis() == TargetBasis.OTHER
                ? ""
                : model.target().basis().unitIn(TargetBasis.PER_STRUCTURE, unit());
    }

    /** Unit of forces, empty if unknown. */
    public String forceUnit() {
        return energyUnit().isEmpty() ? "" : energyUnit() + "/Å";
    }

    /** Unit of stress, empty if unknown. */
    public String stressUnit() {
        return energyUnit().isEmpty() ? "" : energyUnit() + "/Å³";
    }

    /** The unit of known values of a property where it is known and another than the one given. */
    public Optional<String> otherUnit(String property, String predicted) {
        return source.unit(property)
                .map(unit -> unit.replace("Angstrom", "Å").replace("Å^3", "Å³"))
                .filter(known -> !predicted.isEmpty() && !known.equals(predicted));
    }

    /** Name of the predicted property. */
    public String target() {
        return model.info().target();
    }

    /** The property in words where the data set says them. */
    public String quantity() {
        return source.dataset().stream()
                .flatMap(dataset -> dataset.properties().stream())
                .filter(property -> property.key().equals(target()))
                .map(DatasetProperty::meaning)
                .findFirst()
                .orElse(target());
    }

    /** The unit of known values where it is known and another than the model's. */
    public Optional<String> otherUnit() {
        return source.unit(target()).filter(known -> !unit().isEmpty() && !known.equals(unit()));
    }

    /** Number of structures if the data set is known, else −1. */
    public long expected() {
        return source.dataset().map(Dataset::structures).orElse(-1);
    }
}
