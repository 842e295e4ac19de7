package org.mbtr.potentials.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.MbtrException;

class EnergyUnitTest {
    /** Conversion factors as CODATA 2018 and the Green Book print them. */
    @ParameterizedTest
    @CsvSource({
        "eV, 1",
        "meV, 0.001",
        "kcal/mol, 0.04336410424",
        "kJ/mol, 0.010364269656",
        "Hartree, 27.211386245988",
        "Ry, 13.605693122994"
    })
    void unitsHaveTheirPublishedSize(String name, double electronvolts) {
        assertEquals(electronvolts, EnergyUnit.named(name).orElseThrow().electronvolts(), 1e-9 * electronvolts);
    }

    @Test
    void constantsAgreeWithEachOther() {
        assertEquals(8.617333262e-5, PhysicalConstants.BOLTZMANN, 1e-14);
        assertEquals(9.6485332e-3, PhysicalConstants.ACCELERATION, 1e-10);
        assertEquals(PhysicalConstants.HARTREE / 2, PhysicalConstants.RYDBERG, 1e-12);
        assertEquals(160.21766, 1 / PhysicalConstants.GIGAPASCAL, 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ev", " eV ", "EV"})
    void caseAndBlanksDoNotMatter(String name) {
        assertEquals(Optional.of(EnergyUnit.ELECTRONVOLT), EnergyUnit.named(name));
    }

    @Test
    void megaelectronvoltIsNotMillielectronvolt() {
        assertEquals(Optional.empty(), EnergyUnit.named("MeV"));
    }

    @Test
    void unknownUnitAsksForTheOption() {
        MbtrException refused = assertThrows(MbtrException.class, () -> EnergyUnit.of("", Optional.empty()));

        assertTrue(refused.getMessage().contains("--unit"), refused.getMessage());
        assertTrue(refused.getMessage().contains("kcal/mol"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eV/atom", "kcal/mol/atom", "eV / atom"})
    void energyPerAtomIsNotThatOfAStructure(String unit) {
        MbtrException refused =
                assertThrows(MbtrException.class, () -> EnergyUnit.of(unit, Optional.of(EnergyUnit.ELECTRONVOLT)));

        assertTrue(refused.getMessage().contains("not the energy of a whole structure"), refused.getMessage());
    }

    @Test
    void optionDoesNotOverrideWhatIsKnown() {
        MbtrException refused =
                assertThrows(MbtrException.class, () -> EnergyUnit.of("eV", Optional.of(EnergyUnit.HARTREE)));

        assertTrue(refused.getMessage().contains("eV, not Hartree"), refused.getMessage());
    }

    @Test
    void optionNamesWhatIsWrittenDifferently() {
        assertEquals(
                EnergyUnit.KILOJOULE_PER_MOLE,
                EnergyUnit.of("kilojoule per mole", Optional.of(EnergyUnit.KILOJOULE_PER_MOLE)));
    }
}
