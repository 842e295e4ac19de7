package org.mbtr.cli.forcefield;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.mbtr.cli.learn.LearnedChoice;
import org.mbtr.potentials.gdml.GdmlSearchSpace;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.PairRepresentation;
import org.mbtr.structures.MbtrException;

/**
 * What the user asks of a force field; what is absent is searched.
 *
 * @param representation preset: {@value #BINS} or {@value #INVERSE_DISTANCES}; by default the first
 * @param lengthScale of the kernel
 * @param sigma width of the distributions of {@value #BINS}
 * @param learnFrom forces, or both energies and forces
 * @param lambda regularisation; with both, that of energies
 * @param forceLambda with both, regularisation of forces
 * @param permutations where they come from
 * @param searchFrames largest number of frames that a search fits to
 * @param solver of the equations
 */
public record ForceFieldRequest(
        Optional<String> representation,
        Optional<Double> lengthScale,
        Optional<Double> sigma,
        LearnedChoice learnFrom,
        Optional<Double> lambda,
        Optional<Double> forceLambda,
        PermutationChoice permutations,
        int searchFrames,
        SolverRequest solver) {
    /** The bins of a pair of atoms. */
    public static final String BINS = "sgdml-k2";

    /** Inverse distances. */
    public static final String INVERSE_DISTANCES = "coulomb-md";

    /** Checks the preset, that a width is not given without distributions, and that forces are learned. */
    public ForceFieldRequest {
        representation
                .filter(name -> !name.equals(BINS) && !name.equals(INVERSE_DISTANCES))
                .ifPresent(name -> {
                    throw new MbtrException("a force field describes pairs of atoms: --representation " + BINS
                            + " (bins of 1/d) or " + INVERSE_DISTANCES + " (1/d itself); found " + name);
                });
        if (learnFrom == LearnedChoice.ENERGIES) {
            throw new MbtrException(
                    "a force field learns from forces or both; --learn-from energies is for --model kernel");
        }
        if (sigma.isPresent() && representation.equals(Optional.of(INVERSE_DISTANCES))) {
            throw new MbtrException(INVERSE_DISTANCES + " has no distributions; leave out --sigma");
        }
    }

    /** Name of the representation. */
    public String representationName() {
        return representation.orElse(BINS);
    }

    /** Whether energies are learned, and not only the constant. */
    public boolean learnsEnergies() {
        return learnFrom == LearnedChoice.BOTH;
    }

    /** What a search changes, around what is given. */
    public GdmlSearchSpace space() {
        GdmlSettings settings = GdmlSearchSpace.start(representationName().equals(BINS))
                .withLearnedFrom(learnFrom.learnedFrom(forceLambda));
        if (sigma.isPresent()) {
            settings = settings.withRepresentation(PairRepresentation.Bins.published(sigma.get()));
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
        lambda.ifPresent(value -> fixed.add(GdmlSearchSpace.Fixed.LAMBDA));
        forceLambda.ifPresent(value -> fixed.add(GdmlSearchSpace.Fixed.FORCE_LAMBDA));
        return fixed;
    }
}
