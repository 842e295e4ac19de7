package org.mbtr.potentials.relax;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.LennardJones;
import org.mbtr.potentials.Potential;
import org.mbtr.potentials.TestStructures;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

class RelaxationTest {
    private static final RelaxationSettings TIGHT = new RelaxationSettings(1e-6, 1e-7, 500, false);
    private static final RelaxationSettings CELL = new RelaxationSettings(1e-6, 1e-7, 500, true);

    private static Relaxation.Result relaxed(Structure start, Potential potential, RelaxationSettings settings) {
        return Relaxation.run(start, potential, EnergyUnit.ELECTRONVOLT, settings, step -> {});
    }

    /** Energies of the global minima in ε: M. R. Hoare, P. Pal, Adv. Phys. 20, 161 (1971); Cambridge Cluster Database. */
    @Test
    void clustersHaveTheirPublishedEnergies() {
        Structure seven = TestStructures.rattled(TestStructures.pentagonalBipyramid(1.2), 0.05, 1);
        Structure thirteen = TestStructures.rattled(TestStructures.icosahedron(1.2), 0.05, 2);

        assertEquals(
                -16.505384,
                relaxed(seven, LennardJones.reduced(), TIGHT).end().evaluation().energy(),
                1e-6);
        assertEquals(
                -44.326801,
                relaxed(thirteen, LennardJones.reduced(), TIGHT)
                        .end()
                        .evaluation()
                        .energy(),
                1e-6);
    }

    /**
     * Lattice sums of the face-centred cubic lattice, C12 = 12.13188 and C6 = 14.45392 (Kittel, Introduction to Solid State
     * Physics, chapter 3): nearest neighbours at (2 C12 / C6)^(1/6) σ = 1.0902 σ, −8.610 ε for each atom. The cutoff of
     * 12 σ leaves out 4 π √2 / (3 · 12³ · 1.09³) = 2·10⁻³ of C6, its envelope about as much again.
     */
    @Test
    void latticeConstantAndEnergyOfTheCrystalArePublishedOnes() {
        LennardJones potential = new LennardJones(1, 1, 12, "eV");

        Relaxation.Result result = relaxed(TestStructures.faceCentredCubic(1.7), potential, CELL);

        assertEquals(Relaxation.Outcome.CONVERGED, result.outcome());
        double neighbours = result.end().structure().cell().orElseThrow().length(0);
        assertEquals(1.0902, neighbours, 1e-3);
        assertEquals(-8.610, result.end().evaluation().energy(), 0.01);
    }

    @Test
    void strainedAndRattledCrystalReturnsWithoutTurning() {
        double[] strain = {0.04, 0.02, 0, 0.02, -0.03, 0.01, 0, 0.01, 0.02};
        Structure start =
                TestStructures.rattled(TestStructures.strained(TestStructures.cubicCell(5.3), strain), 0.1, 4);
        LennardJones potential = LennardJones.argon();

        Structure end = relaxed(start, potential, CELL).end().structure();
        Structure perfect =
                relaxed(TestStructures.cubicCell(5.3), potential, CELL).end().structure();

        Cell cell = end.cell().orElseThrow();
        Cell cubic = perfect.cell().orElseThrow();
        for (int k = 0; k < 3; k++) {
            assertEquals(cubic.length(k), cell.length(k), 1e-3);
            assertEquals(90, cell.angle(k), 0.01);
        }
        assertArrayEquals(cubic.vectors(), cell.vectors(), 0.02);
    }

    @Test
    void unitChangesNothingButNumbers() {
        Structure start = TestStructures.rattled(TestStructures.icosahedron(3.7), 0.1, 5);
        LennardJones electronvolts = LennardJones.argon();
        double factor = 1 / EnergyUnit.KILOCALORIE_PER_MOLE.electronvolts();
        LennardJones kilocalories = new LennardJones(0.010323 * factor, 3.405, 9, "kcal/mol");
        RelaxationSettings settings = new RelaxationSettings(1e-4, 1, 500, false);

        Relaxation.Result one = relaxed(start, electronvolts, settings);
        Relaxation.Result other =
                Relaxation.run(start, kilocalories, EnergyUnit.KILOCALORIE_PER_MOLE, settings, step -> {});

        assertEquals(one.end().number(), other.end().number());
        assertArrayEquals(
                one.end().structure().positions(), other.end().structure().positions(), 1e-8);
        assertEquals(one.end().largestForce(), other.end().largestForce(), 1e-8);
    }

