package org.mbtr.learning.targets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.learning.TestMolecules;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Targets in other forms, and reference energies. */
class FittedTargetTest {
    private static final List<Structure> STRUCTURES = TestMolecules.random(50, 21);
    private static final ElementEnergies ATOMS =
            ElementEnergies.of(Map.of("H", -13.6, "C", -1029.0, "N", -1486.0, "O", -2043.0));

    /** Energies of atoms add up to 10⁴; sums of five of them round at 10⁻¹². */
    private static final double ROUNDING = 1e-10;

    private static double[] values() {
        return new Random(22).doubles(STRUCTURES.size(), -5, 5).toArray();
    }

    private static int atoms(int i) {
        return STRUCTURES.get(i).atomCount();
    }

    @ParameterizedTest
    @CsvSource({
        "PER_STRUCTURE, AS_GIVEN", "PER_STRUCTURE, PER_ATOM", "PER_STRUCTURE, PER_STRUCTURE",
        "PER_ATOM, AS_GIVEN", "PER_ATOM, PER_ATOM", "PER_ATOM, PER_STRUCTURE"
    })
    void learnedValuesTurnBackIntoTheTarget(TargetBasis basis, LearnedForm form) {
        double[] values = values();
        for (References references :
                List.of(new References.None(), new References.Fit(), new References.Given(ATOMS))) {
            FittedTarget target = new TargetSettings(form, references).fit(STRUCTURES, values, basis);
            double[] learned = target.toLearned(STRUCTURES, values);
            assertArrayEquals(values, target.toTarget(STRUCTURES, learned), ROUNDING, references.toString());
        }
    }

    @Test
    void learnedPerAtomIsTheTotalOverTheAtoms() {
        double[] values = values();
        double[] learned = new TargetSettings(LearnedForm.PER_ATOM, new References.None())
                .fit(STRUCTURES, values, TargetBasis.PER_STRUCTURE)
                .toLearned(STRUCTURES, values);
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i] / atoms(i), learned[i], ROUNDING);
        }
    }

    /** A control: without settings nothing changes, not even by rounding. */
    @Test
    void asGivenWithoutReferencesChangesNoBit() {
        double[] values = values();
        FittedTarget target = TargetSettings.AS_GIVEN.fit(STRUCTURES, values, TargetBasis.OTHER);
        assertArrayEquals(values, target.toLearned(STRUCTURES, values));
        assertArrayEquals(values, target.toTarget(STRUCTURES, values));
    }

    /** Totals that are sums of atoms are fitted exactly, in each of the forms, and nothing is left to learn. */
    @ParameterizedTest
    @CsvSource({"PER_STRUCTURE, AS_GIVEN", "PER_STRUCTURE, PER_ATOM", "PER_ATOM, AS_GIVEN", "PER_ATOM, PER_STRUCTURE"})
    void fitFindsTheEnergiesOfTheAtoms(TargetBasis basis, LearnedForm form) {
        double[] values = IntStream.range(0, STRUCTURES.size())
                .mapToDouble(i -> ATOMS.sum(STRUCTURES.get(i)) / (basis == TargetBasis.PER_ATOM ? atoms(i) : 1))
                .toArray();
        FittedTarget target = new TargetSettings(form, new References.Fit()).fit(STRUCTURES, values, basis);
        assertEquals(4, target.rank());
        ATOMS.energies()
                .forEach((symbol, energy) -> assertEquals(
                        energy, target.energies().energies().get(symbol), ROUNDING * Math.abs(energy), symbol));
        assertArrayEquals(new double[values.length], target.toLearned(STRUCTURES, values), ROUNDING);
    }

    private static Structure of(int... atomicNumbers) {
        double[] positions =
                new Random(3).doubles(3L * atomicNumbers.length, 0, 5).toArray();
        return Structure.molecule(atomicNumbers, positions);
    }

    /** NaCl and Na2Cl2 determine the sum of two energies only; the smallest solution shares it. */
    @Test
    void degenerateCompositionsShareTheirEnergy() {
        List<Structure> salts = List.of(of(11, 17), of(11, 11, 17, 17));
        FittedTarget target = new TargetSettings(LearnedForm.AS_GIVEN, new References.Fit())
                .fit(salts, new double[] {-8, -16}, TargetBasis.PER_STRUCTURE);
        assertEquals(1, target.rank());
        assertEquals(-4, target.energies().energies().get("Na"), ROUNDING);
        assertEquals(-4, target.energies().energies().get("Cl"), ROUNDING);
        assertEquals(-24, target.references(of(11, 11, 11, 17, 17, 17)), ROUNDING);
    }

    @Test
    void referencesOfATargetPerAtomAreMeansOverTheAtoms() {
        FittedTarget target = new FittedTarget(TargetBasis.PER_ATOM, TargetBasis.PER_ATOM, ATOMS, 4);
        assertEquals((2 * -13.6 - 2043.0) / 3, target.references(of(8, 1, 1)), ROUNDING);
    }

    @Test
    void elementWithoutAnEnergyIsNamed() {
        TargetSettings settings = new TargetSettings(
                LearnedForm.AS_GIVEN, new References.Given(ElementEnergies.of(Map.of("H", -13.6, "C", -1029.0))));
        MbtrException failure = assertThrows(
                MbtrException.class, () -> settings.check(TargetBasis.PER_STRUCTURE, List.of(of(1, 6), of(8, 1, 1))));
        assertTrue(
                failure.getMessage().contains("element O, which H2O has")
                        && failure.getMessage().contains("H C"),
                failure.getMessage());
    }

    @Test
    void whatIsNeitherPerAtomNorPerStructureIsNotConverted() {
        TargetSettings perAtom = new TargetSettings(LearnedForm.PER_ATOM, new References.None());
        TargetSettings fitted = new TargetSettings(LearnedForm.AS_GIVEN, new References.Fit());
        for (TargetSettings settings : List.of(perAtom, fitted)) {
            MbtrException failure =
                    assertThrows(MbtrException.class, () -> settings.check(TargetBasis.OTHER, STRUCTURES));
            assertTrue(failure.getMessage().contains("neither per atom nor per structure"), failure.getMessage());
        }
    }

    @Test
    void energiesThatMakeNoSenseAreRefused() {
        assertThrows(MbtrException.class, () -> ElementEnergies.of(Map.of("Xx", 1.0)));
        assertThrows(MbtrException.class, () -> ElementEnergies.of(Map.of("H", Double.NaN)));
        assertThrows(MbtrException.class, () -> new References.Given(ElementEnergies.NONE));
    }

    @Test
    void unitsFollowTheForm() {
        assertEquals("eV/atom", TargetBasis.PER_STRUCTURE.unitIn(TargetBasis.PER_ATOM, "eV"));
        assertEquals("eV", TargetBasis.PER_ATOM.unitIn(TargetBasis.PER_STRUCTURE, "eV/atom"));
        assertEquals("eV/atom", TargetBasis.PER_ATOM.unitIn(TargetBasis.PER_ATOM, "eV/atom"));
        assertEquals("", TargetBasis.PER_STRUCTURE.unitIn(TargetBasis.PER_ATOM, ""));
    }
}
