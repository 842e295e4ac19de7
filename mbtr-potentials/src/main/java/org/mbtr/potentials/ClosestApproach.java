package org.mbtr.potentials;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.structures.ClosestAtoms;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;

/**
 * How close atoms of each two elements came to each other in the training structures. A structure in which two are closer
 * than {@value #TOLERATED} of that lies outside: what repels them there was never seen.
 *
 * <p>Two elements that were never within {@value #REACH} Å of each other may not come closer than {@value #TOLERATED} of
 * {@value #REACH} Å. Cost of a check: a neighbour search of that reach.
 */
public final class ClosestApproach implements Domain {
    /** Distances looked at (angstrom): bonds and close contacts, not the packing of molecules. */
    private static final double REACH = 2.5;
    /** A long run of the same temperature comes a few percent closer than a sample of a thousand structures. */
    private static final double TOLERATED = 0.9;

    private record Pair(int first, int second) {
        static Pair of(Structure structure, ClosestAtoms.Pair atoms) {
            int one = structure.atomicNumber(atoms.first());
            int other = structure.atomicNumber(atoms.second());
            return new Pair(Math.min(one, other), Math.max(one, other));
        }
    }

    private final Map<Pair, Double> shortest;

    private ClosestApproach(Map<Pair, Double> shortest) {
        this.shortest = Map.copyOf(shortest);
    }

    /** Of these training structures. */
    public static ClosestApproach of(List<Structure> training) {
        Map<Pair, Double> shortest = new HashMap<>();
        for (Structure structure : training) {
            for (ClosestAtoms.Pair pair : ClosestAtoms.pairs(structure, REACH)) {
                shortest.merge(Pair.of(structure, pair), pair.distance(), Math::min);
            }
        }
        return new ClosestApproach(shortest);
    }

    @Override
    public Optional<String> reasonOutside(Structure structure) {
        return ClosestAtoms.pairs(structure, REACH).stream()
                .filter(pair -> pair.distance() < TOLERATED * known(structure, pair))
                .min(Comparator.comparingDouble(pair -> pair.distance() / known(structure, pair)))
                .map(pair -> reason(structure, pair));
    }

    private double known(Structure structure, ClosestAtoms.Pair pair) {
        return shortest.getOrDefault(Pair.of(structure, pair), REACH);
    }

    private String reason(Structure structure, ClosestAtoms.Pair pair) {
        boolean seen = shortest.containsKey(Pair.of(structure, pair));
        return "atoms %s and %s are %.3f Å apart, such atoms of the training structures %s"
                .formatted(
                        name(structure, pair.first()),
                        name(structure, pair.second()),
                        pair.distance(),
                        seen
                                ? "at least %.3f Å".formatted(known(structure, pair))
                                : "more than %.1f Å".formatted(REACH));
    }

    private static String name(Structure structure, int atom) {
        return (atom + 1) + " (" + Element.of(structure.atomicNumber(atom)).symbol() + ")";
    }
}
