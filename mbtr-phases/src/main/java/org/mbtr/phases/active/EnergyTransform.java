package org.mbtr.phases.active;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/**
 * What the paper's models learn instead of the formation energy E of a cell. With minimum, maximum, mean and (population) standard
 * deviation over the known cells:
 */
enum EnergyTransform {
    /** T₁: positive energies times −min/max, negative as they are. As they are too where not both signs occur. */
    COMPRESSED,
    /** T₂: negative energies times −max/min, positive as they are: T₁ times the constant −max/min. */
    STRETCHED,
    /** T₃: (E − mean)/(standard deviation); only shifted if all are equal. */
    STANDARDISED;

    /**
     * Transforms energies of cells.
     *
     * @param energies {@code (count)} to transform (eV)
     * @param known energies of the known cells (eV), at least one
     * @return {@code (count)}
     */
    double[] apply(double[] energies, double[] known) {
        DoubleSummaryStatistics range = Arrays.stream(known).summaryStatistics();
        double min = range.getMin();
        double max = range.getMax();
        boolean bothSigns = min < 0 && max > 0;
        double mean = range.getAverage();
        double deviation = Math.sqrt(
                Arrays.stream(known).map(e -> (e - mean) * (e - mean)).average().orElseThrow());
        return Arrays.stream(energies)
                .map(e -> switch (this) {
                    case COMPRESSED -> bothSigns && e > 0 ? -e * min / max : e;
                    case STRETCHED -> bothSigns && e < 0 ? -e * max / min : e;
                    case STANDARDISED -> (e - mean) / (deviation > 0 ? deviation : 1);
                })
                .toArray();
    }
}
