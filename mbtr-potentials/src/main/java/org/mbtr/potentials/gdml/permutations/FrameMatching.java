package org.mbtr.potentials.gdml.permutations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.mbtr.representations.parallel.Workers;

/**
 * Which atoms of one frame of a molecule correspond to which of another.
 *
 * <p>A frame is the matrix A of its interatomic distances (angstrom). For A_i and A_j the permutation P is sought that makes
 * ‖A_i − P A_j Pᵀ‖ (Frobenius) small. With eigenvectors U of A in the order of eigenvalues, equal frames up to P have
 * |U_i| = P |U_j|, so P is the assignment of like atoms that maximises the overlap Σ_a (|U_i| |U_j|ᵀ)_{a p(a)}; it counts only
 * if the norm becomes smaller than without it. Distances do not change when a frame is reflected, so permutations that
 * go with a reflection are found too.
 *
 * <p>Source: S. Umeyama, IEEE Trans. Pattern Anal. Mach. Intell. 10, 695 (1988), doi:10.1109/34.6778; for trajectories S. Chmiela,
 * H. E. Sauceda, K.-R. Müller, A. Tkatchenko, Nat. Commun. 9, 3887 (2018), doi:10.1038/s41467-018-06169-2.
 */
final class FrameMatching {
    /** A norm is smaller only if it is so by more than rounding, of which distances of files with few digits have most. */
    private static final double LEAST_GAIN = 1e-6;

    private final int atoms;
    private final double[][] distances;
    private final double[][] loadings;
    private final int[][] likeAtoms;

    /** How two frames fit together: the permutation of the second that fits it to the first, and the norm that is left. */
    @SuppressWarnings("ArrayRecordComponent")
    record Match(int[] permutation, double norm) {}

    /**
     * Distances and eigenvectors of all frames.
     *
     * @param frames each {@code [3*atoms]} positions (angstrom)
     */
    FrameMatching(int[] atomicNumbers, List<double[]> frames, Workers workers) {
        atoms = atomicNumbers.length;
        distances = new double[frames.size()][];
        loadings = new double[frames.size()][];
        workers.run(frames.size(), i -> {
            distances[i] = distances(frames.get(i), atoms);
            loadings[i] = loadings(distances[i], atoms);
        });
        Map<Integer, List<Integer>> byElement = new TreeMap<>();
        for (int a = 0; a < atoms; a++) {
            byElement.computeIfAbsent(atomicNumbers[a], z -> new ArrayList<>()).add(a);
        }
        likeAtoms = byElement.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Interatomic distances of a frame, {@code [atoms][atoms]} (angstrom); handed out as they are. */
    double[] distancesView(int frame) {
        return distances[frame];
    }

    /** The match of two frames: the identity unless a permutation leaves a smaller norm. */
    Match match(int first, int second) {
        int[] identity = IntStream.range(0, atoms).toArray();
        double before = norm(distances[first], distances[second], identity);
        int[] candidate = assignment(loadings[first], loadings[second]);
        double after = norm(distances[first], distances[second], candidate);
        return after < before * (1 - LEAST_GAIN) ? new Match(candidate, after) : new Match(identity, before);
    }

    private int[] assignment(double[] first, double[] second) {
        int[] permutation = IntStream.range(0, atoms).toArray();
        for (int[] like : likeAtoms) {
            double[] costs = new double[like.length * like.length];
            for (int a = 0; a < like.length; a++) {
                for (int b = 0; b < like.length; b++) {
                    double overlap = 0;
                    for (int k = 0; k < atoms; k++) {
                        overlap += first[like[a] * atoms + k] * second[like[b] * atoms + k];
                    }
                    costs[a * like.length + b] = -overlap;
                }
            }
            int[] columns = Assignment.minimum(costs, like.length);
            for (int a = 0; a < like.length; a++) {
                permutation[like[a]] = like[columns[a]];
            }
        }
        return permutation;
    }

    private double norm(double[] first, double[] second, int[] permutation) {
        double sum = 0;
        for (int a = 0; a < atoms; a++) {
            int row = permutation[a] * atoms;
            for (int b = 0; b < a; b++) {
                double difference = first[a * atoms + b] - second[row + permutation[b]];
                sum += difference * difference;
            }
        }
        return Math.sqrt(2 * sum);
    }

    private static double[] distances(double[] positions, int atoms) {
        double[] matrix = new double[atoms * atoms];
        for (int a = 0; a < atoms; a++) {
            for (int b = 0; b < a; b++) {
                double x = positions[3 * a] - positions[3 * b];
                double y = positions[3 * a + 1] - positions[3 * b + 1];
                double z = positions[3 * a + 2] - positions[3 * b + 2];
                double distance = Math.sqrt(x * x + y * y + z * z);
                matrix[a * atoms + b] = distance;
                matrix[b * atoms + a] = distance;
            }
        }
        return matrix;
    }

    /** |U|, {@code [atoms][atoms]}: row a holds the share of atom a in each eigenvector, by descending eigenvalue. */
    private static double[] loadings(double[] distances, int atoms) {
        double[][] rows = new double[atoms][];
        for (int a = 0; a < atoms; a++) {
            rows[a] = Arrays.copyOfRange(distances, a * atoms, (a + 1) * atoms);
        }
        EigenDecompositionSymmetric system = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(rows, false));
        double[] shares = new double[atoms * atoms];
        for (int k = 0; k < atoms; k++) {
            double[] vector = system.getEigenvector(k).toArray();
            for (int a = 0; a < atoms; a++) {
                shares[a * atoms + k] = Math.abs(vector[a]);
            }
        }
        return shares;
    }
}
