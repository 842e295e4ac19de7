package org.mbtr.representations.mbtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.representations.TestMolecules;
import org.mbtr.structures.Structure;

/** The fast code gives what equation 4 says, in every combination of settings. */
class MbtrAgainstReferenceTest {
    private static final String[] ELEMENTS = {"H", "C", "N", "O", "F"};

    static Stream<Geometry> geometries() {
        return Stream.of(
                new AtomGeometry.Count(),
                new AtomGeometry.Fraction(),
                new AtomGeometry.AtomicNumber(),
                new PairGeometry.Distance(),
                new PairGeometry.InverseDistance(),
                new PairGeometry.InverseSquaredDistance(),
                new AngleGeometry.Angle(),
                new AngleGeometry.CosineAngle(),
                new AngleGeometry.DotOverDotDot(),
                new DihedralGeometry.Dihedral(),
                new DihedralGeometry.CosineDihedral());
    }

    private static List<Weighting> weightings(int order) {
        if (order == 1) {
            return List.of(new Weighting.Unity(), new Weighting.InverseCount());
        }
        return List.of(
                new Weighting.Unity(),
                new Weighting.GeometryPower(2),
                new Weighting.GeometryPower(0.7),
                new Weighting.InverseDistances(1),
                new Weighting.InverseDistances(2),
                new Weighting.InverseDistances(1.3),
                new Weighting.Exponential(0.4),
                new Weighting.ExponentialOfProduct(0.1));
    }

    private static List<Envelope> envelopes(int order) {
        return order == 1
                ? List.of(new Envelope.None())
                : List.of(new Envelope.None(), new Envelope.Sharp(2.9), new Envelope.Smooth(1.5, 3.5));
    }

    private static List<Broadening> broadenings(Grid grid) {
        double step = grid.step();
        return List.of(
                new Broadening.Normal(1.3 * step),
                new Broadening.Laplace(0.8 * step),
                new Broadening.Uniform(2.6 * step));
    }

    /** Grids that leave a part of the range outside on both sides. */
    private static List<Grid> grids(Geometry geometry) {
        double[] range = switch (geometry) {
            case AtomGeometry.Count count -> new double[] {0.5, 5.5};
            case AtomGeometry.Fraction fraction -> new double[] {0.1, 0.9};
            case AtomGeometry.AtomicNumber number -> new double[] {2, 8.5};
            case PairGeometry.Distance distance -> new double[] {1.1, 4};
            case PairGeometry.InverseDistance inverse -> new double[] {0.2, 1.1};
            case PairGeometry.InverseSquaredDistance inverse -> new double[] {0.1, 1.2};
            case AngleGeometry.Angle angle -> new double[] {0.3, 2.8};
            case DihedralGeometry.Dihedral dihedral -> new double[] {0.3, 3.3};
            default -> new double[] {-0.8, 0.9};
        };
        return List.of(
                new Grid.Edges(range[0], (range[1] - range[0]) / 23, 23), new Grid.Centres(range[0], range[1], 22));
    }

    /** Molecules of several sizes and one to five elements, in the order that combinations ask for them. */
    private static final class Molecules {
        private final List<Structure> pool = new ArrayList<>();
        private int next;

        Molecules(int largest, int count) {
            for (int seed = 0; seed < count; seed++) {
                int elements = 1 + seed % ELEMENTS.length;
                pool.add(TestMolecules.random(seed, 1 + seed % largest, Arrays.copyOf(ELEMENTS, elements)));
            }
        }

        int nextSeed() {
            return next++ % pool.size();
        }

        Structure ofSeed(int seed) {
            return pool.get(seed);
        }
    }

    @ParameterizedTest
    @MethodSource("geometries")
    void everyCombinationOfSettingsIsEquationFour(Geometry geometry) {
        Molecules molecules = new Molecules(geometry.order() == 4 ? 5 : 8, 41);
        for (Weighting weighting : weightings(geometry.order())) {
            for (Envelope envelope : envelopes(geometry.order())) {
                for (Grid grid : grids(geometry)) {
                    for (Broadening broadening : broadenings(grid)) {
                        Term term = new Term(geometry, weighting, envelope, 0, broadening, grid, 1.7);
                        compareConventions(term, molecules);
                    }
                }
            }
        }
    }

    private static void compareConventions(Term term, Molecules molecules) {
        for (Counting counting : Counting.values()) {
            for (Normalization normalization : Normalization.values()) {
                MbtrSettings settings = new MbtrSettings(
                        List.of(term), SpeciesLabels.ELEMENTS, List.of(), counting, null, normalization);
                int seed = molecules.nextSeed();
                ReferenceComparison.assertAgrees(settings, molecules.ofSeed(seed), settings + ", seed " + seed);
            }
        }
    }

