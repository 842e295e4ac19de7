package org.mbtr.cli.reproduce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user wants of an experiment.
 *
 * @param wanted which models
 * @param quick whether a smaller version is enough for a first look
 * @param repeats models of each size of a learning curve
 * @param sizes numbers of training structures; the usual ones if there are none
 * @param memory bytes that features and matrices may take
 */
public record ReproduceRequest(
        ModelFilter wanted, boolean quick, Optional<Integer> repeats, List<Integer> sizes, Optional<Long> memory) {
    /** Copies the list. */
    public ReproduceRequest {
        sizes = List.copyOf(sizes);
    }

    /** Options that not every experiment has. */
    public enum Part {
        /** Data sets. */
        DATA,
        /** Representations. */
        REPRESENTATION,
        /** Kernels. */
        KERNEL,
        /** Repeats. */
        REPEATS,
        /** Numbers of training structures. */
        SIZES,
        /** Memory. */
        MEMORY;

        /** As on the command line. */
        public String option() {
            return "--" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which of these the user has given. */
    public Set<Part> given() {
        Set<Part> given = new TreeSet<>();
        if (!wanted.data().isEmpty()) {
            given.add(Part.DATA);
        }
        if (!wanted.representations().isEmpty()) {
            given.add(Part.REPRESENTATION);
        }
        if (!wanted.kernels().isEmpty()) {
            given.add(Part.KERNEL);
        }
        if (repeats.isPresent()) {
            given.add(Part.REPEATS);
        }
        if (!sizes.isEmpty()) {
            given.add(Part.SIZES);
        }
        if (memory.isPresent()) {
            given.add(Part.MEMORY);
        }
        return given;
    }
}
