package org.mbtr.potentials.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.potentials.LennardJones;
import org.mbtr.potentials.TestStructures;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

class MotionTest {
    private static final Structure CLUSTER = TestStructures.icosahedron(3.76);
    private static final LennardJones ARGON = LennardJones.argon();

    private static DynamicsSettings settings(Ensemble ensemble, double timeStep, double temperature, long seed) {
        return new DynamicsSettings(ensemble, timeStep, 0, 1, temperature, false, seed);
    }

    private static Motion microcanonical(Structure structure, double timeStep, double temperature) {
        return Motion.begin(
                structure,
                ARGON,
                EnergyUnit.ELECTRONVOLT,
                settings(new Ensemble.Microcanonical(), timeStep, temperature, 7));
    }

    private static double energyError(double timeStep, int steps) {
        Motion motion = microcanonical(CLUSTER, timeStep, 15);
        double first = motion.conservedEnergy();
        double squares = 0;
        for (int i = 0; i < steps; i++) {
            motion.advance();
            squares += Math.pow(motion.conservedEnergy() - first, 2);
        }
        return Math.sqrt(squares / steps);
    }

    /** Velocity Verlet: half the step, a quarter of the error; 4 to within the next order. */
    @Test
    void energyErrorFallsWithTheSquareOfTheStep() {
        double coarse = energyError(20, 1000);
        double fine = energyError(10, 2000);

        assertEquals(4, coarse / fine, 0.4);
        assertTrue(coarse < 1e-3, "error " + coarse); // of a kinetic energy of 0.02 eV
    }

    @Test
    void velocitiesTurnedRoundLeadBack() {
        Motion forth = microcanonical(CLUSTER, 10, 15);
        for (int i = 0; i < 300; i++) {
            forth.advance();
        }
        Checkpoint there = forth.checkpoint("", 0, new DynamicsStatistics());
        double[] reversed = there.velocities();
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = -reversed[i];
        }
        Motion back = Motion.resume(
                CLUSTER,
                ARGON,
                EnergyUnit.ELECTRONVOLT,
                settings(new Ensemble.Microcanonical(), 10, 15, 7),
                new Checkpoint("", 0, 0, 0, there.positions(), reversed, new double[8]));
        for (int i = 0; i < 300; i++) {
            back.advance();
        }

