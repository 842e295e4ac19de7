package org.mbtr.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mbtr.representations.Representation;
import org.mbtr.representations.config.DataSummary;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.features.Features;
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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to describe one molecule on one thread, over the first molecules of a data set in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class MoleculeDescription {
    /** Data set that the molecules come from. */
    static final String MOLECULES = "qm7_pbe0geom";

    /** Name of the representation. */
    @Param({"molecules-k2-exp", "molecules-k3-cosine-exp", "qm7b-energy"})
    public String representation = "molecules-k2-exp";

    /** Number of molecules. */
    @Param("2000")
    public int molecules = 2000;

    private List<Structure> structures = List.of();
    private Representation described;
    private int next;

    /** Reads the molecules. */
    @Setup
    public void read() {
        structures = DataSource.resolve(MOLECULES).read().subList(0, molecules);
        described = representation(representation, structures);
    }

    /** Describes the molecule after the one before. */
    @Benchmark
    public Features molecule() {
        Structure structure = structures.get(next);
        next = (next + 1) % structures.size();
        return described.describe(structure);
    }

    static Representation representation(String name, List<Structure> structures) {
        return switch (name) {
            case "molecules-k2-exp", "crystals-k2-exp" -> exponential(new PairGeometry.InverseDistance(), 0.02, 0);
            case "molecules-k3-cosine-exp", "crystals-k3-cosine-exp" ->
                exponential(new AngleGeometry.CosineAngle(), 0.05, -1);
            default -> Presets.create(name, DataSummary.of(structures.stream())).create();
        };
    }

    /** DScribe's usual weighting, with its threshold, on 100 bins up to 1. */
    private static Representation exponential(Geometry geometry, double sigma, double first) {
        return MbtrSettings.of(List.of(new Term(
                        geometry,
                        new Weighting.Exponential(0.5),
                        null,
                        1e-3,
                        new Broadening.Normal(sigma),
                        new Grid.Centres(first, 1, 100),
                        1)))
                .create();
    }
}
