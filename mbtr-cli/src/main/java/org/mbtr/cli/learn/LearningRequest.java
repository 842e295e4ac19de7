package org.mbtr.cli.learn;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the user asks of a model; what is absent is for the program to choose.
 *
 * @param representation preset or configuration file
 * @param kernel the kernel; gaussian if absent
 * @param lengthScale its length scale, which is then not searched
 * @param lambda regularisation strength, which is then not searched
 * @param settings file with all of these, from a search
 * @param search what a search may change
 * @param seed of random draws
 */
public record LearningRequest(
        Optional<String> representation,
        Optional<KernelChoice> kernel,
        Optional<Double> lengthScale,
        Optional<Double> lambda,
        Optional<Path> settings,
        SearchPlan search,
        long seed) {
    /** What the user has fixed. */
    Set<SearchPlan.Fixed> fixed() {
        Set<SearchPlan.Fixed> fixed = EnumSet.noneOf(SearchPlan.Fixed.class);
        if (lengthScale.isPresent()) {
            fixed.add(SearchPlan.Fixed.LENGTH_SCALE);
        }
        if (lambda.isPresent()) {
            fixed.add(SearchPlan.Fixed.LAMBDA);
        }
        return fixed;
    }
}
