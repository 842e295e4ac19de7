package org.mbtr.structures.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A known data set.
 *
 * @param name what users call it, such as {@code qm7b} or {@code md17/ethanol}
 * @param title one line for people
 * @param file path below a data folder
 * @param structures number of structures
 * @param atoms number of atoms of all structures together
 * @param elements chemical symbols in alphabetical order
 * @param properties the properties that the file holds
 * @param targets keys worth learning, the default first; may be empty
 * @param origin where the numbers were taken from
 * @param citation papers to cite
 * @param licence the terms
 * @param sha256 checksum of the file, in hexadecimal
 * @param bundled whether the file comes with the program
 * @param notes limits and things to know
 */
public record Dataset(
        String name,
        String title,
        String file,
        int structures,
        long atoms,
        List<String> elements,
        List<DatasetProperty> properties,
        List<String> targets,
        String origin,
        String citation,
        String licence,
        String sha256,
        boolean bundled,
        List<String> notes) {
    /** Copies the lists; refuses counts below 1 and targets that are not among the properties. */
    public Dataset {
        elements = List.copyOf(elements);
        properties = List.copyOf(properties);
        targets = List.copyOf(targets);
        notes = List.copyOf(notes);
        if (structures < 1 || atoms < structures) {
            throw new IllegalArgumentException(name + ": " + structures + " structures with " + atoms + " atoms");
        }
        List<String> keys = properties.stream().map(DatasetProperty::key).toList();
        if (!keys.containsAll(targets)) {
            throw new IllegalArgumentException(name + ": targets " + targets + " are not all among " + keys);
        }
    }

    /** The property to learn if the user names none; absent for sets that are only for timing. */
    public Optional<String> defaultTarget() {
        return targets.stream().findFirst();
    }

    /** The unit of a property; absent if the set has no such property or the property has no unit. */
    public Optional<String> unit(String property) {
        return properties.stream()
                .filter(candidate -> candidate.key().equals(property))
                .map(DatasetProperty::unit)
                .filter(unit -> !unit.isEmpty())
                .findFirst();
    }

    /** The file, if it is in one of the standard data folders ({@link DataFolders#standard}). */
    public Optional<Path> locate() {
        return DataFolders.standard().find(file);
    }
}
