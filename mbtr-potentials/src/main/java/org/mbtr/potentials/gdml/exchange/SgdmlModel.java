package org.mbtr.potentials.gdml.exchange;

import java.util.Optional;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.structures.MbtrException;

/**
 * A force field as the sGDML program stores it: in the space of inverse distances, D = atoms (atoms−1)/2 of them.
 *
 * <p>Pairs (i, j) with i &gt; j are in the order (1,0), (2,0), (2,1), (3,0) …; x(R) = (1/r_ij). With x_m the inverse distances
 * of training frame m, α_m its coefficients, p the permutations of pairs that those of atoms induce, r = x − p x_m and d = ‖r‖:
 *
 * <pre>
 * E = s Σ_m Σ_p k(d) (r · p α_m) + c                      k(d) = 5/(3σ²) (1 + √5 d/σ) exp(−√5 d/σ)
 * F = −∂E/∂R = s Jᵀ Σ_m Σ_p [ 25/(3σ⁴) exp(−√5 d/σ) (r · p α_m) r − k(d) p α_m ]        J = ∂x/∂R
 * </pre>
 *
 * With the coefficients a of the linear system (K + λ) a = F/s these α are −J_m a_m. Energies and c are in the unit of the
 * training energies, positions in angstrom; σ is 1/angstrom.
 *
 * <p>Source: S. Chmiela, H. E. Sauceda, I. Poltavsky, K.-R. Müller, A. Tkatchenko, Comput. Phys. Commun. 240, 38 (2019),
 * doi:10.1016/j.cpc.2019.02.007; fields and signs from the program, version 1.0.
 *
 * @param origin what the model was trained on
 * @param atomicNumbers {@code (atoms)}
 * @param permutations of the atoms
 * @param lengthScale σ
 * @param regularisation λ, as it is on the diagonal; absent if the file does not say
 * @param scale s, the standard deviation of the training forces
 * @param constant c
 * @param descriptors x, {@code [frames][D]}, row-major; handed out as it is, read only, as are all arrays
 * @param coefficients α, {@code [frames][D]}, row-major
 */
@SuppressWarnings("ArrayRecordComponent")
public record SgdmlModel(
        Origin origin,
        int[] atomicNumbers,
        PermutationGroup permutations,
        double lengthScale,
        Optional<Double> regularisation,
        double scale,
        double constant,
        double[] descriptors,
        double[] coefficients) {
    /**
     * What a model was trained on.
     *
     * @param dataset name of the data set
     * @param theory level of theory, in words
     * @param fingerprint md5 of the data set, empty if unknown
     * @param trainingRows frames of the data set that were learnt, from 0; handed out as they are
     * @param energyUnit unit of the energies, absent if unknown
     */
    public record Origin(
            String dataset, String theory, String fingerprint, int[] trainingRows, Optional<String> energyUnit) {}

    /**
     * Checks extents and numbers.
     *
     * @throws MbtrException if arrays do not fit together or a number is out of range
     */
    public SgdmlModel {
        permutations.requireFits(atomicNumbers);
        int pairs = atomicNumbers.length * (atomicNumbers.length - 1) / 2;
        if (pairs == 0 || descriptors.length == 0 || descriptors.length % pairs != 0) {
            throw new MbtrException("a model of " + atomicNumbers.length + " atoms has " + pairs
                    + " inverse distances for each training frame; found " + descriptors.length + " numbers");
        }
        if (coefficients.length != descriptors.length) {
            throw new MbtrException("a model has as many coefficients as inverse distances; found "
                    + coefficients.length + " and " + descriptors.length);
        }
        int frames = descriptors.length / pairs;
        if (origin.trainingRows().length != 0 && origin.trainingRows().length != frames) {
            throw new MbtrException("a model of " + frames + " training frames names " + origin.trainingRows().length
                    + " frames of its data set");
        }
        requirePositive("length scale", lengthScale);
        requirePositive("scale of the forces", scale);
        requireFinite("integration constant", constant);
        for (int i = 0; i < descriptors.length; i++) {
            requirePositive("inverse distance", descriptors[i]);
            requireFinite("coefficient", coefficients[i]);
        }
    }

    /** Number of inverse distances of a frame. */
    public int pairs() {
        return atomicNumbers.length * (atomicNumbers.length - 1) / 2;
    }

    /** Number of training frames. */
    public int frames() {
        return descriptors.length / pairs();
    }

    /**
     * The permutation of pairs that goes with one of atoms: (p x)[k] = x[q[k]], which are the inverse distances of the
     * permuted structure.
     *
     * @param permutation {@code (atoms)}
     * @return q, {@code (D)}
     */
    public static int[] pairPermutation(int[] permutation) {
        int[] pairs = new int[permutation.length * (permutation.length - 1) / 2];
        int at = 0;
        for (int i = 1; i < permutation.length; i++) {
            for (int j = 0; j < i; j++) {
                int larger = Math.max(permutation[i], permutation[j]);
                pairs[at++] = larger * (larger - 1) / 2 + Math.min(permutation[i], permutation[j]);
            }
        }
        return pairs;
    }

    private static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new MbtrException("the " + what + " of a model must be positive and finite, found " + value);
        }
    }

    private static void requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new MbtrException("the " + what + " of a model must be finite, found " + value);
        }
    }
}
