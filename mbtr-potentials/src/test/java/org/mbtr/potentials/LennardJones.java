package org.mbtr.potentials;

import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Neighbours;
import org.mbtr.structures.Structure;

/**
 * Pair potential 4ε [(σ/r)¹² − (σ/r)⁶] for atoms of any element, switched off smoothly between 0.8 of the cutoff and the
 * cutoff by 1 − 10 x³ + 15 x⁴ − 6 x⁵.
 *
 * @param epsilon depth of the well (unit)
 * @param sigma distance of zero energy (angstrom)
 * @param cutoff (angstrom)
 * @param energyUnit of epsilon
 */
public record LennardJones(double epsilon, double sigma, double cutoff, String energyUnit) implements Potential {
    private static final double ONSET = 0.8;

    /** Argon, in eV: ε/k_B = 119.8 K, σ = 3.405 Å (Rowley, Nicholson and Parsonage, J. Comput. Phys. 17, 401 (1975)). */
    public static LennardJones argon() {
        return new LennardJones(0.010323, 3.405, 9, "eV");
    }

    /** In units of ε and σ, with a cutoff that no cluster here reaches. */
    public static LennardJones reduced() {
        return new LennardJones(1, 1, 100, "eV");
    }

    @Override
    public Evaluation evaluate(Structure structure) {
        int atoms = structure.atomCount();
        double energy = 0;
        double[] gradient = new double[3 * atoms];
        double[] strain = new double[9];
        NeighbourSearch search = NeighbourSearch.of(structure, cutoff);
        Neighbours neighbours = new Neighbours();
        for (int atom = 0; atom < atoms; atom++) {
            search.find(atom, neighbours);
            for (int i = 0; i < neighbours.count(); i++) {
                double[] d = {
                    neighbours.xView()[i], neighbours.yView()[i], neighbours.zView()[i]
                };
                double r = neighbours.distancesView()[i];
                energy += value(r) / 2; // each pair is met twice
                double slope = slope(r) / (2 * r);
                for (int a = 0; a < 3; a++) {
                    gradient[3 * atom + a] -= slope * d[a];
                    gradient[3 * neighbours.atomsView()[i] + a] += slope * d[a];
                    for (int b = 0; b < 3; b++) {
                        strain[3 * a + b] += slope * d[a] * d[b];
                    }
                }
            }
        }
        return new Evaluation(energy, gradient, strain);
    }

    private double value(double r) {
        double s6 = Math.pow(sigma / r, 6);
        return 4 * epsilon * (s6 * s6 - s6) * envelope(place(r));
    }

    private double slope(double r) {
        double s6 = Math.pow(sigma / r, 6);
        double x = place(r);
        double envelopeSlope = -30 * x * x * (1 - x) * (1 - x) / ((1 - ONSET) * cutoff);
        return 4 * epsilon * ((-12 * s6 * s6 + 6 * s6) / r * envelope(x) + (s6 * s6 - s6) * envelopeSlope);
    }

    private double place(double r) {
        return Math.max(0, (r - ONSET * cutoff) / ((1 - ONSET) * cutoff));
    }

    private static double envelope(double x) {
        return 1 + x * x * x * (-10 + x * (15 - 6 * x));
    }
}
