package org.mbtr.potentials.dynamics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.Potential;
import org.mbtr.potentials.frames.Frames;
import org.mbtr.potentials.frames.FreeCoordinates;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.potentials.units.PhysicalConstants;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

/**
 * Atoms in motion, one step after the other, by the splitting B A (O) A B: half a step of velocities by the forces, half a
 * step of places by the velocities, friction and random forces, and back. Without O (microcanonical) it is velocity Verlet:
 * symplectic, reversible, energy conserved to O(Δt²). With O,
 *
 * <p>v ← c v + √(1 − c²) √(k_B T / m) ξ, c = exp(−γ Δt),
 *
 * <p>it samples Langevin's equation (BAOAB); averages over places are exact for harmonic potentials and correct to O(Δt²)
 * for others, with a small factor.
 *
 * <p>What a step conserves is potential plus kinetic energy less the heat that O has brought in. One evaluation for each
 * step.
 *
 * <p>Sources: L. Verlet, Phys. Rev. 159, 98 (1967); B. Leimkuhler, C. Matthews, Appl. Math. Res. Express 2013, 34 (2013)
 * and J. Chem. Phys. 138, 174102 (2013).
 */
final class Motion {
    /** Momenta of the atoms, {@code [atoms, 3]}, in the unit of ASE: √(eV u). */
    static final String MOMENTA = "momenta";

    private final Structure labels;
    private final Potential potential;
    private final EnergyUnit unit;
    private final DynamicsSettings settings;
    private final FreeCoordinates free;
    private final double[] masses;
    private final Noise noise;
    private final int degreesOfFreedom;
    private final double[] positions;
    private final double[] velocities;
    private Evaluation evaluation;
    private long step;
    private double heat;

    private Motion(
            Structure structure,
            Potential potential,
            EnergyUnit unit,
            DynamicsSettings settings,
            double[] positions,
            double[] velocities) {
        this.labels = Frames.labelled(structure);
        this.potential = potential;
        this.unit = unit;
        this.settings = settings;
        this.free = FreeCoordinates.of(structure);
        this.masses = masses(structure);
        this.noise = new Noise(settings.seed());
        this.positions = positions;
        this.velocities = velocities;
        boolean conserved = settings.ensemble() instanceof Ensemble.Microcanonical && free.all();
        this.degreesOfFreedom =
                free.count() - (conserved ? rigidMotion(structure).count() : 0);
        if (degreesOfFreedom < 1) {
            throw new MbtrException("nothing can move but the structure as a whole: " + structure.atomCount()
                    + " atoms, of which " + free.count() + " coordinates are free");
        }
        this.evaluation = potential.evaluate(structure());
    }

    /**
     * At the beginning: velocities of the structure or drawn from the distribution of Maxwell and Boltzmann, without motion
     * of the structure as a whole where nothing is fixed.
     *
     * @throws MbtrException if nothing may move, or momenta are to be kept and there are none
     */
    static Motion begin(Structure structure, Potential potential, EnergyUnit unit, DynamicsSettings settings) {
        double[] velocities = settings.keepMomenta() ? velocitiesOf(structure) : drawn(structure, settings);
        FreeCoordinates free = FreeCoordinates.of(structure);
        free.clearFixed(velocities);
        if (free.all()) {
            rigidMotion(structure).takeFrom(velocities);
        }
        return new Motion(structure, potential, unit, settings, structure.positions(), velocities);
    }

    /** Where an earlier run has left off. */
    static Motion resume(
            Structure structure, Potential potential, EnergyUnit unit, DynamicsSettings settings, Checkpoint from) {
        Motion motion = new Motion(structure, potential, unit, settings, from.positions(), from.velocities());
        motion.step = from.step();
        motion.heat = from.heat();
        return motion;
    }

    private static double[] drawn(Structure structure, DynamicsSettings settings) {
        Random random = new Noise(settings.seed()).ofStep(0);
        double[] masses = masses(structure);
        double[] velocities = new double[3 * masses.length];
        for (int i = 0; i < velocities.length; i++) {
            velocities[i] = thermal(settings.temperature(), masses[i / 3]) * random.nextGaussian();
        }
        return velocities;
    }

    private static double[] velocitiesOf(Structure structure) {
        if (!(structure.atomProperties().get(MOMENTA) instanceof PropertyValue.Reals momenta)
                || momenta.values().length != 3 * structure.atomCount()) {
            throw new MbtrException("the structure has no momenta to keep (columns `" + MOMENTA
                    + ":R:3`); without --keep-momenta velocities are drawn");
        }
        double[] masses = masses(structure);
        double[] velocities = momenta.values();
        for (int i = 0; i < velocities.length; i++) {
            velocities[i] *= Math.sqrt(PhysicalConstants.ACCELERATION) / masses[i / 3];
        }
        return velocities;
    }