    @Test
    void fixedCoordinatesStayAndTheirForcesDoNotCount() {
        Structure start = TestStructures.cluster(0, 0, 0, 3.4, 0, 0, 7.4, 0.5, 0);
        Structure masked = start.withAtomProperties(Map.of(
                "move_mask",
                new PropertyValue.Truths(
                        new boolean[] {false, false, false, false, false, true, true, true, true}, 3, 3)));

        Relaxation.Result result = relaxed(masked, LennardJones.argon(), TIGHT);

        double[] end = result.end().structure().positions();
        assertEquals(Relaxation.Outcome.CONVERGED, result.outcome());
        assertArrayEquals(new double[] {0, 0, 0, 3.4, 0}, Arrays.copyOf(end, 5));
        assertTrue(Math.abs(result.end().evaluation().gradient()[0]) > 1e-3);
        assertNotEquals(7.4, end[6]);
    }

    @Test
    void labelsStayAndNumbersOfTheOldGeometryGo() {
        Structure start = TestStructures.cluster(0, 0, 0, 3.5, 0, 0)
                .withProperties(Map.of("name", new PropertyValue.Text("dimer"), "energy", new PropertyValue.Real(7)));

        Structure end = relaxed(start, LennardJones.argon(), TIGHT).end().structure();

        assertEquals(Map.of("name", new PropertyValue.Text("dimer")), end.properties());
    }

    @Test
    void outOfStepsSaysSoAndEveryStepIsHeard() {
        Structure start = TestStructures.rattled(TestStructures.icosahedron(4.5), 0.3, 6);
        List<Integer> numbers = new ArrayList<>();

        Relaxation.Result result = Relaxation.run(
                start,
                LennardJones.argon(),
                EnergyUnit.ELECTRONVOLT,
                new RelaxationSettings(1e-9, 1, 3, false),
                step -> numbers.add(step.number()));

        assertEquals(Relaxation.Outcome.OUT_OF_STEPS, result.outcome());
        assertEquals(List.of(0, 1, 2, 3), numbers);
    }

    /** A control: forces of the wrong sign do not go unnoticed. */
    @Test
    void forcesThatDoNotBelongToTheEnergyAreStuck() {
        LennardJones right = LennardJones.argon();
        Potential wrong = new Potential() {
            @Override
            public String energyUnit() {
                return "eV";
            }

            @Override
            public Evaluation evaluate(Structure structure) {
                Evaluation e = right.evaluate(structure);
                return new Evaluation(e.energy(), e.forces(), e.strainGradient());
            }
        };

        assertEquals(
                Relaxation.Outcome.STUCK,
                relaxed(TestStructures.cluster(0, 0, 0, 3.5, 0, 0), wrong, TIGHT)
                        .outcome());
    }

    @Test
    void moleculeHasNoCellToRelax() {
        Structure dimer = TestStructures.cluster(0, 0, 0, 3.5, 0, 0);

        MbtrException refused = assertThrows(MbtrException.class, () -> relaxed(dimer, LennardJones.argon(), CELL));

        assertTrue(refused.getMessage().contains("a molecule has no volume"), refused.getMessage());
    }

    /** A model that pulls everything together where it knows nothing does not take the machine's memory with it. */
    @Test
    void cellThatCollapsesIsStopped() {
        Potential collapsing = new Potential() {
            @Override
            public String energyUnit() {
                return "eV";
            }

            @Override
            public Evaluation evaluate(Structure structure) {
                double volume = Lattice.of(structure).extent();
                return new Evaluation(volume, new double[3 * structure.atomCount()], new double[] {
                    volume, 0, 0, 0, volume, 0, 0, 0, volume
                });
            }
        };

        MbtrException stopped =
                assertThrows(MbtrException.class, () -> relaxed(TestStructures.cubicCell(5.3), collapsing, CELL));

        assertTrue(stopped.getMessage().contains("the cell has shrunk to 0.2"), stopped.getMessage());
    }
}
