package org.mbtr.potentials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.Structure;

/** The potential that the other tests stand on has the derivatives that it claims. */
class LennardJonesTest {
    private static final LennardJones POTENTIAL = LennardJones.argon();
    private static final Structure CRYSTAL = TestStructures.rattled(TestStructures.cubicCell(5.2), 0.3, 3);

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-4})
    void forcesAreCentralDifferences(double step) {
        double[] forces = POTENTIAL.evaluate(CRYSTAL).forces();
        for (int i = 0; i < forces.length; i++) {
            double difference = (energyMoved(i, step) - energyMoved(i, -step)) / (2 * step);
            assertEquals(-difference, forces[i], 1e-6 * step / 1e-3 + 1e-9, "coordinate " + i);
        }
    }

    private static double energyMoved(int coordinate, double by) {
        double[] positions = CRYSTAL.positions();
        positions[coordinate] += by;
        return POTENTIAL.evaluate(CRYSTAL.withPositions(positions)).energy();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-4})
    void stressIsCentralDifferences(double step) {
        double volume = Lattice.of(CRYSTAL).extent();
        double[] stress = POTENTIAL.evaluate(CRYSTAL).stress(volume);
        for (int i = 0; i < 9; i++) {
            double difference = (energyStrained(i, step) - energyStrained(i, -step)) / (2 * step * volume);
            assertEquals(difference, stress[i], 2e-6 * step / 1e-3 + 1e-9, "component " + i);
        }
    }

    private static double energyStrained(int component, double by) {
        double[] strain = new double[9];
        strain[component] = by;
        return POTENTIAL.evaluate(TestStructures.strained(CRYSTAL, strain)).energy();
    }
}
