package org.mbtr.cli.verbs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mbtr.cli.forcefield.SolverRequest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the equations of a force field are solved. */
final class SolverOptions {
    /** A solver from the command line. */
    static final class KindConverter implements ITypeConverter<SolverRequest.Kind> {
        @Override
        public SolverRequest.Kind convert(String text) {
            return BasisConverter.oneOf(List.of(SolverRequest.Kind.values()), text);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec verb;

    @Option(
            names = "--solver",
            paramLabel = "auto|direct|iterative",
            converter = KindConverter.class,
            description =
                    "How the equations of --model gdml are solved: direct factors the kernel matrix, iterative takes products with"
                            + " it as they are needed; by default direct if the matrix fits into the memory.")
    private Optional<SolverRequest.Kind> kind = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "Relative residual at which the iterative solver ends; by default 1e-6.")
    private Optional<Double> tolerance = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "N",
            description =
                    "Columns of the kernel matrix that the iterative solver's preconditioner is made from; by default an eighth"
                            + " of them, or what the memory holds.")
    private Optional<Integer> columns = Optional.empty();

    /** The first option that was given. */
    Optional<String> given() {
        return Stream.of(
                        kind.map(value -> "--solver"),
                        tolerance.map(value -> "--tolerance"),
                        columns.map(value -> "--columns"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * What is asked of the solver; contradictions are wrong usage.
     *
     * @param energies whether they are learned beside forces, which leaves the direct solver alone
     * @param memory bytes that its matrix may take
     */
    SolverRequest request(boolean energies, Optional<Long> memory) {
        tolerance.filter(value -> !(value > 0 && value < 1)).ifPresent(value -> {
            throw wrong("--tolerance needs a number above 0 and below 1, found " + value);
        });
        columns.filter(value -> value < 1).ifPresent(value -> {
            throw wrong("--columns needs 1 or more, found " + value);
        });
        SolverRequest.Kind wanted = kind.orElse(SolverRequest.Kind.AUTO);
        if (energies && wanted == SolverRequest.Kind.ITERATIVE) {
            throw wrong(
                    "--solver iterative learns from forces alone; leave out --learn-from both, or --solver for the direct one");
        }
        SolverRequest.Kind possible = energies ? SolverRequest.Kind.DIRECT : wanted;
        if (possible == SolverRequest.Kind.DIRECT && (tolerance.isPresent() || columns.isPresent())) {
            throw wrong((tolerance.isPresent() ? "--tolerance" : "--columns") + " is for --solver iterative"
                    + (energies ? ", which learns from forces alone" : ""));
        }
        return new SolverRequest(possible, memory, tolerance, columns);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(verb.commandLine(), message);
    }
}
