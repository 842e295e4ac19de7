package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.GdmlSearch;
import org.mbtr.potentials.gdml.GdmlSearchSpace;
import org.mbtr.potentials.gdml.SearchSizes;

/**
 * Force fields of one molecule from more and more frames, Figure 3 of Huo and Rupp 2022. Settings that are found for one number of
 * frames are where the search for the next one begins.
 *
 * @param molecule name of the trajectory
 * @param work with its frames
 * @param tested largest number of test frames
 */
record FigureThree(String molecule, ForceFieldWork work, int tested) {
    /**
     * Searches, fits and tests one force field.
     *
     * @param start exponents of two that the search begins with; those of the paper and others if it is empty
     * @param journal of the search
     */
    FigureThreeRow row(
            ForceFieldKind kind,
            int train,
            long seed,
            Map<String, Double> start,
            Path journal,
            ForceFieldWork.Listener listener) {
        long begin = System.nanoTime();
        FigureThreeSplit split = FigureThreeSplit.draw(work.all().labels(), train, tested, seed);
        int searched = ForceFieldPlan.searchable(train, work.group().atoms());
        List<GdmlSearchSpace> spaces = start.isEmpty()
                ? kind.search().fromSeveralStarts()
                : List.of(kind.search().startingAt(start));
        GdmlSearch.Result found = work.search(
                spaces,
                split.training(),
                SearchSizes.single(searched).fitting(train, work.group().atoms()),
                split.validation(),
                journal,
                listener);
        ForceFieldWork.Fitted fitted = work.fit(found.settings(), split.training(), listener);
        Map<Integer, Evaluation> predictions = work.predictions(fitted.model(), split.test());
        return new FigureThreeRow(
                molecule,
                kind.representation(),
                train,
                seed,
                searched,
                found.evaluations(),
                found.point(),
                work.tested(split.test(), predictions),
                (System.nanoTime() - begin) * 1e-9);
    }
}
