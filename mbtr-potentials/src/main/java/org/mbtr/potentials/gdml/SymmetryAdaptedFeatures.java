package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mbtr.potentials.gdml.permutations.IrreducibleRepresentations;

/**
 * Features in symmetry-adapted linear combinations, in which permutations need few products. Features of an orbit of pairs or triples are
 * combined to vectors (v_c1 … v_cd), each of which a permutation π turns by the d × d matrix ρ(π) of an {@linkplain
 * IrreducibleRepresentations irreducible representation}, whatever the orbit is. So for all permutations
 *
 * <pre>
 * x·πφ = Σ_ρab ρ_ab(π) M_ρab,    M_ρab = Σ_c x_ca φ_cb,
 * </pre>
 *
 * with d products for each number of φ, in place of as many as it has images, and no more sums M than there are permutations if all ρ
 * stay irreducible over the complex numbers. The combinations are orthonormal: lengths and inner products are those of the features.
 *
 * <p>Which numbers meet is kept as runs of one sum each, tile by tile. A tile is some orbits, few enough that their features in a block of training frames stay
 * in the first-level cache. Combinations are numbered tile by tile, so that a block is read from its beginning to its end. Immutable.
 */
final class SymmetryAdaptedFeatures {
    /** Features of a tile, of which 16 frames have 8 kB of values and as much of pulls. */
    private static final int FEATURES_PER_TILE = 64;

    /** Number of sums M. */
    final int sums;
    /** {@code [permutations * sums]} ρ_ab(π): from sums M to inner products for each permutation. */
    final double[] toPermutations;
    /** {@code [sums * permutations]} its transpose: from weights of permutations to those of products. */
    final double[] toSums;
    /** The first run of each tile; one more entry for the end. */
    final int[] tiles;
    /** The sum that each run adds to. */
    final int[] sumOf;
    /** The first meeting of each run; one more entry for the end. */
    final int[] starts;
    /** Number of the combination of the row of each meeting. */
    final int[] rows;
    /** Number of that of the column. */
    final int[] columns;

    private final List<Orbit> orbits;
    private final int size;

    /**
     * An orbit of pairs or triples.
     *
     * @param offsets where the features of each are, in {@link FeatureLayout}
     * @param count features of each
     * @param subspaces of functions on the orbit
     * @param first number of the first combination
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Orbit(int[] offsets, int count, List<IrreducibleRepresentations.Subspace> subspaces, int first) {
        int size() {
            return offsets.length * count;
        }
    }

    SymmetryAdaptedFeatures(Matches matches, FeatureLayout layout) {
        size = layout.size();
        IrreducibleRepresentations representations = new IrreducibleRepresentations();
        orbits = orbits(matches, layout, representations);
        int[] firstSum = new int[representations.count() + 1];
        for (int r = 0; r < representations.count(); r++) {
            firstSum[r + 1] = firstSum[r] + representations.dimension(r) * representations.dimension(r);
        }
        sums = firstSum[representations.count()];
        toPermutations = new double[matches.permutations * sums];
        toSums = new double[matches.permutations * sums];
        for (int r = 0; r < representations.count(); r++) {
            int dimension = representations.dimension(r);
            for (int p = 0; p < matches.permutations; p++) {
                for (int i = 0; i < dimension * dimension; i++) {
                    double element = representations.element(r, p, i / dimension, i % dimension);
                    toPermutations[p * sums + firstSum[r] + i] = element;
                    toSums[(firstSum[r] + i) * matches.permutations + p] = element;
                }
            }
        }
        Runs runs = new Runs();
        for (List<Orbit> tile : tiles(orbits)) {
            runs.add(tile, firstSum);
        }
        tiles = array(runs.tiles);
        sumOf = array(runs.sumOf);
        starts = array(runs.starts);
        rows = array(runs.rows);
        columns = array(runs.columns);
    }

    private static List<Orbit> orbits(
            Matches matches, FeatureLayout layout, IrreducibleRepresentations representations) {
        List<Orbit> orbits = new ArrayList<>();
        int first = 0;
        for (int q = 0; q < matches.coordinates.clusters(); q++) {
            int[] clusters = Arrays.stream(matches.images(q)).sorted().toArray();
            if (clusters[0] == q) {
                int[] offsets =
                        Arrays.stream(clusters).map(c -> layout.offsets[c]).toArray();
                orbits.add(
                        new Orbit(offsets, layout.count(q), representations.divide(images(matches, clusters)), first));
                first += orbits.getLast().size();
            }
        }
        return orbits;
    }

    /** {@code [permutations][clusters]} the places in an orbit that its clusters become. */
    private static int[][] images(Matches matches, int[] clusters) {
        int[][] images = new int[matches.permutations][clusters.length];
        for (int p = 0; p < images.length; p++) {
            for (int i = 0; i < clusters.length; i++) {
                images[p][i] = Arrays.binarySearch(clusters, matches.image(p, clusters[i]));
            }
        }
        return images;
    }

