package org.mbtr.potentials.frames;

import java.util.Arrays;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * Which coordinates may change: all but those for which the per-atom property {@value #MASK} says F, for the whole atom
 * {@code [atoms]} or for each coordinate {@code [atoms, 3]}; the convention of ASE, and of selective dynamics in a POSCAR.
 */
public final class FreeCoordinates {
    /** Name of the property. */
    public static final String MASK = "move_mask";

    private final boolean[] free;

    private FreeCoordinates(boolean[] free) {
        this.free = free;
    }

    /**
     * Of a structure.
     *
     * @throws MbtrException if the property holds anything but truth values in one of the two shapes
     */
    public static FreeCoordinates of(Structure structure) {
        boolean[] free = new boolean[3 * structure.atomCount()];
        PropertyValue mask = structure.atomProperties().get(MASK);
        if (mask == null) {
            Arrays.fill(free, true);
            return new FreeCoordinates(free);
        }
        if (!(mask instanceof PropertyValue.Truths truths)
                || truths.values().length != free.length && truths.values().length != structure.atomCount()) {
            throw new MbtrException("the column `" + MASK + "` must hold T (may move) or F (fixed), once or three times"
                    + " for each atom; rename it if it means something else");
        }
        boolean[] values = truths.values();
        for (int i = 0; i < free.length; i++) {
            free[i] = values.length == free.length ? values[i] : values[i / 3];
        }
        return new FreeCoordinates(free);
    }

    /** Whether coordinate i of {@code [3*atoms]} may change. */
    public boolean isFree(int i) {
        return free[i];
    }

    /** Number of coordinates that may change. */
    public int count() {
        int count = 0;
        for (boolean one : free) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Whether all may change. */
    public boolean all() {
        return count() == free.length;
    }

    /** Sets the components {@code [3*atoms]} of fixed coordinates to zero. */
    public void clearFixed(double[] components) {
        for (int i = 0; i < free.length; i++) {
            if (!free[i]) {
                components[i] = 0;
            }
        }
    }

    /** Length of the longest vector of an atom in {@code [3*atoms]}, over free components only; 0 without atoms. */
    public double largest(double[] components) {
        double largest = 0;
        for (int at = 0; at < components.length; at += 3) {
            double square = 0;
            for (int m = at; m < at + 3; m++) {
                square += free[m] ? components[m] * components[m] : 0;
            }
            largest = Math.max(largest, square);
        }
        return Math.sqrt(largest);
    }
}
