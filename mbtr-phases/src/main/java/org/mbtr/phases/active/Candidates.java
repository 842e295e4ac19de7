package org.mbtr.phases.active;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.phases.hull.Components;
import org.mbtr.phases.hull.Composition;
import org.mbtr.phases.hull.CompositionSpace;
import org.mbtr.phases.hull.LowerHull;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** The structures of a system that may be computed, with everything about them that needs no energy. */
public final class Candidates {
    private final List<Structure> structures;
    private final Components components;
    private final List<Composition> compositions;
    private final CompositionSpace space;

    /**
     * Of these structures.
     *
     * @throws MbtrException if there is none, or one has no atoms
     */
    public Candidates(List<Structure> structures) {
        this.structures = List.copyOf(structures);
        this.components = Components.of(structures);
        this.compositions = structures.stream().map(components::compositionOf).toList();
        this.space = CompositionSpace.of(compositions);
    }

    /** Number of structures. */
    public int size() {
        return structures.size();
    }

    /** The structures. */
    public List<Structure> structures() {
        return structures;
    }

    /** The elements. */
    public Components components() {
        return components;
    }

    /** Composition of a structure. */
    public Composition composition(int structure) {
        return compositions.get(structure);
    }

    /** All compositions, for hulls. */
    public CompositionSpace space() {
        return space;
    }

    /**
     * The hull of known energies.
     *
     * @param energies {@code (structures)} formation energies (eV/atom), infinite where not known
     * @return absent as long as a corner of the range of compositions has no known structure
     */
    public Optional<LowerHull> hullOf(double[] energies) {
        boolean complete = IntStream.range(0, space.compositions().size())
                .filter(space::isCorner)
                .allMatch(corner -> IntStream.range(0, size())
                        .anyMatch(i -> space.compositionOf(i) == corner && Double.isFinite(energies[i])));
        return complete ? Optional.of(space.hullOf(energies)) : Optional.empty();
    }

    /** Numbers of atoms, {@code (structures)}. */
    int[] atomCounts() {
        return structures.stream().mapToInt(Structure::atomCount).toArray();
    }

    /** One structure of each composition, drawn with equal probability, in the order of the compositions. */
    int[] oneOfEachComposition(Random random) {
        return IntStream.range(0, space.compositions().size())
                .map(composition -> oneOf(composition, random))
                .toArray();
    }

    /** One structure of each corner of the range of compositions, without which there is no hull. */
    int[] oneOfEachCorner(Random random) {
        return IntStream.range(0, space.compositions().size())
                .filter(space::isCorner)
                .map(composition -> oneOf(composition, random))
                .toArray();
    }

    private int oneOf(int composition, Random random) {
        int[] members = IntStream.range(0, size())
                .filter(i -> space.compositionOf(i) == composition)
                .toArray();
        return members[random.nextInt(members.length)];
    }
}
