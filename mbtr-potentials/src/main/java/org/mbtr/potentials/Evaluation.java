package org.mbtr.potentials;

/**
 * Energy and derivatives of one structure, in the unit of the potential.
 *
 * <p>Stress is σ_ab = (1/V) ∂E/∂ε_ab for r → (1 + ε) r with the cell likewise: positive where the crystal pulls itself
 * together. The virial is −∂E/∂ε.
 *
 * @param energy E of the whole structure (unit)
 * @param gradient {@code [3*atoms]} ∂E/∂r (unit/angstrom)
 * @param strainGradient {@code [3*3]} ∂E/∂ε (unit)
 */
public record Evaluation(double energy, double[] gradient, double[] strainGradient) {
    /** Copies the arrays and checks their sizes. */
    public Evaluation {
        if (gradient.length % 3 != 0 || strainGradient.length != 9) {
            throw new IllegalArgumentException("expected a gradient of three numbers for each atom and nine of strain,"
                    + " found " + gradient.length + " and " + strainGradient.length);
        }
        gradient = gradient.clone();
        strainGradient = strainGradient.clone();
    }

    @Override
    public double[] gradient() {
        return gradient.clone();
    }

    @Override
    public double[] strainGradient() {
        return strainGradient.clone();
    }

    /** Forces −∂E/∂r, {@code [3*atoms]} (unit/angstrom). */
    public double[] forces() {
        double[] forces = new double[gradient.length];
        for (int i = 0; i < forces.length; i++) {
            forces[i] = 0 - gradient[i]; // no negative zero
        }
        return forces;
    }

    /**
     * Stress {@code [3*3]} (unit/cubic angstrom), made symmetric.
     *
     * @param volume of the cell (cubic angstrom), above 0
     */
    public double[] stress(double volume) {
        double[] stress = new double[9];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                stress[3 * a + b] = (strainGradient[3 * a + b] + strainGradient[3 * b + a]) / (2 * volume);
            }
        }
        return stress;
    }

    /** Whether all numbers are finite. */
    public boolean isFinite() {
        boolean finite = Double.isFinite(energy);
        for (double component : gradient) {
            finite &= Double.isFinite(component);
        }
        for (double component : strainGradient) {
            finite &= Double.isFinite(component);
        }
        return finite;
    }
}
