package org.mbtr.learning.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.structures.data.Dataset;
import org.mbtr.structures.data.DatasetCatalogue;
import org.mbtr.structures.data.DatasetProperty;

class BasisGuessTest {
    @ParameterizedTest
    @CsvSource({
        "energy, eV, per-structure",
        "energy, '', per-structure",
        "energy, eV/atom, per-atom",
        "energy, meV / atom, per-atom",
        "energy, eV/cation, other",
        "energy, eV/f.u., other",
        "energy, eV/cell, per-structure",
        "energy, kcal/mol, per-structure",
        "energy_eV_per_atom, '', per-atom",
        "energy per atom, '', per-atom",
        "Energy-per-Atom, '', per-atom",
        "formation_energy_eV_per_cation, '', other",
        "energy_per_formula_unit, '', other",
        "magnetic_moment_muB_per_cell, Bohr magneton, per-structure",
        "energy_per_atom, eV/cell, per-structure",
        "permittivity, '', per-structure",
        "superenergy, '', per-structure",
        "bandgap_eV, eV, other",
        "homo, Hartree, other",
        "homogeneity, '', per-structure"
    })
    void unitThenNameTell(String name, String unit, String expected) {
        assertEquals(expected, BasisGuess.of(name, name, unit).toString());
    }

    @Test
    void meaningTellsOfQuantitiesThatAreNoSums() {
        assertEquals(TargetBasis.OTHER, BasisGuess.of("ea_zindo", "electron affinity, ZINDO/s", "eV"));
        assertEquals(TargetBasis.OTHER, BasisGuess.of("mu", "dipole moment", "Debye"));
        assertEquals(TargetBasis.PER_STRUCTURE, BasisGuess.of("p_pbe0", "isotropic polarizability", "Angstrom^3"));
    }

    /** The catalogue says per what its energies are; every unit with "atom" or "cation" must be understood. */
    @Test
    void everyTargetOfTheCatalogueIsWhatItsUnitSays() {
        for (Dataset dataset : DatasetCatalogue.standard().datasets()) {
            for (DatasetProperty property : dataset.properties()) {
                TargetBasis found = BasisGuess.of(property.key(), property.meaning(), property.unit());
                String what = dataset.name() + " " + property.key();
                boolean perAtom =
                        property.unit().endsWith("/atom") || property.key().endsWith("_per_atom");
                assertEquals(perAtom, found == TargetBasis.PER_ATOM, what);
                if (property.unit().endsWith("/cation")) {
                    assertEquals(TargetBasis.OTHER, found, what);
                }
                if (dataset.targets().contains(property.key())
                        && property.unit().equals("kcal/mol")) {
                    assertEquals(TargetBasis.PER_STRUCTURE, found, what);
                }
            }
        }
    }
}
