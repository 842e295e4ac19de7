package org.mbtr.phases.hull;

import java.util.Arrays;
import java.util.Comparator;
import org.mbtr.structures.MbtrException;

/**
 * Atomic fractions of the components of a system, in the order of its {@link Components}.
 *
 * @param fractions {@code (components)}, none negative, with sum 1
 */
public record Composition(double... fractions) {
    /** More of the first component first, then of the second, and so on. */
    public static final Comparator<Composition> FIRST_COMPONENT_FIRST =
            (one, other) -> Arrays.compare(other.fractions, one.fractions);

    /** What the sum may differ from 1 by: fractions that files and people write have few digits. */
    private static final double SUM_TOLERANCE = 1e-6;

    /** Copies the fractions and checks them. */
    public Composition {
        fractions = fractions.clone();
        double sum = 0;
        for (double fraction : fractions) {
            if (!(fraction >= 0)) {
                throw new MbtrException(
                        "fractions of a composition must not be negative, found " + Arrays.toString(fractions));
            }
            sum += fraction;
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new MbtrException("fractions of a composition must add up to 1, found " + Arrays.toString(fractions)
                    + " with sum " + sum);
        }
    }

    /**
     * The composition of these amounts: each divided by their sum.
     *
     * @param amounts {@code (components)} numbers of atoms or moles, none negative, not all zero
     */
    public static Composition ofAmounts(double... amounts) {
        double sum = Arrays.stream(amounts).sum();
        if (!(sum > 0)) {
            throw new MbtrException("amounts of a composition must not all be zero, found " + Arrays.toString(amounts));
        }
        return new Composition(
                Arrays.stream(amounts).map(amount -> amount / sum).toArray());
    }

    /** One component alone. */
    public static Composition pure(int component, int components) {
        double[] fractions = new double[components];
        fractions[component] = 1;
        return new Composition(fractions);
    }

    /** Number of components, with those of fraction 0. */
    public int size() {
        return fractions.length;
    }

    /** Fraction of one component. */
    public double fraction(int component) {
        return fractions[component];
    }

    @Override
    public double[] fractions() {
        return fractions.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Composition o && Arrays.equals(fractions, o.fractions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fractions);
    }

    @Override
    public String toString() {
        return Arrays.toString(fractions);
    }
}
