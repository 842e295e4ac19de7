package org.mbtr.structures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The neighbour search finds what loops over all images find, for every kind of cell. */
class NeighbourSearchAgainstAllImagesTest {
    private static final int SEEDS = 12;

    /** Places and shifts are exact to a few units in the last place of coordinates below 100 Å. */
    private static final double ROUNDING = 1e-11;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "molecule                       | F F F | 0 0 0  0 0 0  0 0 0        | 25 | 3.0 | 1",
                "cell that repeats nowhere      | F F F | 5 0 0  0 5 0  0 0 5        | 25 | 3.0 | 2",
                "wire along the second vector   | F T F | 0 0 0  1 3 -1  0 0 0       | 12 | 4.0 | 1.5",
                "wire, other vectors slanted    | T F F | 3 0 0  2.9 0.1 0  1 1 0.01 | 12 | 4.0 | 1.5",
                "slab, third vector zero        | T T F | 4 0 0  1.5 5 0  0 0 0      | 12 | 4.0 | 1.5",
                "slab, third vector slanted     | T T F | 4 0 0  1.5 5 1  3 2 9      | 12 | 4.0 | 1.5",
                "slab, third vector in its plane| T T F | 4 0 0  1.5 5 1  4 0 0      | 12 | 4.0 | 1.5",
                "slab across the second vector  | T F T | 4 1 0  0 0 0  -1 2 4       | 12 | 4.0 | 1.5",
                "skewed                         | T T T | 4 0 0  3.5 5 0  -3 4 6     | 15 | 4.5 | 1",
                "left-handed                    | T T T | 0 5 1  4 0 1  1 -1 6       | 15 | 4.5 | 1",
                "thin and flat                  | T T T | 12 0 0  0 11 0  1 1 0.9    | 12 | 3.0 | 1",
                "long needle                    | T T T | 1.1 0 0  0.2 1.2 0  3 5 30 | 12 | 3.0 | 1",
                "very oblique                   | T T T | 3 0 0  14 3 0  -9 20 3     |  6 | 4.0 | 1",
                "much smaller than the cutoff   | T T T | 1.3 0 0  0.3 1.1 0  0 0.4 1| 3  | 5.0 | 1",
                "one atom                       | T T T | 2 0 0  1 2 0  1 1 2        | 1  | 6.0 | 1",
                "one atom of a molecule         | F F F | 0 0 0  0 0 0  0 0 0        | 1  | 6.0 | 1",
                "no atom                        | T T T | 2 0 0  1 2 0  1 1 2        | 0  | 6.0 | 1",
                "many atoms in few boxes        | T T T | 9 0 0  2 8 0  1 1 10       | 90 | 2.5 | 1",
                "atoms far outside of the cell  | T T F | 4 0 0  1.5 5 0  0 0 0      | 8  | 3.0 | 6",
            })
    void findsTheSameNeighbours(String name, String periodic, String vectors, int atoms, double cutoff, double spread) {
        long found = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Structure structure = random(periodic, vectors, atoms, spread, new Random(seed));
            SortedMap<String, double[]> slow = AllImages.within(structure, cutoff);
            SortedMap<String, double[]> fast = found(structure, cutoff);
            assertEquals(slow.keySet(), fast.keySet(), "seed " + seed);
            slow.forEach((key, displacement) -> assertArrayEquals(displacement, fast.get(key), ROUNDING, key));
            found += slow.size();
        }
        assertTrue(found > 0 || atoms <= 1, "the cases must have neighbours");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "skewed | T T T | 4 0 0  3.5 5 0  -3 4 6     | 15 | 4.5",
                "slab   | T T F | 4 0 0  1.5 5 1  3 2 9      | 15 | 4.5",
                "small  | T T T | 1.3 0 0  0.3 1.1 0  0 0.4 1| 3  | 4.0",
            })
    void neighboursSeeEachOtherBitForBit(String name, String periodic, String vectors, int atoms, double cutoff) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Structure structure = random(periodic, vectors, atoms, 2, new Random(seed));
            SortedMap<String, double[]> found = found(structure, cutoff);
            assertFalse(found.isEmpty());
            found.forEach((key, displacement) -> {
                double[] back = found.get(opposite(key));
                assertArrayEquals(new double[] {-displacement[0], -displacement[1], -displacement[2]}, back, 0, key);
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "molecule                       | F F F | 0 0 0  0 0 0  0 0 0        | 25 | 3.0",
                "wire, other vectors slanted    | T F F | 3 0 0  2.9 0.1 0  1 1 0.01 | 12 | 4.0",
                "slab across the second vector  | T F T | 4 1 0  0 0 0  -1 2 4       | 12 | 4.0",
                "skewed                         | T T T | 4 0 0  3.5 5 0  -3 4 6     | 15 | 4.5",
                "much smaller than the cutoff   | T T T | 1.3 0 0  0.3 1.1 0  0 0.4 1| 3  | 5.0",
                "one atom                       | T T T | 2 0 0  1 2 0  1 1 2        | 1  | 6.0",
                "many atoms in many boxes       | T T T | 9 0 0  2 8 0  1 1 10       | 90 | 2.5",
            })
    void halfOfTheNeighboursHasEachPairOnce(String name, String periodic, String vectors, int atoms, double cutoff) {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Structure structure = random(periodic, vectors, atoms, 2, new Random(seed));
            SortedMap<String, double[]> all = found(structure, cutoff);
            SortedMap<String, double[]> half = found(structure, cutoff, NeighbourSearch::findOnce);
            assertFalse(half.isEmpty());
            assertEquals(all.size(), 2 * half.size(), "seed " + seed);
            half.forEach((key, displacement) -> {
                assertArrayEquals(all.get(key), displacement, 0, key);
                assertFalse(half.containsKey(opposite(key)), key);
            });
        }
    }

    /** Every distance of a structure as the cutoff: the pair is there from both sides, a bit less and it is there from none. */
    @Test
    void cutoffThatEqualsADistanceIncludesIt() {
        Structure structure = random("T T T", "4 0 0  1.5 5 0  -1 2 6", 4, 2, new Random(3));
        SortedMap<String, double[]> all = found(structure, 5);
        assertFalse(all.isEmpty());
        all.forEach((key, d) -> {
            double distance = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
            String back = opposite(key);
            SortedMap<String, double[]> within = found(structure, distance);
            assertTrue(within.containsKey(key) && within.containsKey(back), key);
            SortedMap<String, double[]> below = found(structure, Math.nextDown(distance));
            assertFalse(below.containsKey(key) || below.containsKey(back), key);
        });
    }

    /**
     * Atoms a little more than whole angstroms from the corner of a cell of whole angstroms, moved by whole vectors: all
     * places are exact, while fractions of far ones are rounded. Many distances are the cutoff.
     */
    @Test
    void atomsFarAwayAreFoundAsInTheCell() {
        double[] vectors = {6, 0, 0, 0, 6, 0, 0, 0, 6};
        double little = 0x1p-23;
        Random random = new Random(5);
        double[] near = new double[3 * 40];
        double[] far = new double[3 * 40];
        for (int i = 0; i < near.length; i++) {
            near[i] = random.nextInt(6) + little;
            far[i] = near[i] + 6.0 * (random.nextInt(300_000_000) - 150_000_000);
        }
        Cell cell = new Cell(vectors, new boolean[] {true, true, true});
        int[] elements = new int[40];
        Arrays.fill(elements, 1);
        for (double cutoff : new double[] {1, 2, 3, 6}) {
            assertArrayEquals(
                    distances(Structure.crystal(elements, near, cell), cutoff),
                    distances(Structure.crystal(elements, far, cell), cutoff));
        }
    }

    private static double[] distances(Structure structure, double cutoff) {
        return found(structure, cutoff).values().stream()
                .mapToDouble(d -> Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]))
                .sorted()
                .toArray();
    }

    /** Atoms at random fractions (in a cube of 8 Å where there is no vector), spread over that many cells. */
    private static Structure random(String periodic, String vectors, int atoms, double spread, Random random) {
        double[] v = Arrays.stream(vectors.trim().split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        boolean[] flags = new boolean[3];
        for (int k = 0; k < 3; k++) {
            flags[k] = periodic.trim().charAt(2 * k) == 'T';
        }
        double[] positions = new double[3 * atoms];
        for (int at = 0; at < positions.length; at += 3) {
            for (int k = 0; k < 3; k++) {
                double fraction = spread * (random.nextDouble() - 0.3);
                for (int m = 0; m < 3; m++) {
                    positions[at + m] += fraction * (flags[k] ? v[3 * k + m] : k == m ? 8 : 0);
                }
            }
        }
        int[] elements = new int[atoms];
        Arrays.fill(elements, 1);
        boolean none = Arrays.stream(v).allMatch(component -> component == 0);
        return none
                ? Structure.molecule(elements, positions)
                : Structure.crystal(elements, positions, new Cell(v, flags));
    }

    /** The same pair of atoms and images seen from the other. */
    private static String opposite(String key) {
        int[] k = Arrays.stream(key.split(" ")).mapToInt(Integer::parseInt).toArray();
        return AllImages.key(k[1], k[0], -k[2], -k[3], -k[4]);
    }

    /** One of the ways to search. */
    private interface Finding {
        void find(NeighbourSearch search, int atom, Neighbours out);
    }

    private static SortedMap<String, double[]> found(Structure structure, double cutoff) {
        return found(structure, cutoff, NeighbourSearch::find);
    }

    private static SortedMap<String, double[]> found(Structure structure, double cutoff, Finding finding) {
        NeighbourSearch search = NeighbourSearch.of(structure, cutoff);
        Neighbours neighbours = new Neighbours();
        SortedMap<String, double[]> found = new TreeMap<>();
        for (int atom = 0; atom < structure.atomCount(); atom++) {
            finding.find(search, atom, neighbours);
            for (int i = 0; i < neighbours.count(); i++) {
                int[] shifts = neighbours.shiftsView();
                double[] displacement = {
                    neighbours.xView()[i], neighbours.yView()[i], neighbours.zView()[i]
                };
                String key = AllImages.key(
                        atom, neighbours.atomsView()[i], shifts[3 * i], shifts[3 * i + 1], shifts[3 * i + 2]);
                assertEquals(null, found.put(key, displacement), "found twice: " + key);
            }
        }
        return found;
    }
}
