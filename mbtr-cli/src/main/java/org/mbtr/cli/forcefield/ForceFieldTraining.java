package org.mbtr.cli.forcefield;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.mbtr.cli.console.Version;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.MemoryEstimate;
import org.mbtr.cli.learn.Training;
import org.mbtr.cli.plot.ParityPlot;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.NestedValidation;
import org.mbtr.learning.workflow.Tuning;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.ForceFrames;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.GdmlTrainer;
import org.mbtr.potentials.gdml.GradientSolver;
import org.mbtr.potentials.gdml.SearchSizes;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.Dataset;

/**
 * A search if there is anything to search, a fit to the training frames and one prediction of the test frames.
 *
 * @param frames the frames
 * @param request what is asked of the force field
 * @param group permutations
 * @param journal where the search keeps its evaluations
 * @param seed of the split and the search
 * @param readSeconds time that reading the data took
 */
public record ForceFieldTraining(
        ForceFieldData frames,
        ForceFieldRequest request,
        PermutationGroup group,
        Optional<Path> journal,
        long seed,
        double readSeconds) {
    private static final String GRADIENT_DOMAIN =
            "S. Chmiela, H. E. Sauceda, K.-R. Müller, A. Tkatchenko, Nat. Commun. 9, 3887 (2018),"
                    + " doi:10.1038/s41467-018-06169-2";
    private static final int BATCH = 500;

    /** Told how far the work is. */
    public interface Listener extends GdmlTrainer.Listener {
        /** The test begins. */
        Progress testing(int frames);
    }

    /**
     * What came out.
     *
     * @param search absent if nothing was searched
     * @param model with its errors
     * @param iteration the last one of the iterative solver, absent if the direct one was used
     * @param tested the test frames
     * @param predictions of them
     */
    public record Outcome(
            Optional<GdmlSearch.Result> search,
            GdmlModel model,
            Optional<GdmlTrainer.Iteration> iteration,
            LabelledStructures tested,
            List<Evaluation> predictions) {
        /** Copies the list. */
        public Outcome {
            predictions = List.copyOf(predictions);
        }

        /** Errors of energies; empty where none is known. */
        public Optional<Errors> energies() {
            return tested.hasLabels() ? Optional.of(Errors.of(tested, predictedEnergies())) : Optional.empty();
        }

        /** Errors of components of forces. */
        public Errors forces() {
            return Errors.ofForces(
                    tested.forces(),
                    predictions.stream().map(Evaluation::forces).toList());
        }

        double[] predictedEnergies() {
            return predictions.stream().mapToDouble(Evaluation::energy).toArray();
        }

        double[] knownForces() {
            return tested.forces().stream().flatMapToDouble(Arrays::stream).toArray();
        }

        double[] predictedForces() {
            return predictions.stream()
                    .flatMapToDouble(found -> Arrays.stream(found.forces()))
                    .toArray();
        }
    }

    /** Hyper-parameters from a search, if there is one. */
    public Optional<GdmlSearch.Result> search(Tuning.Listener listener, Workers workers) {
        if (request.space().isEmpty()) {
            return Optional.empty();
        }
        LabelledStructures all = frames.data().labelled();
        SearchSizes sizes = searchSizes();
        return Optional.of(GdmlSearch.search(
                all.select(searched(sizes.most())),
                sizes,
                all.select(frames.split().inner().test()),
                group,
                request.space().fromSeveralStarts(),
                request.solver()
                        .searching(sizes.most(), frames.atoms(), request.learnsEnergies(), MemoryEstimate.machine()),
                seed,
                journal,
                listener,
                workers));
    }

    /** How many frames the fits of the search have. */
    public SearchSizes searchSizes() {
        int validated = frames.split().inner().test().length;
        int training = frames.split().outer().training().length;
        SearchSizes sizes =
                SearchSizes.upTo(frames.split().inner().training().length).fitting(training, frames.atoms());
        return sizes.most() + validated <= training ? sizes : sizes.withoutRefinement();
    }

    /** The training frames of the split that the search has, and as many others as are missing, from all over the training set. */
    private int[] searched(int count) {
        int[] inner = frames.split().inner().training();
        Set<Integer> taken = new HashSet<>();
        IntStream.concat(
                        Arrays.stream(inner),
                        Arrays.stream(frames.split().inner().test()))
                .forEach(taken::add);
        int[] free = Arrays.stream(frames.split().outer().training())
                .filter(place -> !taken.contains(place))
                .toArray();
        int missing = count - inner.length;
        return IntStream.concat(
                        Arrays.stream(inner),
                        IntStream.range(0, missing).map(i -> free[(int) ((long) i * free.length / missing)]))
                .sorted()
                .toArray();
    }

    /** The fit and the test. */
    public Outcome fit(Optional<GdmlSearch.Result> search, GradientSolver solver, Listener listener, Workers workers) {
        GdmlSettings settings =
                search.map(GdmlSearch.Result::settings).orElse(request.space().settings());
        LabelledStructures all = frames.data().labelled();
        LabelledStructures training = all.select(frames.split().outer().training());
        LabelledStructures tested = all.select(frames.split().outer().test());
        GdmlTrainer.Training trained =
                GdmlTrainer.train(ForceFrames.of(training), settings, group, solver, info(training), listener, workers);
        long begin = System.nanoTime();
        List<Evaluation> predictions = predicted(trained.model(), tested.structures(), listener);
        Map<String, Double> timings = new LinkedHashMap<>(trained.timings());
        timings.put("read", readSeconds);
        search.ifPresent(found -> timings.put("search", found.seconds()));
        timings.put("test", (System.nanoTime() - begin) * 1e-9);
        Outcome outcome = new Outcome(search, trained.model(), trained.iteration(), tested, predictions);
        Map<String, Errors> tests = new LinkedHashMap<>();
        outcome.energies().ifPresent(errors -> tests.put("test", errors));
        tests.put(NestedValidation.FORCES, outcome.forces());
        ModelInfo known = trained.model().info();
        ModelInfo info = known.withTimings(timings).withTests(tests);
        return new Outcome(search, trained.model().withInfo(info), trained.iteration(), tested, predictions);
    }

    private static List<Evaluation> predicted(GdmlModel model, List<Structure> structures, Listener listener) {
        List<Evaluation> predictions = new ArrayList<>();
        try (Progress progress = listener.testing(structures.size())) {
            for (int from = 0; from < structures.size(); from += BATCH) {
                List<Structure> batch = structures.subList(from, Math.min(structures.size(), from + BATCH));
                predictions.addAll(model.evaluate(batch));
                progress.advance(batch.size());
            }
        }
        return predictions;
    }

    private ModelInfo info(LabelledStructures training) {
        LearningData data = frames.data();
        return new ModelInfo(
                data.target(),
                data.unit(),
                data.source().title(),
                training.size(),
                training.fingerprint(),
                seed,
                Version.number(),
                Map.of(),
                Map.of(),
                citations());
    }

    private List<String> citations() {
        List<String> citations = new ArrayList<>();
        if (!request.representation().representation().terms().isEmpty()) {
            citations.add(Training.METHOD);
        }
        citations.add(GRADIENT_DOMAIN);
        frames.data().source().dataset().map(Dataset::citation).ifPresent(citations::add);
        return citations;
    }

    /**
     * Test frames as pictures, by what is to stand behind the name of the file: energies, where they are known, and components of
     * forces.
     */
    public Map<String, ParityPlot> plots(Outcome outcome) {
        LearningData data = frames.data();
        String title =
                data.source().title() + ": " + Numbers.count(outcome.tested().size(), "test structure");
        Map<String, ParityPlot> plots = new LinkedHashMap<>();
        outcome.energies()
                .ifPresent(errors -> plots.put(
                        "",
                        plot(
                                title,
                                data.quantity(),
                                data.unit(),
                                outcome.tested().labels(),
                                outcome.predictedEnergies(),
                                errors)));
        plots.put(
                "-forces",
                plot(
                        title,
                        "force component",
                        data.forceUnit(),
                        outcome.knownForces(),
                        outcome.predictedForces(),
                        outcome.forces()));
        return plots;
    }

    private static ParityPlot plot(
            String title, String quantity, String unit, double[] known, double[] predicted, Errors errors) {
        return new ParityPlot(
                title,
                quantity,
                unit,
                known,
                predicted,
                new ParityPlot.Errors(errors.mae(), errors.rmse(), errors.rSquared()));
    }
}
