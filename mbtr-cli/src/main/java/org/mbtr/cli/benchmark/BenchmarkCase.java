package org.mbtr.cli.benchmark;

import java.util.List;
import java.util.OptionalDouble;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.mbtr.AngleGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Geometry;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.PairGeometry;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;

/**
 * A description whose speed is measured.
 *
 * @param name of the case
 * @param data set that is described
 * @param limit number of its structures that are used, from the first
 * @param dscribeSeconds CPU time that DScribe 2.1.1 needs for a structure, measured on one core of an AMD Zen 5 server;
 *     absent where it has no such description
 */
record BenchmarkCase(String name, String data, int limit, OptionalDouble dscribeSeconds) {
    private static final double SCALE = 0.5;
    private static final double THRESHOLD = 1e-3;
    private static final int BINS = 100;

    /** The cases of the benchmark `representation`. */
    static List<BenchmarkCase> representation() {
        return List.of(
                new BenchmarkCase("molecules-k2-exp", "qm7_pbe0geom", 2000, OptionalDouble.of(0.22e-3)),
                new BenchmarkCase("molecules-k3-cosine-exp", "qm7_pbe0geom", 2000, OptionalDouble.of(1.53e-3)),
                new BenchmarkCase("crystals-k2-exp", "benchmark/elpasolite200", 200, OptionalDouble.of(118e-3)),
                new BenchmarkCase("crystals-k3-cosine-exp", "benchmark/elpasolite200", 200, OptionalDouble.of(24e-3)),
                new BenchmarkCase("qm7b-energy", "qm7b", Integer.MAX_VALUE, OptionalDouble.empty()));
    }

    /** Its structures. */
    List<Structure> structures() {
        List<Structure> all = DataSource.resolve(data).read();
        return all.subList(0, Math.min(all.size(), limit));
    }

    /** The representation of this case. */
    MbtrSettings settings(List<Structure> structures) {
        return switch (name) {
            case "molecules-k2-exp", "crystals-k2-exp" ->
                exponential(new PairGeometry.InverseDistance(), 0.02, new Grid.Centres(0, 1, BINS));
            case "molecules-k3-cosine-exp", "crystals-k3-cosine-exp" ->
                exponential(new AngleGeometry.CosineAngle(), 0.05, new Grid.Centres(-1, 1, BINS));
            default -> (MbtrSettings) Presets.create("qm7b-energy", DataSummary.of(structures.stream()));
        };
    }

    private static MbtrSettings exponential(Geometry geometry, double sigma, Grid grid) {
        Term term = Term.of(geometry, new Weighting.Exponential(SCALE), new Broadening.Normal(sigma), grid);
        return MbtrSettings.of(List.of(term.withThreshold(THRESHOLD)));
    }
}
