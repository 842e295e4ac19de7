package org.mbtr.cli.reproduce;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.mbtr.learning.validation.Sampling;
import org.mbtr.potentials.gdml.GdmlTrainer;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.io.NpzWriter;

/** A small made-up trajectory in the form of those of MD17. */
final class WaterTrajectory {
    static final int FRAMES = 150;
    static final int TRAIN = 40;
    static final int TEST = 30;
    private static final int ATOMS = 3;

    static final ForceFieldWork.Listener NOBODY = new ForceFieldWork.Listener() {
        @Override
        public void evaluated(int number, Map<String, Double> point, double loss, double seconds) {}

        @Override
        public void begins(GdmlTrainer.Part part) {}

        @Override
        public void worked(double share) {}
    };

    private WaterTrajectory() {}

    /** Water with springs between all atoms: forces are linear in the stretch, which a force field learns from few frames. */
    static DataSource write(Path folder, boolean split) {
        return write(folder, split ? Splits.FORCES : Splits.NONE);
    }

    /** The same without a split and of any length. */
    static DataSource write(Path folder, int frames) {
        return write(folder, Splits.NONE, frames);
    }

    /** The same with a split of its energies. */
    static DataSource writeForEnergies(Path folder) {
        return write(folder, Splits.ENERGIES);
    }

    /** Which splits the file has. */
    private enum Splits {
        NONE,
        FORCES,
        ENERGIES
    }

    private static DataSource write(Path folder, Splits splits) {
        return write(folder, splits, FRAMES);
    }

    private static DataSource write(Path folder, Splits splits, int count) {
        Random random = new Random(1);
        double[] rest = {0, 0, 0, 0.757, 0.586, 0, -0.757, 0.586, 0};
        double[] positions = new double[count * 3 * ATOMS];
        double[] energies = new double[count];
        double[] forces = new double[positions.length];
        for (int frame = 0; frame < count; frame++) {
            int from = frame * 3 * ATOMS;
            for (int i = 0; i < 3 * ATOMS; i++) {
                positions[from + i] = rest[i] + 0.1 * random.nextGaussian();
            }
            for (int a = 0; a < ATOMS; a++) {
                for (int b = 0; b < a; b++) {
                    double stretch = distance(positions, from, a, b) - distance(rest, 0, a, b);
                    energies[frame] += 100 * stretch * stretch;
                    for (int axis = 0; axis < 3; axis++) {
                        double along = (positions[from + 3 * a + axis] - positions[from + 3 * b + axis])
                                / distance(positions, from, a, b);
                        forces[from + 3 * a + axis] -= 200 * stretch * along;
                        forces[from + 3 * b + axis] += 200 * stretch * along;
                    }
                }
            }
        }
        Path file = folder.resolve("water.npz");
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.add("z", new int[] {8, 1, 1}, ATOMS);
            archive.add("R", positions, count, ATOMS, 3);
            archive.add("E", energies, count);
            archive.add("F", forces, count, ATOMS, 3);
            if (splits == Splits.ENERGIES) {
                int[] order = Sampling.shuffled(IntStream.range(0, count).toArray(), new Random(2));
                archive.add("energy_test", Arrays.copyOf(order, TEST), TEST);
                archive.add("energy_train", Arrays.copyOfRange(order, TEST, count), count - TEST);
            }
            if (splits == Splits.FORCES) {
                archive.add("train_01", IntStream.range(0, TRAIN).toArray(), TRAIN);
                archive.add("test_01", IntStream.range(TRAIN, TRAIN + TEST).toArray(), TEST);
            }
            archive.commit();
        }
        return DataSource.resolve(file.toString());
    }

    private static double distance(double[] r, int from, int a, int b) {
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
            double difference = r[from + 3 * a + axis] - r[from + 3 * b + axis];
            squared += difference * difference;
        }
        return Math.sqrt(squared);
    }
}
