package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.Optional;
import org.mbtr.cli.learn.SplitPlan;
import org.mbtr.cli.learn.ValidationChoice;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which structures are for training, validation and test. */
final class SplitOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(
            names = "--train",
            paramLabel = "N",
            description = "Training structures; by default 5000 (1000 of a trajectory), at most 80 %% of the data.")
    private Optional<Integer> training = Optional.empty();

    @Option(names = "--test", paramLabel = "N", description = "Test structures; by default all that are left.")
    private Optional<Integer> test = Optional.empty();

    @Option(
            names = "--validation",
            paramLabel = "N|leave-one-out|N-fold",
            converter = ValidationConverter.class,
            description =
                    "Training structures that settings are chosen on. leave-one-out or 10-fold: all of them, each predicted"
                            + " without itself or its tenth. By default 300 of 3000 or more, of fewer leave-one-out, or 10 %%"
                            + " where forces or reference energies are learned; with 'train --model gdml' 200, at most a"
                            + " quarter.")
    private ValidationChoice validation = new ValidationChoice.Usual();

    @Option(
            names = "--split",
            paramLabel = "FILE",
            description = "Take the split from a JSON file: {\"training\": [positions from 0], \"test\": [...]}.")
    private Optional<Path> split = Optional.empty();

    @Option(names = "--write-split", paramLabel = "FILE", description = "Write the split to a JSON file.")
    private Optional<Path> writeSplit = Optional.empty();

    @Mixin
    private TestOptions tested;

    /** Where the split is to be written. */
    Optional<Path> writeSplit() {
        return writeSplit;
    }

    /** The plan; contradictions are wrong usage. */
    SplitPlan plan(long seed) {
        if (split.isPresent() && (training.isPresent() || test.isPresent())) {
            throw wrong("--split fixes training and test set; leave out --train and --test");
        }
        if (split.isPresent() && tested.isGiven()) {
            throw wrong("--split fixes the test set; leave out --test-where");
        }
        if (tested.isGiven() && test.isPresent()) {
            throw wrong("--test-where says which structures are for the test; leave out --test");
        }
        return new SplitPlan(training, test, validation, split, tested.where(), tested.skipUnknown(), seed);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(verb.commandLine(), message);
    }
}
