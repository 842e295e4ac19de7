package org.mbtr.cli.learn;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mbtr.learning.targets.LearnedForm;
import org.mbtr.learning.targets.References;
import org.mbtr.learning.targets.TargetSettings;

/**
 * What the user asks of a model; what is absent is for the program to choose.
 *
 * @param representation preset or configuration file
 * @param kernel the kernel; gaussian if absent
 * @param lengthScale its length scale, which is then not searched
 * @param lambda regularisation strength, which is then not searched
 * @param learnedFrom energies if absent
 * @param forceLambda regularisation strength of forces learned beside energies, which is then not searched
 * @param learn form in which the target is learned
 * @param references energies of the elements that are subtracted from it
 * @param settings file with all of these, from a search
 * @param search what a search may change
 * @param memory bytes that learning may take
 * @param seed of random draws
 */
public record LearningRequest(
        Optional<String> representation,
        Optional<KernelChoice> kernel,
        Optional<Double> lengthScale,
        Optional<Double> lambda,
        Optional<LearnedChoice> learnedFrom,
        Optional<Double> forceLambda,
        Optional<LearnedForm> learn,
        Optional<References> references,
        Optional<Path> settings,
        SearchPlan search,
        Optional<Long> memory,
        long seed) {
    /** What is to be done to the target: these settings with what the user says in place of what they say. */
    TargetSettings target(TargetSettings before) {
        return new TargetSettings(learn.orElse(before.learn()), references.orElse(before.references()));
    }

    /** What the user has fixed. */
    Set<SearchPlan.Fixed> fixed() {
        Set<SearchPlan.Fixed> fixed = EnumSet.noneOf(SearchPlan.Fixed.class);
        if (lengthScale.isPresent()) {
            fixed.add(SearchPlan.Fixed.LENGTH_SCALE);
        }
        if (lambda.isPresent()) {
            fixed.add(SearchPlan.Fixed.LAMBDA);
        }
        if (forceLambda.isPresent()) {
            fixed.add(SearchPlan.Fixed.FORCE_LAMBDA);
        }
        return fixed;
    }
}
