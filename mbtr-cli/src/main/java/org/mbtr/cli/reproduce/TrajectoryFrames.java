package org.mbtr.cli.reproduce;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.io.NpzArchive;

/**
 * The frames of a trajectory of MD17 with the first of its published splits. A whole trajectory, which has none, is taken as many frames of as
 * the splits have together, drawn at random as they were.
 *
 * @param all all frames
 * @param train published training frames
 * @param test published test frames
 * @param validation frames of neither, which hyper-parameters are judged by
 */
@SuppressWarnings("ArrayRecordComponent")
record TrajectoryFrames(LabelledStructures all, int[] train, int[] test, int[] validation) {
    /** As in the paper. */
    private static final int VALIDATION = 50;

    /** Training frames of a published split, and test frames. */
    private static final int SPLIT = 1000;

    /** Frames of all published splits together. */
    private static final int DRAWN = 9633;

    private static final long SEED = 1;

    /** Reads a trajectory. */
    static TrajectoryFrames read(DataSource source) {
        LearningData.Request wanted =
                new LearningData.Request(Optional.of("energy"), Optional.empty(), List.of(), Optional.of("forces"));
        LabelledStructures all =
                LearningData.read(source, wanted, Progress.none()).labelled();
        try (NpzArchive archive = NpzArchive.open(source.path())) {
            if (!archive.contains("train_01") || !archive.contains("test_01")) {
                return drawn(source, all);
            }
            int[] train = archive.read("train_01").ints();
            int[] test = archive.read("test_01").ints();
            BitSet taken = new BitSet();
            IntStream.concat(Arrays.stream(train), Arrays.stream(test)).forEach(taken::set);
            int[] validation = IntStream.range(0, all.size())
                    .filter(frame -> !taken.get(frame))
                    .limit(VALIDATION)
                    .toArray();
            return new TrajectoryFrames(all, train, test, validation);
        }
    }

    private static TrajectoryFrames drawn(DataSource source, LabelledStructures all) {
        if (all.size() < 2 * SPLIT + VALIDATION) {
            throw new MbtrException(source.path() + " lacks the published split `train_01`, `test_01`, and with "
                    + all.size() + " frames is too short to draw " + (2 * SPLIT + VALIDATION) + " others from");
        }
        int[] every = IntStream.range(0, all.size()).toArray();
        Random random = new Random(SEED);
        int[] frames = Sampling.shuffled(Sampling.uniform(every, Math.min(DRAWN, every.length), random), random);
        return new TrajectoryFrames(
                all.select(frames),
                IntStream.range(0, SPLIT).toArray(),
                IntStream.range(SPLIT, 2 * SPLIT).toArray(),
                IntStream.range(2 * SPLIT, 2 * SPLIT + VALIDATION).toArray());
    }

    /** The first training frames. */
    int[] training(int count) {
        return training(0, count);
    }

    /** Some of the training frames. */
    int[] training(int from, int to) {
        return Arrays.copyOfRange(train, from, to);
    }

    /** All frames but the first training frames and those that hyper-parameters are judged by. */
    int[] others(int count) {
        BitSet used = new BitSet();
        IntStream.concat(Arrays.stream(train, 0, count), Arrays.stream(validation))
                .forEach(used::set);
        return IntStream.range(0, all.size()).filter(frame -> !used.get(frame)).toArray();
    }
}
