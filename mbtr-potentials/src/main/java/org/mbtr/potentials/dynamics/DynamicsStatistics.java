package org.mbtr.potentials.dynamics;

/**
 * Mean and spread of the temperature and drift of the conserved energy over all steps, from running sums: the drift is the
 * slope of the straight line through all values by least squares.
 */
final class DynamicsStatistics {
    private static final int COUNT = 0;
    private static final int TEMPERATURE = 1;
    private static final int TEMPERATURE_SQUARES = 2;
    private static final int TIME = 3;
    private static final int ENERGY = 4;
    private static final int TIME_SQUARES = 5;
    private static final int TIME_ENERGY = 6;
    private static final int FIRST_ENERGY = 7;
    private static final int SIZE = 8;

    /** Means, and sums of products of differences from the means; energies are differences from the first. */
    private final double[] sums;

    DynamicsStatistics() {
        this(new double[SIZE]);
    }

    private DynamicsStatistics(double[] sums) {
        this.sums = sums;
    }

    /** With what {@link #state} gave. */
    static DynamicsStatistics resumed(double[] state) {
        return new DynamicsStatistics(state.clone());
    }

    /** Everything that is known, a copy. */
    double[] state() {
        return sums.clone();
    }

    /** Takes in a step: time (ps), temperature (K), conserved energy. Updates by B. P. Welford, Technometrics 4, 419 (1962). */
    void add(double time, double temperature, double conserved) {
        if (sums[COUNT] == 0) {
            sums[FIRST_ENERGY] = conserved;
        }
        double n = ++sums[COUNT];
        double dTemperature = temperature - sums[TEMPERATURE];
        sums[TEMPERATURE] += dTemperature / n;
        sums[TEMPERATURE_SQUARES] += dTemperature * (temperature - sums[TEMPERATURE]);
        double energy = conserved - sums[FIRST_ENERGY];
        double dTime = time - sums[TIME];
        double dEnergy = energy - sums[ENERGY];
        sums[TIME] += dTime / n;
        sums[ENERGY] += dEnergy / n;
        sums[TIME_SQUARES] += dTime * (time - sums[TIME]);
        sums[TIME_ENERGY] += dTime * (energy - sums[ENERGY]);
    }

    /** Mean temperature (K), 0 without steps. */
    double meanTemperature() {
        return sums[TEMPERATURE];
    }

    /** Standard deviation of the temperature (K), 0 with less than two steps. */
    double temperatureDeviation() {
        return sums[COUNT] < 2 ? 0 : Math.sqrt(sums[TEMPERATURE_SQUARES] / (sums[COUNT] - 1));
    }

    /** Slope of the conserved energy (unit of energy/ps), 0 with less than two steps. */
    double drift() {
        return sums[TIME_SQUARES] == 0 ? 0 : sums[TIME_ENERGY] / sums[TIME_SQUARES];
    }
}
