package org.mbtr.potentials.gdml.permutations;

import org.mbtr.structures.MbtrException;

/**
 * How permutations are sought.
 *
 * @param frames at most this many frames are compared with each other, at least 2; time grows with the square
 * @param maximumOrder a larger group is refused, at least 1; the time of a model grows with it
 */
public record PermutationSearchSettings(int frames, int maximumOrder) {
    /** 300 frames, as the published work compared; at most 1000 permutations. */
    public static final PermutationSearchSettings STANDARD = new PermutationSearchSettings(300, 1000);

    /**
     * Checks.
     *
     * @throws MbtrException if a number is out of range
     */
    public PermutationSearchSettings {
        if (frames < 2) {
            throw new MbtrException(
                    "permutations are found by comparing frames: at least 2 are needed, found " + frames);
        }
        if (maximumOrder < 1) {
            throw new MbtrException("the largest group of permutations has at least 1 element, found " + maximumOrder);
        }
    }
}
