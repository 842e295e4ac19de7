package org.mbtr.potentials;

import java.util.List;
import java.util.Optional;
import org.mbtr.structures.Structure;

/** The region in which a potential has learned something. */
@FunctionalInterface
public interface Domain {
    /** Why a structure lies outside, in words that follow "the structure has left the region of the training data: ". */
    Optional<String> reasonOutside(Structure structure);

    /** Everything lies inside. */
    static Domain everywhere() {
        return structure -> Optional.empty();
    }

    /** Inside of all of these; the first that says otherwise gives the reason. */
    static Domain all(List<Domain> domains) {
        List<Domain> parts = List.copyOf(domains);
        return structure -> parts.stream()
                .flatMap(domain -> domain.reasonOutside(structure).stream())
                .findFirst();
    }
}
