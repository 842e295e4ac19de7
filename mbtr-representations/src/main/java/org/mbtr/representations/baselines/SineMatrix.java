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
import org.mbtr.structures.Lattice;
import org.mbtr.structures.Structure;

/**
 * The sine matrix of a crystal: M_ii = ½ Z_i^2.4, M_ij = Z_i Z_j / |B Σ_k ê_k sin²(π ê_k·B⁻¹(r_i − r_j))|, the columns
 * of B the cell vectors (angstrom). With f the difference of the fractional coordinates the denominator is |Σ_k sin²(π
 * f_k) a_k|.
 *
 * <p>The sine has the period of the lattice and takes the place of the distance in the Coulomb matrix without being
 * one: near zero the denominator falls with the square of the distance. Unlike the distance it depends on which cell
 * vectors describe the lattice. Cost: n²/2 entries for n atoms of the cell, each three sines.
 *
 * <p>Source: F. Faber, A. Lindmaa, O. A. von Lilienfeld, R. Armiento, Int. J. Quantum Chem. 115 1094 (2015).
 */
final class SineMatrix implements Representation {
    private static final BlockKey KEY = BlockKey.of(0);

    private final SineMatrixSettings settings;
    private final MatrixLayout layout;

    SineMatrix(SineMatrixSettings settings) {
        this.settings = settings;
        this.layout = new MatrixLayout(settings.form(), settings.atoms());
    }

    @Override
    public SineMatrixSettings settings() {
        return settings;
    }

    @Override
    public Features describe(Structure structure) {
        Crystals.check(structure, SineMatrixSettings.NAME);
        MatrixLayout.requireRoom(structure, settings.atoms(), "sine matrix");
        return Features.of(Map.of(KEY, layout.values(matrix(structure))));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of the unsorted matrix. With v = Σ_k sin²(π f_k) a_k an entry is Z_i Z_j/|v|; strain leaves the fractional coordinates f_k
     * as they are, so that ∂v/∂ε_mn is v_n along m, and ∂v/∂r = Σ_k π sin(2π f_k) a_k b_k with the rows b_k of the inverse.
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
        layout.requireDerivatives("sine matrix", "`unsorted`");
        Crystals.check(structure, SineMatrixSettings.NAME);
        MatrixLayout.requireRoom(structure, settings.atoms(), "sine matrix");
    }

    private static void addDerivatives(Structure structure, PairDerivatives out) {
        Lattice lattice = Lattice.of(structure);
        double[] fractions = Crystals.fractions(structure, lattice);
        double[] vectors = lattice.vectors();
        double[] inverse = lattice.inverse();
        double[] displacement = new double[3];
        double[] strain = new double[9];
        for (int i = 1; i < structure.atomCount(); i++) {
            for (int j = 0; j < i; j++) {
                double[] v = vector(lattice, fractions, i, j);
                double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
                double charges = (double) structure.atomicNumber(i) * structure.atomicNumber(j);
                double factor = -charges / (length * length * length);
                Arrays.fill(displacement, 0);
                for (int k = 0; k < 3; k++) {
                    double turns = fractions[3 * i + k] - fractions[3 * j + k];
                    double along = v[0] * vectors[3 * k] + v[1] * vectors[3 * k + 1] + v[2] * vectors[3 * k + 2];
                    for (int m = 0; m < 3; m++) {
                        displacement[m] +=
                                factor * Math.PI * Math.sin(2 * Math.PI * turns) * along * inverse[3 * k + m];
                    }
                }
                for (int component = 0; component < 9; component++) {
                    strain[component] = factor * v[component / 3] * v[component % 3];
                }
                out.add(KEY, MatrixLayout.place(i, j), i, j, displacement, strain);
            }
        }
    }

    private static double[][] matrix(Structure structure) {
        int n = structure.atomCount();
        Lattice lattice = Lattice.of(structure);
        double[] fractions = Crystals.fractions(structure, lattice);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            double zi = structure.atomicNumber(i);
            matrix[i][i] = 0.5 * Math.pow(zi, 2.4);
            for (int j = 0; j < i; j++) {
                matrix[i][j] = zi * structure.atomicNumber(j) / denominator(lattice, fractions, i, j);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double denominator(Lattice lattice, double[] fractions, int i, int j) {
        double[] v = vector(lattice, fractions, i, j);
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    /** Σ_k sin²(π f_k) a_k of two atoms (angstrom). */
    private static double[] vector(Lattice lattice, double[] fractions, int i, int j) {
        double[] difference = new double[3];
        double[] squaredSines = new double[3];
        for (int k = 0; k < 3; k++) {
            double fraction = fractions[3 * i + k] - fractions[3 * j + k];
            difference[k] = fraction - Math.rint(fraction);
            double sine = Math.sin(Math.PI * difference[k]);
            squaredSines[k] = sine * sine;
        }
        double distance = length(lattice, difference);
        if (distance < Atoms.COINCIDENT) {
            throw Atoms.coincide(i, j, distance);
        }
        double[] vector = new double[3];
        for (int m = 0; m < 3; m++) {
            vector[m] = lattice.place(squaredSines[0], squaredSines[1], squaredSines[2], m);
        }
        return vector;
    }

    private static double length(Lattice lattice, double[] coefficients) {
        double sum = 0;
        for (int m = 0; m < 3; m++) {
            double component = lattice.place(coefficients[0], coefficients[1], coefficients[2], m);
            sum += component * component;
        }
        return Math.sqrt(sum);
    }

    @Override
    public List<ColumnLabel> legend(BlockKey key, int width) {
        return layout.legend(width);
    }
}
