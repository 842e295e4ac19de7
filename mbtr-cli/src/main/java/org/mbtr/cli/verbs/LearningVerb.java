package org.mbtr.cli.verbs;

import java.util.Map;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import picocli.CommandLine.Mixin;

/** What the verbs that learn have in common. */
abstract class LearningVerb extends Verb {
    @Mixin
    private ModelOptions model;

    final ModelOptions model() {
        return model;
    }

    final LearningData read(Console console) {
        DataSource source = DataSource.resolve(model.data());
        long expected = source.dataset().map(Dataset::structures).orElse(-1);
        try (Progress progress = console.progress("reading " + source.title(), expected, "structures")) {
            return LearningData.read(source, model.wanted(), progress);
        }
    }

    /** Shows each evaluation and the best error so far. */
    static Tuning.Listener show(Progress progress, LearningData data) {
        double[] best = {Double.POSITIVE_INFINITY};
        return (int number, Map<String, Double> point, double loss, double seconds) -> {
            best[0] = Math.min(best[0], loss);
            progress.advance(1);
            progress.detail("best RMSE " + Numbers.significant(best[0], 3) + " " + data.unit());
        };
    }
}
