package org.mbtr.cli.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.select.Condition;
import org.mbtr.cli.select.Selection;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.search.Validation;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.learning.validation.Split;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * How data are to be split. What is left open gets a default: at most {@value #MOST_TRAINING} structures for training
 * ({@value #MOST_FRAMES} of a trajectory) and no more than 80 % of the set, all others for the test, and for validation
 * {@value #MOST_VALIDATION} of the training structures but no more than 10 %. Draws are random, but the training set has
 * every element of the data. If conditions say which structures are for the test, all others are for training.
 *
 * @param training number of training structures
 * @param test number of test structures
 * @param validation training structures that hyper-parameters are chosen on
 * @param file a split that is given
 * @param testWhere conditions that make a structure one for the test
 * @param skipUnknown whether test structures with an element that no training structure has are left out
 * @param seed of random draws
 */
public record SplitPlan(
        Optional<Integer> training,
        Optional<Integer> test,
        ValidationChoice validation,
        Optional<Path> file,
        List<Condition> testWhere,
        boolean skipUnknown,
        long seed) {
    private static final int MOST_TRAINING = 5000;
    private static final int MOST_FRAMES = 1000;
    private static final int VALIDATION = 300;
    private static final int FEWEST_FOLDS = 2;
    private static final int FEWEST = 5;
    private static final int FEWEST_TRAINING = 3;

    /**
     * A split, and what it leaves out.
     *
     * @param split the split; without validation structures where these are left out in folds
     * @param folds positions among the training structures that are left out together; empty where validation structures are
     *     held out
     * @param skipped test structures with an element that no training structure has
     */
    public record Outcome(NestedSplit split, List<int[]> folds, List<Skipped> skipped) {
        /** What settings are judged by. */
        public Validation validation(LabelledStructures data) {
            return folds.isEmpty()
                    ? new Validation.OneSet(
                            data.select(split.inner().training()),
                            data.select(split.inner().test()))
                    : new Validation.Folds(data.select(split.inner().training()), folds);
        }

        /** Number of structures that settings are judged on. */
        public int validated() {
            return folds.isEmpty()
                    ? split.inner().test().length
                    : folds.stream().mapToInt(fold -> fold.length).sum();
        }

        /** Rows of matrices beside the kernel matrix of the training structures: kernels of others, or an inverse. */
        int rowsBeside() {
            return folds.stream().allMatch(fold -> fold.length == 1)
                    ? split.inner().test().length
                    : split.inner().training().length;
        }

        /** How they are kept apart: "300 of them for validation". */
        String validationWords() {
            return folds.isEmpty() ? validated() + " of them for validation" : "for validation " + leftOutWords();
        }

        /** What errors are errors of: "300 validation structures". */
        public String validatedWords() {
            return folds.isEmpty()
                    ? Numbers.count(validated(), "validation structure")
                    : Numbers.count(validated(), "training structure") + ", " + leftOutWords();
        }

        private String leftOutWords() {
            return "left out " + (folds.size() == validated() ? "one at a time" : "in " + folds.size() + " folds");
        }
    }

    /**
     * Training and test structures alone, and what they leave out.
     *
     * @param split the split
     * @param skipped test structures with an element that no training structure has
     */
    public record Outer(Split split, List<Skipped> skipped) {}

    /** Training and test structures of these data. The same seed gives the same ones on every machine. */
    public Outer outer(LearningData data) {
        if (file.isPresent()) {
            return known(given(SplitFile.read(file.get(), data.total()), data), data);
        }
        return testWhere.isEmpty() ? new Outer(drawn(data), List.of()) : chosen(data);
    }

    /**
     * The same with the training structures that settings are judged on.
     *
     * @param canLeaveOut whether what is learned can be validated by leaving structures out
     */
    public Outcome validated(LearningData data, Outer outer, boolean canLeaveOut) {
        return switch (validation) {
            case ValidationChoice.Usual choice -> usual(data, outer, canLeaveOut);
            case ValidationChoice.HeldOut choice -> heldOut(data, outer, choice.count());
            case ValidationChoice.LeftOut choice -> leftOut(data, outer, choice.count());
        };
    }

    /** Errors of fewer than some hundred structures are those of a few odd ones, so then all are judged. */
    private Outcome usual(LearningData data, Outer outer, boolean canLeaveOut) {
        int training = outer.split().training().length;
        int tenth = Math.max(1, training / 10);
        return canLeaveOut && tenth < VALIDATION && spared(data, outer, new Random(seed)).length >= FEWEST_FOLDS
                ? leftOut(data, outer, OptionalInt.empty())
                : heldOut(data, outer, Math.min(VALIDATION, tenth));
    }

    /**
     * The number of validation structures that are to be held out, if the user says so.
     *
     * @throws MbtrException if they are to be left out in folds
     */
    public Optional<Integer> heldOut() {
        return switch (validation) {
            case ValidationChoice.Usual choice -> Optional.empty();
            case ValidationChoice.HeldOut choice -> Optional.of(choice.count());
            case ValidationChoice.LeftOut choice ->
                throw new MbtrException(
                        "a force field is validated with frames that are held out; --validation takes their number");
        };
    }

    private Outcome heldOut(LearningData data, Outer outer, int validated) {
        int[] trained = outer.split().training();
        if (validated < 1 || validated > trained.length - 2) {
            throw new MbtrException("of " + trained.length + " training structures " + validated
                    + " cannot be set aside for validation; 1 to " + (trained.length - 2) + " can");
        }
        return new Outcome(
                NestedSplit.inner(data.labelled().structures(), outer.split(), validated, seed),
                List.of(),
                outer.skipped());
    }

    /** A few that together have all elements are always learned from, as a model cannot predict elements that it has not seen. */
    private static int[] spared(LearningData data, Outer outer, Random random) {
        int[] trained = outer.split().training();
        int[] covering =
                Sampling.coveringElements(data.labelled().select(trained).structures(), random);
        return Sampling.without(IntStream.range(0, trained.length).toArray(), covering);
    }

    private Outcome leftOut(LearningData data, Outer outer, OptionalInt wanted) {
        Random random = new Random(seed);
        int[] trained = outer.split().training();
        int[] spared = spared(data, outer, random);
        int count = wanted.orElse(spared.length);
        if (count < FEWEST_FOLDS || count > spared.length) {
            throw new MbtrException("of " + trained.length + " training structures " + spared.length
                    + " can be left out, so that the others have all elements; they can be dealt into " + FEWEST_FOLDS
                    + " to "
                    + spared.length + " folds, found " + count);
        }
        return new Outcome(
                new NestedSplit(outer.split(), new Split(trained, new int[0])),
                Sampling.folds(spared, count, random),
                outer.skipped());
    }

    private Split given(Split places, LearningData data) {
        Split split = data.fromPlaces(places);
        if (split.training().length < FEWEST_TRAINING || split.test().length == 0) {
            throw new MbtrException(file.orElseThrow() + ": of the structures of "
                    + data.source().title() + " "
                    + data.selection().words() + " " + split.training().length + " are for training and "
                    + split.test().length + " for the test; at least " + FEWEST_TRAINING + " and 1 are needed");
        }
        return split;
    }

    /**
     * The structures that fulfil the conditions for the test, all others for training, or as many of them as are asked for.
     */
    public Outer chosen(LearningData data) {
        Selection selection = new Selection(testWhere);
        List<Structure> structures = data.labelled().structures();
        int[] tested = IntStream.range(0, data.size())
                .filter(position -> selection.accepts(structures.get(position)))
                .toArray();
        selection.check(data.source().title());
        int[] others = Sampling.without(IntStream.range(0, data.size()).toArray(), tested);
        int wanted = training.orElse(others.length);
        if (wanted < FEWEST_TRAINING || wanted > others.length) {
            throw new MbtrException("the test set is " + selection.words() + ", "
                    + Numbers.count(tested.length, "structure")
                    + "; cannot take " + wanted + " for training from the other " + others.length + "; at least "
                    + FEWEST_TRAINING + " are needed");
        }
        int[] learned = wanted == others.length ? others : covering(data, others, wanted, new Random(seed));
        return known(new Split(learned, tested), data);
    }

    private Split drawn(LearningData data) {
        int size = data.size();
        if (size < FEWEST) {
            throw new MbtrException(data.source().title() + " has " + Numbers.count(size, "structure")
                    + "; learning with a test needs " + FEWEST + " or more");
        }
        int most = Math.min(data.isTrajectory() ? MOST_FRAMES : MOST_TRAINING, (int) (0.8 * size));
        int trained = training.orElse(Math.min(most, size - test.orElse(1)));
        int tested = test.orElse(Math.max(1, size - trained));
        if (trained < FEWEST_TRAINING || tested < 1 || (long) trained + tested > size) {
            throw new MbtrException("cannot take " + trained + " structures for training and " + tested
                    + " for the test from " + size + "; at least " + FEWEST_TRAINING + " and 1 are needed");
        }
        Random random = new Random(seed);
        int[] all = IntStream.range(0, size).toArray();
        int[] covering = Sampling.coveringElements(data.labelled().structures(), random);
        requireCovering(trained, covering);
        int[] others = Sampling.without(all, covering);
        if (tested > others.length) {
            throw new MbtrException("cannot take " + tested + " structures for the test from " + size + ": "
                    + covering.length + " have to be learned from so that training has all elements; take "
                    + others.length + " or fewer");
        }
        int[] testPositions = Sampling.uniform(others, tested, random);
        int[] rest = Sampling.without(others, testPositions);
        return new Split(
                Sampling.union(covering, Sampling.uniform(rest, trained - covering.length, random)), testPositions);
    }

    /** Some of the candidates, drawn such that they have every element of all of them. */
    private static int[] covering(LearningData data, int[] candidates, int wanted, Random random) {
        int[] covering = IntStream.of(Sampling.coveringElements(
                        data.labelled().select(candidates).structures(), random))
                .map(position -> candidates[position])
                .toArray();
        requireCovering(wanted, covering);
        int[] rest = Sampling.without(candidates, covering);
        return Sampling.union(covering, Sampling.uniform(rest, wanted - covering.length, random));
    }

    private static void requireCovering(int trained, int[] covering) {
        if (trained < covering.length) {
            throw new MbtrException(trained + " training structures cannot have all elements of the data; take "
                    + covering.length + " or more");
        }
    }

    /** A model cannot predict elements that it has not seen; better to say so before the work. */
    private Outer known(Split split, LearningData data) {
        List<Structure> structures = data.labelled().structures();
        Set<Integer> seen = new HashSet<>();
        for (int position : split.training()) {
            for (int z : structures.get(position).atomicNumbers()) {
                seen.add(z);
            }
        }
        List<Skipped> skipped = new ArrayList<>();
        IntStream.Builder tested = IntStream.builder();
        for (int position : split.test()) {
            Optional<Skipped> unknown = Skipped.of(data.places()[position], structures.get(position), seen);
            unknown.ifPresentOrElse(skipped::add, () -> tested.add(position));
        }
        if (!skipped.isEmpty() && !skipUnknown) {
            Skipped first = skipped.getFirst();
            throw new MbtrException("the test structure at position " + first.index() + " (" + first.formula()
                    + ") has the element " + first.element() + ", which no training structure has"
                    + (skipped.size() == 1 ? "" : "; there are " + skipped.size() + " such structures")
                    + ". Learn from one that has it, or leave out such test structures with --skip-unknown");
        }
        int[] left = tested.build().toArray();
        if (left.length == 0) {
            throw new MbtrException("every test structure has an element that no training structure has, the first one "
                    + skipped.getFirst().element() + "; nothing is left to test on");
        }
        return new Outer(new Split(split.training(), left), skipped);
    }
}
