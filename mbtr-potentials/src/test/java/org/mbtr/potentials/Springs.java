package org.mbtr.potentials;

import org.mbtr.structures.Structure;

/**
 * Each atom on a spring of its own at the origin: E = (k/2) Σ r².
 *
 * @param stiffness k (eV per square angstrom)
 */
public record Springs(double stiffness) implements Potential {
    @Override
    public String energyUnit() {
        return "eV";
    }

    @Override
    public Evaluation evaluate(Structure structure) {
        double[] gradient = structure.positions();
        double energy = 0;
        for (int i = 0; i < gradient.length; i++) {
            energy += stiffness / 2 * gradient[i] * gradient[i];
            gradient[i] *= stiffness;
        }
        return new Evaluation(energy, gradient, new double[9]);
    }
}
