package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.console.Version;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.Training;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.workflow.NestedValidation;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.data.DataSource;

/**
 * Table 1 of Huo and Rupp 2022: energies and polarizabilities of QM7b molecules by Coulomb matrix, bag of bonds and the
 * many-body tensor representation. 5000 training molecules, hyper-parameters chosen on 300 of them, one outer split for
 * all models of a data set.
 */
final class TableOne {
    /** Training molecules in the paper. */
    static final int TRAINING = 5000;

    private static final int VALIDATION = 300;
    private static final int QUICK_TRAINING = 1000;
    private static final long SPLIT_SEED = 1;

    private final boolean quick;
    private final Workers workers;
    private final Map<String, Loaded> loaded = new HashMap<>();

    /** Data of a property with its split. */
    private record Loaded(LearningData data, NestedSplit split, DataSummary summary, double readSeconds) {}

    /**
     * What came out of a row.
     *
     * @param row what was asked for
     * @param unit of the property
     * @param training number of training structures
     * @param result search, model and test
     * @param testPositions positions of the tested structures in the data set
     * @param seconds from reading the coordinates to the last prediction
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Outcome(
            TableOneRow row,
            String unit,
            int training,
            NestedValidation.Result result,
            int[] testPositions,
            double seconds) {}

    /** With 1000 instead of 5000 training molecules if {@code quick}. */
    TableOne(boolean quick, Workers workers) {
        this.quick = quick;
        this.workers = workers;
    }

    /** Runs one row. */
    Outcome run(TableOneRow row, Optional<Path> journal, Tuning.Listener listener) {
        Loaded set = loaded.computeIfAbsent(row.data() + " " + row.target(), key -> load(row));
        long begin = System.nanoTime();
        ModelInfo info = new ModelInfo(
                row.target(),
                set.data().unit(),
                row.data(),
                set.split().outer().training().length,
                "",
                row.seed(),
                Version.number(),
                Map.of("read", set.readSeconds()),
                Map.of(),
                List.of(Training.METHOD));
        NestedValidation.Result result = NestedValidation.run(
                set.data().labelled(),
                set.split(),
                row.space(set.summary()),
                row.resolution(),
                journal,
                info,
                listener,
                workers);
        double seconds = set.readSeconds() + (System.nanoTime() - begin) * 1e-9;
        return new Outcome(
                row,
                set.data().unit(),
                set.split().outer().training().length,
                result,
                set.split().outer().test(),
                seconds);
    }

    private Loaded load(TableOneRow row) {
        long begin = System.nanoTime();
        var wanted = new LearningData.Request(Optional.of(row.target()), Optional.empty(), List.of());
        LearningData data = LearningData.read(DataSource.resolve(row.data()), wanted, Progress.none());
        DataSummary summary = DataSummary.of(data.labelled().structures().stream());
        NestedSplit split =
                NestedSplit.qm7b(data.labelled(), quick ? QUICK_TRAINING : TRAINING, VALIDATION, SPLIT_SEED);
        return new Loaded(data, split, summary, (System.nanoTime() - begin) * 1e-9);
    }
}
