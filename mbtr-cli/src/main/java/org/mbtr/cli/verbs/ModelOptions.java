package org.mbtr.cli.verbs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.mbtr.cli.forcefield.ForceFieldRequest;
import org.mbtr.cli.learn.KernelChoice;
import org.mbtr.cli.learn.LearnedChoice;
import org.mbtr.cli.learn.LearningData;
import org.mbtr.cli.learn.LearningRequest;
import org.mbtr.cli.learn.ReferencesFile;
import org.mbtr.cli.learn.SearchPlan;
import org.mbtr.cli.learn.SettingsFile;
import org.mbtr.learning.targets.LearnedForm;
import org.mbtr.learning.targets.TargetBasis;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What to learn from which data with which kind of model; shared by the verbs that learn. */
final class ModelOptions {
    private static final String FORCES = "forces";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Parameters(paramLabel = "DATA", description = "A file of structures or the name of a known data set.")
    private String data;

    @Option(
            names = "--target",
            paramLabel = "PROPERTY",
            description = "The property to learn; by default the one that 'mbtr datasets' names, or 'energy'.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = "--target-is",
            paramLabel = "BASIS",
            converter = BasisConverter.class,
            description =
                    "What a value of the target is per: per-structure, per-atom, or other (per cation, or no sum over"
                            + " atoms such as a band gap). By default what its unit (eV/atom) or its name (..._per_atom) says, else"
                            + " per-structure.")
    private Optional<TargetBasis> basis = Optional.empty();

    @Option(
            names = "--learn",
            paramLabel = "FORM",
            converter = FormConverter.class,
            description =
                    "Learn the target per-atom or per-structure, whatever it is; predictions come out as the target"
                            + " is. By default as-given.")
    private Optional<LearnedForm> learn = Optional.empty();

