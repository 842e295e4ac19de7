package org.mbtr.representations.baselines;

import java.util.List;
import java.util.Map;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.Representation;
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
        return length(lattice, squaredSines);
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
