package org.mbtr.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mbtr.representations.Representation;
import org.mbtr.representations.features.Features;
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

/** Time to describe one crystal of ten atoms on one thread, over synthetic elpasolites in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CrystalDescription {
    /** Data set that the crystals come from. */
    static final String CRYSTALS = "benchmark/elpasolite200";

    /** Name of the representation. */
    @Param({"crystals-k2-exp", "crystals-k3-cosine-exp", "crystals"})
    public String representation = "crystals-k2-exp";

    private List<Structure> structures = List.of();
    private Representation described;
    private int next;

    /** Reads the crystals. */
    @Setup
    public void read() {
        structures = DataSource.resolve(CRYSTALS).read();
        described = MoleculeDescription.representation(representation, structures);
    }

    /** Describes the crystal after the one before. */
    @Benchmark
    public Features crystal() {
        Structure structure = structures.get(next);
        next = (next + 1) % structures.size();
        return described.describe(structure);
    }
}
