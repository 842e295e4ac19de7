package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

class LocalMbtrTest {
    /** Relative to the largest feature: sums are taken in another order. */
    private static final double TOLERANCE = 1e-10;

    private static final int XENON = 54;

    private static final Term PAIRS = pairs(new Weighting.GeometryPower(2), new Envelope.None());
    private static final Term TRIPLES = triples(new Envelope.None());
    private static final Term QUADRUPLES = quadruples(new Envelope.None());

    private static Term pairs(Weighting weighting, Envelope envelope) {
        return new Term(
                new PairGeometry.InverseDistance(),
                weighting,
                envelope,
                0,
                new Broadening.Normal(0.05),
                new Grid.Edges(0.1, 0.03, 40),
                1);
    }

    private static Term triples(Envelope envelope) {
        return new Term(
                new AngleGeometry.Angle(),
                new Weighting.Exponential(0.4),
                envelope,
                0,
                new Broadening.Normal(0.2),
                new Grid.Edges(-0.15, 0.1, 36),
                1);
    }

    private static Term quadruples(Envelope envelope) {
        return new Term(
                new DihedralGeometry.Dihedral(),
                new Weighting.Unity(),
                envelope,
                0,
                new Broadening.Normal(0.2),
                new Grid.Edges(-0.15, 0.1, 36),
                1);
    }

    private static void assertClose(Map<BlockKey, double[]> expected, Map<BlockKey, double[]> found) {
        assertEquals(expected.keySet(), found.keySet());
        double largest =
                expected.values().stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
        expected.forEach(
                (key, values) -> assertArrayEquals(values, found.get(key), TOLERANCE * largest, key.toString()));
    }

    /** In a molecule: make the atom a xenon, and take the blocks that have xenon. */
    @ParameterizedTest
    @EnumSource(Counting.class)
    void environmentIsWhatTheMoleculeSaysAboutAnAtomOfItsOwnElement(Counting counting) {
        MbtrSettings settings =
                MbtrSettings.of(List.of(PAIRS, TRIPLES, QUADRUPLES)).withCounting(counting);
        Structure molecule = TestMolecules.random(3, 7, "H", "C", "O");
        for (int atom = 0; atom < molecule.atomCount(); atom++) {
            int[] atomicNumbers = molecule.atomicNumbers();
            atomicNumbers[atom] = XENON;
            Structure marked = Structure.molecule(atomicNumbers, molecule.positions());
            Map<BlockKey, double[]> expected = new TreeMap<>();
            // every tuple once, since reversals sort differently with xenon as the largest species
            MbtrSettings ordered = settings.withCounting(Counting.ORDERED);
            new Mbtr(ordered).describe(marked).blocksView().forEach((key, values) -> {
                if (key.species().contains(XENON)) {
                    int[] species = key.species().stream()
                            .mapToInt(z -> z == XENON ? BlockKey.CENTRE : z)
                            .toArray();
                    expected.put(BlockKey.of(key.term(), species), values);
                }
            });
            if (counting != Counting.ORDERED) {
                expected.keySet().removeIf(key -> key.reversed().compareTo(key) < 0);
            }
            if (counting == Counting.WITHOUT_REVERSALS) {
                expected.forEach((key, values) -> {
                    if (key.reversed().equals(key)) {
                        for (int m = 0; m < values.length; m++) {
                            values[m] /= 2;
                        }
                    }
                });
            }

            assertClose(
                    expected, new LocalMbtr(settings).describe(molecule, atom).blocksView());
        }
    }

    /** A tuple of k atoms is in k environments; with the element of the centre in place of X they are k times the crystal. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void environmentsOfACrystalAddUpToTheCrystal(Shape shape) {
        Structure crystal = TestCrystals.random(2, shape, 3, "Na", "Cl");
        Envelope.Smooth near = new Envelope.Smooth(1.5, 3.2);
        MbtrSettings settings = MbtrSettings.of(List.of(
                pairs(new Weighting.Unity(), new Envelope.Smooth(2, 6)),
                triples(new Envelope.Smooth(2, 4)),
                quadruples(near)));
        Map<BlockKey, double[]> sums = new TreeMap<>();
        LocalMbtr local = new LocalMbtr(settings);
        for (int atom = 0; atom < crystal.atomCount(); atom++) {
            int element = crystal.atomicNumber(atom);
            local.describe(crystal, atom).blocksView().forEach((key, values) -> {
                int[] species = key.species().stream()
                        .mapToInt(z -> z == BlockKey.CENTRE ? element : z)
                        .toArray();
                BlockKey named = BlockKey.of(key.term(), species);
                BlockKey reversed = named.reversed();
                double[] sum = sums.computeIfAbsent(
                        named.compareTo(reversed) <= 0 ? named : reversed, absent -> new double[values.length]);
                for (int m = 0; m < sum.length; m++) {
                    sum[m] += values[m];
                }
            });
        }
        Map<BlockKey, double[]> expected = new TreeMap<>();
        new Mbtr(settings).describe(crystal).blocksView().forEach((key, values) -> {
            double[] scaled = values.clone();
            for (int m = 0; m < scaled.length; m++) {
                scaled[m] *= key.species().size();
            }
            expected.put(key, scaled);
        });
        sums.values().removeIf(values -> Arrays.stream(values).allMatch(value -> value == 0));

        assertClose(expected, sums);
    }

    @Test
    void atomItselfIsDescribedByItsElement() {
        Term numbers = Term.of(
                new AtomGeometry.AtomicNumber(),
                new Weighting.Unity(),
                new Broadening.Normal(0.1),
                new Grid.Edges(0.5, 1, 10));
        Features features = new LocalMbtr(MbtrSettings.of(List.of(numbers))).describe(TestMolecules.water(), 0);

        assertEquals(
                List.of(BlockKey.of(0, 8)), List.copyOf(features.blocksView().keySet()));
        assertEquals(1, features.block(BlockKey.of(0, 8))[7], 1e-6);
    }

    @Test
    void subsetOfAtomsIsSubsetOfAllOnAnyNumberOfThreads() {
        Structure crystal = TestCrystals.supercell(TestCrystals.random(2, Shape.TRICLINIC, 4, "Na", "Cl"), 3, 3, 1);
        LocalMbtr local = new LocalMbtr(MbtrSettings.of(List.of(pairs(new Weighting.Unity(), new Envelope.Sharp(5)))));
        int[] all = IntStream.range(0, crystal.atomCount()).toArray();
        int[] some = {30, 2, 17};
        try (Workers one = new Workers(1);
                Workers many = new Workers(3)) {
            List<Features> expected = local.environments(crystal, all, one);
            List<Features> found = local.environments(crystal, some, many);

            for (int i = 0; i < some.length; i++) {
                assertEquals(expected.get(some[i]), found.get(i));
                assertEquals(local.describe(crystal, some[i]), found.get(i));
            }
        }
    }

    @Test
    void oneAtomAloneHasNoTuples() {
        Features features =
                new LocalMbtr(MbtrSettings.of(List.of(PAIRS, TRIPLES))).describe(TestMolecules.of("O", 1, 2, 3), 0);

        assertTrue(features.blocksView().isEmpty());
    }

    @Test
    void normalizationByAtomsIsRefused() {
        MbtrSettings settings = new MbtrSettings(List.of(PAIRS), null, null, null, null, Normalization.PER_ATOM);

        MbtrException error = assertThrows(MbtrException.class, () -> new LocalMbtr(settings));

        assertTrue(error.getMessage().contains("normalization"), error.getMessage());
    }
}
