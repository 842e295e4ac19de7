package org.mbtr.representations.config;

import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.ShortestDistance;
import org.mbtr.structures.Structure;

/**
 * What presets need to know of the structures that they are for.
 *
 * @param elements symbols of the elements present, by atomic number
 * @param largestMolecule number of atoms of the largest molecule or cell
 * @param largestElementCount largest number of atoms of one element in a molecule or cell
 * @param largestPairCount largest number of atom pairs of the same two elements in a molecule or cell
 * @param smallestDistance smallest distance between two atoms, periodic images included (angstrom), infinite where no
 *     structure has two
 * @param largestDistance largest distance between two atoms (angstrom), 0 where no molecule has two; infinite if any
 *     structure is periodic
 */
public record DataSummary(
        List<String> elements,
        int largestMolecule,
        int largestElementCount,
        int largestPairCount,
        double smallestDistance,
        double largestDistance) {
    /** Copies the list. */
    public DataSummary {
        elements = List.copyOf(elements);
    }

    /**
     * Summarises structures, one after the other. Cost: all distances of each molecule, the nearest neighbours in each
     * crystal; memory: one structure.
     *
     * @throws MbtrException if there is no structure or a coordinate is not finite; the message names the structure by its
     *     position from 1
     */
    public static DataSummary of(Stream<Structure> structures) {
        Gatherer gatherer = new Gatherer();
        Iterator<Structure> each = structures.iterator();
        while (each.hasNext()) {
            gatherer.add(each.next());
        }
        return gatherer.summary();
    }

    /** Whether any structure has two atoms or periodic images. */
    public boolean hasPairs() {
        return largestDistance > 0;
    }

    /** Whether any structure is periodic. */
    public boolean hasCrystals() {
        return largestDistance == Double.POSITIVE_INFINITY;
    }

    private static final class Gatherer {
        private final SortedMap<Integer, Integer> largestCounts = new TreeMap<>();
        private int structures;
        private int largestMolecule;
        private int largestPairCount;
        private double shortest = Double.POSITIVE_INFINITY;
        private double longest;

        void add(Structure structure) {
            structures++;
            try {
                largestMolecule = Math.max(largestMolecule, structure.atomCount());
                count(structure);
                if (structure.isPeriodic()) {
                    shortest = Math.min(shortest, ShortestDistance.of(structure));
                    longest = Double.POSITIVE_INFINITY;
                } else {
                    measure(structure);
                }
            } catch (MbtrException failure) {
                throw new MbtrException(
                        "structure " + structures + " (" + structure + "): " + failure.getMessage(), failure);
            }
        }

        private void count(Structure molecule) {
            SortedMap<Integer, Integer> counts = new TreeMap<>();
            for (int atomicNumber : molecule.atomicNumbers()) {
                counts.merge(atomicNumber, 1, Integer::sum);
            }
            counts.forEach((one, many) -> {
                largestCounts.merge(one, many, Math::max);
                counts.tailMap(one + 1).values().forEach(others -> considerPairs(Math.multiplyExact(many, others)));
                considerPairs(Math.multiplyExact(many, many - 1) / 2);
            });
        }

        private void considerPairs(int pairs) {
            largestPairCount = Math.max(largestPairCount, pairs);
        }

        private void measure(Structure molecule) {
            double[] positions = molecule.positions();
            for (int i = 0; i < positions.length; i++) {
                if (!Double.isFinite(positions[i])) {
                    throw new MbtrException("atom " + (i / 3 + 1) + " has the coordinate " + positions[i]
                            + "; finite numbers are needed");
                }
            }
            double smallestSquared = Double.POSITIVE_INFINITY;
            double largestSquared = 0;
            for (int i = 0; i < positions.length; i += 3) {
                for (int j = 0; j < i; j += 3) {
                    double dx = positions[i] - positions[j];
                    double dy = positions[i + 1] - positions[j + 1];
                    double dz = positions[i + 2] - positions[j + 2];
                    double squared = dx * dx + dy * dy + dz * dz;
                    smallestSquared = Math.min(smallestSquared, squared);
                    largestSquared = Math.max(largestSquared, squared);
                }
            }
            shortest = Math.min(shortest, Math.sqrt(smallestSquared));
            longest = Math.max(longest, Math.sqrt(largestSquared));
        }

        DataSummary summary() {
            if (structures == 0) {
                throw new MbtrException("there is no structure to summarise");
            }
            return new DataSummary(
                    largestCounts.keySet().stream()
                            .map(atomicNumber -> Element.of(atomicNumber).symbol())
                            .toList(),
                    largestMolecule,
                    largestCounts.values().stream()
                            .mapToInt(count -> count)
                            .max()
                            .orElse(0),
                    largestPairCount,
                    shortest,
                    longest);
        }
    }
}
