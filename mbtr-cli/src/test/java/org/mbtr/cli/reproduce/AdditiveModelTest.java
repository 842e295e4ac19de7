package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.targets.TargetBasis;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;

class AdditiveModelTest {
    /** Least squares of a few dozen structures whose labels the model can give exactly. */
    private static final double TOLERANCE = 1e-9;

    private static final Map<Integer, Double> ENERGIES = Map.of(3, -1.5, 8, -4.0, 13, -2.25, 26, 0.5);
    private static final List<Integer> ELEMENTS = List.of(3, 8, 13, 26);

    @Test
    void sumsOfElementsOfCellsOfAnySizeAreLearnedExactly() {
        List<Structure> structures = random(40, 1, 9);
        assertExact(new AdditiveTerms.Composition(), structures, this::sum, TargetBasis.PER_STRUCTURE);
        assertExact(
                new AdditiveTerms.Composition(),
                structures,
                structure -> sum(structure) / structure.atomCount(),
                TargetBasis.PER_ATOM);
    }

    @Test
    void sitesAreToldApart() {
        List<Structure> structures = random(60, 4, 4);
        ToDoubleFunction<Structure> firstCountsTwice = structure -> {
            int[] z = structure.atomicNumbers();
            return 2 * ENERGIES.get(z[0]) + ENERGIES.get(z[1]) + ENERGIES.get(z[3]);
        };
        assertExact(new AdditiveTerms.Sites(), structures, firstCountsTwice, TargetBasis.PER_ATOM);
        assertTrue(
                largestError(new AdditiveTerms.Composition(), structures, firstCountsTwice, TargetBasis.PER_ATOM) > 0.1,
                "a control: the composition alone does not say it");
    }

    @Test
    void eachGroupHasItsOwnQuadraticPolynomial() {
        List<Structure> structures = new ArrayList<>();
        for (Structure structure : random(120, 3, 12)) {
            structures.add(structure.withProperty("spacegroup", new PropertyValue.Whole(structures.size() % 2)));
        }
        ToDoubleFunction<Structure> bowed = structure -> {
            double iron = share(structure, 26);
            double oxygen = share(structure, 8);
            double sign = structure.number("spacegroup").orElseThrow() == 0 ? 1 : -1;
            return 0.3 + sign * (iron * oxygen + 2 * oxygen - iron * iron);
        };
        assertExact(new AdditiveTerms.QuadraticByGroup("spacegroup"), structures, bowed, TargetBasis.OTHER);
        assertTrue(
                largestError(new AdditiveTerms.Composition(), structures, bowed, TargetBasis.OTHER) > 0.1,
                "a control: it is not linear");
    }

    @Test
    void structureWithoutTheGroupIsRefused() {
        Structure structure = random(1, 3, 3).getFirst();
        AdditiveTerms terms = new AdditiveTerms.QuadraticByGroup("spacegroup");
        MbtrException failure = assertThrows(MbtrException.class, () -> terms.of(structure));
        assertTrue(failure.getMessage().contains("spacegroup"), failure.getMessage());
    }

    @Test
    void termThatTrainingLacksCountsAsZero() {
        List<Structure> training = List.of(chain(3, 3), chain(3, 8), chain(8, 8));
        AdditiveModel model = AdditiveModel.fit(
                new AdditiveTerms.Composition(),
                new LabelledStructures(training, new double[] {-1, 0, 1}, TargetBasis.PER_ATOM));
        assertArrayEquals(new double[] {0, -0.5}, model.predict(List.of(chain(26, 26), chain(3, 26))), TOLERANCE);
    }

    private static void assertExact(
            AdditiveTerms terms, List<Structure> structures, ToDoubleFunction<Structure> value, TargetBasis basis) {
        assertEquals(0, largestError(terms, structures, value, basis), TOLERANCE);
    }

    /** Fitted to all structures but the last ten, tested on these. */
    private static double largestError(
            AdditiveTerms terms, List<Structure> structures, ToDoubleFunction<Structure> value, TargetBasis basis) {
        double[] labels = structures.stream().mapToDouble(value).toArray();
        LabelledStructures all = new LabelledStructures(structures, labels, basis);
        int fitted = structures.size() - 10;
        LabelledStructures tested =
                all.select(IntStream.range(fitted, structures.size()).toArray());
        double[] predictions = AdditiveModel.fit(
                        terms, all.select(IntStream.range(0, fitted).toArray()))
                .predict(tested.structures());
        return IntStream.range(0, predictions.length)
                .mapToDouble(i -> Math.abs(predictions[i] - tested.labels()[i]))
                .max()
                .orElseThrow();
    }

    private double sum(Structure structure) {
        return IntStream.of(structure.atomicNumbers())
                .mapToDouble(ENERGIES::get)
                .sum();
    }

    private static double share(Structure structure, int element) {
        return (double) IntStream.of(structure.atomicNumbers())
                        .filter(z -> z == element)
                        .count()
                / structure.atomCount();
    }

    private static List<Structure> random(int count, int fewest, int most) {
        Random random = new Random(7);
        List<Structure> structures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] elements = random.ints(random.nextInt(fewest, most + 1), 0, ELEMENTS.size())
                    .map(ELEMENTS::get)
                    .toArray();
            structures.add(chain(elements));
        }
        return structures;
    }

    private static Structure chain(int... elements) {
        double[] positions = new double[3 * elements.length];
        for (int i = 0; i < elements.length; i++) {
            positions[3 * i] = 2 * i;
        }
        return Structure.molecule(elements, positions);
    }
}
