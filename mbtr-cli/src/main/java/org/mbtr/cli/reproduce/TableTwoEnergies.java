package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.report.ProcessMemory;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.search.Validation;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.SizedFits;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.representations.parallel.Workers;

/**
 * Models of the energies of one trajectory, right half of Table 2 of Huo and Rupp 2022: hyper-parameters are chosen on validation
 * frames, a model is fitted to all training frames and tested once. A second model of half of the training frames says how the error
 * falls with their number.
 *
 * @param molecule name of the trajectory
 * @param frames with their split
 * @param quick whether widths are not searched
 * @param limits memory for features and matrices
 * @param workers threads
 */
record TableTwoEnergies(
        String molecule, TrajectoryEnergies frames, boolean quick, MemoryLimits limits, Workers workers) {
    /** Searches, fits and tests a model. */
    EnergyRow row(PublishedEnergyModel model, Path journal, Tuning.Listener listener, Runnable beforeTest) {
        ProcessMemory.forgetPeak();
        SearchSpace space = quick ? model.quickSpace(frames.summary()) : model.space(frames.summary());
        Tuning.Result found = Tuning.search(
                new Validation.OneSet(
                        frames.all().select(frames.split().inner().training()),
                        frames.all().select(frames.split().inner().test())),
                space,
                model.resolution(),
                model.seed(),
                Optional.of(journal),
                limits,
                listener,
                workers);
        beforeTest.run();
        long begin = System.nanoTime();
        LabelledStructures learned = frames.learned();
        LabelledStructures tested = frames.tested();
        List<double[]> predictions = SizedFits.predictions(
                learned, tested, found.settings(), List.of(learned.size(), learned.size() / 2), limits, workers);
        Errors errors = Errors.of(tested, predictions.getFirst());
        return new EnergyRow(
                molecule,
                model.representation(),
                model.kernel().label(),
                learned.size(),
                tested.size(),
                found.evaluations(),
                found.point(),
                found.loss(),
                errors.mae(),
                errors.rmse(),
                Errors.of(tested, predictions.getLast()).mae(),
                ProcessMemory.peak().orElse(0),
                found.seconds(),
                (System.nanoTime() - begin) * 1e-9);
    }
}
