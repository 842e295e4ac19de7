package org.mbtr.potentials.gdml.permutations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;

/**
 * A group of permutations of the atoms of a molecule. A permutation p is {@code (atoms)}: atom a of the permuted structure is
 * atom p[a] of the original one, both counted from 0. Elements are in lexicographic order, so the identity is the first.
 *
 * @param elements {@code [order][atoms]}; copied, as are those that are handed out
 */
@SuppressWarnings("ArrayRecordComponent")
public record PermutationGroup(int[][] elements) {
    /**
     * Sorts and checks. Cost: order² compositions.
     *
     * @throws IllegalArgumentException if the arrays are no group of permutations of the same number of atoms
     */
    public PermutationGroup {
        if (elements.length == 0) {
            throw new IllegalArgumentException("a group has at least the identity; found no permutation");
        }
        elements = sortedCopy(elements);
        int atoms = elements[0].length;
        Set<Key> keys = new HashSet<>();
        for (int[] element : elements) {
            if (element.length != atoms || !isPermutation(element)) {
                throw new IllegalArgumentException(
                        Arrays.toString(element) + " is no permutation of 0 … " + (atoms - 1));
            }
            if (!keys.add(new Key(element))) {
                throw new IllegalArgumentException(Arrays.toString(element) + " is there twice");
            }
        }
        for (int[] first : elements) {
            for (int[] second : elements) {
                int[] product = compose(first, second);
                if (!keys.contains(new Key(product))) {
                    throw new IllegalArgumentException("no group: " + Arrays.toString(first) + " after "
                            + Arrays.toString(second) + " gives " + Arrays.toString(product) + ", which is not in it");
                }
            }
        }
    }

    /**
     * The smallest group that has these permutations.
     *
     * @param generators each {@code (atoms)}
     * @param maximumOrder largest group that is wanted
     * @throws IllegalArgumentException if one of them is no permutation
     * @throws MbtrException if the group has more elements
     */
    public static PermutationGroup generatedBy(int atoms, Collection<int[]> generators, int maximumOrder) {
        for (int[] generator : generators) {
            if (generator.length != atoms || !isPermutation(generator)) {
                throw new IllegalArgumentException(
                        Arrays.toString(generator) + " is no permutation of 0 … " + (atoms - 1));
            }
        }
        Set<Key> keys = new HashSet<>();
        List<int[]> found = new ArrayList<>(List.of(identityOf(atoms)));
        keys.add(new Key(found.getFirst()));
        for (int next = 0; next < found.size(); next++) {
            for (int[] generator : generators) {
                int[] product = compose(found.get(next), generator);
                if (keys.add(new Key(product))) {
                    found.add(product);
                }
            }
            if (found.size() > maximumOrder) {
                throw new MbtrException("the permutations generate a group of more than " + maximumOrder
                        + " elements; time and memory of a model grow with that number, so give fewer permutations");
            }
        }
        return new PermutationGroup(found.toArray(int[][]::new));
    }

    @Override
    public int[][] elements() {
        return Arrays.stream(elements).map(int[]::clone).toArray(int[][]::new);
    }

    /** Number of permutations. */
    public int order() {
        return elements.length;
    }

    /** Number of atoms that are permuted. */
    public int atoms() {
        return elements[0].length;
    }

    /**
     * First one permutation, then another: the structure (R_{p[a]})_a has its atoms permuted by q, which gives R_{p[q[a]]}.
     *
     * @return {@code (atoms)} p[q[a]]
     */
    public static int[] compose(int[] p, int[] q) {
        int[] product = new int[p.length];
        for (int a = 0; a < p.length; a++) {
            product[a] = p[q[a]];
        }
        return product;
    }

    /** The permutation that undoes another one: inverse[p[a]] = a. */
    public static int[] inverse(int[] p) {
        int[] inverse = new int[p.length];
        for (int a = 0; a < p.length; a++) {
            inverse[p[a]] = a;
        }
        return inverse;
    }

    /**
     * Makes sure that the group belongs to a molecule.
     *
     * @param atomicNumbers {@code (atoms)}
     * @throws MbtrException if the number of atoms is another one, or unlike atoms are exchanged
     */
    public void requireFits(int[] atomicNumbers) {
        if (atomicNumbers.length != atoms()) {
            throw new MbtrException("the permutations are of " + atoms() + " atoms, the molecule has "
                    + atomicNumbers.length + "; give permutations of all its atoms, counted from 0");
        }
        for (int[] element : elements) {
            for (int a = 0; a < element.length; a++) {
                if (atomicNumbers[element[a]] != atomicNumbers[a]) {
                    throw new MbtrException("the permutation " + Arrays.toString(element) + " puts atom " + element[a]
                            + " ("
                            + Element.of(atomicNumbers[element[a]]).symbol() + ") in the place of atom "
                            + a + " ("
                            + Element.of(atomicNumbers[a]).symbol()
                            + "); only atoms of one element can be exchanged. Is the order of the atoms, counted from 0,"
                            + " that of the data?");
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PermutationGroup group && Arrays.deepEquals(elements, group.elements);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(elements);
    }

    @Override
    public String toString() {
        return "group of " + order() + (order() == 1 ? " permutation of " : " permutations of ") + atoms() + " atoms";
    }

    private static int[] identityOf(int atoms) {
        return IntStream.range(0, atoms).toArray();
    }

    /** Whether each of 0 … length−1 is there once. */
    static boolean isPermutation(int[] candidate) {
        boolean[] seen = new boolean[candidate.length];
        for (int image : candidate) {
            if (image < 0 || image >= candidate.length || seen[image]) {
                return false;
            }
            seen[image] = true;
        }
        return true;
    }

    private static int[][] sortedCopy(int[][] elements) {
        return Arrays.stream(elements).map(int[]::clone).sorted(Arrays::compare).toArray(int[][]::new);
    }

    /** An array that is compared by what it holds. */
    private record Key(List<Integer> images) {
        Key(int[] permutation) {
            this(Arrays.stream(permutation).boxed().toList());
        }
    }
}