    private static Term typicalTerm(int order) {
        Geometry geometry =
                geometries().filter(g -> g.order() == order).toList().getLast();
        Grid grid = grids(geometry).getFirst();
        Weighting weighting = order == 1 ? new Weighting.Unity() : new Weighting.Exponential(0.2);
        return Term.of(geometry, weighting, new Broadening.Normal(2 * grid.step()), grid);
    }

    private static List<Term> typicalTerms() {
        return List.of(typicalTerm(1), typicalTerm(2), typicalTerm(3), typicalTerm(4));
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void everyAtomItsOwnSpeciesIsEquationFour(Counting counting) {
        MbtrSettings settings = new MbtrSettings(
                typicalTerms(), SpeciesLabels.ATOMS, List.of(), counting, null, Normalization.EUCLIDEAN);
        for (int seed = 0; seed < 6; seed++) {
            Structure molecule = TestMolecules.random(seed, 1 + seed, "C", "H");
            ReferenceComparison.assertAgrees(settings, molecule, counting + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(Counting.class)
    void correlationMatrixIsEquationFour(Counting counting) {
        for (int seed = 0; seed < 6; seed++) {
            MbtrSettings settings = new MbtrSettings(
                    typicalTerms(), SpeciesLabels.ELEMENTS, List.of(), counting, correlation(seed), Normalization.NONE);
            Structure molecule = TestMolecules.random(seed, 2 + seed % 4, "C", "H", "O");
            ReferenceComparison.assertAgrees(settings, molecule, counting + ", seed " + seed);
        }
    }

    /** Symmetric, with entries of both signs, and some that are zero. */
    private static Correlation correlation(long seed) {
        Random random = new Random(seed);
        double[][] values = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j <= i; j++) {
                values[i][j] = random.nextInt(4) == 0 ? 0 : random.nextGaussian();
                values[j][i] = values[i][j];
            }
        }
        return new Correlation.Matrix(List.of("O", "H", "F", "C"), values);
    }

    @Test
    void unitMatrixIsTheIdentity() {
        double[][] unit = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        MbtrSettings identity = MbtrSettings.of(typicalTerms());
        MbtrSettings matrix = new MbtrSettings(
                typicalTerms(), null, null, null, new Correlation.Matrix(List.of("C", "H", "O"), unit), null);
        Structure molecule = TestMolecules.random(3, 9, "C", "H", "O");

        assertEquals(identity.create().describe(molecule), matrix.create().describe(molecule));
    }

    static Stream<Weighting> boundedWeightings() {
        return Stream.of(
                new Weighting.Exponential(0.5),
                new Weighting.ExponentialOfProduct(0.2),
                new Weighting.InverseDistances(2),
                new Weighting.GeometryPower(2));
    }

    @ParameterizedTest
    @MethodSource("boundedWeightings")
    void thresholdDropsTuplesOfSmallerWeight(Weighting weighting) {
        for (int order = 2; order <= 4; order++) {
            Term base = typicalTerm(order);
            Term all = Term.of(base.geometry(), weighting, base.broadening(), base.grid());
            for (double threshold : new double[] {1e-3, 0.1, 0.3}) {
                MbtrSettings settings = MbtrSettings.of(List.of(all.withThreshold(threshold)));
                for (int seed = 0; seed < 3; seed++) {
                    Structure molecule = TestMolecules.random(seed, 6, "C", "H", "O");
                    String context = "k = " + order + ", " + weighting + ", " + threshold + ", seed " + seed;
                    ReferenceComparison.assertAgrees(settings, molecule, context);
                }
            }
            Structure molecule = TestMolecules.random(0, 7, "C", "H", "O");
            assertNotEquals(
                    new Mbtr(MbtrSettings.of(List.of(all))).describe(molecule),
                    new Mbtr(MbtrSettings.of(List.of(all.withThreshold(0.6)))).describe(molecule));
        }
    }

    /** More tuples in one block than are worked on together. */
    @ParameterizedTest
    @CsvSource({"2, 60, 1770", "3, 14, 1092", "4, 9, 1512"})
    void moreTuplesThanWorkingMemoryHolds(int order, int atoms, int tuples) {
        Structure molecule = TestMolecules.random(8, atoms, "C");
        assertTrue(tuples > Tuples.CAPACITY);

        ReferenceComparison.assertAgrees(MbtrSettings.of(List.of(typicalTerm(order))), molecule, "seed 8");
    }
}
