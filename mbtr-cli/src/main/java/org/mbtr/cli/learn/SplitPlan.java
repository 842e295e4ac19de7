package org.mbtr.cli.learn;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.learning.validation.Split;
import org.mbtr.structures.MbtrException;

/**
 * How data are to be split. What is left open gets a default: at most {@value #MOST_TRAINING} structures for training
 * ({@value #MOST_FRAMES} of a trajectory) and no more than 80 % of the set, all others for the test, and for validation
 * {@value #MOST_VALIDATION} of the training structures but no more than 10 %.
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
        Split outer = file.isPresent() ? SplitFile.read(file.get(), data.size()) : drawn(data);
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
            throw new MbtrException(data.source().title() + " has " + size + " structures; learning with a test needs "
                    + FEWEST + " or more");
        }
        int most = Math.min(data.isTrajectory() ? MOST_FRAMES : MOST_TRAINING, (int) (0.8 * size));
        int trained = training.orElse(Math.min(most, size - test.orElse(1)));
        int tested = test.orElse(size - trained);
        if (trained < 3 || tested < 1 || (long) trained + tested > size) {
            throw new MbtrException("cannot take " + trained + " structures for training and " + tested
                    + " for the test from " + size + "; at least 3 and 1 are needed");
        }
        Random random = new Random(seed);
        int[] all = IntStream.range(0, size).toArray();
        int[] testPositions = Sampling.uniform(all, tested, random);
        int[] rest = Sampling.without(all, testPositions);
        return new Split(trained == rest.length ? rest : Sampling.uniform(rest, trained, random), testPositions);
    }
}
