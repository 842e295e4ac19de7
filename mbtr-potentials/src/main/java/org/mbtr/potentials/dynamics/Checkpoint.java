package org.mbtr.potentials.dynamics;

import java.nio.file.Path;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.NpzArchive;
import org.mbtr.structures.io.NpzWriter;

/**
 * Where a run is: a NumPy archive that replaces the one before it when it is complete. Positions and velocities have all
 * their bits, so what follows is what would have followed.
 *
 * @param fingerprint of everything that the trajectory depends on
 * @param step number of steps made
 * @param heat brought in by the bath (eV)
 * @param trajectoryBytes length of the trajectory with the frames up to this step
 * @param positions {@code [3*atoms]} (angstrom)
 * @param velocities {@code [3*atoms]} (angstrom/fs)
 * @param statistics as {@link DynamicsStatistics#state} gives it
 */
record Checkpoint(
        String fingerprint,
        long step,
        double heat,
        long trajectoryBytes,
        double[] positions,
        double[] velocities,
        double[] statistics) {
    private static final String FINGERPRINT = "fingerprint.txt";

    /** Copies the arrays. */
    Checkpoint {
        positions = positions.clone();
        velocities = velocities.clone();
        statistics = statistics.clone();
    }

    @Override
    public double[] positions() {
        return positions.clone();
    }

    @Override
    public double[] velocities() {
        return velocities.clone();
    }

    @Override
    public double[] statistics() {
        return statistics.clone();
    }

    /** Writes. */
    void write(Path file) {
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.addText(FINGERPRINT, fingerprint);
            archive.add("step", new long[] {step}, 1);
            archive.add("heat", new double[] {heat}, 1);
            archive.add("trajectory_bytes", new long[] {trajectoryBytes}, 1);
            archive.add("positions", positions, positions.length / 3, 3);
            archive.add("velocities", velocities, velocities.length / 3, 3);
            archive.add("statistics", statistics, statistics.length);
            archive.commit();
        }
    }

    /**
     * Reads.
     *
     * @throws MbtrException if the file is damaged or something else
     */
    static Checkpoint read(Path file) {
        try (NpzArchive archive = NpzArchive.open(file)) {
            if (!archive.containsEntry(FINGERPRINT)) {
                throw new MbtrException(file + " is no checkpoint of a run; delete it or name another trajectory");
            }
            return new Checkpoint(
                    archive.text(FINGERPRINT),
                    archive.read("step").longs()[0],
                    archive.read("heat").doubles()[0],
                    archive.read("trajectory_bytes").longs()[0],
                    archive.read("positions").doubles(),
                    archive.read("velocities").doubles(),
                    archive.read("statistics").doubles());
        }
    }
}
