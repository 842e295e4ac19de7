package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.potentials.labels.Finding;
import org.mbtr.potentials.labels.Finding.Kind;
import org.mbtr.potentials.labels.FitCheck;
import org.mbtr.potentials.labels.LabelCheck;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataFolders;
import org.mbtr.structures.io.StructureReader;

/** Force fields from 40 frames of MD17, too few for a check of labels, find what is wrong with energies and forces. */
class FitsOfMd17Test {
    private static final int FRAMES = 40;
    private static final double EV = 1 / 23.0605;

    private record Data(List<Structure> structures, ForceFrames frames) {
        Data withForces(List<double[]> forces) {
            return new Data(
                    structures, new ForceFrames(frames.atomicNumbers(), frames.positions(), forces, frames.energies()));
        }

        Data withEnergies(double[] energies) {
            return new Data(
                    structures,
                    new ForceFrames(
                            frames.atomicNumbers(), frames.positions(), frames.forces(), Optional.of(energies)));
        }

        double[] energies() {
            return frames.energies().orElseThrow();
        }
    }

    private static Data read(String molecule) {
        Optional<Path> file = DataFolders.standard().find("md17/" + molecule + ".npz");
        assumeTrue(file.isPresent(), "md17/" + molecule + ".npz is not in the folder that MBTR_DATA names");
        try (StructureReader reader = StructureReader.open(file.get())) {
            List<Structure> all = new ArrayList<>(reader.stream().limit(2000).toList());
            Collections.shuffle(all, new Random(4));
            List<Structure> some = List.copyOf(all.subList(0, 2 * FRAMES));
            return new Data(some, ForceFrames.of(some, "forces", Optional.of("energy")));
        }
    }

    private static ForceFrames part(ForceFrames all, int from) {
        return new ForceFrames(
                all.atomicNumbers(),
                all.positions().subList(from, from + FRAMES),
                all.forces().subList(from, from + FRAMES),
                all.energies().map(energies -> Arrays.copyOfRange(energies, from, from + FRAMES)));
    }

    /** What is found when the first half is trained on and the second half tested. */
    private static List<Finding> findings(Data data) {
        ForceFrames training = part(data.frames, 0);
        ForceFrames test = part(data.frames, FRAMES);
        GdmlSettings settings = new GdmlSettings(new MoleculeRepresentation.InverseDistance(), 2.4, Math.pow(2, -16));
        PermutationGroup identity = PermutationGroup.generatedBy(training.atoms(), List.of(), 1);
        try (Workers workers = new Workers(2)) {
            GdmlModel model = GdmlTrainer.train(training, settings, identity, ModelInfo.unnamed(), workers)
                    .model();
            List<Evaluation> found = model.evaluate(data.structures);
            double[] energies = found.stream().mapToDouble(Evaluation::energy).toArray();
            double[] forces = found.subList(FRAMES, 2 * FRAMES).stream()
                    .flatMapToDouble(evaluation -> Arrays.stream(evaluation.forces()))
                    .toArray();
            List<Finding> findings = new ArrayList<>();
            FitCheck.labels(training.energies().orElseThrow(), Arrays.copyOf(energies, FRAMES))
                    .ifPresent(findings::add);
            FitCheck.forces(test.flatForces(), forces, "kcal/mol/Å").ifPresent(findings::add);
            FitCheck.energies(
                            test.energies().orElseThrow(), Arrays.copyOfRange(energies, FRAMES, 2 * FRAMES), "kcal/mol")
                    .ifPresent(findings::add);
            return findings;
        }
    }

    private static void assertFirst(Kind kind, String words, Data data) {
        Finding first = findings(data).getFirst();
        assertEquals(kind, first.kind(), first.message());
        assertTrue(first.message().contains(words), first.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "benzene",
                "uracil",
                "naphthalene",
                "aspirin",
                "salicylic-acid",
                "malonaldehyde",
                "ethanol",
                "toluene",
                "ethanol-ccsdt"
            })
    void publishedLabelsRaiseNothing(String molecule) {
        assertEquals(List.of(), findings(read(molecule)));
    }

    /** Control: these are frames that the check of labels alone cannot judge. */
    @Test
    void neighboursAreTooFew() {
        List<Structure> structures = read("ethanol").structures().subList(0, FRAMES);
        try (Workers workers = new Workers(1)) {
            assertTrue(new LabelCheck("energy", "forces")
                    .check(structures, IntStream.range(0, FRAMES).toArray(), workers)
                    .slope()
                    .isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ethanol", "uracil"})
    void damageIsNoticed(String molecule) {
        Data data = read(molecule);
        List<double[]> flipped = data.frames.forces().stream()
                .map(frame -> Arrays.stream(frame).map(force -> -force).toArray())
                .toList();
        assertFirst(Kind.FLIPPED_FORCES, "minus the gradient", data.withForces(flipped));
        assertFirst(
                Kind.DIFFERENT_UNITS,
                "energies in eV, forces in kcal/mol/Å",
                data.withEnergies(
                        Arrays.stream(data.energies()).map(e -> EV * e).toArray()));
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, 2 * FRAMES).boxed().toList());
        Collections.shuffle(order, new Random(5));
        assertFirst(
                Kind.UNRELATED_LABELS,
                "same structures in the same order",
                data.withEnergies(
                        order.stream().mapToDouble(f -> data.energies()[f]).toArray()));
        List<Kind> ofForces = findings(data.withForces(
                        order.stream().map(data.frames.forces()::get).toList()))
                .stream()
                .map(Finding::kind)
                .toList();
        assertTrue(ofForces.contains(Kind.POOR_FORCES), ofForces.toString());
    }

    /** Test frames of another calculation. */
    @Test
    void shiftedTestEnergiesAreNoticed() {
        Data data = read("ethanol");
        double[] energies = data.energies().clone();
        for (int f = FRAMES; f < 2 * FRAMES; f++) {
            energies[f] += 100;
        }
        assertFirst(Kind.POOR_ENERGIES, "same calculation", data.withEnergies(energies));
    }
}
