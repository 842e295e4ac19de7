package org.mbtr.phases.campaign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.mbtr.structures.MbtrException;

/**
 * Leads a campaign to its end with an oracle. Each outcome is on the disk before the next calculation begins in its place, so a run that
 * is killed loses the calculations that were going on and nothing else.
 */
public final class CampaignRun {
    private final Campaign campaign;
    private final Guide guide;
    private final Oracle oracle;
    private final Settings settings;
    private final Listener listener;
    private final FinishedStructures structures;
    private int failuresInARow;

    /**
     * How to run.
     *
     * @param parallel calculations at a time, 1 or more
     * @param tries of a calculation until it counts as failed, 1 or more
     * @param mostFailures so many failed calculations one after the other end the run, 1 or more: it is not the structures then
     */
    public record Settings(int parallel, int tries, int mostFailures) {
        /** Checks the numbers. */
        public Settings {
            if (parallel < 1 || tries < 1 || mostFailures < 1) {
                throw new MbtrException("at least 1 calculation at a time, 1 try and 1 failure are needed, found "
                        + parallel + ", " + tries + " and " + mostFailures);
            }
        }
    }

    /** Hears of each outcome when it is on the disk. */
    public interface Listener {
        /** An energy is known. */
        void told(int candidate, double energy);

        /** All tries of a calculation have failed. */
        void failed(int candidate, String reason);

        /** All of a round has been heard of; {@code guide} knows what comes next. */
        void roundEnded(Guide guide);
    }

    private record Answer(int candidate, int tried, Oracle.Outcome outcome) {}

    /** Of this campaign, with the guide that belongs to it. */
    public CampaignRun(Campaign campaign, Guide guide, Oracle oracle, Settings settings, Listener listener) {
        this.campaign = campaign;
        this.guide = guide;
        this.oracle = oracle;
        this.settings = settings;
        this.listener = listener;
        this.structures = new FinishedStructures(campaign);
    }

    /**
     * Runs until the strategy is done.
     *
     * @param again whether calculations that have failed before are first tried once more
     * @throws MbtrException if too many calculations in a row fail, or an element has no energy
     * @throws InterruptedException if the thread is interrupted; calculations have been ended then
     */
    public void run(boolean again) throws InterruptedException {
        if (again) {
            compute(campaign.failures().keySet().stream()
                    .mapToInt(i -> i)
                    .sorted()
                    .toArray());
        }
        for (int[] next = guide.ask(); next.length > 0; next = guide.ask()) {
            compute(next);
            listener.roundEnded(guide);
        }
    }

    private void compute(int... candidates) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(settings.parallel())) {
            CompletionService<Answer> calculations = new ExecutorCompletionService<>(pool);
            Deque<Answer> waiting = new ArrayDeque<>();
            IntStream.of(candidates).forEach(i -> waiting.add(new Answer(i, 0, new Oracle.Outcome.Failure(""))));
            int going = 0;
            try {
                while (going > 0 || !waiting.isEmpty()) {
                    for (; going < settings.parallel() && !waiting.isEmpty(); going++) {
                        Answer next = waiting.poll();
                        calculations.submit(() -> new Answer(
                                next.candidate, next.tried + 1, oracle.energy(structures.labelled(next.candidate))));
                    }
                    Answer answer = calculations.take().get();
                    going--;
                    if (answer.outcome instanceof Oracle.Outcome.Failure && answer.tried < settings.tries()) {
                        waiting.addFirst(answer);
                    } else {
                        record(answer);
                    }
                }
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failure);
            } finally {
                pool.shutdownNow();
            }
        }
    }

    private void record(Answer answer) {
        switch (answer.outcome) {
            case Oracle.Outcome.Energy(double energy) -> {
                failuresInARow = 0;
                campaign.tell(answer.candidate, energy);
                listener.told(answer.candidate, energy);
            }
            case Oracle.Outcome.Failure(String reason) -> {
                campaign.fail(answer.candidate, reason);
                listener.failed(answer.candidate, reason);
                failuresInARow++;
                if (failuresInARow >= settings.mostFailures()) {
                    throw new MbtrException(
                            failuresInARow + " calculations in a row have failed, the last one of candidate "
                                    + (answer.candidate + 1) + ": " + reason
                                    + "; mend the command, and have them tried again with --retry");
                }
            }
        }
    }
}
