package org.mbtr.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mbtr.learning.kernels.AbsoluteDistances;
import org.mbtr.learning.kernels.InnerProducts;
import org.mbtr.learning.kernels.SquaredDistances;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.features.FeatureSet;
import org.mbtr.representations.parallel.Workers;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time to assemble matrices over all pairs of the first molecules of a data set from their block-sparse features. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class KernelAssembly {
    /** Name of the representation, as in {@link MoleculeDescription}. */
    @Param("qm7b-energy")
    public String representation = "qm7b-energy";

    /** Number of molecules. */
    @Param("2000")
    public int molecules = 2000;

    /** Number of threads. */
    @Param("1")
    public int threads = 1;

    private Workers workers;
    private FeatureSet features;

    /** Describes the molecules. */
    @Setup
    public void describe() {
        workers = new Workers(threads);
        List<Structure> structures =
                DataSource.resolve(MoleculeDescription.MOLECULES).read().subList(0, molecules);
        features =
                MoleculeDescription.representation(representation, structures).describe(structures, workers);
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        workers.close();
    }

    /** All inner products. */
    @Benchmark
    public double gramMatrix() {
        try (DenseMatrix matrix = InnerProducts.within(features, workers)) {
            return matrix.row(molecules - 1)[0];
        }
    }

    /** All squared distances. */
    @Benchmark
    public double squaredDistances() {
        try (DenseMatrix matrix = SquaredDistances.within(features, workers)) {
            return matrix.row(molecules - 1)[0];
        }
    }

    /** All sums of absolute differences, as of Laplacian kernels. */
    @Benchmark
    public double absoluteDistances() {
        try (DenseMatrix matrix = AbsoluteDistances.within(features, workers)) {
            return matrix.row(molecules - 1)[0];
        }
    }
}
