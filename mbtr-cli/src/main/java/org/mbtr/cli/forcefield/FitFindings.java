package org.mbtr.cli.forcefield;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.labels.Finding;
import org.mbtr.potentials.labels.FitCheck;

/** Likely mistakes in the data of a force field, by what it predicts. */
public final class FitFindings {
    /** Training frames that are predicted for this; more make correlations no clearer. */
    private static final int MOST_FRAMES = 200;

    private FitFindings() {}

    /** Whether energies are those of the forces, and whether the test frames are predicted at all. */
    public static List<Finding> of(ForceFieldTraining training, ForceFieldTraining.Outcome outcome) {
        LearningData data = training.frames().data();
        List<Finding> findings = new ArrayList<>();
        // A model that has learned the energies of the training frames meets them whatever the forces are.
        if (data.labelled().hasLabels() && !training.request().learnsEnergies()) {
            labels(training, outcome.model()).ifPresent(findings::add);
        }
        FitCheck.forces(outcome.knownForces(), outcome.predictedForces(), data.forceUnit())
                .ifPresent(findings::add);
        // Energies that do not belong to the forces, or poor forces, are reason enough for poor energies.
        if (findings.isEmpty() && data.labelled().hasLabels()) {
            FitCheck.energies(outcome.tested().labels(), outcome.predictedEnergies(), data.unit())
                    .ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> labels(ForceFieldTraining training, GdmlModel model) {
        int[] all = training.frames().split().outer().training();
        int count = Math.min(all.length, MOST_FRAMES);
        int[] some = IntStream.range(0, count)
                .map(i -> all[(int) ((long) i * all.length / count)])
                .toArray();
        LabelledStructures frames = training.frames().data().labelled().select(some);
        double[] predicted = model.evaluate(frames.structures()).stream()
                .mapToDouble(Evaluation::energy)
                .toArray();
        return FitCheck.labels(frames.labels(), predicted);
    }
}
