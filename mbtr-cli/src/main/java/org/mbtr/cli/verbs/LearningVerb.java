package org.mbtr.cli.verbs;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.potentials.labels.Finding;
import org.mbtr.potentials.labels.LabelCheck;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.data.Dataset;
import picocli.CommandLine.Mixin;

/** What the verbs that learn have in common. */
abstract class LearningVerb extends Verb {
    private static final Set<Finding.Kind> OF_FORCES = EnumSet.of(
            Finding.Kind.FLIPPED_FORCES,
            Finding.Kind.DIFFERENT_UNITS,
            Finding.Kind.UNRELATED_LABELS,
            Finding.Kind.ZERO_FORCES);

    @Mixin
    private ModelOptions model;

    final ModelOptions model() {
        return model;
    }

    final LearningData read(Console console) {
        return read(console, model.wanted());
    }

    final LearningData read(Console console, LearningData.Request wanted) {
        DataSource source = DataSource.resolve(model.data());
        long expected = source.dataset().map(Dataset::structures).orElse(-1);
        try (Progress progress = console.progress("reading " + source.title(), expected, "structures")) {
            return LearningData.read(source, wanted, progress);
        }
    }

    /** Says what looks like a mistake in forces that are to be learned: another sign or unit than the energies', or other frames. */
    static void checkForces(Console console, LearningData data, int[] training, Workers workers) {
        if (data.forcesName().isEmpty() || data.basis() != TargetBasis.PER_STRUCTURE) {
            return;
        }
        int[] places = IntStream.of(training).map(i -> (int) data.number(i) - 1).toArray();
        List<Structure> structures = data.labelled().select(training).structures();
        new LabelCheck(data.target(), data.forcesName().get())
                .check(structures, places, workers).findings().stream()
                        .filter(finding -> OF_FORCES.contains(finding.kind()))
                        .forEach(finding -> console.note("warning: " + finding.message()));
    }

    /** Shows each evaluation and the best error so far. */
    static Tuning.Listener show(Progress progress, LearningData data) {
        double[] best = {Double.POSITIVE_INFINITY};
        return (int number, Map<String, Double> point, double loss, double seconds) -> {
            best[0] = Math.min(best[0], loss);
            progress.advance(1);
            progress.detail("best " + data.searchedQuantity() + "RMSE " + Numbers.significant(best[0], 3) + " "
                    + data.searchedUnit());
        };
    }
}
