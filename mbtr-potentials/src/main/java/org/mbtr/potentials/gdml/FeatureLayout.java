package org.mbtr.potentials.gdml;

import java.util.Arrays;
import org.mbtr.representations.parallel.Workers;

/**
 * Which features of each pair and triple are stored, and where. Over the coordinates that a pair and its images under the permutations
 * have in the training frames, its functions vary less than they could: bins out of reach are zero, and wide bins follow from each
 * other. Features are the components of the functions, about their centre, along the directions in which they and their slopes vary most.
 * Clusters of one orbit share a {@link Variation}.
 */
final class FeatureLayout {
    /** Of each cluster. */
    final Variation[] variations;
    /** Index of the first feature of each cluster; one more entry for the end. */
    final int[] offsets;

    private FeatureLayout(Variation[] variations) {
        this.variations = variations;
        offsets = new int[variations.length + 1];
        for (int q = 0; q < variations.length; q++) {
            offsets[q + 1] = offsets[q] + variations[q].count();
        }
    }

    /**
     * For the coordinates of training frames.
     *
     * @param coordinates {@code [frames][clusters]} distance of each pair and geometry value of each triple
     */
    static FeatureLayout of(double[][] coordinates, LocalFunctions functions, Matches matches, Workers workers) {
        Variation[] variations = new Variation[matches.coordinates.clusters()];
        workers.run(variations.length, q -> {
            int[] images = matches.images(q);
            if (Arrays.stream(images).min().orElseThrow() < q) {
                return;
            }
            double[] sorted = Arrays.stream(coordinates)
                    .flatMapToDouble(frame -> Arrays.stream(images).mapToDouble(image -> frame[image]))
                    .sorted()
                    .toArray();
            Variation variation = q < matches.pairs
                    ? Variation.of(functions.pairs(), SampledCoordinate.ofDistances(sorted), true, functions.leftOut())
                    : Variation.of(
                            new CoordinateFunctions.BinnedTriple(
                                    functions.triples().orElseThrow()),
                            SampledCoordinate.of(sorted),
                            !functions.isWeighted(),
                            functions.leftOut());
            for (int image : images) {
                variations[image] = variation;
            }
        });
        return new FeatureLayout(variations);
    }

    /** Number of stored features. */
    int size() {
        return offsets[variations.length];
    }

    /** Number of features of a pair or triple. */
    int count(int cluster) {
        return variations[cluster].count();
    }
}
