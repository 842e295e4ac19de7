package org.mbtr.potentials.labels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Energies far from those of all other frames of the same molecule. */
final class EnergyOutliers {
    /**
     * Times the median deviation from the median. Only gross errors lie that far: energies quadratic in one coordinate, as of
     * a molecule of two atoms, have the heaviest tails of usual data and reach 30 by chance.
     */
    private static final double FAR = 100;

    /** Of fewer frames nothing is said. */
    private static final int FEWEST = 10;

    private EnergyOutliers() {}

    /** What lies far; nothing if no energy does. */
    static Optional<Finding> finding(List<List<LabelledFrame>> molecules) {
        List<String> far = new ArrayList<>();
        for (List<LabelledFrame> molecule : molecules) {
            far.addAll(far(molecule));
        }
        return far.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.ENERGY_OUTLIERS,
                        far.size() + (far.size() == 1 ? " energy is" : " energies are")
                                + " far from the others, such as that of " + far.getFirst()
                                + "; check for another unit, another calculation or one that failed"));
    }

    private static List<String> far(List<LabelledFrame> molecule) {
        List<LabelledFrame> labelled =
                molecule.stream().filter(frame -> frame.energy().isPresent()).toList();
        if (labelled.size() < FEWEST) {
            return List.of();
        }
        double[] energies = labelled.stream()
                .mapToDouble(frame -> frame.energy().getAsDouble())
                .toArray();
        double middle = median(energies);
        double usual =
                median(Arrays.stream(energies).map(e -> Math.abs(e - middle)).toArray());
        return labelled.stream()
                .filter(frame -> usual > 0 && Math.abs(frame.energy().getAsDouble() - middle) > FAR * usual)
                .map(frame -> String.format(
                        Locale.ROOT,
                        "%s, %.7g where half of the others are within %.3g of %.7g",
                        frame.title(),
                        frame.energy().getAsDouble(),
                        usual,
                        middle))
                .toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
