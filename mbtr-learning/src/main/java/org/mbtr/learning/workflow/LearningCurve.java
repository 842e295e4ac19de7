package org.mbtr.learning.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.learning.model.Trainer;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.validation.Sampling;
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
     * Draws a test set for each repeat and fits to nested random subsets of the rest. Every subset has, as far as its size
     * allows, all elements of the data; a model cannot predict elements that it has not seen.
     *
     * @param sizes training-set sizes, ascending
     * @param repeats number of repeats, at least 1; repeat j uses seed + j
     * @param testCount structures in each test set
     * @param known asked before each model is fitted; a point depends on the data, its size and repeat, the size of the
     *     test set, the seed and the choice of settings, but not on the other points
     * @param listener told about each model as it is done, and about the known ones
     */
    public static List<Point> run(
            LabelledStructures data,
            List<Integer> sizes,
            int repeats,
            int testCount,
            long seed,
            SettingsChoice choice,
            Known known,
            Consumer<Point> listener,
            Workers workers) {
        int largest = sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (largest + testCount > data.size()) {
            throw new MbtrException("a learning curve up to " + largest + " structures with " + testCount
                    + " for the test needs " + (largest + testCount) + ", found " + data.size());
        }
        List<Point> points = new ArrayList<>();
        int[] all = IntStream.range(0, data.size()).toArray();
        for (int repeat = 0; repeat < repeats; repeat++) {
            Random random = new Random(seed + repeat);
            int[] covering = Sampling.coveringElements(data.structures(), random);
            int[] test = Sampling.uniform(Sampling.without(all, covering), testCount, random);
            LabelledStructures tested = data.select(test);
            int[] others = Sampling.without(Sampling.without(all, covering), test);
            int[] order = IntStream.concat(IntStream.of(covering), IntStream.of(Sampling.shuffled(others, random)))
                    .toArray();
            for (int size : sizes) {
                int current = repeat;
                Point point = known.find(size, repeat)
                        .orElseGet(() -> point(
                                data, Arrays.copyOf(order, size), tested, seed + current, current, choice, workers));
                points.add(point);
                listener.accept(point);
            }
        }
        return points;
    }

    private static Point point(
            LabelledStructures data,
            int[] training,
            LabelledStructures tested,
            long seed,
            int repeat,
            SettingsChoice choice,
            Workers workers) {
        long begin = System.nanoTime();
        Arrays.sort(training);
        LabelledStructures learned = data.select(training);
        ModelSettings settings = choice.choose(learned, seed);
        TrainedModel model = Trainer.train(learned, settings, ModelInfo.unnamed(), workers);
        double[] predictions = model.predict(tested.structures(), workers);
        Errors errors = Errors.of(tested.labels(), predictions, tested.atomCounts());
        return new Point(training.length, repeat, errors, (System.nanoTime() - begin) * 1e-9);
    }
}
