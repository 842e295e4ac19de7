package org.mbtr.cli.phases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.select.Condition;
import org.mbtr.cli.select.Selection;
import org.mbtr.learning.targets.BasisGuess;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.phases.hull.Components;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import org.mbtr.structures.data.DatasetProperty;
import org.mbtr.structures.io.StructureReader;

/**
 * Structures of a system whose energies are known, partly known or not known.
 *
 * @param source where they come from
 * @param structures that may be computed
 * @param energies {@code (structures)}, NaN where not known; handed out as they are, read only
 * @param energyKey what energies are called
 * @param meaning of the energies in words, else the name again
 * @param unit of energies, empty if unknown
 * @param basis what energies are per
 * @param selection which structures of the source were taken by their properties
 * @param otherElements number of structures that were left out because of their elements
 */
@SuppressWarnings("ArrayRecordComponent")
public record CandidateData(
        DataSource source,
        List<Structure> structures,
        double[] energies,
        String energyKey,
        String meaning,
        String unit,
        TargetBasis basis,
        Selection selection,
        int otherElements) {
    private static final String USUAL_KEY = "energy";

    /** Copies the list. */
    public CandidateData {
        structures = List.copyOf(structures);
    }

    /**
     * What to take.
     *
     * @param energyKey what energies are called; by default what the data set lists first, or energy
     * @param basis what they are per; by default what unit and name say
     * @param where conditions that structures have to fulfil
     * @param components elements to take, empty for all
     */
    public record Request(
            Optional<String> energyKey, Optional<TargetBasis> basis, List<Condition> where, List<String> components) {
        /** Copies the lists. */
        public Request {
            where = List.copyOf(where);
            components = List.copyOf(components);
        }
    }

    /**
     * Reads all structures that are wanted.
     *
     * @throws MbtrException if there is none, or an energy is there that is no finite number
     */
    public static CandidateData read(DataSource source, Request request, Progress progress) {
        String key = request.energyKey()
                .or(() -> source.dataset().flatMap(Dataset::defaultTarget))
                .orElse(USUAL_KEY);
        Selection selection = new Selection(request.where());
        Optional<Components> system =
                request.components().isEmpty() ? Optional.empty() : Optional.of(new Components(request.components()));
        List<Structure> structures = new ArrayList<>();
        List<Double> energies = new ArrayList<>();
        int others = 0;
        try (StructureReader reader = source.open()) {
            while (reader.hasNext()) {
                Structure structure = reader.next();
                progress.advance(1);
                if (!selection.accepts(structure)) {
                    continue;
                }
                if (system.isPresent() && !system.get().contain(structure)) {
                    others++;
                    continue;
                }
                structures.add(structure);
                energies.add(energy(structure, key, selection.read()));
            }
        }
        selection.check(source.title());
        if (structures.isEmpty()) {
            throw new MbtrException(source.title() + " holds no structure"
                    + system.map(known -> " that consists of " + known + " alone")
                            .orElse(""));
        }
        String unit = source.unit(key).orElse("");
        String meaning = source.dataset().stream()
                .flatMap(dataset -> dataset.properties().stream())
                .filter(property -> property.key().equals(key))
                .map(DatasetProperty::meaning)
                .findFirst()
                .orElse(key);
        return new CandidateData(
                source,
                structures,
                energies.stream().mapToDouble(Double::doubleValue).toArray(),
                key,
                meaning,
                unit,
                request.basis().orElseGet(() -> BasisGuess.of(key, meaning, unit)),
                selection,
                others);
    }

    private static double energy(Structure structure, String key, long number) {
        if (!structure.properties().containsKey(key)) {
            return Double.NaN;
        }
        double energy = structure.number(key).orElse(Double.NaN);
        if (!Double.isFinite(energy)) {
            throw new MbtrException("structure " + number + " (" + structure.formula() + "): the energy `" + key
                    + "` must be a finite number, found "
                    + structure.properties().get(key) + "; leave it out if it is not known");
        }
        return energy;
    }

    /** Number of structures with an energy. */
    public int known() {
        return (int)
                Arrays.stream(energies).filter(energy -> !Double.isNaN(energy)).count();
    }
}
