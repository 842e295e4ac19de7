package org.mbtr.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;

/** Frames of hydrogen peroxide that springs hold together, with energies and forces. */
public final class SpringFrames {
    private static final int[] ELEMENTS = {8, 8, 1, 1};
    private static final double[] PLACES = {0, 0, 0, 1.45, 0, 0, -0.2, 0.95, 0, 1.65, 0.4, 0.85};

    private SpringFrames() {}

    /** Writes frames into the folder. */
    public static Path write(Path folder, int count) {
        Path file = folder.resolve("frames.extxyz");
        ExtendedXyzWriter.write(file, frames(count));
        return file;
    }

    /** The frames. */
    public static List<Structure> frames(int count) {
        Random random = new Random(3);
        List<Structure> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] positions = PLACES.clone();
            for (int c = 0; c < positions.length; c++) {
                positions[c] += 0.06 * random.nextGaussian();
            }
            frames.add(frame(positions));
        }
        return frames;
    }

    /** E = Σ over pairs of 2 (d − d₀)², with the distances of the unmoved molecule. */
    private static Structure frame(double[] positions) {
        double energy = 0;
        double[] forces = new double[positions.length];
        for (int i = 0; i < ELEMENTS.length; i++) {
            for (int j = 0; j < ELEMENTS.length; j++) {
                double stretch = distance(positions, i, j) - distance(PLACES, i, j);
                energy += i < j ? 2 * stretch * stretch : 0;
                for (int axis = 0; i != j && axis < 3; axis++) {
                    forces[3 * i + axis] -= 4
                            * stretch
                            * (positions[3 * i + axis] - positions[3 * j + axis])
                            / distance(positions, i, j);
                }
            }
        }
        return Structure.molecule(ELEMENTS, positions)
                .withProperties(Map.of("energy", new PropertyValue.Real(energy)))
                .withAtomProperties(Map.of("forces", new PropertyValue.Reals(forces, ELEMENTS.length, 3)));
    }

    /** The largest |d − d₀| of a pair (angstrom). */
    public static double largestStretch(double[] positions) {
        double largest = 0;
        for (int i = 0; i < ELEMENTS.length; i++) {
            for (int j = 0; j < i; j++) {
                largest = Math.max(largest, Math.abs(distance(positions, i, j) - distance(PLACES, i, j)));
            }
        }
        return largest;
    }

    private static double distance(double[] r, int i, int j) {
        return Math.hypot(Math.hypot(r[3 * i] - r[3 * j], r[3 * i + 1] - r[3 * j + 1]), r[3 * i + 2] - r[3 * j + 2]);
    }
}
