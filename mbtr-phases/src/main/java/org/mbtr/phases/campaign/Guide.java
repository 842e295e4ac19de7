package org.mbtr.phases.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.phases.active.Candidates;
import org.mbtr.phases.active.Proposal;
import org.mbtr.phases.active.Strategy;
import org.mbtr.phases.active.Surprise;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/**
 * The strategy of a campaign, brought to where the campaign is: it is told all energies again in the rounds in which they came, and proposes
 * after each, as it has done before. What was asked for then counts, not what it would say now, so a state can be moved to another machine.
 *
 * <p>The zero of formation energies is what the lowest pure structures give when there is one of each element for the first time. Later
 * ones that are lower do not move it, as a strategy cannot forget what it has learned; which structures are on the hull does not depend on it.
 */
public final class Guide implements AutoCloseable {
    private static final double[] NOTHING = {};

    private final Campaign campaign;
    private final Strategy strategy;
    private final List<Step> steps = new ArrayList<>();
    /** Told, but not yet learned. */
    private final Set<Integer> news = new LinkedHashSet<>();
    /** Failed, but not yet discarded. */
    private final Set<Integer> failed = new LinkedHashSet<>();
    /** {@code (candidates)}, NaN where not known at this point of the replay. */
    private final double[] energies;

    private Optional<ElementEnergies> zero = Optional.empty();
    private int[] asked = {};
    private int replayed;
    /** Whether the strategy has proposed since the last news. */
    private boolean upToDate;

    private Proposal current = new Proposal(new int[0], NOTHING, NOTHING, OptionalDouble.empty());

    /**
     * The state before a round.
     *
     * @param known candidates with known energies, ascending; handed out as they are, read only
     * @param probabilityOfChange what the strategy said then, absent if it does not know
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Step(int[] known, OptionalDouble probabilityOfChange) {}

    /**
     * Goes through all that has happened. Cost: that of the strategy for all rounds so far.
     *
     * @param batch how many candidates to propose at a time at least, where the strategy leaves that to the user
     */
    public Guide(Campaign campaign, int batch, Workers workers) {
        this.campaign = campaign;
        this.energies = new double[campaign.candidates().size()];
        Arrays.fill(energies, Double.NaN);
        this.strategy = campaign.settings().strategy().withBatchOfAtLeast(batch).create(campaign.candidates(), workers);
        try {
            goOn();
        } catch (RuntimeException failure) {
            strategy.close();
            throw failure;
        }
    }

    /** What the strategy said last: of what was asked for, or if nothing is pending of what to ask for. */
    public Proposal current() {
        return current;
    }

    /** Known energies that the others do not explain, by the strategy as it is now. */
    public List<Surprise> surprises() {
        return strategy.surprises();
    }

    /** The states before all rounds so far, the last of which belongs to {@link #current}. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /**
     * What to compute: what is pending, else the next round, which is recorded as asked for. Called again without news, it says the
     * same.
     *
     * @return candidates; empty if the strategy is done
     * @throws MbtrException if no structure of an element could be computed
     */
    public int[] ask() {
        goOn();
        if (campaign.pending().length == 0 && !current.isDone()) {
            campaign.ask(current.next());
            catchUp();
        }
        return campaign.pending();
    }

    /** Takes what has happened since, and if nothing is pending asks the strategy what is next. */
    private void goOn() {
        catchUp();
        if (campaign.pending().length == 0 && !upToDate) {
            advance();
        }
    }

    /** Replays events; a question means that the strategy was asked then. */
    private void catchUp() {
        List<CampaignEvent> events = campaign.events();
        for (; replayed < events.size(); replayed++) {
            switch (events.get(replayed)) {
                case CampaignEvent.Begun begun -> throw new IllegalStateException("a campaign begins once");
                case CampaignEvent.Asked(List<Integer> wanted) -> {
                    if (!upToDate) {
                        advance();
                    }
                    asked = wanted.stream().mapToInt(number -> number - 1).toArray();
                }
                case CampaignEvent.Told(int number, double energy) -> {
                    energies[number - 1] = energy;
                    failed.remove(number - 1);
                    news.add(number - 1);
                    upToDate = false;
                }
                case CampaignEvent.Failed(int number, String reason) -> {
                    failed.add(number - 1);
                    upToDate = false;
                }
            }
        }
    }

    /** Lets the strategy learn the news and propose. */
    private void advance() {
        zero = zero.or(() -> campaign.zero(energies));
        if (zero.isPresent()) {
            double[] formation = campaign.formationEnergies(energies, zero.get());
            int[] learned = inOrderOfQuestions();
            strategy.learn(
                    learned,
                    IntStream.of(learned).mapToDouble(i -> formation[i]).toArray());
            news.clear();
            strategy.discard(failed.stream().mapToInt(i -> i).toArray());
            current = strategy.propose();
        } else {
            current = new Proposal(opening(), NOTHING, NOTHING, OptionalDouble.empty());
        }
        int[] known = IntStream.range(0, energies.length).filter(this::isKnown).toArray();
        steps.add(new Step(known, current.probabilityOfChange()));
        upToDate = true;
    }

    private boolean isKnown(int candidate) {
        return !Double.isNaN(energies[candidate]);
    }

    /** Whatever the order in which calculations ended: those asked for as they were asked for, then others. */
    private int[] inOrderOfQuestions() {
        return IntStream.concat(
                        IntStream.of(asked), news.stream().mapToInt(i -> i).sorted())
                .filter(news::contains)
                .distinct()
                .toArray();
    }

    /** What to compute before there is a zero: at first the start of the strategy, and always a pure structure of each element. */
    private int[] opening() {
        Candidates candidates = campaign.candidates();
        Set<Integer> wanted = new LinkedHashSet<>();
        if (asked.length == 0) {
            IntStream.of(strategy.propose().next())
                    .filter(i -> !isKnown(i) && !failed.contains(i))
                    .forEach(wanted::add);
        }
        for (String element : candidates.components().symbols()) {
            int[] pure = IntStream.range(0, candidates.size())
                    .filter(i -> EnergyZero.pureElement(
                                    candidates.components(),
                                    candidates.structures().get(i))
                            .equals(Optional.of(element)))
                    .toArray();
            if (IntStream.of(pure).noneMatch(i -> isKnown(i) || wanted.contains(i))) {
                wanted.add(
                        IntStream.of(pure)
                                .filter(i -> !failed.contains(i))
                                .findFirst()
                                .orElseThrow(
                                        () -> new MbtrException(
                                                "all calculations of pure " + element
                                                        + " have failed, so formation energies have no zero; compute one, and tell its energy")));
            }
        }
        return wanted.stream().mapToInt(i -> i).toArray();
    }

    @Override
    public void close() {
        strategy.close();
    }
}
