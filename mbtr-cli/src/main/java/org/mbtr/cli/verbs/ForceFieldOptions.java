package org.mbtr.cli.verbs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mbtr.cli.forcefield.ForceFieldRepresentation;
import org.mbtr.cli.forcefield.ForceFieldRequest;
import org.mbtr.cli.forcefield.PermutationChoice;
import org.mbtr.cli.learn.LearnedChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which kind of model to train, and what a force field has that others have not. */
final class ForceFieldOptions {
    private static final int SEARCH_FRAMES = 200;
    private static final int FEWEST = 2;

    /** Kinds of models. */
    enum Kind {
        /** A property from descriptions of whole structures. */
        KERNEL,
        /** A force field of one molecule, learned in the gradient domain. */
        GDML;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A kind from the command line. */
    static final class KindConverter implements ITypeConverter<Kind> {
        @Override
        public Kind convert(String text) {
            return BasisConverter.oneOf(List.of(Kind.values()), text);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(
            names = "--model",
            paramLabel = "KIND",
            converter = KindConverter.class,
            description =
                    "kernel, or gdml for a force field of one molecule that is learned from its forces in the"
                            + " gradient domain; by default kernel. gdml takes the representations sgdml-k2 (default), sgdml-k2-k3, coulomb-md and files.")
    private Optional<Kind> kind = Optional.empty();

    @Option(
            names = "--sigma",
            paramLabel = "X",
            description = "Width of the distributions of pairs (1/Å) with --model gdml; by default searched.")
    private Optional<Double> sigma = Optional.empty();

    @Option(
            names = "--sigma-k3",
            paramLabel = "X",
            description =
                    "Width of the distributions of triples of sgdml-k2-k3 (rad) with --model gdml; by default searched.")
    private Optional<Double> tripleSigma = Optional.empty();

    @Option(
            names = "--permutations",
            paramLabel = "FILE|find|none",
            description =
                    "Permutations of like atoms that --model gdml knows: from a file, or by default found from the"
                            + " training frames.")
    private Optional<String> permutations = Optional.empty();

    @Option(
            names = "--search-train",
            paramLabel = "N",
            description = "Largest number of training frames that the search of --model gdml fits to; by default 200.")
    private Optional<Integer> searchFrames = Optional.empty();

    @Mixin
    private SolverOptions solver;

    /** Whether a force field is wanted; its options without it are wrong usage. */
    boolean wanted() {
        boolean wanted = kind.equals(Optional.of(Kind.GDML));
        if (!wanted) {
            Stream.of(
                            sigma.map(value -> "--sigma"),
                            tripleSigma.map(value -> "--sigma-k3"),
                            permutations.map(value -> "--permutations"),
                            searchFrames.map(value -> "--search-train"),
                            solver.given())
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(option -> {
                        throw wrong(option + " is for --model gdml");
                    });
        }
        return wanted;
    }

    /** What is asked of the force field. */
    ForceFieldRequest request(
            Optional<String> representation,
            Optional<Double> lengthScale,
            LearnedChoice learnFrom,
            Optional<Double> lambda,
            Optional<Double> forceLambda,
            Optional<Long> memory) {
        requirePositive("--sigma", sigma);
        requirePositive("--sigma-k3", tripleSigma);
        searchFrames.filter(value -> value < FEWEST).ifPresent(value -> {
            throw wrong("--search-train needs " + FEWEST + " or more, found " + value);
        });
        return new ForceFieldRequest(
                ForceFieldRepresentation.named(representation.orElse(ForceFieldRepresentation.PAIRS)),
                lengthScale,
                sigma,
                tripleSigma,
                learnFrom,
                lambda,
                forceLambda,
                PermutationChoice.of(permutations.orElse("find")),
                searchFrames.orElse(SEARCH_FRAMES),
                solver.request(learnFrom == LearnedChoice.BOTH, memory));
    }

    private void requirePositive(String option, Optional<Double> given) {
        given.filter(value -> !(value > 0 && value < Double.POSITIVE_INFINITY)).ifPresent(value -> {
            throw wrong(option + " needs a number above 0, found " + value);
        });
    }

    private ParameterException wrong(String message) {
        return new ParameterException(verb.commandLine(), message);
    }
}