    private static List<List<Orbit>> tiles(List<Orbit> orbits) {
        List<List<Orbit>> tiles = new ArrayList<>();
        int features = 0;
        for (Orbit orbit : orbits) {
            if (tiles.isEmpty() || features + orbit.size() > FEATURES_PER_TILE) {
                tiles.add(new ArrayList<>());
                features = 0;
            }
            tiles.getLast().add(orbit);
            features += orbit.size();
        }
        return tiles;
    }

    /** The lists while they grow. */
    private static final class Runs {
        final List<Integer> tiles = new ArrayList<>(List.of(0));
        final List<Integer> sumOf = new ArrayList<>();
        final List<Integer> starts = new ArrayList<>(List.of(0));
        final List<Integer> rows = new ArrayList<>();
        final List<Integer> columns = new ArrayList<>();

        void add(List<Orbit> tile, int[] firstSum) {
            SortedMap<Integer, List<int[]>> meetings = new TreeMap<>();
            for (Orbit orbit : tile) {
                int number = orbit.first();
                for (IrreducibleRepresentations.Subspace subspace : orbit.subspaces()) {
                    int dimension = subspace.dimension();
                    for (int i = 0; i < dimension * dimension; i++) {
                        List<int[]> run = meetings.computeIfAbsent(
                                firstSum[subspace.representation()] + i, sum -> new ArrayList<>());
                        for (int k = 0; k < orbit.count(); k++) {
                            run.add(new int[] {
                                number + i / dimension * orbit.count() + k, number + i % dimension * orbit.count() + k
                            });
                        }
                    }
                    number += dimension * orbit.count();
                }
            }
            meetings.forEach((sum, run) -> {
                for (int[] meeting : run) {
                    rows.add(meeting[0]);
                    columns.add(meeting[1]);
                }
                sumOf.add(sum);
                starts.add(rows.size());
            });
            tiles.add(sumOf.size());
        }
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
        return sumOf.length;
    }

    /**
     * Features as combinations.
     *
     * @param features {@code (stored)} as {@link FeatureLayout} has them
     * @return {@code (stored)} combinations by number
     */
    double[] combine(double[] features) {
        double[] combinations = new double[size];
        forEach((feature, combination, factor) -> combinations[combination] += factor * features[feature]);
        return combinations;
    }

    /** Features that have these combinations, the inverse of {@link #combine}. */
    double[] separate(double[] combinations) {
        double[] features = new double[size];
        forEach((feature, combination, factor) -> features[feature] += factor * combinations[combination]);
        return features;
    }

    /** A number of the orthogonal matrix that makes combinations of features. */
    private interface Entry {
        void accept(int feature, int combination, double factor);
    }

    private void forEach(Entry entry) {
        for (Orbit orbit : orbits) {
            int number = orbit.first();
            for (IrreducibleRepresentations.Subspace subspace : orbit.subspaces()) {
                for (double[] vector : subspace.basis()) {
                    for (int i = 0; i < vector.length; i++) {
                        for (int k = 0; k < orbit.count(); k++) {
                            entry.accept(orbit.offsets()[i] + k, number + k, vector[i]);
                        }
                    }
                    number += orbit.count();
                }
            }
        }
    }
}
