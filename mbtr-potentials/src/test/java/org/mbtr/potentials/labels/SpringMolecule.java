package org.mbtr.potentials.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/** Frames of ammonia with springs between all atoms, turned and shifted at random: E = (k/2) Σ (d − d₀)². */
final class SpringMolecule {
    private static final int[] AMMONIA = {7, 1, 1, 1};
    private static final double[] REST = {0, 0, 0, 0.94, 0, 0.38, -0.47, 0.81, 0.38, -0.47, -0.81, 0.38};
    private static final double STIFFNESS = 30;

    private SpringMolecule() {}

    /** Frames whose coordinates are off rest by 0.05 angstrom. */
    static List<Structure> frames(int count, long seed) {
        Random random = new Random(seed);
        List<Structure> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] positions = REST.clone();
            for (int k = 0; k < positions.length; k++) {
                positions[k] += 0.05 * random.nextGaussian();
            }
            double angle = 2 * Math.PI * random.nextDouble();
            double shift = 5 * random.nextGaussian();
            for (int k = 0; k < positions.length; k += 3) {
                double x = positions[k];
                positions[k] = Math.cos(angle) * x - Math.sin(angle) * positions[k + 1] + shift;
                positions[k + 1] = Math.sin(angle) * x + Math.cos(angle) * positions[k + 1] - shift;
            }
            frames.add(labelled(positions));
        }
        return frames;
    }

    private static Structure labelled(double[] positions) {
        double energy = -1000;
        double[] forces = new double[positions.length];
        for (int a = 0; a < AMMONIA.length; a++) {
            for (int b = 0; b < a; b++) {
                double distance = distance(positions, a, b);
                double stretch = distance - distance(REST, a, b);
                energy += STIFFNESS / 2 * stretch * stretch;
                for (int axis = 0; axis < 3; axis++) {
                    double pull = STIFFNESS * stretch * (positions[3 * a + axis] - positions[3 * b + axis]) / distance;
                    forces[3 * a + axis] -= pull;
                    forces[3 * b + axis] += pull;
                }
            }
        }
        return with(Structure.molecule(AMMONIA, positions), energy, forces);
    }

    private static double distance(double[] positions, int a, int b) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            sum += Math.pow(positions[3 * a + axis] - positions[3 * b + axis], 2);
        }
        return Math.sqrt(sum);
    }

    /** The structure with these labels. */
    static Structure with(Structure structure, double energy, double[] forces) {
        return structure
                .withProperty("energy", new PropertyValue.Real(energy))
                .withAtomProperties(Map.of("forces", new PropertyValue.Reals(forces, structure.atomCount(), 3)));
    }

    /** The structure with energy and forces multiplied. */
    static Structure scaled(Structure structure, double energy, double force) {
        double[] forces = forces(structure);
        for (int k = 0; k < forces.length; k++) {
            forces[k] *= force;
        }
        return with(structure, energy * structure.number("energy").orElseThrow(), forces);
    }

    /** Its forces. */
    static double[] forces(Structure structure) {
        return ((PropertyValue.Reals) structure.atomProperties().get("forces")).values();
    }
}
