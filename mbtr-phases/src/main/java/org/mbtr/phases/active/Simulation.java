package org.mbtr.phases.active;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mbtr.phases.hull.LowerHull;
import org.mbtr.structures.MbtrException;

/** Plays a strategy through on structures of which all energies are known, which are looked up instead of computed. */
public final class Simulation {
    /** Vertices with energies this close are the same (eV/atom): copies of a structure, with the digits that files have. */
    private static final double SAME_ENERGY = 1e-7;

    private final Candidates candidates;
    private final double[] energies;
    private final LowerHull hull;
    private final List<Vertex> vertices;

    /** A corner of a hull, whichever of several equal structures it is; energies in multiples of {@link #SAME_ENERGY}. */
    private record Vertex(int composition, long energy) {
        boolean isNear(Vertex other) {
            return composition == other.composition && Math.abs(energy - other.energy) <= 1;
        }
    }

    /**
     * With all energies.
     *
     * @param energies {@code (candidates)} formation energies (eV/atom)
     */
    public Simulation(Candidates candidates, double[] energies) {
        if (energies.length != candidates.size()) {
            throw new MbtrException(candidates.size() + " structures need as many energies, found " + energies.length);
        }
        this.candidates = candidates;
        this.energies = energies.clone();
        this.hull = candidates.space().hullOf(energies);
        this.vertices = vertices(hull, energies);
    }

    /** The hull of all structures. */
    public LowerHull hull() {
        return hull;
    }

    /**
     * Plays until the strategy is done or everything is known.
     *
     * @param strategy that has learned nothing yet; the caller closes it
     * @param report called after every round, when what it looked up is known
     * @return the last round
     */
    public Round run(Strategy strategy, Consumer<Round> report) {
        KnownEnergies known = new KnownEnergies(candidates);
        Proposal proposal = strategy.propose();
        if (proposal.isDone()) {
            throw new IllegalArgumentException("the strategy is done before it has begun");
        }
        Round round = null;
        while (!proposal.isDone()) {
            double[] found =
                    IntStream.of(proposal.next()).mapToDouble(i -> energies[i]).toArray();
            known.add(proposal.next(), found);
            strategy.learn(proposal.next(), found);
            proposal = strategy.propose();
            round = round(known, proposal);
            report.accept(round);
        }
        return round;
    }

    private Round round(KnownEnergies known, Proposal proposal) {
        LowerHull partial = known.hull();
        return new Round(
                known.order(),
                1 - (double) known.count() / candidates.size(),
                partial.vertices(),
                isRight(partial),
                partial.mostAbove(hull),
                meanAbsoluteError(known, proposal.predictions()),
                proposal);
    }

    private boolean isRight(LowerHull partial) {
        List<Vertex> found = vertices(partial, energies);
        return found.size() == vertices.size()
                && found.stream().allMatch(one -> vertices.stream().anyMatch(one::isNear));
    }

    private List<Vertex> vertices(LowerHull lower, double[] of) {
        return Arrays.stream(lower.vertices())
                .mapToObj(i -> new Vertex(candidates.space().compositionOf(i), Math.round(of[i] / SAME_ENERGY)))
                .collect(Collectors.toList());
    }

    private OptionalDouble meanAbsoluteError(KnownEnergies known, double[] predictions) {
        if (predictions.length == 0) {
            return OptionalDouble.empty();
        }
        return IntStream.of(known.open())
                .filter(i -> !Double.isNaN(predictions[i]))
                .mapToDouble(i -> Math.abs(predictions[i] - energies[i]))
                .average();
    }
}
