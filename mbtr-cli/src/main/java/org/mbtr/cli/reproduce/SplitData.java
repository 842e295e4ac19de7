package org.mbtr.cli.reproduce;

import java.util.function.Function;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.structures.data.DataSource;

/**
 * Data with the split that all models of an experiment share.
 *
 * @param data structures and values
 * @param split training, validation and test structures
 * @param summary of all structures, for presets
 * @param readSeconds time that reading took
 */
record SplitData(LearningData data, NestedSplit split, DataSummary summary, double readSeconds) {
    /** Reads data and splits them. */
    static SplitData read(
            DataSource source, LearningData.Request wanted, Function<LabelledStructures, NestedSplit> splitting) {
        long begin = System.nanoTime();
        LearningData data = LearningData.read(source, wanted, Progress.none());
        DataSummary summary = DataSummary.of(data.labelled().structures().stream());
        NestedSplit split = splitting.apply(data.labelled());
        return new SplitData(data, split, summary, (System.nanoTime() - begin) * 1e-9);
    }

    /** The same data with another split. */
    SplitData withSplit(NestedSplit replacement) {
        return new SplitData(data, replacement, summary, readSeconds);
    }

    /** Number of training structures. */
    int training() {
        return split.outer().training().length;
    }

    /** What models learn from. */
    LabelledStructures learned() {
        return data.labelled().select(split.outer().training());
    }

    /** What models are tested on. */
    LabelledStructures tested() {
        return data.labelled().select(split.outer().test());
    }
}
