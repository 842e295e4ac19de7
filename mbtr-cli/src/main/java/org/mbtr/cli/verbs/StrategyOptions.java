package org.mbtr.cli.verbs;

import java.util.Optional;
import org.mbtr.phases.active.HullSettings;
import org.mbtr.phases.active.PaperSettings;
import org.mbtr.phases.active.StrategyChoice;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to choose what to compute. */
final class StrategyOptions {
    private static final String HULL = "hull";
    private static final String PAPER = "paper";
    private static final String RANDOM = "random";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(
            names = "--strategy",
            paramLabel = "WHICH",
            description =
                    "hull (what is likely below the hull, until it is unlikely that anything is; the default), paper (that"
                            + " of Huo and Rupp), random (all, in random order).")
    private String strategy = HULL;

    @Option(
            names = "--probability",
            paramLabel = "P",
            description = "hull: the end is when the hull changes with no more than this probability; by default 0.05.")
    private Optional<Double> probability = Optional.empty();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "hull, random: how many structures to ask for at a time; by default 1.")
    private Optional<Integer> batch = Optional.empty();

    @Option(
            names = "--safety",
            paramLabel = "T",
            description =
                    "paper: by how many times its error a prediction may be too high before a structure is left out; by"
                            + " default 1.3.")
    private Optional<Double> safety = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Of all draws; by default ${DEFAULT-VALUE}.")
    private long seed = 1;

    /** The strategy with its settings. */
    StrategyChoice choice() {
        refuse(!strategy.equals(HULL) && probability.isPresent(), "--probability is for the strategy hull");
        refuse(strategy.equals(PAPER) && batch.isPresent(), "--batch is for the strategies hull and random");
        refuse(!strategy.equals(PAPER) && safety.isPresent(), "--safety is for the strategy paper");
        HullSettings standard = HullSettings.standard(seed);
        return switch (strategy) {
            case HULL ->
                new StrategyChoice.Hull(standard.withProbability(probability.orElse(standard.probability()))
                        .withBatch(batch.orElse(standard.batch())));
            case PAPER ->
                new StrategyChoice.Paper(new PaperSettings(
                        safety.orElse(PaperSettings.standard(seed).thresholdFactor()), false, seed));
            case RANDOM -> new StrategyChoice.Chance(batch.orElse(1), seed);
            default ->
                throw new ParameterException(
                        verb.commandLine(),
                        "--strategy needs one of " + HULL + ", " + PAPER + " and " + RANDOM + ", found '" + strategy
                                + "'");
        };
    }

    private void refuse(boolean wrong, String message) {
        if (wrong) {
            throw new ParameterException(verb.commandLine(), message + ", not for " + strategy + "; leave it out");
        }
    }
}
