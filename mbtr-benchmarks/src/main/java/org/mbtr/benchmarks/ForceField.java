package org.mbtr.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.mbtr.learning.linalg.PackedCholesky;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.ForceFrames;
import org.mbtr.potentials.gdml.GdmlCoefficients;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.GdmlTrainer;
import org.mbtr.potentials.gdml.MoleculeFrames;
import org.mbtr.potentials.gdml.MoleculeRepresentation;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.potentials.gdml.permutations.PermutationSearch;
import org.mbtr.potentials.gdml.permutations.PermutationSearchSettings;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.io.StructureReader;
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

/**
 * Force fields in the gradient domain, from frames of MD17 (which {@code MBTR_DATA} must have): assembly of the kernel matrix, its
 * factorisation, and predictions. Coefficients are random numbers; that changes no time.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
public class ForceField {
    /** Frames that are predicted in turn. */
    private static final int PREDICTED = 1000;

    /** Molecule of MD17. */
    @Param("ethanol")
    public String molecule = "ethanol";

    /** Number of training frames. */
    @Param("1000")
    public int frames = 1000;

    /** Inverse distances, log₂ of the width of the bins of the many-body tensor, or bins of pairs and triples. */
    @Param({"inverse-distance", "-4.5", "-3", "k2-k3"})
    public String representation = "inverse-distance";

    /** Number of threads. */
    @Param("2")
    public int threads = 2;

    private Workers workers;
    private ForceFrames training;
    private GdmlSettings settings;
    private PermutationGroup group;
    private GdmlModel model;
    private List<Structure> others = List.of();
    private int next;

    /** Reads frames and finds the permutations. */
    @Setup
    public void read() {
        workers = new Workers(threads);
        List<Structure> all;
        try (StructureReader reader = DataSource.resolve("md17/" + molecule).open()) {
            all = reader.stream().limit(frames + PREDICTED).toList();
        }
        others = all.subList(frames, frames + PREDICTED);
        training = ForceFrames.of(all.subList(0, frames), "forces", Optional.empty());
        group = new PermutationSearch(PermutationSearchSettings.STANDARD)
                .find(all.subList(0, Math.min(200, frames)), workers)
                .group();
        settings = new GdmlSettings(
                switch (representation) {
                    case "inverse-distance" -> new MoleculeRepresentation.InverseDistance();
                    case "k2-k3" -> MoleculeRepresentation.BinsWithTriples.published(Math.pow(2, -3), Math.pow(2, -1));
                    default -> MoleculeRepresentation.Bins.published(Math.pow(2, Double.parseDouble(representation)));
                },
                5,
                1e-6);
        double[] coefficients =
                new SplittableRandom(1).doubles(3L * training.atoms() * frames).toArray();
        model = GdmlModel.of(
                settings,
                MoleculeFrames.of(training, group),
                GdmlCoefficients.ofForces(coefficients),
                OptionalDouble.empty(),
                ModelInfo.unnamed(),
                workers);
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        workers.close();
    }

    /** The kernel matrix. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 2)
    @Measurement(iterations = 5)
    public double assembly() {
        try (PackedMatrix matrix = GdmlTrainer.kernelMatrix(training, settings, group, workers)) {
            return matrix.get(matrix.order() - 1, 0);
        }
    }

    /** The kernel matrix, its factorisation and the solution. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 1)
    @Measurement(iterations = 2)
    public double[] solution() {
        try (PackedMatrix matrix = GdmlTrainer.kernelMatrix(training, settings, group, workers)) {
            matrix.addToDiagonal(settings.lambda());
            return PackedCholesky.factorInPlace(matrix, workers).solve(new double[matrix.order()]);
        }
    }

    /** Energy and forces of one geometry. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public Evaluation one() {
        next = (next + 1) % others.size();
        return model.evaluate(others.get(next));
    }

    /** Energies and forces of 1000 geometries given together. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public List<Evaluation> thousand() {
        return model.evaluate(others);
    }

    /** One product of the Hessian with a vector. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public double[] hessianProduct() {
        next = (next + 1) % others.size();
        double[] direction = new double[3 * training.atoms()];
        Arrays.fill(direction, 1);
        direction[0] = 2;
        return model.forceChange(others.get(next), direction);
    }
}
