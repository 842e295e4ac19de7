package org.mbtr.representations.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;

/**
 * The right half of Figure 1 of Huo and Rupp (2022): cosines of angles in rock salt, whose published curves are those of
 * these settings to 10⁻³ of the peak (nearest neighbours 2.8201 Å apart, weights exp(−perimeter/2 Å), σ = 0.04, all ordered
 * triples, left edges −1.178 + 0.004712 m).
 */
class FigureOneRockSaltTest {
    private static final int SODIUM = 11;
    private static final int CHLORINE = 17;
    private static final double NEAREST = 2.8201;
    private static final double TOLERANCE = 1e-10;

    private static Structure rockSalt() {
        double h = NEAREST;
        Cell cell = new Cell(new double[] {0, h, h, h, 0, h, h, h, 0}, new boolean[] {true, true, true});
        return Structure.crystal(new int[] {SODIUM, CHLORINE}, new double[] {0, 0, 0, h, 0, 0}, cell);
    }

    private static MbtrSettings settings() {
        return (MbtrSettings) Presets.create("figure1-nacl-k3", DataSummary.of(Stream.of(rockSalt())));
    }

    private static Features described() {
        return settings().create().describe(rockSalt());
    }

    /** A place of an atom in units of the nearest distance: like the atom at the origin if the sum is even. */
    private record Place(int x, int y, int z) {
        boolean isLike() {
            return (x + y + z) % 2 == 0;
        }

        int squared() {
            return x * x + y * y + z * z;
        }

        int dot(Place other) {
            return x * other.x + y * other.y + z * other.z;
        }
    }

    /** Triples a–origin–c that are the same up to symmetry. */
    private record Kind(int squaredA, int squaredC, int dot) {}

    /**
     * The lattice sum over whole numbers: all ordered pairs of places whose triangle with the origin has at least the weight
     * of the preset's threshold.
     */
    private static double[] curve(boolean likeA, boolean likeC) {
        double longest = -Math.log(settings().terms().getFirst().threshold()) * 2;
        int range = (int) (longest / 2 / NEAREST) + 1;
        List<Place> places = new ArrayList<>();
        for (int x = -range; x <= range; x++) {
            for (int y = -range; y <= range; y++) {
                for (int z = -range; z <= range; z++) {
                    Place place = new Place(x, y, z);
                    if (place.squared() > 0 && NEAREST * Math.sqrt(place.squared()) <= longest / 2) {
                        places.add(place);
                    }
                }
            }
        }
        Map<Kind, Integer> kinds = new HashMap<>();
        for (Place a : places) {
            if (a.isLike() != likeA) {
                continue;
            }
            for (Place c : places) {
                if (c.isLike() == likeC && !a.equals(c)) {
                    kinds.merge(new Kind(a.squared(), c.squared(), a.dot(c)), 1, Integer::sum);
                }
            }
        }
        double[] bins = new double[500];
        kinds.forEach((kind, count) -> {
            double ab = NEAREST * Math.sqrt(kind.squaredA);
            double bc = NEAREST * Math.sqrt(kind.squaredC);
            double ca = NEAREST * Math.sqrt(kind.squaredA + kind.squaredC - 2 * kind.dot);
            if (ab + bc + ca <= longest) {
                double cosine = kind.dot / Math.sqrt((double) kind.squaredA * kind.squaredC);
                double weight = count * Math.exp(-(ab + bc + ca) / 2);
                for (int m = 0; m < bins.length; m++) {
                    double from = (-1.178 + m * 0.004712 - cosine) / (0.04 * Math.sqrt(2));
                    double to = (-1.178 + (m + 1) * 0.004712 - cosine) / (0.04 * Math.sqrt(2));
                    bins[m] += weight * (Erf.erf(to) - Erf.erf(from)) / 2;
                }
            }
        });
        return bins;
    }

    @ParameterizedTest
    @CsvSource({
        "11, 11, 11, true, true",
        "17, 17, 17, true, true",
        "11, 17, 17, false, true",
        "11, 17, 11, false, false",
        "17, 11, 17, false, false"
    })
    void curveIsTheLatticeSum(int first, int middle, int last, boolean likeA, boolean likeC) {
        double[] expected = curve(likeA, likeC);
        double peak = Arrays.stream(expected).max().orElseThrow();

        assertTrue(peak > 1e-3);
        assertArrayEquals(expected, described().block(BlockKey.of(0, first, middle, last)), TOLERANCE * peak);
    }

    /** Which curves of the figure coincide. */
    @Test
    void thereAreThreeDifferentCurves() {
        Features features = described();
        assertSame(features, BlockKey.of(0, 11, 11, 11), BlockKey.of(0, 17, 17, 17));
        assertSame(features, BlockKey.of(0, 11, 17, 17), BlockKey.of(0, 17, 17, 11));
        assertSame(features, BlockKey.of(0, 11, 17, 17), BlockKey.of(0, 17, 11, 11));
        assertSame(features, BlockKey.of(0, 11, 17, 17), BlockKey.of(0, 11, 11, 17));
        assertSame(features, BlockKey.of(0, 11, 17, 11), BlockKey.of(0, 17, 11, 17));
        assertEquals(8, features.blocksView().size());
    }

    private static void assertSame(Features features, BlockKey one, BlockKey other) {
        double[] expected = features.block(one);
        double peak = Arrays.stream(expected).max().orElseThrow();
        assertArrayEquals(expected, features.block(other), TOLERANCE * peak);
    }

    /** What lies beyond the threshold is below the precision to which the figure is known. */
    @Test
    void latticeIsAsGoodAsInfinite() {
        Term term = settings().terms().getFirst();
        MbtrSettings farther = settings().withTerm(0, term.withThreshold(1e-12));

        Features near = described();
        Features far = farther.create().describe(rockSalt());

        near.blocksView().forEach((key, values) -> {
            double peak = Arrays.stream(values).max().orElseThrow();
            assertArrayEquals(far.block(key), values, 1e-4 * peak, key.toString());
        });
    }
}
