package org.mbtr.cli.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.cli.select.Condition;
import org.mbtr.cli.select.Selection;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.targets.BasisGuess;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.validation.Split;
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
 * @param labelled structures and values; without values where forces are learned from a source without energies
 * @param places place of each structure in the source, from 0; handed out as they are, read only
 * @param target name of the property
 * @param unit its unit, empty if unknown
 * @param selection which structures of the source these are
 * @param forcesName name of the forces, if they are to be learned
 */
@SuppressWarnings("ArrayRecordComponent")
public record LearningData(
        DataSource source,
        LabelledStructures labelled,
        int[] places,
        String target,
        String unit,
        Selection selection,
        Optional<String> forcesName) {
    private static final List<String> USUAL_TARGETS = List.of("energy", "E");

    /**
     * What is to be learned.
     *
     * @param target the property; by default the one that is listed first for a known set, and for another file one called
     *     energy, or the only number that its structures have
     * @param basis what the property is per; by default what its unit and name tell
     * @param where conditions that structures have to fulfil
     * @param forces name of the forces, if they are to be learned
     * @param needsEnergies whether it is an error if there are no values of the target; if not, it is one only for a target that
     *     is named
     */
    public record Request(
            Optional<String> target,
            Optional<TargetBasis> basis,
            List<Condition> where,
            Optional<String> forces,
            boolean needsEnergies) {
        /** Of values, and perhaps forces. */
        public Request(
                Optional<String> target, Optional<TargetBasis> basis, List<Condition> where, Optional<String> forces) {
            this(target, basis, where, forces, true);
        }

        /** The same for forces alone, with energies only where these are there. */
        public Request withEnergiesIfKnown() {
            return new Request(target, basis, where, forces, false);
        }

        /** Of values alone. */
        public Request(Optional<String> target, Optional<TargetBasis> basis, List<Condition> where) {
            this(target, basis, where, Optional.empty());
        }
    }

    /**
     * Reads all structures that are wanted.
     *
     * @throws MbtrException if it cannot be said what to learn, a structure lacks it, or forces do not belong to the energies
     */
    public static LearningData read(DataSource source, Request request, Progress progress) {
        List<Structure> structures = new ArrayList<>();
        IntStream.Builder places = IntStream.builder();
        Selection selection = new Selection(request.where());
        try (StructureReader reader = source.open()) {
            while (reader.hasNext()) {
                Structure structure = reader.next();
                if (selection.accepts(structure)) {
                    structures.add(structure);
                    places.add((int) selection.read() - 1);
                }
                progress.advance(1);
            }
        }
        selection.check(source.title());
        if (structures.isEmpty()) {
            throw new MbtrException(source.title() + " holds no structure");
        }
        int[] positions = places.build().toArray();
        Optional<String> named = request.target().or(() -> source.dataset().flatMap(Dataset::defaultTarget));
        String target = request.needsEnergies()
                ? named.orElseGet(() -> guess(source, structures.getFirst()))
                : named.or(() -> usual(structures.getFirst())).orElse(USUAL_TARGETS.getFirst());
        String unit = source.unit(target).orElse("");
        TargetBasis basis = request.basis().orElseGet(() -> BasisGuess.of(target, quantity(source, target), unit));
        boolean unknown = !request.needsEnergies()
                && request.target().isEmpty()
                && !structures.stream()
                        .allMatch(structure ->
                                Double.isFinite(structure.number(target).orElse(Double.NaN)));
        double[] labels = unknown ? new double[0] : labels(structures, positions, target);
        List<double[]> forces = request.forces().isPresent()
                ? forces(structures, source, positions, request.forces().get(), forceUnit(basis, unit))
                : List.of();
        LabelledStructures labelled = new LabelledStructures(structures, labels, basis, forces);
        return new LearningData(source, labelled, positions, target, unit, selection, request.forces());
    }

    private static List<double[]> forces(
            List<Structure> structures, DataSource source, int[] places, String name, String unit) {
        source.unit(name)
                .map(known -> known.replace("Angstrom", "Å"))
                .filter(known -> !unit.isEmpty() && !known.equals(unit))
                .ifPresent(known -> {
                    throw new MbtrException("the forces `" + name + "` are in " + known
                            + ", those of the target are in " + unit + "; convert the data first");
                });
        List<double[]> forces = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            Structure structure = structures.get(i);
            String where = "structure " + (places[i] + 1) + " (" + structure.formula() + ")";
            double[] found = KnownDerivatives.forces(places[i], structure, name)
                    .orElseThrow(() -> new MbtrException(where + " has no forces called `" + name
                            + "` to learn from; its atoms have "
                            + structure.atomProperties().keySet() + ", and --forces-key says which"));
            if (!Arrays.stream(found).allMatch(Double::isFinite)) {
                throw new MbtrException(where + ": the forces `" + name + "` are not all finite");
            }
            forces.add(found);
        }
        return forces;
    }

    private static String forceUnit(TargetBasis basis, String unit) {
        String energy = basis == TargetBasis.OTHER ? "" : basis.unitIn(TargetBasis.PER_STRUCTURE, unit);
        return energy.isEmpty() ? "" : energy + "/Å";
    }

    /** Unit of forces, empty if unknown. */
    public String forceUnit() {
        return forceUnit(basis(), unit);
    }

    /** Unit of the error that a search minimises: of components of forces where these are learned, else of the target. */
    public String searchedUnit() {
        return forcesName.isPresent() ? forceUnit() : unit;
    }

    /** What the error that a search minimises is of, to stand before its name: "force " or nothing. */
    public String searchedQuantity() {
        return forcesName.isPresent() ? "force " : "";
    }

    private static double[] labels(List<Structure> structures, int[] places, String target) {
        double[] labels = new double[places.length];
        for (int i = 0; i < labels.length; i++) {
            Structure structure = structures.get(i);
            String where = "structure " + (places[i] + 1) + " (" + structure.formula() + ")";
            labels[i] = structure
                    .number(target)
                    .orElseThrow(() -> new MbtrException(where + " has no number called `" + target
                            + "`; its properties are " + structure.properties().keySet()));
            if (!Double.isFinite(labels[i])) {
                throw new MbtrException(where + ": the property `" + target + "` is " + labels[i]);
            }
        }
        return labels;
    }

    private static String guess(DataSource source, Structure first) {
        Set<String> numbers = numbers(first);
        Optional<String> usual = usual(first);
        if (usual.isEmpty() && numbers.size() != 1) {
            throw new MbtrException(source.title() + ": name the property to learn with --target; "
                    + (numbers.isEmpty() ? "the first structure has no number" : "numbers are " + numbers));
        }
        return usual.orElseGet(() -> numbers.iterator().next());
    }

    private static Optional<String> usual(Structure structure) {
        return USUAL_TARGETS.stream().filter(numbers(structure)::contains).findFirst();
    }

    private static Set<String> numbers(Structure structure) {
        Set<String> numbers = new TreeSet<>();
        structure.properties().forEach((name, value) -> {
            if (value instanceof PropertyValue.Real || value instanceof PropertyValue.Whole) {
                numbers.add(name);
            }
        });
        return numbers;
    }

    /** Why there are no values of the target, and what the user can do, if there are none. */
    public Optional<String> missingEnergies() {
        if (labelled.hasLabels()) {
            return Optional.empty();
        }
        long known = labelled.structures().stream()
                .filter(structure -> Double.isFinite(structure.number(target).orElse(Double.NaN)))
                .count();
        Set<String> numbers = numbers(labelled.structures().getFirst());
        return Optional.of(
                known > 0
                        ? "only " + known + " of " + Numbers.count(size(), "structure") + " have a finite energy `"
                                + target + "`, so none is used; choose them with --where to use theirs"
                        : "there are no energies called `" + target + "`"
                                + (numbers.isEmpty()
                                        ? ""
                                        : "; if one of " + numbers + " is the energy, name it with --target"));
    }

    /** Number of structures. */
    public int size() {
        return labelled.size();
    }

    /** What to call a structure by its position in these: its place in the source, from 1. */
    public long number(int position) {
        return places[position] + 1L;
    }

    /** Number of structures of the source, with those that were left out. */
    public int total() {
        return (int) selection.read();
    }

    /** What the values are per. */
    public TargetBasis basis() {
        return labelled.basis();
    }

    /** A split by place in the source, as files keep it, from one by position in these structures. */
    public Split toPlaces(Split split) {
        return new Split(at(split.training()), at(split.test()));
    }

    private int[] at(int[] positions) {
        return IntStream.of(positions).map(position -> places[position]).toArray();
    }

    /** The inverse of {@link #toPlaces}; structures that were left out are on neither side. */
    public Split fromPlaces(Split split) {
        return new Split(found(split.training()), found(split.test()));
    }

    private int[] found(int[] wanted) {
        return IntStream.of(wanted)
                .map(place -> Arrays.binarySearch(places, place))
                .filter(position -> position >= 0)
                .toArray();
    }

    /** The property in words where the data set says them, else its name. */
    public String quantity() {
        return quantity(source, target);
    }

    private static String quantity(DataSource source, String target) {
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
        String chosen = selection.isActive()
                ? size() + " of " + Numbers.count(total(), "structure") + " (" + selection.words() + ")"
                : Numbers.count(size(), "structure");
        return source.title() + ": " + chosen + ", "
                + (labelled.hasLabels() ? "target " + target + unitInParentheses() : "no energies")
                + forcesName.map(name -> ", forces " + name).orElse("");
    }

    /** " (kcal/mol)", or nothing where the unit is unknown. */
    public String unitInParentheses() {
        return unit.isEmpty() ? "" : " (" + unit + ")";
    }
}
