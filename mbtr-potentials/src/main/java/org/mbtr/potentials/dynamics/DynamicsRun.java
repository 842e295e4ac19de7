package org.mbtr.potentials.dynamics;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.Checksum;
import org.mbtr.structures.io.ExtendedXyzWriter;

/**
 * A run of molecular dynamics that can be killed at any time: called again with the same arguments it goes on, and the
 * trajectory becomes the same to the byte as that of a run that was left alone.
 *
 * <p>The trajectory grows frame by frame. Beside it, under its name with {@value #SUFFIX} behind, lies a checkpoint, which
 * is replaced every {@value #SECONDS} seconds and at the end; frames behind it are dropped and made again.
 */
public final class DynamicsRun {
    private static final String SUFFIX = ".checkpoint";
    /** What is lost at most, and many times what writing takes. */
    private static final int SECONDS = 5;

    private final Duration interval;
    private final PotentialSource.Loaded source;
    private final DynamicsSettings settings;
    private final TrajectoryFile trajectory;
    private final Path checkpoint;
    private final String fingerprint;
    private final Consumer<State> listener;

    private Motion motion;
    private DynamicsStatistics statistics;
    /** When the checkpoint was written (ns). */
    private long written;

    private DynamicsRun(
            PotentialSource.Loaded source,
            DynamicsSettings settings,
            TrajectoryFile trajectory,
            Path checkpoint,
            String fingerprint,
            Duration interval,
            Consumer<State> listener) {
        this.interval = interval;
        this.source = source;
        this.settings = settings;
        this.trajectory = trajectory;
        this.checkpoint = checkpoint;
        this.fingerprint = fingerprint;
        this.listener = listener;
    }

    /**
     * Where a run is. Energies are in the unit of the potential.
     *
     * @param step number of steps made
     * @param picoseconds since the beginning
     * @param potentialEnergy of the structure
     * @param kineticEnergy of the atoms
     * @param temperature now (K)
     * @param meanTemperature of all steps (K)
     * @param temperatureDeviation of all steps (K)
     * @param drift of the conserved energy over all steps, per atom and picosecond
     * @param degreesOfFreedom that the temperature is reckoned with
     */
    public record State(
            long step,
            double picoseconds,
            double potentialEnergy,
            double kineticEnergy,
            double temperature,
            double meanTemperature,
            double temperatureDeviation,
            double drift,
            int degreesOfFreedom) {}

    /**
     * The end of a run.
     *
     * @param first the step at which this run began: 0, or where an earlier one has left off
     * @param last where it ended
     * @param stopped why it ended before the last step
     */
    public record Result(long first, State last, Optional<String> stopped) {}

    /** The checkpoint of a trajectory. */
    public static Path checkpointOf(Path trajectory) {
        return trajectory.resolveSibling(trajectory.getFileName() + SUFFIX);
    }

    /**
     * Runs, or goes on where an earlier run has left off. The structure at which a run leaves the domain is the last frame of
     * the trajectory, with the reason as the property {@code outside}.
     *
     * @param unit of the energies of the potential
     * @param file the trajectory
     * @param listener is told of every step
     * @throws MbtrException if the trajectory exists without a checkpoint, the checkpoint belongs to another run, the file
     *     is in use or cannot be written, nothing can move, or the potential fails
     */
    public static Result run(
            Structure start,
            PotentialSource.Loaded source,
            EnergyUnit unit,
            DynamicsSettings settings,
            Path file,
            Consumer<State> listener) {
        return run(start, source, unit, settings, file, Duration.ofSeconds(SECONDS), listener);
    }

    /** With another time between checkpoints. */
    static Result run(
            Structure start,
            PotentialSource.Loaded source,
            EnergyUnit unit,
            DynamicsSettings settings,
            Path file,
            Duration interval,
            Consumer<State> listener) {
        try (TrajectoryFile trajectory = TrajectoryFile.open(file)) {
            String fingerprint = fingerprint(start, source, unit, settings);
            DynamicsRun run =
                    new DynamicsRun(source, settings, trajectory, checkpointOf(file), fingerprint, interval, listener);
            long first = run.begin(start, unit, file);
            Optional<String> stopped = run.advance();
            return new Result(first, run.state(), stopped);
        }
    }

