package org.mbtr.potentials.gdml.permutations;

import java.util.List;

/**
 * What a search for permutations found.
 *
 * @param group the group
 * @param frames number of frames that were compared
 * @param links what the data say for each permutation that was seen, the most frequent first, without the identity
 */
public record FoundPermutations(PermutationGroup group, int frames, List<Link> links) {
    /** Copies the list. */
    public FoundPermutations {
        links = List.copyOf(links);
    }

    /** Why a permutation that was seen was believed or not. */
    public enum Verdict {
        /** It generates the group, or is in it. */
        TAKEN,
        /** It would put atoms at distances that they never have. */
        IMPOSSIBLE,
        /** It was seen once, between frames that do not fit well. */
        DOUBTFUL
    }

    /**
     * A permutation that fits pairs of neighbouring frames to each other.
     *
     * @param permutation {@code (atoms)}; handed out as it is, read only
     * @param count number of pairs
     * @param norm smallest ‖A_i − P A_j Pᵀ‖ of these pairs (angstrom)
     * @param verdict what became of it
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Link(int[] permutation, int count, double norm, Verdict verdict) {}
}
