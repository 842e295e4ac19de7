package org.mbtr.learning.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Grid searches of cheap approximations of a loss first, of the loss itself last, each from where the one before ended. A loss with several
 * minima is searched from several starts: the two best of the minima that differ go on from stage to stage, and in the last and most
 * expensive one the better of both alone. One journal holds all evaluations; its first column says the stage.
 *
 * @param stages in their order, as numbers that the loss understands, at least one
 * @param stageLabel what the numbers are, for people who read the journal
 * @param starts variables with the exponents that searches begin with, at least one
 * @param labels names of the variables
 * @param valleys steps of several variables together, as of {@link GridSearch}
 * @param resolution losses are rounded to its multiples before they are compared, above 0
 * @param seed for the order of variables of equal priority and first directions
 * @param refinement one more stage, in which only some of the variables are searched
 * @param trend how the minimum is carried on beyond the last of them
 */
public record StagedSearch(
        List<Integer> stages,
        String stageLabel,
        List<List<SearchVariable>> starts,
        List<String> labels,
        List<List<Double>> valleys,
        double resolution,
        long seed,
        Optional<Refinement> refinement,
        Optional<Trend> trend) {
    private static final int KEPT = 2;
    /** Minima are different if they are so many steps apart in one variable. */
    private static final int APART = 4;

    /** Parts of a step that a minimum is carried on by. */
    private static final int PARTS = 4;
    /** Steps that a minimum may have moved by between two stages; more is taken for chance. */
    private static final double FARTHEST = 2;
    /** A point is too far if the loss that can be evaluated there is this many times the smallest. */
    private static final double TOO_FAR = 1.1;

    /**
     * A stage behind the last one.
     *
     * @param stage its number
     * @param variables turns variables with the exponents where the last stage ended into those that are searched
     */
    public record Refinement(int stage, UnaryOperator<List<SearchVariable>> variables) {}

    /**
     * The minimum of a loss that depends on the stage is to be good for a stage beyond the last one, which is too expensive. It has moved along
     * a step between an earlier stage and the last one, and is supposed to move on as it did.
     *
     * @param earlier the earlier stage
     * @param intervals the distance from the last stage to the one beyond, divided by the distance from the earlier one to the last
     * @param step a change of all variables together, in the direction in which the minimum moves
     */
    public record Trend(int earlier, double intervals, List<Double> step) {
        /** Copies the list. */
        public Trend {
            step = List.copyOf(step);
        }
    }

    /** The loss of a point in one of the stages. */
    @FunctionalInterface
    public interface Loss {
        /** The loss, infinite or very large for "does not work". */
        double at(int stage, List<Double> exponents);
    }

    /** Copies the lists; refuses no stages and no starts. */
    public StagedSearch {
        stages = List.copyOf(stages);
        starts = starts.stream().map(List::copyOf).toList();
        labels = List.copyOf(labels);
        valleys = List.copyOf(valleys);
        if (stages.isEmpty() || starts.isEmpty()) {
            throw new IllegalArgumentException("a search needs at least one stage and one start");
        }
    }

    /**
     * Searches.
     *
     * @param journal the file
     * @param fingerprint of everything that the losses depend on: data, split, settings, variables
     * @return where the search of the last stage or the refinement ended or was carried on to, with its loss there and the evaluations of all
     */
    public GridSearch.Result minimize(
            Optional<Path> journal, String fingerprint, Loss loss, JournalledSearch.Listener listener) {
        List<String> columns = new ArrayList<>(labels);
        columns.addFirst(stageLabel);
        try (JournalledSearch.Scope scope = JournalledSearch.Scope.open(journal, fingerprint, columns)) {
            Run run = new Run(scope, loss, listener);
            List<List<SearchVariable>> candidates = starts;
            for (int stage : stages.subList(0, stages.size() - 1)) {
                candidates = run.followed(stage, candidates);
            }
            GridSearch.Result last = run.last(stages.getLast(), candidates);
            GridSearch.Result refined =
                    refinement.map(more -> run.refined(more, last)).orElse(last);
            int stage = refinement.map(Refinement::stage).orElse(stages.getLast());
            return trend.map(on -> run.carriedOn(on, stage, refined)).orElse(refined);
        }
    }

    private final class Run {
        private final JournalledSearch.Scope scope;
        private final Loss loss;
        private final JournalledSearch.Listener listener;
        private int steps;

        Run(JournalledSearch.Scope scope, Loss loss, JournalledSearch.Listener listener) {
            this.scope = scope;
            this.loss = loss;
            this.listener = listener;
        }

        /** Where searches from the candidates end: the best one, and the best of those that differ from it. */
        List<List<SearchVariable>> followed(int stage, List<List<SearchVariable>> candidates) {
            List<GridSearch.Result> ends = candidates.stream()
                    .map(candidate -> searched(stage, candidate, valleys))
                    .sorted(Comparator.comparingDouble(GridSearch.Result::loss))
                    .toList();
            List<List<SearchVariable>> kept = new ArrayList<>();
            for (GridSearch.Result end : ends) {
                List<SearchVariable> candidate = startingAt(end.exponents());
                if (kept.size() < KEPT && kept.stream().noneMatch(other -> close(other, candidate))) {
                    kept.add(candidate);
                }
            }
            return kept;
        }

        /** A search from the best candidate, or from all of them if no stage before has chosen any. */
        GridSearch.Result last(int stage, List<List<SearchVariable>> candidates) {
            List<List<SearchVariable>> chosen = candidates.size() == 1 || stages.size() == 1
                    ? candidates
                    : List.of(candidates.stream()
                            .min(Comparator.comparingDouble(candidate -> evaluated(stage, starts(candidate))))
                            .orElseThrow());
            GridSearch.Result found = chosen.stream()
                    .map(candidate -> searched(stage, candidate, valleys))
                    .min(Comparator.comparingDouble(GridSearch.Result::loss))
                    .orElseThrow();
            return new GridSearch.Result(found.exponents(), found.loss(), steps, scope.evaluations());
        }

        GridSearch.Result refined(Refinement more, GridSearch.Result last) {
            GridSearch.Result found =
                    searched(more.stage, more.variables.apply(startingAt(last.exponents())), List.of());
            return new GridSearch.Result(found.exponents(), found.loss(), steps, scope.evaluations());
        }

        /** As far along the trend as the loss of the last stage allows. */
        GridSearch.Result carriedOn(Trend on, int stage, GridSearch.Result found) {
            double here = MinimumAlongStep.of(steps -> along(on, stage, found, steps));
            double before = MinimumAlongStep.of(steps -> along(on, on.earlier, found, steps));
            double distance = Math.clamp(here - before, 0, FARTHEST) * on.intervals;
            for (int parts = (int) Math.floor(PARTS * (here + distance)); parts > 0; parts--) {
                double carried = (double) parts / PARTS;
                double reached = along(on, stage, found, carried);
                if (reached <= TOO_FAR * found.loss()) {
                    return new GridSearch.Result(moved(on, found, carried), reached, steps + 1, scope.evaluations());
                }
            }
            return new GridSearch.Result(found.exponents(), found.loss(), steps, scope.evaluations());
        }

        private double along(Trend on, int stage, GridSearch.Result found, double carried) {
            List<Double> point = moved(on, found, carried);
            List<SearchVariable> variables = starts.getFirst();
            for (int v = 0; v < point.size(); v++) {
                if (point.get(v) < variables.get(v).minimum()
                        || point.get(v) > variables.get(v).maximum()) {
                    return Double.POSITIVE_INFINITY;
                }
            }
            return evaluated(stage, point);
        }

        private GridSearch.Result searched(int stage, List<SearchVariable> candidate, List<List<Double>> along) {
            GridSearch.Result found = GridSearch.minimize(
                    candidate,
                    along,
                    resolution,
                    seed,
                    point -> evaluated(
                            stage,
                            IntStream.range(0, point.length)
                                    .mapToObj(v -> point[v])
                                    .toList()));
            steps += found.steps();
            return found;
        }

        private double evaluated(int stage, List<Double> point) {
            return scope.evaluated(point, List.of((double) stage), exponents -> loss.at(stage, exponents), listener);
        }
    }

    private static List<Double> moved(Trend on, GridSearch.Result found, double carried) {
        return IntStream.range(0, found.exponents().size())
                .mapToObj(v -> found.exponents().get(v) + carried * on.step.get(v))
                .toList();
    }

    private static List<Double> starts(List<SearchVariable> candidate) {
        return candidate.stream().map(SearchVariable::start).toList();
    }

    private List<SearchVariable> startingAt(List<Double> exponents) {
        List<SearchVariable> variables = starts.getFirst();
        return IntStream.range(0, variables.size())
                .mapToObj(v -> variables.get(v).withStart(exponents.get(v)))
                .toList();
    }

    private static boolean close(List<SearchVariable> one, List<SearchVariable> other) {
        return IntStream.range(0, one.size())
                .allMatch(v -> Math.abs(one.get(v).start() - other.get(v).start())
                        < APART * one.get(v).step());
    }
}
