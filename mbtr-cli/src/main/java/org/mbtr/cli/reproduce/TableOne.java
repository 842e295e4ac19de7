package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.learning.validation.NestedSplit;
import org.mbtr.learning.workflow.Tuning;
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
    private final Map<String, SplitData> read = new HashMap<>();

    /** With 1000 instead of 5000 training molecules if {@code quick}. */
    TableOne(boolean quick, Workers workers) {
        this.quick = quick;
        this.workers = workers;
    }

    /** Runs one row. */
    RowOutcome run(TableOneRow row, Path journal, Tuning.Listener listener) {
        SplitData set = read.computeIfAbsent(row.data() + " " + row.target(), key -> read(row));
        return new ModelRun(row.space(set.summary()), row.resolution(), row.seed(), journal).on(set, listener, workers);
    }

    private SplitData read(TableOneRow row) {
        return SplitData.read(
                DataSource.resolve(row.data()),
                new LearningData.Request(Optional.of(row.target()), Optional.empty(), List.of()),
                data -> NestedSplit.qm7b(data, quick ? QUICK_TRAINING : TRAINING, VALIDATION, SPLIT_SEED));
    }
}
