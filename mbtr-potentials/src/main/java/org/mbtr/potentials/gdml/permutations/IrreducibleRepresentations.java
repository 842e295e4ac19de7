package org.mbtr.potentials.gdml.permutations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Real irreducible representations of a finite group, collected from sets whose elements it permutes. With (P(π) x)_i = x_π(i), functions
 * x on such a set are a sum of subspaces with orthonormal bases B in which
 *
 * <pre>
 * P(π) B = B ρ(π),
 * </pre>
 *
 * with the same orthogonal matrices ρ(π) for all subspaces of one kind: symmetry-adapted linear combinations. So an inner product x·P(π)y
 * is a sum over subspaces of x̂·ρ(π)ŷ, with fewer products the smaller the ρ(π) are.
 *
 * <p>Method: eigenspaces of a random symmetric matrix that commutes with all P(π) are irreducible with probability 1 (J. D. Dixon, Math. Comp.
 * 24, 707, 1970, for complex numbers). Averages over the group, Σ_π P(π) B R ρ(π)ᵀ, then bring bases of one kind to the same ρ (Schur's
 * lemma), and the rounding errors of eigenvectors down to those of one number. The equations above hold even for a subspace that could be divided
 * further. Not safe for use by several threads.
 */
public final class IrreducibleRepresentations {
    /** Eigenvalues that differ by less, relative to the largest, are one; those that should are apart by far more, others by 1e-15. */
    private static final double SAME_EIGENVALUE = 1e-8;
    /** Characters of one kind differ by rounding errors, of different kinds by more than 1 for some element. */
    private static final double SAME_CHARACTER = 1e-6;
    /** Rounding errors of averages are far smaller, those of subspaces that are not irreducible far larger. */
    private static final double SAME_LENGTH = 1e-6;
    /** Columns of an average with a smaller square, times the dimension, have lost digits; one random matrix in a hundred gives such. */
    private static final double LEAST_SQUARE = 1e-4;
    /** Random matrices that are tried. */
    private static final int ATTEMPTS = 10;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<double[][][]> matrices = new ArrayList<>();

    /**
     * A subspace.
     *
     * @param representation its number
     * @param basis {@code [dimension][elements of the set]} B
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Subspace(int representation, double[][] basis) {
        /** Its dimension. */
        public int dimension() {
            return basis.length;
        }
    }

    /** Number of representations that were met. */
    public int count() {
        return matrices.size();
    }

    /** Dimension of a representation. */
    public int dimension(int representation) {
        return matrices.get(representation)[0].length;
    }

    /** ρ_ab(π), for π the number of a permutation in {@code images}. */
    public double element(int representation, int permutation, int a, int b) {
        return matrices.get(representation)[permutation][a][b];
    }

    /**
     * Divides the functions on a set.
     *
     * @param images {@code [permutations][elements]} π(i), for the same permutations in the same order each time
     * @return subspaces whose bases together are an orthonormal basis
     */
    public List<Subspace> divide(int[][] images) {
        int size = images[0].length;
        EigenDecompositionSymmetric system = new EigenDecompositionSymmetric(commuting(images));
        double[] eigenvalues = system.getEigenvalues();
        double scale = Arrays.stream(eigenvalues).map(Math::abs).max().orElseThrow();
        List<Subspace> subspaces = new ArrayList<>();
        int begin = 0;
        for (int end = 1; end <= size; end++) {
            if (end == size || eigenvalues[end - 1] - eigenvalues[end] > SAME_EIGENVALUE * scale) {
                double[][] basis = new double[end - begin][];
                for (int a = 0; a < basis.length; a++) {
                    basis[a] = system.getEigenvector(begin + a).toArray();
                }
                subspaces.add(subspace(basis, images));
                begin = end;
            }
        }
        return subspaces;
    }

    /** The mean over all π of P(π) R P(π)ᵀ with a random symmetric R. */
    private Array2DRowRealMatrix commuting(int[][] images) {
        int size = images[0].length;
        double[][] numbers = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                numbers[i][j] = random.nextDouble(-1, 1);
                numbers[j][i] = numbers[i][j];
            }
        }
        double[][] mean = new double[size][size];
        for (int[] image : images) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    mean[i][j] += numbers[image[i]][image[j]] / images.length;
                }
            }
        }
        return new Array2DRowRealMatrix(mean, false);
    }

    private Subspace subspace(double[][] basis, int[][] images) {
        double[][][] own = matrices(basis, images);
        for (int number = 0; number < count(); number++) {
            if (sameCharacter(own, matrices.get(number))) {
                for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                    Optional<double[][]> average = average(turned(basis), matrices.get(number), images);
                    if (average.isPresent()) {
                        return new Subspace(number, average.get());
                    }
                }
            }
        }
        double[][] exact = average(basis, own, images).orElse(basis);
        matrices.add(matrices(exact, images));
        return new Subspace(count() - 1, exact);
    }

    /** ρ(π) = Bᵀ P(π) B, {@code [permutations][dimension][dimension]}. */
    private static double[][][] matrices(double[][] basis, int[][] images) {
        double[][][] all = new double[images.length][basis.length][basis.length];
        for (int p = 0; p < images.length; p++) {
            for (int a = 0; a < basis.length; a++) {
                for (int b = 0; b < basis.length; b++) {
                    for (int i = 0; i < basis[a].length; i++) {
                        all[p][a][b] += basis[a][i] * basis[b][images[p][i]];
                    }
                }
            }
        }
        return all;
    }

    private static boolean sameCharacter(double[][][] one, double[][][] other) {
        if (one[0].length != other[0].length) {
            return false;
        }
        for (int p = 0; p < one.length; p++) {
            double difference = 0;
            for (int a = 0; a < one[p].length; a++) {
                difference += one[p][a][a] - other[p][a][a];
            }
            if (Math.abs(difference) > SAME_CHARACTER) {
                return false;
            }
        }
        return true;
    }

    /** B R with a random matrix R. */
    private double[][] turned(double[][] basis) {
        double[][] turned = new double[basis.length][basis[0].length];
        for (double[] vector : turned) {
            for (double[] other : basis) {
                double factor = random.nextDouble(-1, 1);
                for (int i = 0; i < vector.length; i++) {
                    vector[i] += factor * other[i];
                }
            }
        }
        return turned;
    }

    /** The mean over all π of P(π) D ρ(π)ᵀ with columns of length 1; empty if it has none that are orthogonal and of one length. */
    private static Optional<double[][]> average(double[][] vectors, double[][][] matrices, int[][] images) {
        int dimension = vectors.length;
        int size = vectors[0].length;
        double[][] mean = new double[dimension][size];
        for (int p = 0; p < images.length; p++) {
            for (int a = 0; a < dimension; a++) {
                for (int b = 0; b < dimension; b++) {
                    double factor = matrices[p][a][b] / images.length;
                    for (int i = 0; i < size; i++) {
                        mean[a][i] += factor * vectors[b][images[p][i]];
                    }
                }
            }
        }
        double square = product(mean[0], mean[0]);
        if (square < LEAST_SQUARE / dimension) {
            return Optional.empty();
        }
        for (int a = 0; a < dimension; a++) {
            for (int b = 0; b <= a; b++) {
                if (Math.abs(product(mean[a], mean[b]) - (a == b ? square : 0)) > SAME_LENGTH * square) {
                    return Optional.empty();
                }
            }
        }
        for (double[] vector : mean) {
            double length = Math.sqrt(product(vector, vector));
            for (int i = 0; i < size; i++) {
                vector[i] /= length;
            }
        }
        return Optional.of(mean);
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
