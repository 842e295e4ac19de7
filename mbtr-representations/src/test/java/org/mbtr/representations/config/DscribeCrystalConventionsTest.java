package org.mbtr.representations.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.special.Erf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.TestCrystals.Shape;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Structure;

/**
 * For crystals the preset {@code dscribe} gives what DScribe's documentation defines: pairs and triples with at least one
 * atom in the cell, each once in the list of all atoms and images, weighted by one through the number of different cells
 * that it spans: half for pairs of two cells, a half or a third for triples (L. Himanen et al., Comput. Phys. Commun. 247
 * 106949).
 */
class DscribeCrystalConventionsTest {
    private static final double TOLERANCE = 1e-10;
    private static final double SCALE = 0.5;
    private static final double THRESHOLD = 1e-3;
    /** Beyond this no pair has weight; no side of a triple is longer than half of it. */
    private static final double CUTOFF = -Math.log(THRESHOLD) / SCALE;

    /** The definition for one crystal. */
    private static final class Definition {
        private final Structure all;
        private final int cellAtoms;
        private final Map<BlockKey, double[]> spectra = new TreeMap<>();

        Definition(Structure crystal, double reach) {
            this.all = TestCrystals.withImages(crystal, reach);
            this.cellAtoms = crystal.atomCount();
        }

        private double distance(int i, int j) {
            double dx = all.position(i, 0) - all.position(j, 0);
            double dy = all.position(i, 1) - all.position(j, 1);
            double dz = all.position(i, 2) - all.position(j, 2);
            return Math.sqrt(dx * dx + dy * dy + dz * dz);
        }

        /** Images come one after the other, the cell first. */
        private int cellOf(int atom) {
            return atom / cellAtoms;
        }

        private double share(int... atoms) {
            return 1.0 / IntStream.of(atoms).map(this::cellOf).distinct().count();
        }

        Map<BlockKey, double[]> pairs() {
            for (int i = 0; i < all.atomCount(); i++) {
                for (int j = i + 1; j < all.atomCount(); j++) {
                    double d = distance(i, j);
                    if ((cellOf(i) == 0 || cellOf(j) == 0) && d <= CUTOFF) {
                        int zi = all.atomicNumber(i);
                        int zj = all.atomicNumber(j);
                        BlockKey key = BlockKey.of(1, Math.min(zi, zj), Math.max(zi, zj));
                        add(key, 1 / d, share(i, j) * Math.exp(-SCALE * d), 0, 1.5, 0.02);
                    }
                }
            }
            return spectra;
        }

        Map<BlockKey, double[]> triples() {
            for (int i = 0; i < all.atomCount(); i++) {
                for (int j = 0; j < all.atomCount(); j++) {
                    double ij = distance(i, j);
                    if (i == j || ij > CUTOFF / 2) {
                        continue;
                    }
                    for (int k = i + 1; k < all.atomCount(); k++) {
                        boolean inCell = cellOf(i) == 0 || cellOf(j) == 0 || cellOf(k) == 0;
                        if (inCell && k != j && distance(j, k) <= CUTOFF / 2) {
                            addTriple(i, j, k);
                        }
                    }
                }
            }
            return spectra;
        }

        private void addTriple(int i, int j, int k) {
            double ij = distance(i, j);
            double jk = distance(j, k);
            double ik = distance(i, k);
            double weight = Math.exp(-SCALE * (ij + jk + ik));
            if (weight >= THRESHOLD) {
                int zi = all.atomicNumber(i);
                int zk = all.atomicNumber(k);
                BlockKey key = BlockKey.of(2, Math.min(zi, zk), all.atomicNumber(j), Math.max(zi, zk));
                double cosine = (ij * ij + jk * jk - ik * ik) / (2 * ij * jk);
                add(key, Math.clamp(cosine, -1, 1), share(i, j, k) * weight, -1, 1, 0.05);
            }
        }

        private void add(BlockKey key, double x, double weight, double min, double max, double sigma) {
            double[] spectrum = spectra.computeIfAbsent(key, absent -> new double[100]);
            double dx = (max - min) / 99;
            for (int m = 0; m < 100; m++) {
                double edge = min - dx / 2 + m * dx;
                spectrum[m] += weight * (cumulative(edge + dx - x, sigma) - cumulative(edge - x, sigma)) / dx;
            }
        }

        private static double cumulative(double x, double sigma) {
            return (1 + Erf.erf(x / (sigma * Math.sqrt(2)))) / 2;
        }
    }

    private static void compare(int term, Structure crystal, Map<BlockKey, double[]> expected) {
        Features features = Presets.create("dscribe", DataSummary.of(Stream.of(crystal)))
                .create()
                .describe(crystal);
        double peak =
                expected.values().stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
        TreeSet<BlockKey> keys = new TreeSet<>(features.blocksView().keySet());
        keys.removeIf(key -> key.term() != term);
        assertEquals(new TreeSet<>(expected.keySet()), keys);
        assertTrue(peak > 0);
        expected.forEach((key, spectrum) -> {
            double[] values = features.block(key);
            for (int m = 0; m < values.length; m++) {
                assertEquals(spectrum[m], values[m], TOLERANCE * peak, key + ", bin " + m);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void pairsOfTwoCellsCountHalf(Shape shape) {
        Structure crystal = TestCrystals.random(1, shape, 3, "Na", "Cl");

        compare(1, crystal, new Definition(crystal, CUTOFF).pairs());
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void triplesCountThroughTheNumberOfTheirCells(Shape shape) {
        Structure crystal = TestCrystals.random(1, shape, 2, "Na", "Cl");

        compare(2, crystal, new Definition(crystal, CUTOFF / 2).triples());
    }
}
