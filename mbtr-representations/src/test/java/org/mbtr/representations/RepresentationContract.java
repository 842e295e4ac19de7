package org.mbtr.representations;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.BlockSlice;
import org.mbtr.representations.features.DenseLayout;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Cell;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** What every representation of molecules of H, C, N and O with up to 23 atoms must do. */
public abstract class RepresentationContract {
    /** Rotations change coordinates by rounding; narrow distributions and inverse powers magnify that by up to 1000. */
    private static final double ROUNDING = 1e-12;

    private static final Structure MOLECULE = TestMolecules.random(11, 9, "H", "C", "N", "O");

    /** The representation under test. */
    protected abstract Representation create();

    /** Whether the order of like atoms does not matter. */
    protected boolean isInvariantToOrderOfAtoms() {
        return true;
    }

    /** Whether distances, and with them coincident atoms, enter. */
    protected boolean usesDistances() {
        return true;
    }

    /** Compares features block by block; missing blocks are zeros. The tolerance is relative to the largest value. */
    static void assertSameFeatures(Features expected, Features found, double tolerance) {
        double largest = expected.blocksView().values().stream()
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(0);
        TreeSet<BlockKey> keys = new TreeSet<>(expected.blocksView().keySet());
        keys.addAll(found.blocksView().keySet());
        for (BlockKey key : keys) {
            double[] one = expected.block(key);
            double[] other = found.block(key);
            for (int m = 0; m < Math.max(one.length, other.length); m++) {
                double difference = (one.length == 0 ? 0 : one[m]) - (other.length == 0 ? 0 : other[m]);
                int bin = m;
                assertTrue(
                        Math.abs(difference) <= tolerance * largest,
                        () -> "block " + key + ", feature " + bin + " differs by " + difference);
            }
        }
    }

    private void assertUnchanged(Structure original, Structure changed) {
        Representation representation = create();
        assertSameFeatures(representation.describe(original), representation.describe(changed), ROUNDING);
    }

    @Test
    void featuresAreNumbersAndNotAllZero() {
        Features features = create().describe(MOLECULE);

        assertTrue(features.blocksView().values().stream()
                .flatMapToDouble(Arrays::stream)
                .allMatch(Double::isFinite));
        assertTrue(features.blocksView().values().stream()
                .flatMapToDouble(Arrays::stream)
                .anyMatch(value -> value != 0));
    }

    @Test
    void slicesTogetherAreTheWhole() {
        assertSlices(create(), MOLECULE);
    }

    /** Each block is in one slice, with the values that it has in the whole. */
    static void assertSlices(Representation representation, Structure structure) {
        Features whole = representation.describe(structure);
        TreeMap<BlockKey, double[]> together = new TreeMap<>();
        for (int index = 0; index < 3; index++) {
            representation
                    .describe(structure, new BlockSlice(index, 3), Workers.CALLING_THREAD)
                    .blocksView()
                    .forEach((key, values) -> assertNull(together.put(key, values), () -> key + " is in two slices"));
        }

        assertEquals(whole.blocksView().keySet(), together.keySet());
        assertSameFeatures(whole, Features.of(together), ROUNDING);
    }

    @Test
    void translationChangesNothing() {
        assertUnchanged(MOLECULE, TestMolecules.translated(MOLECULE, 3.1, -2.7, 11));
    }

    @Test
    void rotationChangesNothing() {
        for (double angle : new double[] {1e-3, 0.4, Math.PI / 2, 3}) {
            assertUnchanged(MOLECULE, TestMolecules.rotated(MOLECULE, angle));
        }
    }

    @Test
    void reflectionChangesNothing() {
        assertUnchanged(MOLECULE, TestMolecules.reflected(MOLECULE));
    }

    /** The control of the invariances. */
    @Test
    void displacementOfAnAtomChangesFeatures() {
        assumeTrue(usesDistances(), "the representation does not use distances");
        double[] positions = MOLECULE.positions();
        positions[4] += 0.01;

        assertNotEquals(create().describe(MOLECULE), create().describe(MOLECULE.withPositions(positions)));
    }

    @Test
    void exchangeOfLikeAtomsChangesNothing() {
        assumeTrue(isInvariantToOrderOfAtoms(), "the representation keeps the order of atoms");
        int[] order = IntStream.range(0, MOLECULE.atomCount()).toArray();
        int first = 0;
        int second = IntStream.range(1, order.length)
                .filter(atom -> MOLECULE.atomicNumber(atom) == MOLECULE.atomicNumber(first))
                .findFirst()
                .orElseThrow();
        order[first] = second;
        order[second] = first;

        assertUnchanged(MOLECULE, TestMolecules.reordered(MOLECULE, order));
    }

    @Test
    void orderOfAtomsChangesNothing() {
        assumeTrue(isInvariantToOrderOfAtoms(), "the representation keeps the order of atoms");

        assertUnchanged(MOLECULE, TestMolecules.reordered(MOLECULE, 8, 3, 0, 7, 1, 6, 2, 5, 4));
        assertUnchanged(MOLECULE, TestMolecules.reordered(MOLECULE, 1, 2, 3, 4, 5, 6, 7, 8, 0));
    }

    private static List<Structure> molecules() {
        List<Structure> molecules = new ArrayList<>();
        for (int seed = 0; seed < 70; seed++) {
            molecules.add(TestMolecules.random(seed, 1 + seed % 8, "H", "C", "N", "O"));
        }
        return molecules;
    }

    private static FeatureSet describe(Representation representation, List<Structure> molecules, int threads) {
        try (Workers workers = new Workers(threads)) {
            return representation.describe(molecules, workers);
        }
    }

