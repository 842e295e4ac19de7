package org.mbtr.cli.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.model.ModelSettings;
import org.mbtr.learning.search.HyperParameter;
import org.mbtr.learning.search.SearchSpace;
import org.mbtr.learning.search.SearchVariable;
import org.mbtr.learning.targets.FittedTarget;
import org.mbtr.learning.targets.TargetSettings;

/** Which numbers a search may change. */
public enum SearchPlan {
    /** None: settings are used as they are. */
    NOTHING,
    /** Length scale and regularisation strength. */
    KERNEL,
    /** These and the broadening of each term. */
    WIDTHS,
    /** These and the scale of each term but the first. */
    SCALES;

    /** Losses are compared after rounding to this share of the labels' standard deviation, down to a power of ten. */
    private static final double RESOLUTION = 1e-5;

    /** A number that the user has fixed. */
    public enum Fixed {
        /** The length scale of the kernel. */
        LENGTH_SCALE,
        /** The regularisation strength. */
        LAMBDA,
        /** That of forces learned beside energies. */
        FORCE_LAMBDA
    }

    /** The space around these settings, without what is fixed. */
    public SearchSpace space(ModelSettings settings, Set<Fixed> fixed) {
        SearchSpace whole = switch (this) {
            case NOTHING -> new SearchSpace(settings, List.of());
            case KERNEL -> SearchSpace.kernelOnly(settings);
            case WIDTHS -> SearchSpace.full(settings);
            case SCALES -> SearchSpace.withScales(settings);
        };
        List<SearchVariable> left = whole.variables().stream()
                .filter(variable -> switch (variable.parameter()) {
                    case HyperParameter.LengthScale kernel -> !fixed.contains(Fixed.LENGTH_SCALE);
                    case HyperParameter.Lambda lambda -> !fixed.contains(Fixed.LAMBDA);
                    case HyperParameter.ForceLambda lambda -> !fixed.contains(Fixed.FORCE_LAMBDA);
                    case HyperParameter.TermWidth width -> true;
                    case HyperParameter.TermScale scale -> true;
                })
                .toList();
        return new SearchSpace(settings, left);
    }

    /**
     * How finely errors on the validation set are told apart, in the unit of the labels, or of forces where these are learned.
     *
     * @param data all structures, whose labels say how large errors are likely to be
     * @param training those that a model is fitted to; their labels without reference energies say it where these are
     *     subtracted
     */
    public static double resolution(LabelledStructures data, LabelledStructures training, ModelSettings settings) {
        TargetSettings target = settings.target();
        if (settings.learnedFrom().forces()) {
            return resolution(
                    training.forces().stream().flatMapToDouble(Arrays::stream).toArray());
        }
        if (!target.hasReferences()) {
            return resolution(data.labels());
        }
        FittedTarget fitted = training.fit(target);
        double[] rest = training.labels().clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= fitted.references(training.structures().get(i));
        }
        return resolution(rest);
    }

    private static double resolution(double[] labels) {
        double mean = Arrays.stream(labels).average().orElse(0);
        double variance = Arrays.stream(labels)
                .map(label -> (label - mean) * (label - mean))
                .average()
                .orElse(0);
        return variance > 0 ? Math.pow(10, Math.floor(Math.log10(RESOLUTION * Math.sqrt(variance)))) : RESOLUTION;
    }
}
