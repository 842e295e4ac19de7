package org.mbtr.representations.baselines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * The Coulomb matrix M_ii = ½ Z_i^2.4, M_ij = Z_i Z_j / d_ij with d in angstrom.
 *
 * <p>Source: M. Rupp, A. Tkatchenko, K.-R. Müller, O. A. von Lilienfeld, Phys. Rev. Lett. 108 058301 (2012).
 */
final class CoulombMatrix implements Representation {
    private static final BlockKey KEY = BlockKey.of(0);

    private final CoulombMatrixSettings settings;

    CoulombMatrix(CoulombMatrixSettings settings) {
        this.settings = settings;
    }

    @Override
    public CoulombMatrixSettings settings() {
        return settings;
    }

    @Override
    public Features describe(Structure structure) {
        Molecules.check(structure);
        int n = structure.atomCount();
        if (n > settings.atoms()) {
            throw new MbtrException("the structure has " + n + " atoms, the Coulomb matrix holds " + settings.atoms()
                    + "; raise `atoms`");
        }
        double[] values = switch (settings.form()) {
            case SORTED -> lowerTriangle(matrix(structure), byRowNorm(matrix(structure)));
            case UNSORTED ->
                lowerTriangle(matrix(structure), IntStream.range(0, n).toArray());
            case EIGENVALUES -> eigenvalues(matrix(structure));
            case INVERSE_DISTANCES -> inverseDistances(structure);
        };
        return Features.of(Map.of(KEY, values));
    }

    private static double[][] matrix(Structure structure) {
        int n = structure.atomCount();
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            double zi = structure.atomicNumber(i);
            matrix[i][i] = 0.5 * Math.pow(zi, 2.4);
            for (int j = 0; j < i; j++) {
                matrix[i][j] = zi * structure.atomicNumber(j) / Molecules.distance(structure, i, j);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
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
        double[] values = new double[settings.atoms() * (settings.atoms() + 1) / 2];
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
        double[] values = new double[settings.atoms()];
        double[] sorted = IntStream.range(0, found.length)
                .mapToObj(i -> found[i])
                .sorted(Comparator.comparingDouble((Double value) -> -Math.abs(value)))
                .mapToDouble(Double::doubleValue)
                .toArray();
        System.arraycopy(sorted, 0, values, 0, sorted.length);
        return values;
    }

    private double[] inverseDistances(Structure structure) {
        int n = structure.atomCount();
        double[] values = new double[settings.atoms() * (settings.atoms() - 1) / 2];
        int index = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                values[index++] = 1 / Molecules.distance(structure, i, j);
            }
        }
        return values;
    }

    @Override
    public List<ColumnLabel> legend(BlockKey key, int width) {
        List<ColumnLabel> columns = new ArrayList<>(width);
        boolean diagonal = settings.form() != CoulombMatrixSettings.Form.INVERSE_DISTANCES;
        for (int i = 0; columns.size() < width; i++) {
            if (settings.form() == CoulombMatrixSettings.Form.EIGENVALUES) {
                columns.add(entry("eigenvalue " + (i + 1)));
                continue;
            }
            for (int j = 0; j < i + (diagonal ? 1 : 0); j++) {
                columns.add(entry("row " + (i + 1) + " column " + (j + 1)));
            }
        }
        return columns;
    }

    private static ColumnLabel entry(String name) {
        return new ColumnLabel(0, "", name, Double.NaN, Double.NaN);
    }
}
