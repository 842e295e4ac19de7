package org.mbtr.representations.baselines;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.Representation;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Structure;

/**
 * The Ewald sum matrix of a crystal: x_ij the electrostatic energy between the sublattices of atoms i and j, x_ii that
 * of the sublattice of atom i in itself, for nuclear charges in a uniform background that makes the cell neutral, of
 * one cell. In units of e²/(4πε₀) per angstrom, 14.4 eV. The lower triangle with its diagonal sums to the energy of the
 * crystal of nuclei per cell. Independent of which vectors describe the lattice, but not of the size of the cell.
 *
 * <p>Source: F. Faber, A. Lindmaa, O. A. von Lilienfeld, R. Armiento, Int. J. Quantum Chem. 115 1094 (2015), whose
 * x_ij^0 for i ≠ j also holds the self-energies of both sublattices without the sums that belong to them. Such entries
 * depend on the splitting parameter. They are left out here; {@link EwaldSum} has the formulas.
 */
final class EwaldSumMatrix implements Representation {
    private static final BlockKey KEY = BlockKey.of(0);

    private final EwaldSumMatrixSettings settings;
    private final MatrixLayout layout;

    EwaldSumMatrix(EwaldSumMatrixSettings settings) {
        this.settings = settings;
        this.layout = new MatrixLayout(settings.form(), settings.atoms());
    }

    @Override
    public EwaldSumMatrixSettings settings() {
        return settings;
    }

    @Override
    public Features describe(Structure structure) {
        Crystals.check(structure, EwaldSumMatrixSettings.NAME);
        MatrixLayout.requireRoom(structure, settings.atoms(), "Ewald sum matrix");
        double[] nuclearCharges =
                Arrays.stream(structure.atomicNumbers()).asDoubleStream().toArray();
        double[][] matrix = EwaldSum.of(structure, settings.accuracy()).interactions(nuclearCharges);
        return Features.of(Map.of(KEY, layout.values(matrix)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of the unsorted matrix. Cost: a few times that of the features, and memory for twelve numbers for each pair of atoms.
     */
    @Override
    public StructureGradient gradient(Structure structure, Features weights) {
        requireDerivatives(structure);
        return SummedDerivatives.of(structure, weights, out -> addDerivatives(structure, out));
    }

    @Override
    public FeatureJacobian jacobian(Structure structure) {
        requireDerivatives(structure);
        return StoredDerivatives.of(structure, describe(structure), out -> addDerivatives(structure, out));
    }

    private void requireDerivatives(Structure structure) {
        layout.requireDerivatives("Ewald sum matrix", "`unsorted`");
        Crystals.check(structure, EwaldSumMatrixSettings.NAME);
        MatrixLayout.requireRoom(structure, settings.atoms(), "Ewald sum matrix");
    }

    private void addDerivatives(Structure structure, PairDerivatives out) {
        EwaldDerivatives.of(structure, settings.accuracy()).forEach((i, j, displacement, strain) -> {
            double charges = (double) structure.atomicNumber(i) * structure.atomicNumber(j) / (i == j ? 2 : 1);
            for (double[] derivatives : new double[][] {displacement, strain}) {
                for (int m = 0; m < derivatives.length; m++) {
                    derivatives[m] *= charges;
                }
            }
            out.add(KEY, MatrixLayout.place(i, j), i, j, displacement, strain);
        });
    }

    @Override
    public List<ColumnLabel> legend(BlockKey key, int width) {
        return layout.legend(width);
    }
}
