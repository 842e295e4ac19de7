package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers of pairs and triples, and which of them meet. */
class CoordinatesTest {
    private static final Coordinates WEIGHTED = new Coordinates(5, true, true);

    @Test
    void everyTripleIsCountedOnceForEachVertex() {
        Set<Set<Integer>> legs = new HashSet<>();
        for (int[] triple : WEIGHTED.tripleAtoms()) {
            assertEquals(3, Set.of(triple[0], triple[1], triple[2]).size());
            legs.add(Set.of(10 * triple[1] + triple[0], 10 * triple[1] + triple[2]));
        }
        assertEquals(30, legs.size());
        assertEquals(30, WEIGHTED.triples());
        assertEquals(10 + 30, WEIGHTED.clusters());
        assertEquals(10 + 60, WEIGHTED.count());
        assertEquals(0, new Coordinates(2, true, true).triples());
    }

    /** A permutation of atoms permutes the distances of each frame; sides follow their triples. */
    @Test
    void imagesOfTriplesHaveTheImagesOfTheirSides() {
        int[] sides = WEIGHTED.sides();
        int pairs = WEIGHTED.pairs();
        for (int[] images : WEIGHTED.images(Molecules.methyl())) {
            assertArrayEquals(
                    IntStream.range(0, 40).toArray(),
                    Arrays.stream(images).sorted().toArray());
            for (int t = 0; t < 30; t++) {
                int[] expected = Arrays.stream(sides, 3 * t, 3 * t + 3)
                        .map(side -> images[side])
                        .sorted()
                        .toArray();
                int image = images[pairs + t] - pairs;
                int[] found =
                        Arrays.stream(sides, 3 * image, 3 * image + 3).sorted().toArray();
                assertArrayEquals(expected, found);
            }
        }
    }

    /** Each coordinate meets its own image and, of a triple, the other coordinate of the image. */
    @Test
    void matchesCoverAllPermutations() {
        Matches matches = new Matches(Molecules.methyl(), WEIGHTED);
        int[][] images = WEIGHTED.images(Molecules.methyl());
        for (int p = 0; p < matches.permutations; p++) {
            int met = 0;
            for (int i = matches.classesOf.starts()[p]; i < matches.classesOf.starts()[p + 1]; i++) {
                int c = matches.classesOf.members()[i];
                for (int m = matches.classStarts[c]; m < matches.classStarts[c + 1]; m++, met++) {
                    int row = WEIGHTED.clusterOf(matches.row[m]);
                    assertEquals(images[p][row], WEIGHTED.clusterOf(matches.column[m]));
                }
            }
            assertEquals(10 + 4 * 30, met);
            for (int q = 0; q < WEIGHTED.count(); q++) {
                int match = matches.ofRow[p * WEIGHTED.count() + q];
                assertEquals(q, matches.row[match]);
                assertEquals(match, matches.ofColumn[p * WEIGHTED.count() + matches.column[match]]);
            }
        }
        assertTrue(matches.count() < 6 * (10 + 4 * 30), "matches of several permutations are one");
    }
}
