package org.mbtr.representations.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mbtr.representations.Representation;
import org.mbtr.representations.TestMolecules;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.structures.Structure;

/**
 * The preset {@code dscribe} gives what DScribe's documentation defines: spectra on n places from min to max, the
 * difference of the cumulative normal distribution at the edges min − dx/2, …, max + dx/2 divided by dx with
 * dx = (max − min)/(n − 1); every atom, pair and angle once; weight exp(−scale·x) with x the distance (k = 2) or the
 * perimeter (k = 3), contributions below the threshold left out (L. Himanen et al., Comput. Phys. Commun. 247 106949).
 */
class DscribeConventionsTest {
    private static final double TOLERANCE = 1e-10;
    private static final double SCALE = 0.5;
    private static final double THRESHOLD = 1e-3;

    private static List<Structure> molecules;
    private static MbtrSettings settings;

    @BeforeAll
    static void readMolecules() {
        molecules = TestMolecules.bundled(400);
        settings = (MbtrSettings) Presets.create("dscribe", DataSummary.of(molecules.stream()));
    }

    @Test
    void gridsAreCentredAndScaledToDensities() {
        assertEquals(
                List.of(1, 2, 3),
                settings.terms().stream().map(term -> term.order()).toList());
        settings.terms().forEach(term -> {
            assertTrue(term.grid() instanceof Grid.Centres);
            assertEquals(1 / term.grid().step(), term.scale());
        });
    }

    @Test
    void spectraOfAtomsAreThoseOfTheDefinition() {
        compare(0, molecule -> {
            Spectra spectra = new Spectra(0, 100, 201, 0.5);
            for (int i = 0; i < molecule.atomCount(); i++) {
                int z = molecule.atomicNumber(i);
                spectra.add(BlockKey.of(0, z), z, 1);
            }
            return spectra;
        });
    }

    @Test
    void spectraOfPairsAreThoseOfTheDefinition() {
        double cutoff = -Math.log(THRESHOLD) / SCALE;
        compare(1, molecule -> {
            Spectra spectra = new Spectra(0, 1.5, 100, 0.02);
            for (int i = 0; i < molecule.atomCount(); i++) {
                for (int j = i + 1; j < molecule.atomCount(); j++) {
                    double d = distance(molecule, i, j);
                    int zi = molecule.atomicNumber(i);
                    int zj = molecule.atomicNumber(j);
                    BlockKey key = BlockKey.of(1, Math.min(zi, zj), Math.max(zi, zj));
                    spectra.add(key, 1 / d, d > cutoff ? 0 : Math.exp(-SCALE * d));
                }
            }
            return spectra;
        });
    }

    @Test
    void spectraOfAnglesAreThoseOfTheDefinition() {
        compare(2, molecule -> {
            Spectra spectra = new Spectra(-1, 1, 100, 0.05);
            int n = molecule.atomCount();
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    for (int k = i + 1; k < n; k++) {
                        if (i != j && k != j) {
                            double ji = distance(molecule, j, i);
                            double jk = distance(molecule, j, k);
                            double ik = distance(molecule, i, k);
                            double cosine = (ji * ji + jk * jk - ik * ik) / (2 * ji * jk);
                            double weight = Math.exp(-SCALE * (ji + jk + ik));
                            int zi = molecule.atomicNumber(i);
                            int zk = molecule.atomicNumber(k);
                            BlockKey key = BlockKey.of(2, Math.min(zi, zk), molecule.atomicNumber(j), Math.max(zi, zk));
                            spectra.add(key, Math.clamp(cosine, -1, 1), weight < THRESHOLD ? 0 : weight);
                        }
                    }
                }
            }
            return spectra;
        });
    }

    private interface Definition {
        Spectra of(Structure molecule);
    }

    private static void compare(int term, Definition definition) {
        Representation representation = settings.create();
        for (Structure molecule : molecules) {
            Features features = representation.describe(molecule);
            Map<BlockKey, double[]> expected = definition.of(molecule).byKey;
            double peak = expected.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .max()
                    .orElseThrow();
            features.blocksView().forEach((key, values) -> {
                if (key.term() == term) {
                    double[] spectrum = expected.get(key);
                    for (int m = 0; m < values.length; m++) {
                        assertEquals(spectrum[m], values[m], TOLERANCE * peak, molecule + " " + key + ", bin " + m);
                    }
                }
            });
            expected.keySet().forEach(key -> assertTrue(features.block(key).length > 0, key + " is missing"));
        }
    }

    private static double distance(Structure molecule, int i, int j) {
        double dx = molecule.position(i, 0) - molecule.position(j, 0);
        double dy = molecule.position(i, 1) - molecule.position(j, 1);
        double dz = molecule.position(i, 2) - molecule.position(j, 2);
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    private static final class Spectra {
        private final Map<BlockKey, double[]> byKey = new TreeMap<>();
        private final double min;
        private final double dx;
        private final int n;
        private final double sigma;

        Spectra(double min, double max, int n, double sigma) {
            this.min = min;
            this.dx = (max - min) / (n - 1);
            this.n = n;
            this.sigma = sigma;
        }

        void add(BlockKey key, double x, double weight) {
            double[] spectrum = byKey.computeIfAbsent(key, absent -> new double[n]);
            for (int m = 0; m < n; m++) {
                double edge = min - dx / 2 + m * dx;
                spectrum[m] += weight * (cumulative(edge + dx - x) - cumulative(edge - x)) / dx;
            }
        }

        private double cumulative(double x) {
            return (1 + Erf.erf(x / (sigma * Math.sqrt(2)))) / 2;
        }
    }
}
