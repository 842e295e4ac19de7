package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mbtr.cli.curve.CurveJournal;
import org.mbtr.cli.curve.PointSettings;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.StructureFault;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.MemoryLimits;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.validation.Errors;
import org.mbtr.learning.workflow.LearningCurve;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataSource;

/**
 * The work on one set of crystals: models that are tested once, all on the same test set, and learning curves with that
 * test set, whose models have the widths and scales that the search for the largest training set found.
 *
 * @param set what is learned
 * @param plan how much of it
 * @param sizes numbers of structures that follow
 * @param data the structures, with the split of the largest training set
 * @param folder for journals
 * @param progress of the experiment
 * @param workers threads
 */
record CrystalWork(
        CrystalSet set,
        CrystalsPlan plan,
        CrystalSet.Sizes sizes,
        SplitData data,
        ExperimentFolder folder,
        ExperimentProgress progress,
        Workers workers) {
    private static final long SEED = 1;
    private static final int DIGITS = 3;

    /** Reads the set. */
    static CrystalWork read(
            CrystalSet set,
            DataSource source,
            CrystalsPlan plan,
            ExperimentFolder folder,
            ExperimentProgress progress,
            Workers workers) {
        progress.doing("reading " + set.name());
        LearningData.Request wanted =
                new LearningData.Request(Optional.of(set.target()), Optional.empty(), set.where());
        SplitData data = SplitData.read(source, wanted, labelled -> {
            CrystalSet.Sizes sizes = sizes(set, plan, labelled.size());
            return set.split(labelled, sizes, sizes.training().getFirst(), SEED);
        });
        return new CrystalWork(set, plan, sizes(set, plan, data.data().size()), data, folder, progress, workers);
    }

    private static CrystalSet.Sizes sizes(CrystalSet set, CrystalsPlan plan, int structures) {
        return set.sizes().of(structures).atMost(plan.mostTraining());
    }

    /** Fits and tests a model. */
    RowOutcome row(CrystalModel model, int training) {
        SplitData split = data.withSplit(set.split(data.data().labelled(), sizes, training, SEED));
        if (model == CrystalModel.ADDITIVE) {
            RowOutcome outcome = additive(set.additive(), split);
            progress.known(0);
            return outcome;
        }
        String name = set.name() + "-" + training + "-" + model.fileName();
        try (Progress search = progress.model(name, cost(training))) {
            SearchSpace space = model.space(set, data.summary(), split.learned(), plan.widths(), workers);
            return new ModelRun(space, set.resolution(), model.seed(), journal(name))
                    .on(
                            split,
                            (number, point, loss, seconds) -> {
                                search.advance(1);
                                search.detail("RMSE " + Numbers.significant(loss, DIGITS));
                            },
                            workers);
        }
    }

    private List<Integer> curveSizes() {
        return CrystalsPlan.sizes(data.training(), data.summary().elements().size());
    }

    /** Of a model, as far as that can be said from the number of its training structures. */
    private static double cost(int training) {
        return (double) training * training;
    }

    /** Tells the progress how much there is to do for this set. */
    void plan(List<CrystalModel> models) {
        List<CrystalModel> searched =
                models.stream().filter(model -> model != CrystalModel.ADDITIVE).toList();
        long curves = plan.repeats() == 0
                ? 0
                : searched.stream().filter(CrystalModel::hasCurve).count();
        List<Integer> points = curves == 0 ? List.of() : curveSizes();
        double cost = searched.size()
                        * sizes.training().stream()
                                .mapToDouble(CrystalWork::cost)
                                .sum()
                + curves
                        * plan.repeats()
                        * points.stream().mapToDouble(CrystalWork::cost).sum();
        int count = models.size() * sizes.training().size() + (int) curves * plan.repeats() * points.size();
        progress.plan(set.name(), count, cost);
    }

    private Path journal(String name) {
        return folder.journal(name + (plan.widths() ? "" : "-quick"));
    }

    private static RowOutcome additive(AdditiveTerms terms, SplitData split) {
        long begin = System.nanoTime();
        LabelledStructures tested = split.tested();
        double[] predictions = AdditiveModel.fit(terms, split.learned()).predict(tested.structures());
        return new RowOutcome(
                split,
                Optional.empty(),
                predictions,
                Errors.of(tested, predictions),
                split.readSeconds() + (System.nanoTime() - begin) * 1e-9);
    }

    /**
     * Fits and tests the models of a learning curve. Length scale and λ of each are searched on a part of its training set.
     *
     * @param settings what the search for the largest training set found
     */
    CrystalCurve curve(CrystalModel model, ModelSettings settings) {
        LabelledStructures structures = data.data().labelled();
        SearchSpace space = SearchSpace.kernelOnly(settings);
        LearningCurve.TestSet test =
                new LearningCurve.TestSet.Fixed(data.split().outer());
        List<Integer> points = curveSizes();
        String name = set.name() + "-" + model.fileName() + "-curve";
        progress.doing(name);
        try (CurveJournal kept = CurveJournal.open(journal(name), data.data(), space, test, SEED)) {
            List<LearningCurve.Point> done = LearningCurve.run(
                    structures,
                    points,
                    plan.repeats(),
                    test,
                    SEED,
                    new PointSettings(space, MemoryLimits.usual(), workers),
                    kept,
                    MemoryLimits.usual(),
                    point -> CurvePoints.note(kept, point, name, cost(point.size()), progress),
                    workers);
            return CrystalCurve.of(set, model, done);
        } catch (MbtrException failure) {
            throw StructureFault.located(
                    failure, settings.representation().create(), structures.structures(), data.data()::number);
        }
    }
}
