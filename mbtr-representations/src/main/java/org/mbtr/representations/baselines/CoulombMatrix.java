package org.mbtr.representations.baselines;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.Representation;
import org.mbtr.representations.StructureGradient;
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
    /** Absent for the form that is not of the matrix. */
    private final Optional<MatrixLayout> layout;

    CoulombMatrix(CoulombMatrixSettings settings) {
        this.settings = settings;
        Optional<MatrixForm> form = switch (settings.form()) {
            case SORTED -> Optional.of(MatrixForm.SORTED);
            case EIGENVALUES -> Optional.of(MatrixForm.EIGENVALUES);
            case UNSORTED -> Optional.of(MatrixForm.UNSORTED);
            case INVERSE_DISTANCES -> Optional.empty();
        };
        this.layout = form.map(stored -> new MatrixLayout(stored, settings.atoms()));
    }

    @Override
    public CoulombMatrixSettings settings() {
        return settings;
    }

    @Override
    public Features describe(Structure structure) {
        Molecules.check(structure);
        MatrixLayout.requireRoom(structure, settings.atoms(), "Coulomb matrix");
        double[] values =
                layout.map(form -> form.values(matrix(structure))).orElseGet(() -> inverseDistances(structure));
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

    /**
     * {@inheritDoc}
     *
     * <p>Of the unsorted matrix and of the inverse distances. Cost: the number of pairs of atoms.
     *
     * @throws MbtrException also for the sorted matrix, which jumps where the norms of two rows cross, and for eigenvalues
     */
    @Override
    public StructureGradient gradient(Structure structure, Features weights) {
        requireDerivatives(structure);
        return SummedDerivatives.of(structure, weights, out -> addDerivatives(structure, out));
    }

    /**
     * {@inheritDoc}
     *
     * <p>As {@link #gradient}. One block that depends on all atoms, of which each feature depends on two.
     */
    @Override
    public FeatureJacobian jacobian(Structure structure) {
        requireDerivatives(structure);
        return StoredDerivatives.of(structure, describe(structure), out -> addDerivatives(structure, out));
    }

    private void requireDerivatives(Structure structure) {
        layout.ifPresent(form -> form.requireDerivatives("Coulomb matrix", "`unsorted` or `inverse-distances`"));
        Molecules.check(structure);
        MatrixLayout.requireRoom(structure, settings.atoms(), "Coulomb matrix");
    }

    private void addDerivatives(Structure structure, PairDerivatives out) {
        for (int i = 1; i < structure.atomCount(); i++) {
            for (int j = 0; j < i; j++) {
                int feature = layout.isPresent() ? MatrixLayout.place(i, j) : i * (i - 1) / 2 + j;
                double charges = (double) structure.atomicNumber(i) * structure.atomicNumber(j);
                out.addInverseDistance(KEY, feature, structure, i, j, layout.isPresent() ? charges : 1);
            }
        }
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
        return layout.map(form -> form.legend(width)).orElseGet(() -> strictLowerTriangle(width));
    }

    private static List<ColumnLabel> strictLowerTriangle(int width) {
        List<ColumnLabel> columns = new ArrayList<>(width);
        for (int i = 1; columns.size() < width; i++) {
            for (int j = 0; j < i; j++) {
                columns.add(MatrixLayout.entry(i, j));
            }
        }
        return columns;
    }
}
