package org.mbtr.learning.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.learning.model.Trainer;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.search.HeldOutError;
import org.mbtr.learning.search.HoldOut;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.search.Validation;
import org.mbtr.learning.targets.LearnedForm;
import org.mbtr.learning.targets.References;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/** Searches: caches, journals, threads. */
class TuningTest {
    private static final Workers TWO = new Workers(2);
    private static final LabelledStructures TRAINING = TestMolecules.labelled(120, 11);
    private static final LabelledStructures VALIDATION = TestMolecules.labelled(40, 12);
    private static final SearchSpace SPACE = SearchSpace.withScales(
            new ModelSettings(TestMolecules.representation(), new Kernel.Gaussian(4), 1e-5, Centring.NONE));

    @TempDir
    private Path folder;

    private static Tuning.Result search(Optional<Path> journal, Tuning.Listener listener, Workers workers) {
        return Tuning.search(
                new Validation.OneSet(TRAINING, VALIDATION),
                SPACE,
                1e-4,
                5,
                journal,
                MemoryLimits.usual(),
                listener,
                workers);
    }

    private static Tuning.Listener silent() {
        return (number, point, loss, seconds) -> {};
    }

    /** The caches by term must not change a result: each evaluation against a model that is fitted from scratch. */
    @Test
    void lossesEqualThoseOfModelsFittedFromScratch() {
        List<Map<String, Double>> points = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        search(
                Optional.empty(),
                (number, point, loss, seconds) -> {
                    points.add(point);
                    losses.add(loss);
                },
                TWO);
        assertTrue(points.size() > 10);
        for (int i = 0; i < points.size(); i++) {
            ModelSettings settings = SPACE.at(List.copyOf(points.get(i).values()));
            TrainedModel model = Trainer.train(TRAINING, settings, ModelInfo.unnamed(), TWO);
            double[] predictions = model.predict(VALIDATION.structures(), TWO);
            double expected = Errors.of(VALIDATION, predictions).rmse();
            assertEquals(expected, losses.get(i), 1e-6 * expected, points.get(i).toString());
        }
    }

    /** Folds that are left out: each evaluation against models that are fitted to the others. */
    @Test
    void lossesOfFoldsEqualThoseOfModelsFittedWithoutThem() {
        List<int[]> folds = Sampling.folds(IntStream.range(5, TRAINING.size()).toArray(), 4, new Random(2));
        List<Map<String, Double>> points = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        Tuning.search(
                new Validation.Folds(TRAINING, folds),
                SPACE,
                1e-4,
                5,
                Optional.empty(),
                MemoryLimits.usual(),
                (number, point, loss, seconds) -> {
                    points.add(point);
                    losses.add(loss);
                },
                TWO);
        assertTrue(points.size() > 10);
        for (int i = 0; i < points.size(); i += 5) {
            ModelSettings settings = SPACE.at(List.copyOf(points.get(i).values()));
            double expected = rmse(settings, folds);
            assertEquals(expected, losses.get(i), 1e-6 * expected, points.get(i).toString());
        }
    }

    private static double rmse(ModelSettings settings, List<int[]> folds) {
        double squared = 0;
        int count = 0;
        for (int[] fold : folds) {
            int[] others = Sampling.without(IntStream.range(0, TRAINING.size()).toArray(), fold);
            TrainedModel model = Trainer.train(TRAINING.select(others), settings, ModelInfo.unnamed(), TWO);
            LabelledStructures left = TRAINING.select(fold);
            squared += fold.length
                    * Math.pow(
                            Errors.of(left, model.predict(left.structures(), TWO))
                                    .rmse(),
                            2);
            count += fold.length;
        }
        return Math.sqrt(squared / count);
    }

    @Test
    void fittedReferencesWouldKnowWhatIsLeftOut() {
        ModelSettings fitted =
                SPACE.settings().withTarget(new TargetSettings(LearnedForm.AS_GIVEN, new References.Fit()));
        LabelledStructures energies =
                new LabelledStructures(TRAINING.structures(), TRAINING.labels(), TargetBasis.PER_STRUCTURE);
        try (HeldOutError error = new Validation.Folds(energies, List.of(new int[] {0}, new int[] {1}))
                .error(fitted, MemoryLimits.usual(), TWO)) {
            assertTrue(assertThrows(MbtrException.class, () -> error.rmse(fitted))
                    .getMessage()
                    .contains("reference energies"));
        }
    }

    @Test
    void resultDoesNotDependOnThreads() {
        try (Workers one = new Workers(1)) {
            Tuning.Result alone = search(Optional.empty(), silent(), one);
            Tuning.Result together = search(Optional.empty(), silent(), TWO);
            assertEquals(alone.point(), together.point());
            assertEquals(alone.loss(), together.loss());
        }
    }

    /** As after a kill: the journal ends in the middle of a line. */
    @Test
    void cutJournalResumesToTheSameResult() throws IOException {
        Path journal = folder.resolve("search.jsonl");
        Tuning.Result whole = search(Optional.of(journal), silent(), TWO);
        String text = Files.readString(journal);
        int kept = text.indexOf('\n', text.length() / 2) + 20;
        Files.writeString(journal, text.substring(0, kept));
        List<Double> seconds = new ArrayList<>();

        Tuning.Result resumed = search(Optional.of(journal), (number, point, loss, time) -> seconds.add(time), TWO);

        assertEquals(whole.point(), resumed.point());
        assertEquals(whole.loss(), resumed.loss());
        assertEquals(whole.evaluations(), resumed.evaluations());
        long fromJournal = seconds.stream().filter(time -> time == 0).count();
        assertTrue(fromJournal > 3 && fromJournal < seconds.size(), fromJournal + " of " + seconds.size());
    }

    @Test
    void journalOfAnotherSearchIsRefused() {
        Path journal = folder.resolve("search.jsonl");
        search(Optional.of(journal), silent(), TWO);

        MbtrException failure = assertThrows(
                MbtrException.class,
                () -> Tuning.search(
                        new Validation.OneSet(TRAINING, VALIDATION),
                        SPACE,
                        1e-4,
                        6,
                        Optional.of(journal),
                        MemoryLimits.usual(),
                        silent(),
                        TWO));

        assertTrue(failure.getMessage().contains("search.jsonl"), failure.getMessage());
    }

    @Test
    void memoryLimitDoesNotChangeLosses() {
        ModelSettings settings = SPACE.settings();
        try (HoldOut roomy = holdOut(1L << 30);
                HoldOut cramped = holdOut(0);
                HoldOut sliced = sliced()) {
            for (double scale : new double[] {4, 2, 4}) {
                ModelSettings changed = settings.withKernel(new Kernel.Gaussian(scale));
                assertEquals(roomy.rmse(changed), cramped.rmse(changed));
                assertEquals(roomy.rmse(changed), sliced.rmse(changed), 1e-9 * roomy.rmse(changed));
            }
        }
    }

    private static HoldOut holdOut(long limit) {
        return new HoldOut(TRAINING, VALIDATION, new MemoryLimits(1L << 30, limit), TWO);
    }

    /** With features of a few blocks at a time. */
    private static HoldOut sliced() {
        return new HoldOut(TRAINING, VALIDATION, new MemoryLimits(1 << 18, 0), TWO);
    }
}
