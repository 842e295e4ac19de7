package org.mbtr.cli.learn;

import java.util.Arrays;
import java.util.Optional;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** Forces and stress that a file gives a structure. */
public final class KnownDerivatives {
    private KnownDerivatives() {}

    /**
     * Forces of the atoms, {@code [3*atoms]}, absent where the structure has none of this name.
     *
     * @param index place of the structure in its file, from 0
     * @throws MbtrException if they are not three real numbers for each atom
     */
    public static Optional<double[]> forces(long index, Structure structure, String name) {
        PropertyValue value = structure.atomProperties().get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof PropertyValue.Reals reals
                && Arrays.equals(reals.shape(), new int[] {structure.atomCount(), 3})) {
            return Optional.of(reals.values());
        }
        throw new MbtrException("structure " + (index + 1) + " (" + structure.formula() + "): `" + name
                + "` cannot be forces; expected three real numbers for each atom, found " + form(value));
    }

    /**
     * Stress, {@code [3*3]}, from nine numbers or from six in the order xx, yy, zz, yz, xz, xy; absent where the structure has
     * none or no volume.
     *
     * @throws MbtrException if it has another form
     */
    public static Optional<double[]> stress(long index, Structure structure, String name) {
        PropertyValue value = structure.properties().get(name);
        if (value == null || structure.volume().isEmpty()) {
            return Optional.empty();
        }
        if (value instanceof PropertyValue.Reals reals) {
            double[] s = reals.values();
            if (Arrays.equals(reals.shape(), new int[] {3, 3})) {
                return Optional.of(s);
            }
            if (Arrays.equals(reals.shape(), new int[] {6})) {
                return Optional.of(new double[] {s[0], s[5], s[4], s[5], s[1], s[3], s[4], s[3], s[2]});
            }
        }
        throw new MbtrException("structure " + (index + 1) + " (" + structure.formula() + "): `" + name
                + "` cannot be a stress; expected nine real numbers or six (xx yy zz yz xz xy), found " + form(value));
    }

    private static String form(PropertyValue value) {
        return switch (value) {
            case PropertyValue.Reals reals -> "real numbers of shape " + Arrays.toString(reals.shape());
            case PropertyValue.Wholes wholes -> "whole numbers of shape " + Arrays.toString(wholes.shape());
            case PropertyValue.Truths truths -> "truth values of shape " + Arrays.toString(truths.shape());
            case PropertyValue.Texts texts -> "texts of shape " + Arrays.toString(texts.shape());
            case PropertyValue.Real real -> "a single number";
            case PropertyValue.Whole whole -> "a single number";
            case PropertyValue.Truth truth -> "a truth value";
            case PropertyValue.Text text -> "a text";
        };
    }
}
