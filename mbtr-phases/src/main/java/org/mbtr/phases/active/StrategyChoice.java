package org.mbtr.phases.active;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/** Which strategy with which settings; as JSON an object with the name of the strategy as {@code type}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StrategyChoice.Hull.class, name = "hull"),
    @JsonSubTypes.Type(value = StrategyChoice.Paper.class, name = "paper"),
    @JsonSubTypes.Type(value = StrategyChoice.Chance.class, name = "random")
})
public sealed interface StrategyChoice {
    /**
     * A strategy that has learned nothing yet, for the caller to close.
     *
     * @throws MbtrException if it cannot deal with these candidates
     */
    Strategy create(Candidates candidates, Workers workers);

    /** The same choice with proposals of at least so many structures, where the strategy leaves their number to the user. */
    StrategyChoice withBatchOfAtLeast(int batch);

    /** Name on the command line and in reports. */
    String label();

    /** {@link HullStrategy}. */
    record Hull(HullSettings settings) implements StrategyChoice {
        @Override
        public Strategy create(Candidates candidates, Workers workers) {
            return new HullStrategy(candidates, settings, workers);
        }

        @Override
        public StrategyChoice withBatchOfAtLeast(int batch) {
            return new Hull(settings.withBatch(Math.max(batch, settings.batch())));
        }

        @Override
        public String label() {
            return "hull";
        }
    }

    /** {@link PaperStrategy}. */
    record Paper(PaperSettings settings) implements StrategyChoice {
        @Override
        public Strategy create(Candidates candidates, Workers workers) {
            return new PaperStrategy(candidates, settings, workers);
        }

        /** The same: how many it proposes is part of the paper's strategy. */
        @Override
        public StrategyChoice withBatchOfAtLeast(int batch) {
            return this;
        }

        @Override
        public String label() {
            return "paper";
        }
    }

    /**
     * {@link RandomStrategy} until all are known.
     *
     * @param batch how many in a round, 1 or more
     * @param seed of all draws
     */
    record Chance(int batch, long seed) implements StrategyChoice {
        /** Checks the number. */
        public Chance {
            if (batch < 1) {
                throw new MbtrException("at least 1 structure must be proposed at a time, found batch " + batch);
            }
        }

        @Override
        public Strategy create(Candidates candidates, Workers workers) {
            return new RandomStrategy(candidates, candidates.size(), batch, seed);
        }

        @Override
        public StrategyChoice withBatchOfAtLeast(int least) {
            return new Chance(Math.max(batch, least), seed);
        }

        @Override
        public String label() {
            return "random";
        }
    }
}