        assertArrayEquals(CLUSTER.positions(), back.structure().positions(), 1e-9);
    }

    @Test
    void momentumAndAngularMomentumStayZero() {
        Motion motion = microcanonical(CLUSTER, 10, 30);
        for (int i = 0; i < 200; i++) {
            motion.advance();
        }
        double[] p = momenta(motion);
        double[] r = motion.structure().positions();
        double[] total = new double[6];
        double size = 0;
        for (int at = 0; at < p.length; at += 3) {
            for (int m = 0; m < 3; m++) {
                int y = (m + 1) % 3;
                int z = (m + 2) % 3;
                total[m] += p[at + m];
                total[3 + m] += r[at + y] * p[at + z] - r[at + z] * p[at + y];
                size += Math.abs(p[at + m]);
            }
        }
        assertArrayEquals(new double[6], total, 1e-11 * size);
        assertEquals(3 * 13 - 6, motion.degreesOfFreedom());
    }

    private static double[] momenta(Motion motion) {
        return ((PropertyValue.Reals) motion.frame().atomProperties().get(Motion.MOMENTA)).values();
    }

    @Test
    void linearMoleculeHasFiveMotionsAsAWhole() {
        Structure bent = TestStructures.cluster(0, 0, 0, 2, 2, 2, 4, 4, 4.1);
        Structure linear = TestStructures.cluster(0, 0, 0, 2, 2, 2, 4, 4, 4);

        assertEquals(3, microcanonical(bent, 1, 10).degreesOfFreedom());
        assertEquals(4, microcanonical(linear, 1, 10).degreesOfFreedom());
    }

    @Test
    void crystalKeepsItsRotations() {
        assertEquals(9, microcanonical(TestStructures.cubicCell(5.3), 1, 10).degreesOfFreedom());
    }

    /** Over many seeds the kinetic energy has the mean f k T / 2 and the variance f (k T)² / 2. */
    @Test
    void velocitiesAreThoseOfMaxwellAndBoltzmann() {
        int seeds = 2000;
        double sum = 0;
        double squares = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Motion motion = Motion.begin(
                    CLUSTER, ARGON, EnergyUnit.ELECTRONVOLT, settings(new Ensemble.Microcanonical(), 1, 300, seed));
            sum += motion.temperature();
            squares += motion.temperature() * motion.temperature();
        }
        double mean = sum / seeds;
        double variance = squares / seeds - mean * mean;
        double expected = 2 * 300.0 * 300.0 / 33;
        assertEquals(300, mean, 4 * Math.sqrt(expected / seeds));
        assertEquals(expected, variance, 4 * expected * Math.sqrt((2 + 12 / 33.0) / seeds));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void seedDecidesEverything(boolean bath) {
        Ensemble ensemble = bath ? new Ensemble.Langevin(30, 0.01) : new Ensemble.Microcanonical();

        assertArrayEquals(after(ensemble, 1), after(ensemble, 1));
        assertNotEquals(after(ensemble, 1)[0], after(ensemble, 2)[0]);
    }

    private static double[] after(Ensemble ensemble, long seed) {
        Motion motion = Motion.begin(CLUSTER, ARGON, EnergyUnit.ELECTRONVOLT, settings(ensemble, 5, 30, seed));
        for (int i = 0; i < 50; i++) {
            motion.advance();
        }
        return motion.structure().positions();
    }

    @Test
    void momentaOfAFrameAreKept() {
        Motion before = microcanonical(CLUSTER, 5, 30);
        Structure frame = before.frame();

        Motion after = Motion.begin(
                frame,
                ARGON,
                EnergyUnit.ELECTRONVOLT,
                new DynamicsSettings(new Ensemble.Microcanonical(), 5, 0, 1, 0, true, 1));

        assertArrayEquals(momenta(before), momenta(after), 1e-13);
    }

    @Test
    void momentaThatAreNotThereCannotBeKept() {
        DynamicsSettings keep = new DynamicsSettings(new Ensemble.Microcanonical(), 5, 0, 1, 0, true, 1);

        MbtrException refused =
                assertThrows(MbtrException.class, () -> Motion.begin(CLUSTER, ARGON, EnergyUnit.ELECTRONVOLT, keep));

        assertTrue(refused.getMessage().contains("no momenta to keep"), refused.getMessage());
    }

    @Test
    void fixedAtomsStay() {
        boolean[] moves = new boolean[13];
        moves[3] = true;
        moves[4] = true;
        Structure masked = CLUSTER.withAtomProperties(Map.of("move_mask", new PropertyValue.Truths(moves, 13)));
        Motion motion = Motion.begin(
                masked, ARGON, EnergyUnit.ELECTRONVOLT, settings(new Ensemble.Langevin(50, 0.05), 5, 50, 1));
        for (int i = 0; i < 50; i++) {
            motion.advance();
        }
        double[] start = CLUSTER.positions();
        double[] end = motion.structure().positions();
        for (int i = 0; i < start.length; i++) {
            if (moves[i / 3]) {
                assertNotEquals(start[i], end[i]);
            } else {
                assertEquals(start[i], end[i]);
            }
        }
        assertEquals(6, motion.degreesOfFreedom());
    }

    @Test
    void singleAtomHasNothingToMove() {
        MbtrException refused =
                assertThrows(MbtrException.class, () -> microcanonical(TestStructures.cluster(0, 0, 0), 1, 10));

        assertTrue(refused.getMessage().contains("nothing can move"), refused.getMessage());
    }
}
