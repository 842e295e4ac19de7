package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.ForceFrames;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.potentials.gdml.GdmlSearchSpace;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.GdmlTrainer;
import org.mbtr.potentials.gdml.GradientSolver;
import org.mbtr.potentials.gdml.SearchSizes;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.potentials.gdml.permutations.PermutationSearch;
import org.mbtr.potentials.gdml.permutations.PermutationSearchSettings;
import org.mbtr.representations.parallel.Workers;

/**
 * Force fields of one molecule: searches, fits and tests with frames of one trajectory, which are named by their places in it.
 *
 * @param all frames of the trajectory
 * @param group permutations of like atoms
 * @param workers threads
 */
record ForceFieldWork(LabelledStructures all, PermutationGroup group, Workers workers) {
    private static final long SEED = 1;
    private static final int BATCH = 500;

    /** Told how far a force field is. */
    interface Listener extends Tuning.Listener, GdmlTrainer.Listener {}

    /**
     * A model and what it took.
     *
     * @param seconds of each part of the work
     */
    record Fitted(GdmlModel model, Map<String, Double> seconds) {}

    /** With the permutations that these frames have. */
    static ForceFieldWork of(LabelledStructures all, int[] permuted, Workers workers) {
        PermutationGroup group = new PermutationSearch(PermutationSearchSettings.STANDARD)
                .find(all.select(permuted).structures(), workers)
                .group();
        return new ForceFieldWork(all, group, workers);
    }

    /**
     * Searches hyper-parameters.
     *
     * @param sizes numbers of training frames
     * @param spaces the search from one start or several
     */
    GdmlSearch.Result search(
            List<GdmlSearchSpace> spaces,
            int[] training,
            SearchSizes sizes,
            int[] validation,
            Path journal,
            Listener listener) {
        return GdmlSearch.search(
                all.select(training),
                sizes,
                all.select(validation),
                group,
                spaces,
                new GradientSolver.Direct(),
                SEED,
                Optional.of(journal),
                listener,
                workers);
    }

    /** Fits a force field. */
    Fitted fit(GdmlSettings settings, int[] training, Listener listener) {
        GdmlTrainer.Training trained = GdmlTrainer.train(
                ForceFrames.of(all.select(training)),
                settings,
                group,
                new GradientSolver.Direct(),
                ModelInfo.unnamed(),
                listener,
                workers);
        return new Fitted(trained.model(), new LinkedHashMap<>(trained.timings()));
    }

    /** Predictions for frames, by their places. */
    Map<Integer, Evaluation> predictions(GdmlModel model, int[] places) {
        Map<Integer, Evaluation> predictions = new HashMap<>();
        for (int from = 0; from < places.length; from += BATCH) {
            int[] batch = Arrays.copyOfRange(places, from, Math.min(places.length, from + BATCH));
            List<Evaluation> found = model.evaluate(all.select(batch).structures());
            for (int i = 0; i < batch.length; i++) {
                predictions.put(batch[i], found.get(i));
            }
        }
        return predictions;
    }

    /** Errors on some of the frames that were predicted. */
    ForceFieldRow.Tested tested(int[] places, Map<Integer, Evaluation> predictions) {
        LabelledStructures known = all.select(places);
        List<Evaluation> found =
                Arrays.stream(places).mapToObj(predictions::get).toList();
        Errors energies =
                Errors.of(known, found.stream().mapToDouble(Evaluation::energy).toArray());
        Errors forces = Errors.ofForces(
                known.forces(), found.stream().map(Evaluation::forces).toList());
        return new ForceFieldRow.Tested(places.length, energies.mae(), energies.rmse(), forces.mae(), forces.rmse());
    }
}
