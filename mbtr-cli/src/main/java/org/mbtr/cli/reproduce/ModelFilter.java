package org.mbtr.cli.reproduce;

import java.util.List;
import org.mbtr.structures.MbtrException;

/**
 * Which models of an experiment are wanted, by the names that its report has; an empty list stands for all.
 *
 * @param data names of data sets
 * @param representations names of representations
 * @param kernels names of kernels
 */
public record ModelFilter(List<String> data, List<String> representations, List<String> kernels) {
    /** Copies the lists. */
    public ModelFilter {
        data = List.copyOf(data);
        representations = List.copyOf(representations);
        kernels = List.copyOf(kernels);
    }

    /** All models. */
    public static ModelFilter everything() {
        return new ModelFilter(List.of(), List.of(), List.of());
    }

    /** Whether models of this data set can be wanted. */
    boolean acceptsData(String name) {
        return data.isEmpty() || data.contains(name);
    }

    /**
     * Whether a model can be wanted, of whatever data.
     *
     * @param kernel its kernel, "" if it has none
     */
    boolean acceptsModel(String representation, String kernel) {
        return (representations.isEmpty() || representations.contains(representation))
                && (kernels.isEmpty() || kernels.contains(kernel));
    }

    /** The failure if no model of an experiment is wanted. */
    MbtrException nothing(String experiment) {
        return new MbtrException("no model of " + experiment + " has data " + data + ", representation "
                + representations + " and kernel " + kernels + " (an empty list stands for all)");
    }
}
