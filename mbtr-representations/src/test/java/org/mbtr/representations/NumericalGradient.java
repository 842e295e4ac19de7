package org.mbtr.representations;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;

/**
 * Compares analytic gradients with central differences of fourth order, (−f(2h) + 8 f(h) − 8 f(−h) + f(−2h)) / 12h, at
 * several step sizes, for every coordinate and every component of strain.
 */
public final class NumericalGradient {
    /** Displacements (angstrom) and strains. The larger one shows wrong factors in spite of rounding, the smaller ones kinks. */
    private static final double[] STEPS = {2e-3, 5e-4};

    private NumericalGradient() {}

    /** Weights between −1 and 1 for all features of a structure. */
    public static Features randomWeights(Features features, long seed) {
        Random random = new Random(seed);
        Map<BlockKey, double[]> weights = new TreeMap<>();
        features.blocksView()
                .forEach((key, values) ->
                        weights.put(key, random.doubles(values.length, -1, 1).toArray()));
        return Features.of(weights);
    }

    /**
     * Requires that all differences are within a tolerance relative to the largest derivative, and that some derivative is
     * not zero.
     */
    public static void assertAgrees(
            Representation representation, Structure structure, Features weights, double tolerance, String context) {
        StructureGradient found = representation.gradient(structure, weights);
        assertAgrees(representation, structure, weights, found, tolerance, context);
    }

    /** The same for a gradient that is given. */
    public static void assertAgrees(
            Representation representation,
            Structure structure,
            Features weights,
            StructureGradient found,
            double tolerance,
            String context) {
        double largest = 0;
        for (double derivative : found.positions()) {
            largest = Math.max(largest, Math.abs(derivative));
        }
        for (double derivative : found.strain()) {
            largest = Math.max(largest, Math.abs(derivative));
        }
        double allowed = tolerance * largest;
        assertTrue(largest > 1e-9, context + ": all derivatives are zero");
        for (double step : STEPS) {
            for (int i = 0; i < found.positions().length; i++) {
                int coordinate = i;
                check(
                        found.positions()[i],
                        difference(by -> sum(representation, moved(structure, coordinate, by), weights), step),
                        allowed,
                        context + ", coordinate " + i + ", step " + step);
            }
            for (int i = 0; i < 9; i++) {
                int component = i;
                check(
                        found.strain()[i],
                        difference(by -> sum(representation, strained(structure, component, by), weights), step),
                        allowed,
                        context + ", strain " + i + ", step " + step);
            }
        }
    }

    private static void check(double analytic, double numerical, double allowed, String context) {
        assertTrue(
                Math.abs(analytic - numerical) <= allowed,
                () -> context + ": analytic " + analytic + ", numerical " + numerical + ", allowed " + allowed);
    }

    private interface Along {
        double at(double by);
    }

    private static double difference(Along function, double step) {
        return (-function.at(2 * step) + 8 * function.at(step) - 8 * function.at(-step) + function.at(-2 * step))
                / (12 * step);
    }

    private static double sum(Representation representation, Structure structure, Features weights) {
        double sum = 0;
        Map<BlockKey, double[]> blocks = representation.describe(structure).blocksView();
        for (Map.Entry<BlockKey, double[]> block : weights.blocksView().entrySet()) {
            double[] values = blocks.getOrDefault(block.getKey(), new double[0]);
            for (int m = 0; m < values.length; m++) {
                sum += block.getValue()[m] * values[m];
            }
        }
        return sum;
    }

    private static Structure moved(Structure structure, int coordinate, double by) {
        double[] positions = structure.positions();
        positions[coordinate] += by;
        return structure.withPositions(positions);
    }

    /** Places and cell vectors multiplied by 1 + ε with one component of ε. */
    private static Structure strained(Structure structure, int component, double by) {
        double[] positions = strained(structure.positions(), component, by);
        return structure
                .cell()
                .map(cell -> Structure.crystal(
                        structure.atomicNumbers(),
                        positions,
                        new Cell(strained(cell.vectors(), component, by), cell.periodic())))
                .orElseGet(() -> Structure.molecule(structure.atomicNumbers(), positions));
    }

    private static double[] strained(double[] vectors, int component, double by) {
        double[] result = vectors.clone();
        for (int at = 0; at < vectors.length; at += 3) {
            result[at + component / 3] += by * vectors[at + component % 3];
        }
        return result;
    }
}
