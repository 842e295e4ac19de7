package org.mbtr.phases.hull;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

class FormationEnergiesTest {
    private static final List<Structure> STRUCTURES =
            List.of(atoms(28), atoms(28, 28), atoms(22), atoms(28, 22, 22), atoms(22, 28));
    private static final double[] TOTAL = {-5, -10.4, -7.5, -21, -13.5};

    private static Structure atoms(int... atomicNumbers) {
        return Structure.molecule(atomicNumbers, new double[3 * atomicNumbers.length]);
    }

    @Test
    void lowestPureStructureOfEachElementIsItsReference() {
        ElementEnergies expected = ElementEnergies.of(Map.of("Ni", -5.2, "Ti", -7.5));
        assertEquals(expected, FormationEnergies.lowestPure(STRUCTURES, TOTAL, TargetBasis.PER_STRUCTURE));
        double[] perAtom = {-5, -5.2, -7.5, -7, -6.75};
        assertEquals(expected, FormationEnergies.lowestPure(STRUCTURES, perAtom, TargetBasis.PER_ATOM));
    }

    @Test
    void formationEnergyIsTheTotalWithoutTheElements() {
        ElementEnergies references = ElementEnergies.of(Map.of("Ni", -5.2, "Ti", -7.5));
        double[] expected = {0.2, 0, 0, (-21 + 5.2 + 15) / 3, (-13.5 + 12.7) / 2};
        assertArrayEquals(
                expected, FormationEnergies.of(STRUCTURES, TOTAL, TargetBasis.PER_STRUCTURE, references), 1e-14);
        double[] perAtom = {-5, -5.2, -7.5, -7, -6.75};
        assertArrayEquals(expected, FormationEnergies.of(STRUCTURES, perAtom, TargetBasis.PER_ATOM, references), 1e-14);
    }

    @Test
    void elementsWithoutAReferenceAreNamed() {
        List<Structure> compounds = STRUCTURES.subList(2, 5);
        double[] energies = {-7.5, -21, -13.5};
        String message = assertThrows(
                        MbtrException.class,
                        () -> FormationEnergies.lowestPure(compounds, energies, TargetBasis.PER_STRUCTURE))
                .getMessage();
        assertTrue(message.contains("Ni") && !message.contains("Ti"), message);
        ElementEnergies titanium = ElementEnergies.of(Map.of("Ti", -7.5));
        assertTrue(assertThrows(
                        MbtrException.class,
                        () -> FormationEnergies.of(compounds, energies, TargetBasis.PER_STRUCTURE, titanium))
                .getMessage()
                .contains("Ni"));
    }
}