    @Option(
            names = "--references",
            paramLabel = "fit|FILE",
            description =
                    "Subtract an energy for each atom by its element before learning, and add it back on prediction:"
                            + " 'fit' finds the energies from the training structures, a JSON file gives them in the unit of the"
                            + " target per atom: {\"Fe\": -8.31, \"O\": -4.94}.")
    private Optional<String> references = Optional.empty();

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = "--representation",
            paramLabel = "PRESET|FILE",
            description =
                    "A preset ('mbtr describe --list') or a JSON file; by default a preset that fits target and data."
                            + " 'mbtr describe DATA --representation PRESET --print-config' prints a preset to start from; it needs"
                            + " DATA because presets depend on the data.")
    private Optional<String> representation = Optional.empty();

    @Option(
            names = "--kernel",
            paramLabel = "KERNEL",
            description =
                    "linear, gaussian, laplacian, matern-1/2, matern-3/2, matern-5/2, polynomial-2 or polynomial-3; by default"
                            + " gaussian. laplacian and matern-1/2 have no forces; from forces learn linear, gaussian and matern-5/2.")
    private Optional<KernelChoice> kernel = Optional.empty();

    @Option(
            names = "--length-scale",
            paramLabel = "X",
            description = "Length scale of the kernel; by default searched from a start that the data suggest.")
    private Optional<Double> lengthScale = Optional.empty();

    @Option(names = "--lambda", paramLabel = "X", description = "Regularisation strength; by default searched.")
    private Optional<Double> lambda = Optional.empty();

    @Option(
            names = "--learn-from",
            paramLabel = "WHAT",
            description =
                    "energies, forces, or both; by default energies, which may be any property, or forces with --model gdml."
                            + " From forces alone, energies say only the constant. A search then minimises the error of"
                            + " forces.")
    private Optional<LearnedChoice> learnFrom = Optional.empty();

    @Option(
            names = "--force-lambda",
            paramLabel = "X",
            description = "Regularisation strength of forces with --learn-from both; by default searched.")
    private Optional<Double> forceLambda = Optional.empty();

    @Option(
            names = "--forces-key",
            paramLabel = "NAME",
            description = "What the forces to learn from are called; by default forces.")
    private Optional<String> forcesKey = Optional.empty();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description =
                    "Representation, kernel, lambda and what to learn from, from a file that 'mbtr tune' has written.")
    private Optional<Path> settings = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description =
                    "Memory that learning may take, such as 8G: features that do not fit are worked on in parts, and a search"
                            + " keeps fewer matrices. With --model gdml what the kernel matrix or the iterative solver's"
                            + " preconditioner may take, by default 70 %% of the machine's.")
    private Optional<Long> memory = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of random draws; by default ${DEFAULT-VALUE}.")
    private long seed;

    String data() {
        return data;
    }

    /** What is to be learned. */
    LearningData.Request wanted() {
        boolean forces = learnFrom
                .map(from -> from != LearnedChoice.ENERGIES)
                .or(() -> settings.map(
                        file -> SettingsFile.read(file).learnedFrom().forces()))
                .orElse(false);
        if (!forces && forcesKey.isPresent()) {
            throw wrong("no forces are learned; leave out --forces-key, or say --learn-from forces or both");
        }
        return new LearningData.Request(
                target, basis, selection.where(), forces ? Optional.of(forcesKey.orElse(FORCES)) : Optional.empty());
    }

    /** What a force field learns from: forces, and energies where they are known or to be learned. */
    LearningData.Request wantedForces() {
        LearningData.Request wanted =
                new LearningData.Request(target, basis, selection.where(), Optional.of(forcesKey.orElse(FORCES)));
        return learnFrom.equals(Optional.of(LearnedChoice.BOTH)) ? wanted : wanted.withEnergiesIfKnown();
    }

    /** What is asked of a force field; what has no meaning for one is wrong usage. */
    ForceFieldRequest forceField(ForceFieldOptions options) {
        Stream.of(
                        kernel.map(given -> "--kernel"),
                        learn.map(given -> "--learn"),
                        references.map(given -> "--references"),
                        settings.map(given -> "--settings"))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(option -> {
                    throw wrong("--model gdml learns forces of one molecule with a Matérn kernel; leave out " + option);
                });
        if (learnFrom.equals(Optional.of(LearnedChoice.ENERGIES))) {
            throw wrong("--model gdml learns from forces or both; leave out --learn-from energies");
        }
        checkForceLambda();
        checkNumbers();
        return options.request(
                representation, lengthScale, learnFrom.orElse(LearnedChoice.FORCES), lambda, forceLambda, memory);
    }

    long seed() {
        return seed;
    }

    /** Whether all settings come from a file. */
    boolean settled() {
        return settings.isPresent();
    }

    /** The request with this search; contradictions are wrong usage. */
    LearningRequest request(SearchPlan search) {
        if (settings.isPresent() && (representation.isPresent() || kernel.isPresent() || learnFrom.isPresent())) {
            throw wrong("--settings says representation, kernel and what to learn from; leave out --representation,"
                    + " --kernel and --learn-from");
        }
        checkForceLambda();
        if (lengthScale.isPresent()
                && kernel.filter(k -> k == KernelChoice.LINEAR).isPresent()) {
            throw wrong("the linear kernel has no length scale; leave out --length-scale");
        }
        checkNumbers();
        return new LearningRequest(
                representation,
                kernel,
                lengthScale,
                lambda,
                learnFrom,
                forceLambda,
                learn,
                references.map(ReferencesFile::of),
                settings,
                search,
                memory,
                seed);
    }

    private void checkForceLambda() {
        if (forceLambda.isPresent() && settings.isEmpty() && !learnFrom.equals(Optional.of(LearnedChoice.BOTH))) {
            throw wrong(
                    "--force-lambda is for --learn-from both; from forces alone --lambda is their regularisation strength");
        }
    }

    private void checkNumbers() {
        lengthScale
                .filter(value -> !(value > 0 && value < Double.POSITIVE_INFINITY))
                .ifPresent(value -> {
                    throw wrong("--length-scale needs a number above 0, found " + value);
                });
        checkStrength("--lambda", lambda);
        checkStrength("--force-lambda", forceLambda);
    }

    private void checkStrength(String option, Optional<Double> strength) {
        strength.filter(value -> !(value >= 0 && value < Double.POSITIVE_INFINITY))
                .ifPresent(value -> {
                    throw wrong(option + " needs 0 or a number above, found " + value);
                });
    }

    private ParameterException wrong(String message) {
        return new ParameterException(verb.commandLine(), message);
    }
}
