package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.Map;
import org.mbtr.cli.report.ProcessMemory;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.potentials.gdml.SearchSizes;
import org.mbtr.representations.parallel.Workers;

/**
 * Force fields of one molecule, left half of Table 2 of Huo and Rupp 2022. Permutations come from the training frames. Length scale,
 * width and λ are searched with some of the training frames, length scale and λ once more with half of them, and λ is carried on to all. They are judged by the other training frames,
 * which are more than the 50 validation frames of the paper and cost no labels; where a search fits to all training frames, by those 50.
 *
 * @param molecule name of the trajectory
 * @param frames of it
 * @param work with them
 */
record TableTwoForces(String molecule, TrajectoryFrames frames, ForceFieldWork work) {
    /** With the permutations that the published training frames have. */
    static TableTwoForces of(String molecule, TrajectoryFrames frames, Workers workers) {
        return new TableTwoForces(molecule, frames, ForceFieldWork.of(frames.all(), frames.train(), workers));
    }

    /**
     * Searches hyper-parameters.
     *
     * @param train number of training frames
     * @param count how many of them models are fitted to; the others judge, or the validation frames if there are none
     */
    GdmlSearch.Result search(
            ForceFieldKind kind, int train, int count, Path journal, ForceFieldWork.Listener listener) {
        SearchSizes sizes = SearchSizes.upTo(count).fitting(train, work.group().atoms());
        int most = sizes.most();
        return work.search(
                kind.search().fromSeveralStarts(),
                frames.training(most),
                sizes,
                most < train ? frames.training(most, train) : frames.validation(),
                journal,
                listener);
    }

    /** Fits and tests a force field. */
    ForceFieldRow fit(ForceFieldKind kind, int count, ForceFieldSettings found, ForceFieldWork.Listener listener) {
        ProcessMemory.forgetPeak();
        ForceFieldWork.Fitted fitted = work.fit(found.settings(), frames.training(count), listener);
        Map<String, Double> seconds = fitted.seconds();
        seconds.put("search", found.seconds());
        long begin = System.nanoTime();
        Map<Integer, Evaluation> predictions = work.predictions(fitted.model(), frames.others(count));
        seconds.put("test", (System.nanoTime() - begin) * 1e-9);
        return new ForceFieldRow(
                molecule,
                kind.representation(),
                count,
                found.searched(),
                found.evaluations(),
                found.log2(),
                3 * work.group().atoms() * count,
                ProcessMemory.peak().orElse(0),
                work.tested(frames.test(), predictions),
                work.tested(frames.others(count), predictions),
                seconds);
    }
}
