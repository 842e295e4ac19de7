package org.mbtr.learning.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.structures.Structure;

class ErrorsTest {
    private static final double[] PREDICTIONS = {2, 2, 1};
    private static final List<Structure> ONE_FIVE_AND_TWO_ATOMS = List.of(atoms(1), atoms(5), atoms(2));

    private static Structure atoms(int count) {
        return Structure.molecule(new int[count], new double[3 * count]);
    }

    /** Residuals 1, 0 and −3. */
    private static Errors errors(TargetBasis basis) {
        return Errors.of(new LabelledStructures(ONE_FIVE_AND_TWO_ATOMS, new double[] {1, 2, 4}, basis), PREDICTIONS);
    }

    @Test
    void errorsFollowTheirDefinitions() {
        Errors errors = errors(TargetBasis.OTHER);
        assertEquals(3, errors.count());
        assertEquals(4.0 / 3, errors.mae(), 1e-15);
        assertEquals(Math.sqrt(10.0 / 3), errors.rmse(), 1e-15);
        assertEquals(3, errors.max());
        // correlation of (1, 2, 4) with (2, 2, 1): covariance −5/3, variances 14/3 and 2/3
        assertEquals(25.0 / 9 / (14.0 / 3 * 2 / 3), errors.rSquared(), 1e-12);
    }

    @Test
    void errorsOfTotalsAreDividedByTheAtoms() {
        Errors errors = errors(TargetBasis.PER_STRUCTURE);
        assertEquals(
                errors.mae(),
                errors.per(TargetBasis.PER_STRUCTURE).orElseThrow().mae());
        Errors.Sizes perAtom = errors.per(TargetBasis.PER_ATOM).orElseThrow();
        assertEquals((1 + 1.5) / 3, perAtom.mae(), 1e-15);
        assertEquals(Math.sqrt((1 + 2.25) / 3), perAtom.rmse(), 1e-15);
        assertEquals(1.5, perAtom.max());
    }

    @Test
    void errorsOfValuesPerAtomAreMultipliedByTheAtoms() {
        Errors errors = errors(TargetBasis.PER_ATOM);
        assertEquals(
                errors.mae(), errors.per(TargetBasis.PER_ATOM).orElseThrow().mae());
        Errors.Sizes perStructure = errors.per(TargetBasis.PER_STRUCTURE).orElseThrow();
        assertEquals((1 + 6.0) / 3, perStructure.mae(), 1e-15);
        assertEquals(Math.sqrt((1 + 36.0) / 3), perStructure.rmse(), 1e-15);
        assertEquals(6, perStructure.max());
    }

    @Test
    void otherErrorsHaveNoOtherForm() {
        assertTrue(errors(TargetBasis.OTHER).per(TargetBasis.PER_ATOM).isEmpty());
        assertTrue(errors(TargetBasis.OTHER).per(TargetBasis.PER_STRUCTURE).isEmpty());
    }
}
