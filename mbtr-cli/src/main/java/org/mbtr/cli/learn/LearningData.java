package org.mbtr.cli.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import org.mbtr.structures.data.DatasetProperty;
import org.mbtr.structures.io.StructureReader;

/**
 * Structures with the property that is to be learned.
 *
 * @param source where they come from
 * @param labelled structures and values
 * @param target name of the property
 * @param unit its unit, empty if unknown
 */
public record LearningData(DataSource source, LabelledStructures labelled, String target, String unit) {
    private static final List<String> USUAL_TARGETS = List.of("energy", "E");

    /**
     * Reads all structures.
     *
     * @param target the property; by default the one that is listed first for a known set, and for another file one called
     *     energy, or the only number that its structures have
     * @throws MbtrException if it cannot be said what to learn, or a structure lacks it
     */
    public static LearningData read(DataSource source, Optional<String> target, Progress progress) {
        List<Structure> structures = new ArrayList<>();
        try (StructureReader reader = source.open()) {
            while (reader.hasNext()) {
                structures.add(reader.next());
                progress.advance(1);
            }
        }
        if (structures.isEmpty()) {
            throw new MbtrException(source.title() + " holds no structure");
        }
        String property = target.or(() -> source.dataset().flatMap(Dataset::defaultTarget))
                .orElseGet(() -> guess(source, structures.getFirst()));
        LabelledStructures labelled = LabelledStructures.of(structures, property);
        return new LearningData(
                source, labelled, property, source.unit(property).orElse(""));
    }

    private static String guess(DataSource source, Structure first) {
        Set<String> numbers = new TreeSet<>();
        first.properties().forEach((name, value) -> {
            if (value instanceof PropertyValue.Real || value instanceof PropertyValue.Whole) {
                numbers.add(name);
            }
        });
        Optional<String> usual =
                USUAL_TARGETS.stream().filter(numbers::contains).findFirst();
        if (usual.isEmpty() && numbers.size() != 1) {
            throw new MbtrException(source.title() + ": name the property to learn with --target; "
                    + (numbers.isEmpty() ? "the first structure has no number" : "numbers are " + numbers));
        }
        return usual.orElseGet(() -> numbers.iterator().next());
    }

    /** Number of structures. */
    public int size() {
        return labelled.size();
    }

    /** The property in words where the data set says them, else its name. */
    public String quantity() {
        return source.dataset().stream()
                .flatMap(dataset -> dataset.properties().stream())
                .filter(property -> property.key().equals(target))
                .map(DatasetProperty::meaning)
                .findFirst()
                .orElse(target);
    }

    /** Whether all structures have the same atoms in the same order, as frames of a trajectory have. */
    public boolean isTrajectory() {
        int[] first = labelled.structures().getFirst().atomicNumbers();
        return size() > 1
                && labelled.structures().stream()
                        .allMatch(structure -> Arrays.equals(structure.atomicNumbers(), first));
    }

    /** A file name for results: the set or file and the target, without folders and endings. */
    public String resultName() {
        String title = source.dataset().map(Dataset::name).orElseGet(() -> {
            String name = source.path().getFileName().toString();
            return name.replaceAll("\\.gz$", "").replaceAll("\\.[A-Za-z]+$", "");
        });
        return (title + "-" + target).replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    /** One line for people. */
    public String summary() {
        return source.title() + ": " + Numbers.count(size(), "structure") + ", target " + target + unitInParentheses();
    }

    /** " (kcal/mol)", or nothing where the unit is unknown. */
    public String unitInParentheses() {
        return unit.isEmpty() ? "" : " (" + unit + ")";
    }
}
