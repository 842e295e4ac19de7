package org.mbtr.cli.verbs;

import java.time.Duration;
import org.mbtr.cli.console.Console;
import org.mbtr.cli.forcefield.ForceFieldTraining;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.report.Progress;
import org.mbtr.potentials.gdml.GdmlTrainer;

/** Shows how far the training of a force field is, with the time that is left of its long parts. */
final class ForceFieldProgress implements ForceFieldTraining.Listener, AutoCloseable {
    private static final int PERCENT = 100;
    private static final double MILLISECONDS = 1000;
    /** Estimates from less than this share of the work are not shown. */
    private static final double ENOUGH = 0.02;

    private final Console console;
    private Progress shown = Progress.none();
    private double done;
    private int steps;
    private long begin;

    ForceFieldProgress(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void begins(GdmlTrainer.Part part) {
        shown.close();
        done = 0;
        steps = 0;
        begin = System.nanoTime();
        shown = switch (part) {
            case ASSEMBLY -> console.progress("assembling the kernel matrix", PERCENT, "%");
            case FACTORIZATION -> console.progress("factoring the kernel matrix", PERCENT, "%");
            case PRECONDITIONER -> console.progress("making the preconditioner", PERCENT, "%");
            case ITERATION -> console.progress("solving", -1, "iterations");
            case SOLUTION -> console.progress("solving", -1, "");
            case CONSTANT -> console.progress("predicting training energies", -1, "");
        };
    }

    @Override
    public synchronized void worked(double share) {
        done += share;
        int reached = (int) (PERCENT * Math.min(1, done));
        shown.advance(reached - steps);
        steps = reached;
        if (done > ENOUGH) {
            double left = (System.nanoTime() - begin) * Math.max(0, 1 / done - 1);
            shown.detail("about " + Numbers.duration(Duration.ofNanos((long) left)) + " left");
        }
    }

    @Override
    public synchronized void iterated(GdmlTrainer.Iteration iteration) {
        // Iterations before an interruption are there at the first call.
        shown.advance(iteration.number() - steps);
        steps = iteration.number();
        shown.detail("residual " + Numbers.significant(iteration.residual(), 2)
                + (iteration.secondsLeft().isPresent()
                        ? ", about "
                                + Numbers.duration(Duration.ofMillis((long)
                                        (MILLISECONDS * iteration.secondsLeft().getAsDouble())))
                                + " left"
                        : ""));
    }

    @Override
    public synchronized Progress testing(int frames) {
        shown.close();
        shown = console.progress("testing", frames, "frames");
        return shown;
    }

    @Override
    public synchronized void close() {
        shown.close();
    }
}
