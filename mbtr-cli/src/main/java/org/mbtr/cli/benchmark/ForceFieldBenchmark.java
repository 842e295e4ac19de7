package org.mbtr.cli.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.mbtr.learning.linalg.PackedCholesky;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.learning.model.ModelInfo;
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

/**
 * Time of a force field of ethanol: its kernel matrix, the factorisation of that, and predictions. Coefficients are random numbers,
 * which changes no time.
 *
 * @param representation of the molecule
 * @param frames number of training frames
 */
record ForceFieldBenchmark(Kind representation, int frames) {
    private static final String DATA = "md17/ethanol";
    private static final double LENGTH_SCALE = 5;
    private static final double LAMBDA = 1e-6;

    private static final int PREDICTED = 1000;
    /** Frames among which permutations are looked for. */
    private static final int SEARCHED = 200;

    /** A representation, by the name of its case. */
    enum Kind {
        /** As published with the method. */
        INVERSE_DISTANCE("inverse-distance", new MoleculeRepresentation.InverseDistance()),
        /** The many-body tensor of pairs, as wide as the search finds for ethanol. */
        PAIRS("k2", MoleculeRepresentation.Bins.published(Math.pow(2, -2.5))),
        /** With angles. */
        PAIRS_AND_TRIPLES(
                "k2-k3", MoleculeRepresentation.BinsWithTriples.published(Math.pow(2, -1.75), Math.pow(2, -0.25)));

        private final String label;
        private final MoleculeRepresentation representation;

        Kind(String label, MoleculeRepresentation representation) {
            this.label = label;
            this.representation = representation;
        }

        String label() {
            return label;
        }
    }

    /** Measures; the result is a row for JSON. */
    Map<String, Object> measure(Workers workers) {
        List<Structure> all;
        try (StructureReader reader = DataSource.resolve(DATA).open()) {
            all = reader.stream().limit(frames + PREDICTED).toList();
        }
        List<Structure> others = all.subList(frames, all.size());
        ForceFrames training = ForceFrames.of(all.subList(0, frames), "forces", Optional.empty());
        PermutationGroup group = new PermutationSearch(PermutationSearchSettings.STANDARD)
                .find(all.subList(0, Math.min(SEARCHED, frames)), workers)
                .group();
        GdmlSettings settings = new GdmlSettings(representation.representation, LENGTH_SCALE, LAMBDA);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", representation.label);
        row.put("threads", workers.threads());
        row.put("frames", frames);
        fit(training, settings, group, workers, row);
        GdmlModel model = GdmlModel.of(
                settings,
                MoleculeFrames.of(training, group),
                GdmlCoefficients.ofForces(new SplittableRandom(1)
                        .doubles(3L * training.atoms() * frames)
                        .toArray()),
                OptionalDouble.empty(),
                ModelInfo.unnamed(),
                workers);
        row.put("predictions_per_second", others.size() / PassTime.wall(() -> others.forEach(model::evaluate)));
        row.put("predictions_per_second_together", others.size() / PassTime.wall(() -> model.evaluate(others)));
        return row;
    }

    private static void fit(
            ForceFrames training,
            GdmlSettings settings,
            PermutationGroup group,
            Workers workers,
            Map<String, Object> row) {
        row.put(
                "assembly_seconds",
                PassTime.wall(() -> GdmlTrainer.kernelMatrix(training, settings, group, workers)
                        .close()));
        try (PackedMatrix matrix = GdmlTrainer.kernelMatrix(training, settings, group, workers)) {
            row.put("order", matrix.order());
            matrix.addToDiagonal(settings.lambda());
            long begin = System.nanoTime();
            PackedCholesky.factorInPlace(matrix, workers);
            double seconds = (System.nanoTime() - begin) * 1e-9;
            row.put("factorization_seconds", seconds);
            row.put("factorization_gflops", Math.pow(matrix.order(), 3) / 3 * 1e-9 / seconds);
        }
    }
}
