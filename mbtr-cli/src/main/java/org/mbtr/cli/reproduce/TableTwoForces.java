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
import org.mbtr.learning.search.SearchVariable;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.ForceFrames;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.potentials.gdml.GdmlSearchSpace;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.GdmlTrainer;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.potentials.gdml.permutations.PermutationSearch;
import org.mbtr.potentials.gdml.permutations.PermutationSearchSettings;
import org.mbtr.representations.parallel.Workers;

/**
 * Force fields of one molecule, left half of Table 2 of Huo and Rupp 2022. Permutations come from the training frames. Length scale,
 * width and λ are searched with some of the training frames, from what was found with fewer, and judged by 50 others.
 *
 * @param molecule name of the trajectory
 * @param frames of it
 * @param group permutations of its like atoms
 * @param workers threads
 */
record TableTwoForces(String molecule, TrajectoryFrames frames, PermutationGroup group, Workers workers) {
    private static final long SEED = 1;
    private static final int BATCH = 500;

    /** Told how far a force field is. */
    interface Listener extends Tuning.Listener, GdmlTrainer.Listener {}

    /** With the permutations that the published training frames have. */
    static TableTwoForces of(String molecule, TrajectoryFrames frames, Workers workers) {
        PermutationGroup group = new PermutationSearch(PermutationSearchSettings.STANDARD)
                .find(frames.training(frames.train().length).structures(), workers)
                .group();
        return new TableTwoForces(molecule, frames, group, workers);
    }

    /**
     * Searches hyper-parameters.
     *
     * @param count number of training frames that models are fitted to
     * @param fewer what was found with fewer frames, if any
     */
    GdmlSearch.Result search(
            ForceFieldKind kind, int count, Optional<GdmlSearch.Result> fewer, Path journal, Listener listener) {
        GdmlSearchSpace published = kind.search();
        List<SearchVariable> variables = published.variables().stream()
                .map(variable -> from(published, variable, fewer))
                .toList();
        return GdmlSearch.search(
                frames.training(count),
                GdmlSearch.stages(fewer.isEmpty() ? 0 : fewer.get().frames(), count),
                frames.judging(),
                group,
                new GdmlSearchSpace(published.settings(), variables),
                SEED,
                Optional.of(journal),
                listener,
                workers);
    }

    private static SearchVariable from(
            GdmlSearchSpace space, SearchVariable variable, Optional<GdmlSearch.Result> fewer) {
        String label = space.labels().get(space.variables().indexOf(variable));
        return fewer.map(found -> variable.withStart(found.point().get(label))).orElse(variable);
    }

    /** Fits and tests a force field with hyper-parameters that a search has found. */
    ForceFieldRow fit(ForceFieldKind kind, int count, GdmlSearch.Result found, Listener listener) {
        GdmlSettings settings = found.settings();
        GdmlTrainer.Training training = GdmlTrainer.train(
                ForceFrames.of(frames.training(count)), settings, group, ModelInfo.unnamed(), listener, workers);
        Map<String, Double> seconds = new LinkedHashMap<>(training.timings());
        seconds.put("search", found.seconds());
        long begin = System.nanoTime();
        Map<Integer, Evaluation> predictions = predictions(training.model(), frames.others(count));
        seconds.put("test", (System.nanoTime() - begin) * 1e-9);
        return new ForceFieldRow(
                molecule,
                kind.representation(),
                count,
                found.frames(),
                found.evaluations(),
                found.point(),
                3 * group.atoms() * count,
                tested(frames.test(), predictions),
                tested(frames.others(count), predictions),
                seconds);
    }

    private Map<Integer, Evaluation> predictions(GdmlModel model, int[] tested) {
        Map<Integer, Evaluation> predictions = new HashMap<>();
        for (int from = 0; from < tested.length; from += BATCH) {
            int[] batch = Arrays.copyOfRange(tested, from, Math.min(tested.length, from + BATCH));
            List<Evaluation> found = model.evaluate(frames.all().select(batch).structures());
            for (int i = 0; i < batch.length; i++) {
                predictions.put(batch[i], found.get(i));
            }
        }
        return predictions;
    }

    private ForceFieldRow.Tested tested(int[] places, Map<Integer, Evaluation> predictions) {
        LabelledStructures known = frames.all().select(places);
        List<Evaluation> found =
                Arrays.stream(places).mapToObj(predictions::get).toList();
        Errors energies =
                Errors.of(known, found.stream().mapToDouble(Evaluation::energy).toArray());
        Errors forces = Errors.ofForces(
                known.forces(), found.stream().map(Evaluation::forces).toList());
        return new ForceFieldRow.Tested(places.length, energies.mae(), energies.rmse(), forces.mae(), forces.rmse());
    }
}
