package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which features of a row frame meet which of a column frame: runs of meetings of one class of {@link Matches}, tile by tile. Orbits of
 * pairs and triples meet themselves alone, so a tile is some orbits, few enough that their features in a block of training frames stay
 * in the first-level cache. Features are numbered tile by tile, so that a block is read from its beginning to its end.
 *
 * @param numbers the number of each stored feature of {@link FeatureLayout}
 * @param tiles the first run of each tile; one more entry for the end
 * @param classes the class of each run
 * @param starts the first meeting of each run; one more entry for the end
 * @param rows number of the feature of the row of each meeting
 * @param columns number of that of the column
 */
@SuppressWarnings("ArrayRecordComponent")
record ClassFeatures(int[] numbers, int[] tiles, int[] classes, int[] starts, int[] rows, int[] columns) {
    /** Features of a tile, of which 16 frames have 8 kB of values and as much of pulls. */
    private static final int FEATURES_PER_TILE = 64;

    static ClassFeatures of(Matches matches, FeatureLayout layout) {
        int[] tileOf = tiles(matches, layout);
        int[] numbers = numbers(tileOf, layout);
        SortedMap<Integer, SortedMap<Integer, List<Integer>>> byTile = new TreeMap<>();
        for (int m = 0; m < matches.count(); m++) {
            if (matches.row[m] < tileOf.length && matches.column[m] < tileOf.length) {
                byTile.computeIfAbsent(tileOf[matches.row[m]], tile -> new TreeMap<>())
                        .computeIfAbsent(matches.classOf[m], number -> new ArrayList<>())
                        .add(m);
            }
        }
        List<Integer> tiles = new ArrayList<>(List.of(0));
        List<Integer> classes = new ArrayList<>();
        List<Integer> starts = new ArrayList<>(List.of(0));
        List<Integer> rows = new ArrayList<>();
        List<Integer> columns = new ArrayList<>();
        for (SortedMap<Integer, List<Integer>> tile : byTile.values()) {
            tile.forEach((number, members) -> {
                for (int m : members) {
                    for (int k = 0; k < layout.count(matches.row[m]); k++) {
                        rows.add(numbers[layout.offsets[matches.row[m]] + k]);
                        columns.add(numbers[layout.offsets[matches.column[m]] + k]);
                    }
                }
                classes.add(number);
                starts.add(rows.size());
            });
            tiles.add(classes.size());
        }
        return new ClassFeatures(numbers, array(tiles), array(classes), array(starts), array(rows), array(columns));
    }

    /** The tile of each pair and triple. */
    private static int[] tiles(Matches matches, FeatureLayout layout) {
        int[] tileOf = new int[matches.coordinates.clusters()];
        int tile = 0;
        int features = 0;
        for (int q = 0; q < tileOf.length; q++) {
            int[] orbit = matches.images(q);
            if (Arrays.stream(orbit).min().orElseThrow() < q) {
                continue;
            }
            int more = orbit.length * layout.count(q);
            if (features > 0 && features + more > FEATURES_PER_TILE) {
                tile++;
                features = 0;
            }
            features += more;
            for (int image : orbit) {
                tileOf[image] = tile;
            }
        }
        return tileOf;
    }

    private static int[] numbers(int[] tileOf, FeatureLayout layout) {
        int[] numbers = new int[layout.size()];
        int next = 0;
        for (int tile = 0; next < numbers.length; tile++) {
            for (int q = 0; q < tileOf.length; q++) {
                for (int i = layout.offsets[q]; tileOf[q] == tile && i < layout.offsets[q + 1]; i++) {
                    numbers[i] = next++;
                }
            }
        }
        return numbers;
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Number of tiles. */
    int tileCount() {
        return tiles.length - 1;
    }

    /** Number of runs. */
    int runCount() {
        return classes.length;
    }
}
