package org.mbtr.representations.baselines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Lays out a symmetric matrix of the atoms of a structure as one row of features, padded with zeros.
 *
 * @param form what is stored of the matrix
 * @param atoms number of rows and columns that fit
 */
record MatrixLayout(MatrixForm form, int atoms) {
    /** Checks the settings that matrices of atoms share; {@code name} says which representation they are for. */
    static void check(String name, Enum<?> form, int atoms) {
        if (form == null) {
            throw new MbtrException(name + ": `form` is missing");
        }
        if (atoms < 1 || atoms > 10_000) {
            throw new MbtrException(name + ": `atoms` must be 1 to 10000, found " + atoms);
        }
    }

    /** Refuses a structure with more atoms than fit into the matrix called {@code name}. */
    static void requireRoom(Structure structure, int atoms, String name) {
        if (structure.atomCount() > atoms) {
            throw new MbtrException("the structure has " + structure.atomCount() + " atoms, the " + name + " holds "
                    + atoms + "; raise `atoms`");
        }
    }

    /**
     * The features of a matrix.
     *
     * @param matrix {@code [n][n]}, symmetric, both triangles filled, n at most {@code atoms}
     * @return {@code (atoms)} eigenvalues, or {@code (atoms*(atoms+1)/2)} entries row by row
     */
    double[] values(double[][] matrix) {
        return switch (form) {
            case SORTED -> lowerTriangle(matrix, byRowNorm(matrix));
            case UNSORTED ->
                lowerTriangle(matrix, IntStream.range(0, matrix.length).toArray());
            case EIGENVALUES -> eigenvalues(matrix);
        };
    }

    /** Place of an entry of the lower triangle, row by row, in the order of the atoms. */
    static int place(int row, int column) {
        return row * (row + 1) / 2 + column;
    }

    /**
     * Refuses forms of a matrix that jump or have kinks.
     *
     * @param name of the matrix, for the message
     * @param alternatives which forms to use instead
     */
    void requireDerivatives(String name, String alternatives) {
        String reason = switch (form) {
            case UNSORTED -> "";
            case SORTED ->
                "the sorted " + name + " has no derivatives, because it jumps where the norms of two" + " rows cross";
            case EIGENVALUES ->
                "the eigenvalues of the " + name + " have no derivatives where two of them meet,"
                        + " and change places there";
        };
        if (!reason.isEmpty()) {
            throw new MbtrException(reason + "; set `form` to " + alternatives + ", or use the many-body tensor");
        }
    }

    private static int[] byRowNorm(double[][] matrix) {
        double[] squaredNorms = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (double entry : matrix[i]) {
                squaredNorms[i] += entry * entry;
            }
        }
        return IntStream.range(0, matrix.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -squaredNorms[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double[] lowerTriangle(double[][] matrix, int[] order) {
        double[] values = new double[atoms * (atoms + 1) / 2];
        int index = 0;
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j <= i; j++) {
                values[index++] = matrix[order[i]][order[j]];
            }
        }
        return values;
    }

    private double[] eigenvalues(double[][] matrix) {
        double[] found = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix)).getEigenvalues();
        double[] values = new double[atoms];
        double[] sorted = DoubleStream.of(found)
                .boxed()
                .sorted(Comparator.comparingDouble((Double value) -> -Math.abs(value)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        System.arraycopy(sorted, 0, values, 0, sorted.length);
        return values;
    }

    /** What the first {@code width} features stand for. */
    List<ColumnLabel> legend(int width) {
        List<ColumnLabel> columns = new ArrayList<>(width);
        for (int i = 0; columns.size() < width; i++) {
            if (form == MatrixForm.EIGENVALUES) {
                columns.add(label("eigenvalue " + (i + 1)));
                continue;
            }
            for (int j = 0; j <= i; j++) {
                columns.add(entry(i, j));
            }
        }
        return columns;
    }

    /** The label of an entry of the matrix, by its row and column from 0. */
    static ColumnLabel entry(int row, int column) {
        return label("row " + (row + 1) + " column " + (column + 1));
    }

    private static ColumnLabel label(String quantity) {
        return new ColumnLabel(0, "", quantity, Double.NaN, Double.NaN);
    }
}