    private long begin(Structure start, EnergyUnit unit, Path file) {
        if (Files.exists(checkpoint)) {
            Checkpoint from = Checkpoint.read(checkpoint);
            if (!from.fingerprint().equals(fingerprint)) {
                throw new MbtrException("the checkpoint " + checkpoint
                        + " belongs to a run with another structure, model or settings; delete it and the trajectory, or"
                        + " name another trajectory");
            }
            if (trajectory.length() < from.trajectoryBytes()) {
                throw new MbtrException(
                        file + " is shorter than its checkpoint says; it was changed. Delete both, or name"
                                + " another trajectory");
            }
            trajectory.cut(from.trajectoryBytes());
            motion = Motion.resume(start, source.potential(), unit, settings, from);
            statistics = DynamicsStatistics.resumed(from.statistics());
            written = System.nanoTime();
            return motion.step();
        }
        if (trajectory.length() > 0) {
            throw new MbtrException(
                    file + " exists and has no checkpoint beside it, so it is not of a run that can go on;"
                            + " delete it or name another trajectory");
        }
        motion = Motion.begin(start, source.potential(), unit, settings);
        statistics = new DynamicsStatistics();
        save(); // before the first frame: a trajectory without a checkpoint is not ours
        return 0;
    }

    /** The steps that are left; why they ended early. */
    private Optional<String> advance() {
        if (trajectory.length() == 0) {
            Optional<String> stopped = outside();
            if (stopped.isPresent()) {
                return stopped;
            }
            keep();
        }
        while (motion.step() < settings.steps()) {
            step();
            Optional<String> stopped = outside();
            if (stopped.isPresent()) {
                return stopped;
            }
            keep();
            if (System.nanoTime() - written > interval.toNanos()) {
                save();
            }
        }
        save();
        return Optional.empty();
    }

    private void step() {
        try {
            motion.advance();
        } catch (MbtrException failure) {
            throw new MbtrException("step " + motion.step() + ": " + failure.getMessage(), failure);
        }
    }

    private void keep() {
        statistics.add(motion.picoseconds(), motion.temperature(), motion.conservedEnergy());
        if (motion.step() % settings.every() == 0) {
            trajectory.append(motion.frame());
        }
        listener.accept(state());
    }

    private Optional<String> outside() {
        String when = "step " + motion.step() + ": ";
        if (!motion.evaluation().isFinite()) {
            return Optional.of(when + "the potential gives an energy or a force that is not finite ("
                    + motion.evaluation().energy() + ")");
        }
        Optional<String> reason = source.domain().reasonOutside(motion.structure());
        reason.ifPresent(
                text -> trajectory.append(motion.frame().withProperty("outside", new PropertyValue.Text(text))));
        return reason.map(text -> when + "the structure has left the region of the training data: " + text);
    }

    private void save() {
        trajectory.force();
        motion.checkpoint(fingerprint, trajectory.length(), statistics).write(checkpoint);
        written = System.nanoTime();
    }

    private State state() {
        return new State(
                motion.step(),
                motion.picoseconds(),
                motion.evaluation().energy(),
                motion.kineticEnergy(),
                motion.temperature(),
                statistics.meanTemperature(),
                statistics.temperatureDeviation(),
                statistics.drift() / motion.structure().atomCount(),
                motion.degreesOfFreedom());
    }

    private static String fingerprint(
            Structure start, PotentialSource.Loaded source, EnergyUnit unit, DynamicsSettings settings) {
        DynamicsSettings anyLength = new DynamicsSettings(
                settings.ensemble(),
                settings.timeStep(),
                0,
                settings.every(),
                settings.temperature(),
                settings.keepMomenta(),
                settings.seed());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ExtendedXyzWriter writer = ExtendedXyzWriter.of(text, "start")) {
            writer.write(start);
            writer.commit();
            text.write((source.fingerprint() + unit + anyLength).getBytes(StandardCharsets.UTF_8));
            return Checksum.of(new ByteArrayInputStream(text.toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
