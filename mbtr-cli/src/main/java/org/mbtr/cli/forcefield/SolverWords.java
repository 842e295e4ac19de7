package org.mbtr.cli.forcefield;

import java.time.Duration;
import java.util.List;
import org.mbtr.cli.report.Numbers;
import org.mbtr.potentials.gdml.ForceFrames;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.GradientSolver;
import org.mbtr.potentials.gdml.SolverCosts;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.parallel.Workers;

/**
 * The choice between solvers for people.
 *
 * @param request what is asked
 * @param machine memory of the machine (bytes)
 */
public record SolverWords(SolverRequest request, long machine) {
    /** Fits of fewer equations take seconds and are not worth the words. */
    private static final double SMALL_ORDER = 10_000;

    /** What both solvers take; nothing if both are fast, or energies are learned, which leaves no choice. */
    public List<String> costs(ForceFrames data, GdmlSettings settings, PermutationGroup group, Workers workers) {
        boolean small = 3.0 * data.count() * data.atoms() < SMALL_ORDER;
        if (settings.learnsEnergies() || small && request.kind() != SolverRequest.Kind.ITERATIVE) {
            return List.of();
        }
        long limit = request.limit(machine);
        SolverCosts costs = SolverCosts.of(data, settings, group, request.iterative(limit), workers);
        return List.of(
                Numbers.count(costs.order(), "equation") + " with " + Numbers.count(group.order(), "permutation")
                        + "; memory allowed " + Numbers.bytes(limit),
                "direct solver: matrix of " + Numbers.bytes(costs.directBytes()) + ", about "
                        + seconds(costs.directSeconds()),
                "iterative solver: preconditioner of " + Numbers.bytes(costs.iterativeBytes()) + ", about "
                        + seconds(costs.preparationSeconds()) + " and " + seconds(costs.iterationSeconds())
                        + " for each of mostly 100 to 1000 iterations");
    }

    /**
     * What is going to be solved.
     *
     * @param energies whether they are learned beside forces
     */
    public String chosen(GradientSolver solver, ForceFrames data, boolean energies) {
        return switch (solver) {
            case GradientSolver.Direct direct ->
                "kernel matrix of order " + GradientSolver.Direct.order(data.count(), data.atoms(), energies);
            case GradientSolver.Iterative iterative ->
                "iterative solver with " + Numbers.count(iterative.columns(data.count(), data.atoms()), "column")
                        + " of the kernel matrix of order " + 3 * data.count() * data.atoms();
        };
    }

    private static String seconds(double seconds) {
        return Numbers.duration(Duration.ofNanos((long) (seconds * 1e9)));
    }
}
