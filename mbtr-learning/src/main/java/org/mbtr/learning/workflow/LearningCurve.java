package org.mbtr.learning.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.learning.model.Trainer;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.learning.validation.Split;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/** Errors against the size of the training set, with repeats. */
public final class LearningCurve {
    /**
     * One model of the curve.
     *
     * @param size number of training structures
     * @param repeat which repeat, from 0
     * @param errors on the test set of the repeat
     * @param seconds of fit and prediction
     */
    public record Point(int size, int repeat, Errors errors, double seconds) {}

    /** What models are tested on. */
    public sealed interface TestSet {
        /**
         * Structures that are drawn anew for each repeat, but none that training needs to have every element of the data.
         *
         * @param count how many
         */
        record Drawn(int count) implements TestSet {}

        /**
         * The same structures in each repeat.
         *
         * @param split these, and the structures that training sets are drawn from; test structures have no element that
         *     the others lack
         */
        record Fixed(Split split) implements TestSet {}
    }

    /** Finds the settings for a training set; constant if nothing is tuned. */
    public interface SettingsChoice {
        /** Settings for these training structures. */
        ModelSettings choose(LabelledStructures training, long seed);
    }

    /** Points that are known from an earlier run. */
    public interface Known {
        /** The point, if it is known. */
        Optional<Point> find(int size, int repeat);
    }

    private LearningCurve() {}

    /**
     * Fits to nested random subsets of what is not for the test. Every subset has all elements of the data; a model cannot
     * predict elements that it has not seen.
     *
     * @param sizes training-set sizes, ascending
     * @param repeats number of repeats, at least 1; repeat j uses seed + j
     * @param testSet what models are tested on
     * @param known asked before each model is fitted; a point depends on the data, its size and repeat, the test set, the
     *     seed and the choice of settings, but not on the other points
     * @param listener told about each model as it is done, and about the known ones
     * @throws MbtrException if there are not enough structures, or a size is too small to have all elements
     */
    public static List<Point> run(
            LabelledStructures data,
            List<Integer> sizes,
            int repeats,
            TestSet testSet,
            long seed,
            SettingsChoice choice,
            Known known,
            MemoryLimits limits,
            Consumer<Point> listener,
            Workers workers) {
        List<Order> orders = IntStream.range(0, repeats)
                .mapToObj(repeat -> order(data, sizes, testSet, new Random(seed + repeat)))
                .toList();
        List<Point> points = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            Order order = orders.get(repeat);
            LabelledStructures tested = data.select(order.test);
            for (int size : sizes) {
                int current = repeat;
                int[] training = Arrays.copyOf(order.training, size);
                Point point = known.find(size, repeat)
                        .orElseGet(
                                () -> point(data, training, tested, seed + current, current, choice, limits, workers));
                points.add(point);
                listener.accept(point);
            }
        }
        return points;
    }

    /** The test set of a repeat, and all other structures in the order in which training sets grow by them. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Order(int[] training, int[] test) {}

    private static Order order(LabelledStructures data, List<Integer> sizes, TestSet testSet, Random random) {
        int[] pool = switch (testSet) {
            case TestSet.Drawn drawn -> IntStream.range(0, data.size()).toArray();
            case TestSet.Fixed fixed -> fixed.split().training();
        };
        int[] covering = IntStream.of(
                        Sampling.coveringElements(data.select(pool).structures(), random))
                .map(position -> pool[position])
                .toArray();
        int[] others = Sampling.without(pool, covering);
        int testCount = switch (testSet) {
            case TestSet.Drawn drawn -> drawn.count();
            case TestSet.Fixed fixed -> 0;
        };
        check(sizes, pool.length, covering.length, testCount);
        int[] test = switch (testSet) {
            case TestSet.Drawn drawn -> Sampling.uniform(others, testCount, random);
            case TestSet.Fixed fixed -> fixed.split().test();
        };
        int[] rest = Sampling.shuffled(Sampling.without(others, test), random);
        return new Order(
                IntStream.concat(IntStream.of(covering), IntStream.of(rest)).toArray(), test);
    }

    private static void check(List<Integer> sizes, int pool, int covering, int testCount) {
        for (int size : sizes) {
            if (size + testCount > pool) {
                throw new MbtrException("a learning curve up to " + size + " structures"
                        + (testCount == 0 ? "" : " with " + testCount + " for the test") + " needs "
                        + (size + testCount) + ", found " + pool);
            }
            if (size < covering) {
                throw new MbtrException(size + " training structures cannot have all elements of the data; sizes of "
                        + covering + " or more can");
            }
        }
        if (covering + testCount > pool) {
            throw new MbtrException("with " + testCount + " structures for the test the other " + (pool - testCount)
                    + " cannot have all elements of the data, which " + covering + " can; take fewer for the test");
        }
    }

    private static Point point(
            LabelledStructures data,
            int[] training,
            LabelledStructures tested,
            long seed,
            int repeat,
            SettingsChoice choice,
            MemoryLimits limits,
            Workers workers) {
        long begin = System.nanoTime();
        Arrays.sort(training);
        LabelledStructures learned = data.select(training);
        ModelSettings settings = choice.choose(learned, seed);
        TrainedModel model = Trainer.train(learned, settings, ModelInfo.unnamed(), limits, workers);
        double[] predictions = model.predict(tested.structures(), limits, workers);
        Errors errors = Errors.of(tested, predictions);
        return new Point(training.length, repeat, errors, (System.nanoTime() - begin) * 1e-9);
    }
}
