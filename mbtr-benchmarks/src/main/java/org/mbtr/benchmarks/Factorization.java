package org.mbtr.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.mbtr.learning.linalg.Cholesky;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.learning.linalg.PackedCholesky;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.representations.parallel.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Time of the Cholesky factorisation of a matrix stored as a square and as one triangle; n³/3 operations each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class Factorization {
    /** Order n of the matrix. */
    @Param("9000")
    public int order = 9000;

    /** Number of threads. */
    @Param("1")
    public int threads = 1;

    private Workers workers;
    private DenseMatrix square;
    private PackedMatrix triangle;

    /** Starts the threads. */
    @Setup
    public void start() {
        workers = new Workers(threads);
    }

    /** Fills both matrices with random numbers and a dominant diagonal, because factoring overwrites them. */
    @Setup(Level.Invocation)
    public void fill() {
        square = DenseMatrix.zeros(order, order);
        triangle = PackedMatrix.zeros(order);
        Random random = new Random(1);
        double[] row = new double[order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < i; j++) {
                row[j] = random.nextDouble();
            }
            row[i] = order;
            square.setRow(i, row);
            triangle.setRow(i, 0, row, 0, i + 1);
        }
    }

    /** Gives the memory back. */
    @TearDown(Level.Invocation)
    public void release() {
        square.close();
        triangle.close();
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        workers.close();
    }

    /** Stored as a square. */
    @Benchmark
    public double full() {
        Cholesky.factorInPlace(square, workers);
        return square.get(order - 1, order - 1);
    }

    /** Stored as one triangle. */
    @Benchmark
    public double packed() {
        PackedCholesky.factorInPlace(triangle, workers);
        return triangle.get(order - 1, order - 1);
    }
}
