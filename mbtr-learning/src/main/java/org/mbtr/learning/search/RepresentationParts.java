package org.mbtr.learning.search;

import java.util.List;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Normalization;

/**
 * The parts of a representation whose metrics add up. Terms of a many-body tensor stand side by side, so an inner product
 * or a distance is the sum over terms, and the scale of a term is a factor: a search that changes one term needs to
 * describe structures by that term alone, and one that changes a scale needs nothing new at all.
 */
final class RepresentationParts {
    /** One part: settings with scale 1, and the scale that they had. */
    record Part(RepresentationSettings settings, double scale) {}

    private RepresentationParts() {}

    static List<Part> of(RepresentationSettings settings) {
        if (settings instanceof MbtrSettings mbtr && mbtr.normalization() != Normalization.EUCLIDEAN) {
            return mbtr.terms().stream()
                    .map(term -> new Part(mbtr.withTerms(List.of(term.withScale(1))), term.scale()))
                    .toList();
        }
        return List.of(new Part(settings, 1));
    }
}