    private static void assertIdentical(FeatureSet expected, FeatureSet found) {
        assertEquals(expected.structureCount(), found.structureCount());
        assertEquals(expected.blocks().size(), found.blocks().size());
        for (int b = 0; b < expected.blocks().size(); b++) {
            FeatureBlock one = expected.blocks().get(b);
            FeatureBlock other = found.blocks().get(b);
            assertAll(
                    () -> assertEquals(one.key(), other.key()),
                    () -> assertEquals(one.width(), other.width()),
                    () -> assertArrayEquals(one.structures(), other.structures()),
                    () -> assertArrayEquals(one.values(), other.values()));
        }
    }

    @Test
    void oneThreadIsMany() {
        Representation representation = create();

        assertIdentical(describe(representation, molecules(), 1), describe(representation, molecules(), 3));
    }

    @Test
    void manyIsOneByOne() {
        Representation representation = create();
        List<Features> single =
                molecules().stream().map(representation::describe).toList();

        assertIdentical(FeatureSet.of(single), describe(representation, molecules(), 2));
    }

    @Test
    void subsetIsSubsetOfAll() {
        Representation representation = create();
        List<Structure> molecules = molecules();
        int[] selection = {40, 3, 17, 69, 0, 22};
        List<Structure> selected =
                IntStream.of(selection).mapToObj(molecules::get).toList();

        assertIdentical(
                describe(representation, selected, 1),
                describe(representation, molecules, 1).subset(selection));
    }

    @Test
    void emptySubsetHasNoBlocks() {
        FeatureSet nothing = describe(create(), molecules(), 1).subset(new int[0]);

        assertEquals(0, nothing.structureCount());
        assertEquals(0, nothing.featureCount());
    }

    @Test
    void sparseIsDense() {
        Representation representation = create();
        List<Structure> molecules = molecules();
        FeatureSet sparse = describe(representation, molecules, 1);
        DenseLayout layout = DenseLayout.of(sparse);
        for (int s = 0; s < molecules.size(); s++) {
            double[] row = layout.row(sparse, s);
            Features alone = representation.describe(molecules.get(s));
            assertEquals(sparse.featureCount(), row.length);
            for (BlockKey key : layout.keys()) {
                for (int m = 0; m < layout.width(key); m++) {
                    double[] block = alone.block(key);
                    assertEquals(block.length == 0 ? 0 : block[m], row[layout.offset(key) + m]);
                }
            }
        }
    }

    @Test
    void legendNamesEveryFeature() {
        Representation representation = create();
        representation.describe(MOLECULE).blocksView().forEach((key, values) -> {
            List<ColumnLabel> legend = representation.legend(key, values.length);
            assertEquals(values.length, legend.size());
            assertFalse(legend.stream().anyMatch(label -> label.quantity().isBlank()));
        });
    }

    @Test
    void oneAtomIsAStructure() {
        Features features = create().describe(TestMolecules.of("O", 1, 2, 3));

        assertTrue(features.blocksView().values().stream()
                .flatMapToDouble(Arrays::stream)
                .allMatch(Double::isFinite));
    }

    @Test
    void settingsSurviveJson() {
        RepresentationSettings settings = create().settings();

        assertEquals(settings, RepresentationJson.parse(RepresentationJson.write(settings), "test"));
    }

    private void assertRefused(Structure structure, String... facts) {
        Representation representation = create();

        MbtrException error = assertThrows(MbtrException.class, () -> representation.describe(structure));

        assertAll(Stream.of(facts)
                .map(fact -> () -> assertTrue(error.getMessage().contains(fact), error.getMessage())));
    }

    @Test
    void emptyStructureIsAnError() {
        assertRefused(TestMolecules.of(""), "no atoms");
    }

    @Test
    void coordinatesThatAreNoNumbersAreAnError() {
        assertRefused(TestMolecules.of("O H", 0, 0, 0, 1, Double.NaN, 0), "NaN", "atom 2");
        assertRefused(TestMolecules.of("O H", Double.NEGATIVE_INFINITY, 0, 0, 1, 0, 0), "-Infinity", "atom 1");
    }

    @Test
    void coincidentAtomsAreAnErrorThatNamesThem() {
        assumeTrue(usesDistances(), "the representation does not use distances");
        assertRefused(TestMolecules.of("H O C O", 0, 0, 0, 1, 1, 1, 0, 2, 0, 1, 1, 1), "atoms 2 and 4", "0.0");
    }

    /** Whether periodic structures can be described; {@link CrystalContract} is for those that can. */
    protected boolean describesCrystals() {
        return false;
    }

    @Test
    void periodicStructureIsAnErrorWhereItCannotBeDescribed() {
        assumeFalse(describesCrystals(), "the representation describes periodic structures");
        Structure crystal = Structure.crystal(
                new int[] {6},
                new double[3],
                new Cell(new double[] {3, 0, 0, 0, 3, 0, 0, 0, 3}, new boolean[] {true, true, true}));
        assertRefused(crystal, "periodic");
    }

    @Test
    void errorNamesTheStructureAmongMany() {
        List<Structure> molecules = molecules();
        molecules.set(41, TestMolecules.of("O H", 0, 0, 0, 1, Double.NaN, 0));
        molecules.set(60, TestMolecules.of("O H", 0, 0, 0, 1, Double.NaN, 0));
        Representation representation = create();
        for (int threads : new int[] {1, 4}) {

            MbtrException error = assertThrows(MbtrException.class, () -> describe(representation, molecules, threads));

            assertTrue(error.getMessage().startsWith("structure 42 (HO): "), error.getMessage());
        }
    }
}
