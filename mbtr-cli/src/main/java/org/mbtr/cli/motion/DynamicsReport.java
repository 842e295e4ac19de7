package org.mbtr.cli.motion;

import java.nio.file.Path;
import java.time.Duration;
import org.mbtr.cli.report.Numbers;
import org.mbtr.cli.show.Description;
import org.mbtr.potentials.dynamics.DynamicsRun;
import org.mbtr.potentials.dynamics.DynamicsSettings;
import org.mbtr.potentials.dynamics.Ensemble;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.Structure;

/** What is said about a run of molecular dynamics, while it lasts and at its end. Energies are in the unit of the model. */
public final class DynamicsReport {
    private final EnergyUnit unit;
    private final DynamicsSettings settings;
    private final Path trajectory;
    private final Description description = new Description();

    /** Of a run of this structure. */
    public DynamicsReport(String source, Structure start, EnergyUnit unit, DynamicsSettings settings, Path trajectory) {
        this.unit = unit;
        this.settings = settings;
        this.trajectory = trajectory;
        description
                .fact("data", "data", source, source + " (" + start + ", " + start.atomCount() + " atoms)")
                .field("unit", unit.symbol())
                .fact("ensemble", "ensemble", name(), words())
                .fact("timestep_fs", "time step", settings.timeStep(), settings.timeStep() + " fs")
                .fact("seed", "seed", settings.seed());
    }

    private String name() {
        return switch (settings.ensemble()) {
            case Ensemble.Microcanonical nve -> "nve";
            case Ensemble.Langevin nvt -> "nvt";
        };
    }

    private String words() {
        return switch (settings.ensemble()) {
            case Ensemble.Microcanonical nve -> "nve (velocity Verlet)";
            case Ensemble.Langevin nvt ->
                "nvt (Langevin, " + Numbers.significant(nvt.temperature(), 4) + " K, friction "
                        + Numbers.significant(1000 * nvt.friction(), 3) + "/ps)";
        };
    }

    /** How a run is doing, in a few words. */
    public String line(DynamicsRun.State state) {
        return Numbers.significant(state.picoseconds(), 3) + " ps, energy "
                + Numbers.significant(state.potentialEnergy(), 6) + " " + unit.symbol() + ", "
                + Math.round(state.temperature()) + " K, drift " + drift(state);
    }

    private String drift(DynamicsRun.State state) {
        return Numbers.significant(state.drift(), 2) + " " + unit.symbol() + "/atom/ps";
    }

    /** Adds how it ended. */
    public void finish(DynamicsRun.Result result, double seconds) {
        DynamicsRun.State last = result.last();
        String resumed = result.first() > 0 ? " (" + result.first() + " of them before)" : "";
        description
                .fact("steps", "steps", last.step(), last.step() + " of " + settings.steps() + resumed)
                .field("first_step", result.first())
                .fact("picoseconds", "time", last.picoseconds(), Numbers.significant(last.picoseconds(), 4) + " ps")
                .fact(
                        "potential_energy",
                        "energy",
                        last.potentialEnergy(),
                        Numbers.significant(last.potentialEnergy(), 8) + " " + unit.symbol() + ", kinetic "
                                + Numbers.significant(last.kineticEnergy(), 6))
                .field("kinetic_energy", last.kineticEnergy())
                .field("temperature", last.temperature())
                .fact(
                        "mean_temperature",
                        "temperature",
                        last.meanTemperature(),
                        Numbers.significant(last.meanTemperature(), 4) + " K on average, standard deviation "
                                + Numbers.significant(last.temperatureDeviation(), 3) + " K")
                .field("temperature_deviation", last.temperatureDeviation())
                .field("degrees_of_freedom", last.degreesOfFreedom())
                .fact("drift", "drift", last.drift(), drift(last))
                .fact("trajectory", "trajectory", trajectory.toString())
                .field("checkpoint", DynamicsRun.checkpointOf(trajectory).toString())
                .field("stopped", result.stopped().orElse(null))
                .fact("seconds", "took", seconds, Numbers.duration(Duration.ofNanos(Math.round(seconds * 1e9))));
    }

    /** The report. */
    public Description description() {
        return description;
    }
}
