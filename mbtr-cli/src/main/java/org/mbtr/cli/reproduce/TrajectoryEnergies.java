package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.learning.validation.Split;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.io.NpzArchive;

/**
 * The frames of a trajectory with their energies, split as in the paper: test frames, validation frames that hyper-parameters are chosen
 * on, and training frames. A file that has {@code energy_train} and {@code energy_test} is split by these, any other into 10 000 training
 * and 2000 test frames stratified by energy.
 *
 * @param all all frames
 * @param split training frames in an order in which any beginning is a fair sample
 * @param summary of all frames: grids reach over the distances of all, as in the paper
 */
record TrajectoryEnergies(LabelledStructures all, NestedSplit split, DataSummary summary) {
    private static final int TESTED = 2000;
    private static final int VALIDATION = 500;
    private static final long SEED = 1;

    /**
     * Reads a trajectory.
     *
     * @param most largest number of training frames
     */
    static TrajectoryEnergies read(DataSource source, int most) {
        LabelledStructures all = LearningData.read(
                        source,
                        new LearningData.Request(Optional.of("energy"), Optional.empty(), List.of()),
                        Progress.none())
                .labelled();
        Split outer = outer(source, all);
        Split shorter = new Split(IntStream.of(outer.training()).limit(most).toArray(), outer.test());
        int validated = Math.min(VALIDATION, shorter.training().length / 5);
        int[] validation = Sampling.stratified(shorter.training(), validated, all.labels(), new Random(SEED));
        Split inner = new Split(Sampling.without(shorter.training(), validation), validation);
        return new TrajectoryEnergies(all, new NestedSplit(shorter, inner), DataSummary.of(all.structures().stream()));
    }

    private static Split outer(DataSource source, LabelledStructures all) {
        try (NpzArchive archive = NpzArchive.open(source.path())) {
            if (archive.contains("energy_train") && archive.contains("energy_test")) {
                return new Split(
                        archive.read("energy_train").ints(),
                        archive.read("energy_test").ints());
            }
        }
        int training = PublishedEnergyModel.TRAINING;
        if (all.size() < training + TESTED) {
            throw new MbtrException(source.path() + " has " + all.size() + " frames; the experiment needs "
                    + (training + TESTED) + ", or a split in arrays `energy_train` and `energy_test`");
        }
        Random random = new Random(SEED);
        int[] every = IntStream.range(0, all.size()).toArray();
        int[] test = Sampling.stratified(every, TESTED, all.labels(), random);
        int[] learned = Sampling.stratified(Sampling.without(every, test), training, all.labels(), random);
        return new Split(Sampling.shuffled(learned, random), test);
    }

    /** What models learn from. */
    LabelledStructures learned() {
        return all.select(split.outer().training());
    }

    /** What models are tested on. */
    LabelledStructures tested() {
        return all.select(split.outer().test());
    }
}
