package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mbtr.cli.select.Condition;
import org.mbtr.cli.select.Selection;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.targets.LearnedForm;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.validation.Split;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import org.mbtr.structures.data.DatasetCatalogue;

/**
 * A data set of the experiment on crystals.
 *
 * @param name of the set, known or of the paper
 * @param file name of its file without {@code .txt}, {@code .txt.gz} or {@code .zip}; "" for a known set, which has its own
 * @param standsFor which of the paper's sets it stands in for, "" for these themselves
 * @param target the property that is learned
 * @param unit its unit
 * @param learned form in which it is learned
 * @param where conditions that structures have to fulfil
 * @param test conditions that say which structures are for the test; drawn if there are none
 * @param sizes numbers of structures
 * @param style the paper's models
 * @param additive the model that knows nothing of distances
 * @param resolution to which errors are rounded in searches (unit of the target)
 * @param published known errors of models
 */
record CrystalSet(
        String name,
        String file,
        String standsFor,
        String target,
        String unit,
        LearnedForm learned,
        List<Condition> where,
        List<Condition> test,
        Sizes sizes,
        PaperStyle style,
        AdditiveTerms additive,
        double resolution,
        List<Published> published) {
    private static final List<String> ENDINGS = List.of(".txt", ".txt.gz", ".zip");

    /**
     * Numbers of structures.
     *
     * @param structures that the file has and that fulfil the conditions
     * @param training for training, the largest number first
     * @param test for the test
     * @param validation of the training structures, that hyper-parameters are chosen on
     */
    record Sizes(int structures, List<Integer> training, int test, int validation) {
        /** Copies the list. */
        Sizes {
            training = List.copyOf(training);
        }

        /** The same proportions for another number of structures. */
        Sizes of(int number) {
            if (number == structures) {
                return this;
            }
            double ratio = (double) number / structures;
            int tested = scaled(test, ratio);
            List<Integer> learned = Stream.concat(
                            Stream.of(number - tested),
                            training.stream().skip(1).map(count -> scaled(count, ratio)))
                    .toList();
            return new Sizes(number, learned, tested, Math.min(validation, scaled(validation, ratio)));
        }

        /** The same with fewer structures for training and validation. */
        Sizes atMost(int most) {
            List<Integer> fewer = training.stream()
                    .map(count -> Math.min(count, most))
                    .distinct()
                    .toList();
            return new Sizes(structures, fewer, test, Math.min(validation, Math.max(1, fewer.getLast() / 5)));
        }

        private static int scaled(int count, double ratio) {
            return (int) Math.max(1, Math.round(ratio * count));
        }
    }

    /**
     * Errors that others report, those of a value per structure divided by the atoms.
     *
     * @param model which model
     * @param training number of training structures
     * @param mae mean absolute error
     * @param rmse root mean squared error
     * @param source who reports them
     */
    record Published(CrystalModel model, int training, OptionalDouble mae, double rmse, String source) {}

    /** Copies the lists. */
    CrystalSet {
        where = List.copyOf(where);
        test = List.copyOf(test);
        published = List.copyOf(published);
    }

    /** Whether it is one of the paper's own sets. */
    boolean isPapers() {
        return standsFor.isEmpty();
    }

    /** Its file, if one of the folders has it. */
    Optional<DataSource> locate(DataFolders folders) {
        Optional<Dataset> known = DatasetCatalogue.standard().find(name);
        return candidates(known)
                .flatMap(file -> folders.find(file).stream())
                .findFirst()
                .map(path -> new DataSource(name, path, known));
    }

    private Stream<String> candidates(Optional<Dataset> known) {
        return known.map(dataset -> Stream.of(dataset.file()))
                .orElseGet(() -> ENDINGS.stream().map(ending -> file + ending));
    }

    /** What its file may be called, for people. */
    String fileNames() {
        return DatasetCatalogue.standard()
                .find(name)
                .map(Dataset::file)
                .orElseGet(() ->
                        file + ENDINGS.getFirst() + ", " + String.join(" or ", ENDINGS.subList(1, ENDINGS.size())));
    }

    /** What others report on a model with so many training structures. */
    Optional<Published> published(CrystalModel model, int training) {
        return published.stream()
                .filter(errors -> errors.model() == model && errors.training() == training)
                .findFirst();
    }

    /**
     * Test, training and validation set. The test set is the same for all numbers of training structures.
     *
     * @throws MbtrException if there are not enough structures
     */
    NestedSplit split(LabelledStructures data, Sizes sizes, int training, long seed) {
        if (test.isEmpty()) {
            return NestedSplit.stratified(data, training, sizes.test(), sizes.validation(), seed);
        }
        Selection selection = new Selection(test);
        Map<Boolean, List<Integer>> tested = IntStream.range(0, data.size())
                .boxed()
                .collect(Collectors.partitioningBy(
                        position -> selection.accepts(data.structures().get(position))));
        selection.check(name);
        Split known = new Split(positions(tested.get(false)), positions(tested.get(true)));
        return NestedSplit.stratified(
                data, known, Math.min(training, known.training().length), sizes.validation(), seed);
    }

    private static int[] positions(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
