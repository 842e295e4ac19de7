package org.mbtr.cli.forcefield;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mbtr.cli.learn.LearnedChoice;
import org.mbtr.learning.search.HyperParameter;
import org.mbtr.potentials.gdml.GdmlSearchSpace;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.structures.MbtrException;

/**
 * What the user asks of a force field; what is absent is searched.
 *
 * @param representation what describes the molecule
 * @param lengthScale of the kernel
 * @param sigma width of the distributions of pairs
 * @param tripleSigma width of the distributions of triples
 * @param learnFrom forces, or both energies and forces
 * @param lambda regularisation; with both, that of energies
 * @param forceLambda with both, regularisation of forces
 * @param permutations where they come from
 * @param searchFrames largest number of frames that a search fits to
 * @param solver of the equations
 */
public record ForceFieldRequest(
        ForceFieldRepresentation representation,
        Optional<Double> lengthScale,
        Optional<Double> sigma,
        Optional<Double> tripleSigma,
        LearnedChoice learnFrom,
        Optional<Double> lambda,
        Optional<Double> forceLambda,
        PermutationChoice permutations,
        int searchFrames,
        SolverRequest solver) {
    /** Checks that a width is not given without distributions, and that forces are learned. */
    public ForceFieldRequest {
        if (learnFrom == LearnedChoice.ENERGIES) {
            throw new MbtrException(
                    "a force field learns from forces or both; --learn-from energies is for --model kernel");
        }
        int terms = representation.representation().terms().size();
        if (sigma.isPresent() && terms == 0) {
            throw new MbtrException(representation.name() + " has no distributions; leave out --sigma");
        }
        if (tripleSigma.isPresent() && terms < 2) {
            throw new MbtrException(representation.name() + " has no distributions of triples; leave out --sigma-k3");
        }
    }

    /** Whether energies are learned, and not only the constant. */
    public boolean learnsEnergies() {
        return learnFrom == LearnedChoice.BOTH;
    }

    /** What a search changes, around what is given. */
    public GdmlSearchSpace space() {
        GdmlSettings settings = GdmlSearchSpace.start(representation.representation())
                .withLearnedFrom(learnFrom.learnedFrom(forceLambda));
        if (sigma.isPresent()) {
            settings = GdmlSearchSpace.with(settings, new HyperParameter.TermWidth(0), sigma.get());
        }
        if (tripleSigma.isPresent()) {
            settings = GdmlSearchSpace.with(settings, new HyperParameter.TermWidth(1), tripleSigma.get());
        }
        if (lengthScale.isPresent()) {
            settings = settings.withLengthScale(lengthScale.get());
        }
        if (lambda.isPresent()) {
            settings = settings.withLambda(lambda.get());
        }
        return GdmlSearchSpace.published(settings, fixed());
    }

    private Set<GdmlSearchSpace.Fixed> fixed() {
        Set<GdmlSearchSpace.Fixed> fixed = EnumSet.noneOf(GdmlSearchSpace.Fixed.class);
        lengthScale.ifPresent(value -> fixed.add(GdmlSearchSpace.Fixed.LENGTH_SCALE));
        sigma.ifPresent(value -> fixed.add(GdmlSearchSpace.Fixed.WIDTH));
        tripleSigma.ifPresent(value -> fixed.add(GdmlSearchSpace.Fixed.TRIPLE_WIDTH));
        lambda.ifPresent(value -> fixed.add(GdmlSearchSpace.Fixed.LAMBDA));
        forceLambda.ifPresent(value -> fixed.add(GdmlSearchSpace.Fixed.FORCE_LAMBDA));
        return fixed;
    }
}
