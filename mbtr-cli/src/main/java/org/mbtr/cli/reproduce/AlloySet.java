package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.mbtr.phases.active.Candidates;
import org.mbtr.phases.active.Simulation;
import org.mbtr.phases.hull.Components;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;

/**
 * Alloys of a few elements with known formation energies.
 *
 * @param name as in reports
 * @param candidates the structures
 * @param simulation of strategies on them
 */
record AlloySet(String name, Candidates candidates, Simulation simulation) {
    private static final List<String> ENERGIES =
            List.of("formation_energy_eV_per_atom", "mixing_energy_eV_per_atom", "formation_energy_eV");
    /** Crystals that were computed with the cell of the composition with both elements exchanged: far from equilibrium, no candidates. */
    private static final String SWAPPED_VOLUME = "swapped_volume";

    /**
     * The usual sets.
     *
     * @param name as in reports
     * @param file name of the data set
     * @param elements symbols of those to take structures of; all if empty
     */
    record Origin(String name, String file, List<String> elements) {
        private static final String TERNARY = "alloys/CuAgAu_pyclupan";

        /** Those with a hull to find, small ones first. */
        static final List<Origin> ALL = List.of(
                new Origin("AuCu", TERNARY, List.of("Cu", "Au")),
                new Origin("AgAu", TERNARY, List.of("Ag", "Au")),
                new Origin("AgCu", TERNARY, List.of("Cu", "Ag")),
                whole("HfTi"),
                whole("NiTi"),
                whole("HfNi"),
                whole("AgPd_byu"),
                whole("AgPd_icet"),
                whole("HfNiTi_byu"),
                new Origin("CuAgAu_pyclupan", TERNARY, List.of()));

        private static Origin whole(String name) {
            return new Origin(name, "alloys/" + name, List.of());
        }

        /** A file of a user, such as one of the paper's alloys. */
        static Origin file(String path) {
            return new Origin(path, path, List.of());
        }

        /** Where it is; absent if it is not here. */
        Optional<DataSource> locate() {
            try {
                return Optional.of(DataSource.resolve(file));
            } catch (MbtrException missing) {
                return Optional.empty();
            }
        }

        /**
         * Reads structures and energies.
         *
         * @throws MbtrException if a structure has no formation energy
         */
        AlloySet read(DataSource source) {
            Stream<Structure> all = source.read().stream()
                    .filter(structure -> !new PropertyValue.Truth(true)
                            .equals(structure.properties().get(SWAPPED_VOLUME)));
            List<Structure> structures = elements.isEmpty()
                    ? all.toList()
                    : all.filter(new Components(elements)::contain).toList();
            Candidates candidates = new Candidates(structures);
            double[] energies = structures.stream().mapToDouble(this::energy).toArray();
            return new AlloySet(name, candidates, new Simulation(candidates, energies));
        }

        private double energy(Structure structure) {
            for (String key : ENERGIES) {
                OptionalDouble energy = structure.number(key);
                if (energy.isPresent()) {
                    return key.endsWith("per_atom")
                            ? energy.getAsDouble()
                            : energy.getAsDouble() / structure.atomCount();
                }
            }
            throw new MbtrException(
                    name + ": " + structure + " has none of the formation energies " + String.join(", ", ENERGIES));
        }
    }
}
