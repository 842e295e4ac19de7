package org.mbtr.phases.hull;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

class ComponentsTest {
    private static final Components SILVER_PALLADIUM = new Components(List.of("Ag", "Pd"));

    private static Structure atoms(int... atomicNumbers) {
        return Structure.molecule(atomicNumbers, new double[3 * atomicNumbers.length]);
    }

    @Test
    void fractionsAreThoseOfTheAtoms() {
        Components components = Components.of(List.of(atoms(47, 46), atoms(29)));
        assertEquals(List.of("Ag", "Cu", "Pd"), components.symbols());
        assertArrayEquals(
                new double[] {0.5, 0, 0.5},
                components.compositionOf(atoms(46, 47, 47, 46)).fractions());
    }

    @ParameterizedTest
    @CsvSource({
        "Ag3Pd, 0.75, Ag3Pd",
        "AgPd, 0.5, AgPd",
        "Ag0.25Pd0.75, 0.25, AgPd3",
        "Pd, 0, Pd",
        "Pd2Ag4, 0.66666667, Ag2Pd"
    })
    void formulasAreReadAndWritten(String formula, double silver, String written) {
        Composition composition = SILVER_PALLADIUM.parse(formula);
        assertEquals(silver, composition.fraction(0), 1e-8);
        assertEquals(written, SILVER_PALLADIUM.formula(composition));
    }

    @Test
    void fractionsThatNoSmallCellHasAreWrittenAsFractions() {
        assertEquals("Ag0.314Pd0.686", SILVER_PALLADIUM.formula(new Composition(0.31415926, 0.68584074)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ag", "Ag3 Pd", "Ag-Pd", "3Ag", "Ag.", "Ag0", "Ag1.2.3"})
    void otherTextsAreNoFormulas(String text) {
        String message = assertThrows(MbtrException.class, () -> SILVER_PALLADIUM.parse(text))
                .getMessage();
        assertTrue(message.contains("`" + text + "`"), message);
    }

    @Test
    void otherElementsAreRefused() {
        assertTrue(assertThrows(MbtrException.class, () -> SILVER_PALLADIUM.parse("AgCu"))
                .getMessage()
                .contains("Cu"));
        assertTrue(assertThrows(MbtrException.class, () -> SILVER_PALLADIUM.compositionOf(atoms(29)))
                .getMessage()
                .contains("Cu"));
        assertThrows(MbtrException.class, () -> new Components(List.of("Ag", "Ag")));
        assertThrows(MbtrException.class, () -> new Components(List.of("Xx")));
        assertThrows(MbtrException.class, () -> new Components(List.of()));
    }

    @Test
    void fractionsMustBeThoseOfAWhole() {
        assertThrows(MbtrException.class, () -> new Composition(0.5, 0.4));
        assertThrows(MbtrException.class, () -> new Composition(1.5, -0.5));
        assertThrows(MbtrException.class, () -> new Composition(Double.NaN, 1));
        assertThrows(MbtrException.class, () -> Composition.ofAmounts(0, 0));
    }
}
