package org.mbtr.structures.io;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A symmetry operation of a crystal: f' = W f + w for fractional coordinates f, where lattice translations do not count.
 *
 * <p>Two operations are equal if their matrices are and their translations differ by whole numbers.
 */
final class SymmetryOperation {
    /** x, y, z itself. */
    static final SymmetryOperation IDENTITY =
            new SymmetryOperation(new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new double[3]);

    private static final Pattern TERM =
            Pattern.compile("([+-]?)(?:([xyz])|([0-9]*\\.?[0-9]+|[0-9]+\\.)(?:/([0-9]{1,3}))?)");

    /**
     * Translations of space groups are fractions of 1 to 8, 12 or 24; some files round them to three decimals. Fractions
     * with denominators up to 12 and 24 are farther apart than twice this.
     */
    private static final double ROUNDED = 6e-4;

    /** Steps in which translations are compared: far below the distance of two fractions, far above rounding. */
    private static final int STEPS = 100_000;

    private final int[] matrix;
    private final double[] translation;

    private SymmetryOperation(int[] matrix, double[] translation) {
        this.matrix = matrix;
        this.translation = translation;
    }

    /**
     * Reads an operation such as {@code -x+y, y, z+1/2}: signs, each of x, y, z at most once, fractions or decimals, in any
     * order; decimals are taken for the fraction that they round. Absent if the text is something else, or its matrix has
     * another determinant than 1 or -1.
     */
    static Optional<SymmetryOperation> parse(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).replaceAll("\\s", "").split(",", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        int[] matrix = new int[9];
        double[] translation = new double[3];
        for (int row = 0; row < 3; row++) {
            Matcher term = TERM.matcher(parts[row]);
            int at = 0;
            while (at < parts[row].length()) {
                // The pattern takes a sign with each term; only the first may go without.
                if (!term.find(at)
                        || term.start() != at
                        || at > 0 && term.group(1).isEmpty()) {
                    return Optional.empty();
                }
                int sign = term.group(1).equals("-") ? -1 : 1;
                if (term.group(2) != null) {
                    int entry = 3 * row + term.group(2).charAt(0) - 'x';
                    if (matrix[entry] != 0) {
                        return Optional.empty();
                    }
                    matrix[entry] = sign;
                } else {
                    translation[row] += sign * number(term.group(3), term.group(4));
                }
                at = term.end();
            }
        }
        return Math.abs(determinant(matrix)) == 1 && Double.isFinite(translation[0] + translation[1] + translation[2])
                ? Optional.of(new SymmetryOperation(matrix, translation))
                : Optional.empty();
    }

    /** The operation applied to fractional coordinates. */
    double[] apply(double[] f) {
        double[] image = new double[3];
        for (int row = 0; row < 3; row++) {
            image[row] =
                    matrix[3 * row] * f[0] + matrix[3 * row + 1] * f[1] + matrix[3 * row + 2] * f[2] + translation[row];
        }
        return image;
    }

    /** This operation after the other one. */
    SymmetryOperation after(SymmetryOperation first) {
        int[] product = new int[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) {
                    product[3 * row + column] += matrix[3 * row + k] * first.matrix[3 * k + column];
                }
            }
        }
        return new SymmetryOperation(product, apply(first.translation));
    }

    private static double number(String decimal, String denominator) {
        double value = Double.parseDouble(decimal);
        if (denominator != null) {
            return value / Integer.parseInt(denominator);
        }
        for (int d : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 24}) {
            double fraction = Math.rint(value * d) / d;
            if (Math.abs(value - fraction) < ROUNDED) {
                return fraction;
            }
        }
        return value;
    }

    private static int determinant(int[] m) {
        return m[0] * (m[4] * m[8] - m[5] * m[7])
                - m[1] * (m[3] * m[8] - m[5] * m[6])
                + m[2] * (m[3] * m[7] - m[4] * m[6]);
    }

    private long step(int axis) {
        return Math.floorMod(Math.round(translation[axis] * STEPS), (long) STEPS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SymmetryOperation o
                && Arrays.equals(matrix, o.matrix)
                && step(0) == o.step(0)
                && step(1) == o.step(1)
                && step(2) == o.step(2);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(matrix) + Long.hashCode(step(0) + STEPS * (step(1) + STEPS * step(2)));
    }

    /** As files write it, such as {@code -x+y,y,z+0.5}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 3; row++) {
            text.append(row == 0 ? "" : ",");
            int begin = text.length();
            for (int column = 0; column < 3; column++) {
                int entry = matrix[3 * row + column];
                if (entry != 0) {
                    text.append(entry < 0 ? "-" : text.length() > begin ? "+" : "")
                            .append("xyz".charAt(column));
                }
            }
            double shift = step(row) / (double) STEPS;
            if (shift != 0) {
                text.append('+').append(NumberText.write(shift));
            }
        }
        return text.toString();
    }
}