    private static double[] masses(Structure structure) {
        double[] masses = new double[structure.atomCount()];
        for (int atom = 0; atom < masses.length; atom++) {
            masses[atom] = Element.of(structure.atomicNumber(atom)).mass();
        }
        return masses;
    }

    private static RigidMotion rigidMotion(Structure structure) {
        return new RigidMotion(masses(structure), structure.positions(), !structure.isPeriodic());
    }

    /** Standard deviation of a velocity (angstrom/fs). */
    private static double thermal(double temperature, double mass) {
        return Math.sqrt(PhysicalConstants.BOLTZMANN * temperature * PhysicalConstants.ACCELERATION / mass);
    }

    /** One step. */
    void advance() {
        step++;
        kick();
        drift();
        if (settings.ensemble() instanceof Ensemble.Langevin bath) {
            thermostat(bath);
        }
        drift();
        evaluation = potential.evaluate(structure());
        kick();
    }

    private void kick() {
        double factor = settings.timeStep() / 2 * PhysicalConstants.ACCELERATION * unit.electronvolts();
        double[] gradient = evaluation.gradient();
        free.clearFixed(gradient);
        for (int i = 0; i < velocities.length; i++) {
            velocities[i] -= factor * gradient[i] / masses[i / 3];
        }
    }

    private void drift() {
        for (int i = 0; i < positions.length; i++) {
            positions[i] += settings.timeStep() / 2 * velocities[i];
        }
    }

    private void thermostat(Ensemble.Langevin bath) {
        double before = kineticElectronvolts();
        double kept = Math.exp(-bath.friction() * settings.timeStep());
        double renewed = Math.sqrt(-Math.expm1(-2 * bath.friction() * settings.timeStep()));
        Random random = noise.ofStep(step);
        for (int i = 0; i < velocities.length; i++) {
            velocities[i] =
                    kept * velocities[i] + renewed * thermal(bath.temperature(), masses[i / 3]) * random.nextGaussian();
        }
        free.clearFixed(velocities);
        heat += kineticElectronvolts() - before;
    }

    private double kineticElectronvolts() {
        double sum = 0;
        for (int i = 0; i < velocities.length; i++) {
            sum += masses[i / 3] * velocities[i] * velocities[i];
        }
        return sum / (2 * PhysicalConstants.ACCELERATION);
    }

    /** Number of steps made. */
    long step() {
        return step;
    }

    /** Time since the beginning (ps). */
    double picoseconds() {
        return step * settings.timeStep() / 1000;
    }

    /** Kinetic energy (unit of the potential). */
    double kineticEnergy() {
        return kineticElectronvolts() / unit.electronvolts();
    }

    /** Potential plus kinetic energy less the heat from the bath (unit of the potential). */
    double conservedEnergy() {
        return evaluation.energy() + kineticEnergy() - heat / unit.electronvolts();
    }

    /** 2 K / (k_B · degrees of freedom) (K). */
    double temperature() {
        return 2 * kineticElectronvolts() / (PhysicalConstants.BOLTZMANN * degreesOfFreedom);
    }

    /** Coordinates that hold kinetic energy: free ones, without the motion as a whole where that is conserved. */
    int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    /** Labels and places. */
    Structure structure() {
        return labels.withPositions(positions);
    }

    /** What stands in the trajectory for this step. */
    Structure frame() {
        Structure frame = Frames.of(structure(), evaluation, unit.symbol());
        Map<String, PropertyValue> properties = new LinkedHashMap<>(frame.properties());
        properties.put("step", new PropertyValue.Whole(step));
        properties.put("time_fs", new PropertyValue.Real(step * settings.timeStep()));
        properties.put("kinetic_energy", new PropertyValue.Real(kineticEnergy()));
        properties.put("conserved_energy", new PropertyValue.Real(conservedEnergy()));
        properties.put("temperature", new PropertyValue.Real(temperature()));
        Map<String, PropertyValue> atoms = new LinkedHashMap<>(frame.atomProperties());
        double[] momenta = new double[velocities.length];
        for (int i = 0; i < momenta.length; i++) {
            momenta[i] = masses[i / 3] * velocities[i] / Math.sqrt(PhysicalConstants.ACCELERATION);
        }
        atoms.put(MOMENTA, new PropertyValue.Reals(momenta, masses.length, 3));
        return frame.withProperties(properties).withAtomProperties(atoms);
    }

    /** All that {@link #resume} needs. */
    Checkpoint checkpoint(String fingerprint, long trajectoryBytes, DynamicsStatistics statistics) {
        return new Checkpoint(fingerprint, step, heat, trajectoryBytes, positions, velocities, statistics.state());
    }
}
