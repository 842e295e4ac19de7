package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.mbtr.learning.search.JournalFile;
import org.mbtr.phases.active.HullSettings;
import org.mbtr.phases.active.HullStrategy;
import org.mbtr.phases.active.PaperSettings;
import org.mbtr.phases.active.PaperStrategy;
import org.mbtr.phases.active.RandomStrategy;
import org.mbtr.phases.active.Strategy;
import org.mbtr.representations.parallel.Workers;

/** Plays all strategies on one set, several runs at a time, each on one thread. */
final class HullRuns {
    private final AlloySet set;
    private final JournalFile<HullRun> done;
    private final ExperimentProgress progress;

    HullRuns(AlloySet set, JournalFile<HullRun> done, ExperimentProgress progress) {
        this.set = set;
        this.done = done;
        this.progress = progress;
    }

    /** A run that is to be played. */
    private record Task(String strategy, double parameter, long seed) {}

    private static List<Task> tasks(FigureFourPlan plan) {
        List<Task> tasks = new ArrayList<>();
        LongStream.range(0, plan.seeds()).forEach(seed -> {
            tasks.add(new Task(HullRun.OURS, plan.last(), seed));
            plan.thresholds().forEach(t -> tasks.add(new Task(HullRun.PAPER, t, seed)));
            tasks.add(new Task(HullRun.CHANCE, 0, seed));
        });
        return tasks;
    }

    /** Number of runs of a set. */
    static int count(FigureFourPlan plan) {
        return tasks(plan).size();
    }

    /** Time of a run goes about with the square of the number of structures. */
    static double cost(int structures) {
        return (double) structures * structures;
    }

    /** All runs, in the order of strategies and seeds. */
    List<HullRun> play(FigureFourPlan plan, Workers workers) {
        List<Task> tasks = tasks(plan);
        HullRun[] runs = new HullRun[tasks.size()];
        List<HullRun> known = List.copyOf(done.entries());
        workers.run(tasks.size(), i -> {
            Task task = tasks.get(i);
            runs[i] = known.stream()
                    .filter(run -> run.is(set.name(), task.strategy, task.parameter, task.seed))
                    .findFirst()
                    .orElse(null);
            if (runs[i] == null) {
                runs[i] = play(task);
                keep(runs[i]);
            } else {
                progress.known(cost(set.candidates().size()));
            }
        });
        return List.of(runs);
    }

    private synchronized void keep(HullRun run) {
        done.add(run);
        progress.done(run.set() + ", " + run.strategy(), cost(run.structures()));
    }

    private HullRun play(Task task) {
        long begin = System.nanoTime();
        List<HullRun.Step> rounds = new ArrayList<>();
        try (Workers one = new Workers(1);
                Strategy strategy = strategy(task, one)) {
            set.simulation()
                    .run(
                            strategy,
                            round -> rounds.add(new HullRun.Step(
                                    round.known(),
                                    round.hullIsRight(),
                                    round.hullError(),
                                    HullRun.orNull(round.meanAbsoluteError()),
                                    HullRun.orNull(round.probabilityOfChange()))));
        }
        return new HullRun(
                set.name(),
                task.strategy,
                task.parameter,
                task.seed,
                set.candidates().size(),
                task.strategy.equals(HullRun.CHANCE) ? HullRun.changes(rounds) : rounds,
                (System.nanoTime() - begin) * 1e-9);
    }

    private Strategy strategy(Task task, Workers one) {
        return switch (task.strategy) {
            case HullRun.OURS ->
                new HullStrategy(
                        set.candidates(), HullSettings.standard(task.seed).withProbability(task.parameter), one);
            case HullRun.PAPER ->
                new PaperStrategy(set.candidates(), new PaperSettings(task.parameter, false, task.seed), one);
            default -> new RandomStrategy(set.candidates(), set.candidates().size(), 1, task.seed);
        };
    }
}
