package org.mbtr.cli.reproduce;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;

/**
 * One line for a whole experiment: how many of its models are done, about how long the others take, and what is being done. Models come
 * one after the other, each on all threads, so that they never share cores or memory.
 *
 * <p>Time left is time spent, times what models cost that are not done, over what those cost that were. Costs are in any unit, such as the
 * square of the number of training structures. Models that an earlier run has left done tell nothing about the time and are left out of
 * it.
 */
final class ExperimentProgress implements AutoCloseable {
    private final Progress line;
    private final LongSupplier nanoClock;
    private final Map<String, Plan> plans = new LinkedHashMap<>();
    private final long begin;
    private long last;
    private double worked;
    private double known;

    private record Plan(int models, double cost) {}

    ExperimentProgress(Progress line, LongSupplier nanoClock) {
        this.line = line;
        this.nanoClock = nanoClock;
        begin = nanoClock.getAsLong();
        last = begin;
    }

    /** Begins the line of an experiment. */
    static ExperimentProgress start(Console console, String experiment) {
        return new ExperimentProgress(console.progress(experiment, -1, "models"), System::nanoTime);
    }

    /**
     * How much there is to do in a part of the experiment; replaces what was said of the part before.
     *
     * @param models number of models
     * @param cost of all of them
     */
    void plan(String part, int models, double cost) {
        plans.put(part, new Plan(models, cost));
        line.steps(plans.values().stream().mapToInt(Plan::models).sum());
    }

    /** Something that is no model, such as reading a file. */
    void doing(String words) {
        line.detail(left() + words);
    }

    /** A model that an earlier run has left done. */
    void known(double cost) {
        known += cost;
        line.advance(1);
    }

    /** A model that is done now. */
    void done(String words, double cost) {
        worked += cost;
        last = nanoClock.getAsLong();
        line.advance(1);
        line.detail(left() + words);
    }

    /**
     * A model that is begun; it is done when the progress is closed.
     *
     * @param title what it is
     */
    Progress model(String title, double cost) {
        line.detail(left() + title);
        return new Model(title, cost);
    }

    private final class Model implements Progress {
        private final String title;
        private final double cost;
        private long evaluations;

        private Model(String title, double cost) {
            this.title = title;
            this.cost = cost;
        }

        @Override
        public void steps(long steps) {}

        @Override
        public synchronized void advance(long steps) {
            evaluations += steps;
        }

        @Override
        public synchronized void detail(String words) {
            String counted = evaluations == 0 ? "" : Numbers.count(evaluations, "evaluation") + ", ";
            line.detail(left() + title + ": " + counted + words);
        }

        @Override
        public void close() {
            done(title, cost);
        }
    }

    /** Words for the time that is left, with a comma behind them; "" as long as nothing is done. */
    private String left() {
        double cost = plans.values().stream().mapToDouble(Plan::cost).sum() - worked - known;
        if (worked <= 0 || cost <= 0) {
            return "";
        }
        double seconds = 1e-9 * ((last - begin) * cost / worked - (nanoClock.getAsLong() - last));
        return "about " + Numbers.duration(Duration.ofSeconds(Math.max(1, Math.round(seconds)))) + " left, ";
    }

    @Override
    public void close() {
        line.close();
    }
}
