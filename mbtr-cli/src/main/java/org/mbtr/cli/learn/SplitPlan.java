package org.mbtr.cli.learn;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.mbtr.cli.report.Numbers;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.learning.validation.Split;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * How data are to be split. What is left open gets a default: at most {@value #MOST_TRAINING} structures for training
 * ({@value #MOST_FRAMES} of a trajectory) and no more than 80 % of the set, all others for the test, and for validation
 * {@value #MOST_VALIDATION} of the training structures but no more than 10 %. Draws are random, but the training set has
 * every element of the data.
 *
 * @param training number of training structures
 * @param test number of test structures
 * @param validation number of training structures that hyper-parameters are chosen on
 * @param file a split that is given
 * @param seed of random draws
 */
public record SplitPlan(
        Optional<Integer> training,
        Optional<Integer> test,
        Optional<Integer> validation,
        Optional<Path> file,
        long seed) {
    private static final int MOST_TRAINING = 5000;
    private static final int MOST_FRAMES = 1000;
    private static final int MOST_VALIDATION = 300;
    private static final int FEWEST = 5;

    /** The split of these data. The same seed gives the same split on every machine. */
    public NestedSplit split(LearningData data) {
        Split outer = file.isPresent() ? checked(SplitFile.read(file.get(), data.size()), data) : drawn(data);
        int validated = validation.orElse(Math.min(MOST_VALIDATION, Math.max(1, outer.training().length / 10)));
        if (validated < 1 || validated > outer.training().length - 2) {
            throw new MbtrException("of " + outer.training().length + " training structures " + validated
                    + " cannot be set aside for validation; 1 to " + (outer.training().length - 2) + " can");
        }
        return NestedSplit.inner(outer, validated, seed);
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
        if (trained < 3 || tested < 1 || (long) trained + tested > size) {
            throw new MbtrException("cannot take " + trained + " structures for training and " + tested
                    + " for the test from " + size + "; at least 3 and 1 are needed");
        }
        Random random = new Random(seed);
        int[] all = IntStream.range(0, size).toArray();
        int[] covering = Sampling.coveringElements(data.labelled().structures(), random);
        if (trained < covering.length) {
            throw new MbtrException(trained + " training structures cannot have all elements of the data; take "
                    + covering.length + " or more");
        }
        int[] testPositions = Sampling.uniform(Sampling.without(all, covering), tested, random);
        int[] rest = Sampling.without(Sampling.without(all, covering), testPositions);
        return new Split(
                Sampling.union(covering, Sampling.uniform(rest, trained - covering.length, random)), testPositions);
    }

    /** A model cannot predict elements that it has not seen; better to say so before the work. */
    private static Split checked(Split split, LearningData data) {
        Set<Integer> seen = new HashSet<>();
        for (int position : split.training()) {
            for (int z : data.labelled().structures().get(position).atomicNumbers()) {
                seen.add(z);
            }
        }
        for (int position : split.test()) {
            Structure structure = data.labelled().structures().get(position);
            for (int z : structure.atomicNumbers()) {
                if (!seen.contains(z)) {
                    throw new MbtrException("the test structure at position " + position + " ("
                            + structure + ") has the element "
                            + Element.of(z).symbol()
                            + ", which no training structure has; move one that has it into `training`");
                }
            }
        }
        return split;
    }
}
