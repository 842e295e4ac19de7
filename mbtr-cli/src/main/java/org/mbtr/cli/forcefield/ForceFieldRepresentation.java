package org.mbtr.cli.forcefield;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mbtr.potentials.gdml.GdmlRepresentations;
import org.mbtr.potentials.gdml.GdmlSearchSpace;
import org.mbtr.potentials.gdml.MoleculeRepresentation;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.structures.MbtrException;

/**
 * What describes the molecule of a force field.
 *
 * @param name of the preset or file
 * @param representation with the widths that a search begins with
 * @param file settings of the file, if it is one
 */
public record ForceFieldRepresentation(
        String name, MoleculeRepresentation representation, Optional<RepresentationSettings> file) {
    /** The bins of pairs of atoms. */
    public static final String PAIRS = "sgdml-k2";

    /** The bins of pairs and triples. */
    public static final String TRIPLES = "sgdml-k2-k3";

    /** Inverse distances. */
    public static final String INVERSE_DISTANCES = "coulomb-md";

    /** What others are called in reports. */
    private static final String OTHER = "mbtr";

    /**
     * A preset or what a file says.
     *
     * @throws MbtrException if it is neither, or cannot describe a force field
     */
    public static ForceFieldRepresentation named(String presetOrFile) {
        return switch (presetOrFile) {
            case PAIRS -> preset(presetOrFile, GdmlSearchSpace.startWithPairs());
            case TRIPLES -> preset(presetOrFile, GdmlSearchSpace.startWithTriples());
            case INVERSE_DISTANCES -> preset(presetOrFile, new MoleculeRepresentation.InverseDistance());
            default -> read(presetOrFile);
        };
    }

    private static ForceFieldRepresentation preset(String name, MoleculeRepresentation representation) {
        return new ForceFieldRepresentation(name, representation, Optional.empty());
    }

    private static ForceFieldRepresentation read(String name) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new MbtrException("a force field describes pairs and triples of atoms: --representation " + PAIRS
                    + " (bins of 1/d), " + TRIPLES + " (with bins of angles), " + INVERSE_DISTANCES
                    + " (1/d itself) or a configuration file; found " + name);
        }
        try {
            RepresentationSettings settings = RepresentationJson.parse(Files.readString(file), name);
            return new ForceFieldRepresentation(name, GdmlRepresentations.of(settings, name), Optional.of(settings));
        } catch (IOException failure) {
            throw new MbtrException(file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /**
     * Makes sure that a file allows the elements of a molecule.
     *
     * @throws MbtrException if it names elements, and not all of these
     */
    public void requireElements(int[] atomicNumbers) {
        file.ifPresent(settings -> GdmlRepresentations.requireElements(settings, atomicNumbers, name));
    }

    /** The preset that a representation has its terms from, whatever their widths, or {@value #OTHER}. */
    static String nameOf(MoleculeRepresentation representation) {
        List<Term> terms = representation.terms();
        return switch (representation) {
            case MoleculeRepresentation.InverseDistance inverse -> INVERSE_DISTANCES;
            case MoleculeRepresentation.Bins bins ->
                bins.equals(MoleculeRepresentation.Bins.published(MoleculeRepresentation.width(terms.getFirst())))
                        ? PAIRS
                        : OTHER;
            case MoleculeRepresentation.BinsWithTriples bins ->
                bins.equals(MoleculeRepresentation.BinsWithTriples.published(
                                MoleculeRepresentation.width(terms.getFirst()),
                                MoleculeRepresentation.width(terms.getLast())))
                        ? TRIPLES
                        : OTHER;
        };
    }
}
