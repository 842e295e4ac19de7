package org.mbtr.potentials.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mbtr.potentials.LennardJones;
import org.mbtr.potentials.Potential;
import org.mbtr.potentials.Springs;
import org.mbtr.potentials.TestStructures;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.potentials.units.PhysicalConstants;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;

/** Langevin dynamics samples what it should, within statistical errors at fixed seeds. */
class LangevinTest {
    private static final double TEMPERATURE = 300;
    private static final int ATOMS = 200;

    private record Averages(double place, double placeError, double temperature, double deviation, int freedom) {}

    /** Averages over 200 atoms on springs with ω Δt as given and γ = ω. */
    private static Averages springs(double omegaStep, int steps) {
        Springs potential = new Springs(2);
        double omega = Math.sqrt(2 * PhysicalConstants.ACCELERATION / Element.AR.mass());
        Structure start = TestStructures.cluster(new double[3 * ATOMS]);
        Motion motion = motion(start, potential, omegaStep / omega, omega);
        DynamicsStatistics statistics = new DynamicsStatistics();
        double squares = 0;
        for (int i = 0; i < 200 + steps; i++) {
            motion.advance();
            if (i < 200) {
                continue; // from the start, where all springs are at rest
            }
            statistics.add(motion.picoseconds(), motion.temperature(), motion.conservedEnergy());
            for (double x : motion.structure().positions()) {
                squares += x * x;
            }
        }
        // the squares of places a step apart are correlated over about 2 / (ω Δt) steps
        double independent = 3.0 * ATOMS * steps * Math.min(1, omegaStep / 4);
        return new Averages(
                squares / (3.0 * ATOMS * steps),
                Math.sqrt(2 / independent),
                statistics.meanTemperature(),
                statistics.temperatureDeviation(),
                motion.degreesOfFreedom());
    }

    private static Motion motion(Structure start, Potential potential, double timeStep, double friction) {
        Ensemble bath = new Ensemble.Langevin(TEMPERATURE, friction);
        return Motion.begin(
                start,
                potential,
                EnergyUnit.ELECTRONVOLT,
                new DynamicsSettings(bath, timeStep, 0, 1, TEMPERATURE, false, 11));
    }

    /**
     * BAOAB gives ⟨x²⟩ = k_B T / k whatever the step, and ⟨v²⟩ = (1 − (ω Δt)² / 4) k_B T / m: Leimkuhler and Matthews (2013).
     */
    @Test
    void placesOnSpringsAreExactEvenWithLongSteps() {
        Averages averages = springs(1, 3000);

        double exact = PhysicalConstants.BOLTZMANN * TEMPERATURE / 2;
        assertEquals(1, averages.place() / exact, 4 * averages.placeError());
        assertTrue(averages.placeError() < 0.01);
        assertEquals(0.75 * TEMPERATURE, averages.temperature(), 2);
    }

    /** Mean T and standard deviation T √(2/f) of the canonical ensemble. */
    @Test
    void temperatureFluctuatesAsItShould() {
        Averages averages = springs(0.1, 20000);

        assertEquals(TEMPERATURE * (1 - 0.01 / 4), averages.temperature(), 0.8);
        assertEquals(600, averages.freedom());
        assertEquals(TEMPERATURE * Math.sqrt(2.0 / 600), averages.deviation(), 0.06 * 17.3);
    }

    /** Energy less heat hardly drifts although the energy itself fluctuates by as much as the temperature. */
    @Test
    void energyLessHeatIsConserved() {
        Structure start = TestStructures.icosahedron(3.76);
        Ensemble bath = new Ensemble.Langevin(20, 0.005);
        Motion motion = Motion.begin(
                start,
                LennardJones.argon(),
                EnergyUnit.ELECTRONVOLT,
                new DynamicsSettings(bath, 5, 0, 1, 20, false, 3));
        double first = motion.conservedEnergy();
        double total = motion.evaluation().energy() + motion.kineticEnergy();
        double largest = 0;
        double fluctuation = 0;
        for (int i = 0; i < 2000; i++) {
            motion.advance();
            largest = Math.max(largest, Math.abs(motion.conservedEnergy() - first));
            fluctuation =
                    Math.max(fluctuation, Math.abs(motion.evaluation().energy() + motion.kineticEnergy() - total));
        }
        assertTrue(largest < 2e-4, "drift " + largest);
        assertTrue(fluctuation > 1e-2, "fluctuation " + fluctuation);
    }
}
