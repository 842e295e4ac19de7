package org.mbtr.learning.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.LabelledStructures;
import org.mbtr.learning.TestMolecules;
import org.mbtr.learning.kernels.Kernel;
import org.mbtr.learning.kernels.Matern;
import org.mbtr.learning.kernels.Polynomial;
import org.mbtr.learning.ridge.Centring;
import org.mbtr.learning.targets.ElementEnergies;
import org.mbtr.learning.targets.LearnedForm;
import org.mbtr.learning.targets.References;
import org.mbtr.learning.targets.TargetSettings;
import org.mbtr.learning.validation.Errors;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.NpyArray;
import org.mbtr.structures.io.NpzArchive;
import org.mbtr.structures.io.NpzWriter;

/** Fitted models and their files. */
class ModelFileTest {
    private static final Workers TWO = new Workers(2);
    private static final LabelledStructures DATA = TestMolecules.labelled(300, 2);
    private static final LabelledStructures OTHERS = TestMolecules.labelled(40, 3);
    private static final ElementEnergies ATOMS =
            ElementEnergies.of(Map.of("H", -1.0, "C", -38.0, "N", -54.0, "O", -75.0));

    @TempDir
    private Path folder;

    static Stream<ModelSettings> settings() {
        return Stream.of(
                new ModelSettings(TestMolecules.representation(), new Kernel.Linear(), 1e-3, Centring.KERNEL),
                new ModelSettings(TestMolecules.representation(), new Kernel.Gaussian(3), 1e-6, Centring.LABELS),
                new ModelSettings(
                        TestMolecules.representation(),
                        new Matern(Matern.Smoothness.FIVE_HALVES, 6),
                        1e-6,
                        Centring.LABELS),
                new ModelSettings(TestMolecules.representation(), new Polynomial(2, 6), 1e-6, Centring.LABELS),
                new ModelSettings(TestMolecules.representation(), new Kernel.Laplacian(50), 1e-6, Centring.NONE));
    }

    private static TrainedModel train(ModelSettings settings) {
        return Trainer.train(DATA, settings, ModelInfo.unnamed(), TWO);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void learnsAPairPotential(ModelSettings settings) {
        TrainedModel model = train(settings);
        Errors errors = Errors.of(OTHERS, model.predict(OTHERS.structures(), TWO));
        double spread = Errors.of(OTHERS, new double[OTHERS.size()]).rmse();
        assertTrue(errors.rmse() < 0.25 * spread, settings.kernel() + ": " + errors + " against " + spread);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void fileGivesTheSamePredictionsBitForBit(ModelSettings settings) {
        ModelInfo info = new ModelInfo(
                "energy",
                "kcal/mol",
                "somewhere",
                150,
                DATA.fingerprint(),
                7,
                "0",
                Map.of("fit", 0.25),
                Map.of(),
                List.of("A"));
        TrainedModel model = train(settings).withInfo(info);
        Path file = folder.resolve("model.npz");
        ModelFile.write(model, file);

        TrainedModel read = ModelFile.read(file);

        assertEquals(settings, read.settings());
        assertEquals(info, read.info());
        assertTrue(ModelFile.isModel(file));
        try (Workers one = new Workers(1)) {
            assertArrayEquals(model.predict(OTHERS.structures(), TWO), read.predict(OTHERS.structures(), one));
        }
    }

    static Stream<TargetSettings> targets() {
        return Stream.of(
                new TargetSettings(LearnedForm.PER_ATOM, new References.None()),
                new TargetSettings(LearnedForm.PER_ATOM, new References.Fit()),
                new TargetSettings(LearnedForm.PER_STRUCTURE, new References.Given(ATOMS)));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void fileKeepsWhatIsDoneToTheTarget(TargetSettings target) {
        ModelSettings settings = settings().toList().get(1).withTarget(target);
        Errors errors = Errors.of(OTHERS, new double[OTHERS.size()]);
        ModelInfo unnamed = ModelInfo.unnamed();
        TrainedModel model = train(settings)
                .withInfo(new ModelInfo(
                        "energy", "eV", "", 0, "", 0, "", Map.of(), Map.of("test", errors), unnamed.citations()));
        Path file = folder.resolve("model.npz");
        ModelFile.write(model, file);

        TrainedModel read = ModelFile.read(file);

        assertEquals(model.target(), read.target());
        assertEquals(settings, read.settings());
        assertEquals(errors, read.info().tests().get("test"));
        assertArrayEquals(model.predict(OTHERS.structures(), TWO), read.predict(OTHERS.structures(), TWO));
    }

    @Test
    void fileOfAnEarlierFormIsRefusedInWords() {
        Path file = folder.resolve("old.npz");
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.addText("model.json", "{\"program\":\"mbtr\",\"format\":1}");
            archive.commit();
        }
        MbtrException failure = assertThrows(MbtrException.class, () -> ModelFile.read(file));
        assertTrue(
                failure.getMessage().contains("old.npz") && failure.getMessage().contains("train the model again"),
                failure.getMessage());
    }

    /** Format 2 did not say what a model was learned from: it was always values. */
    @Test
    void fileOfTheFormatBeforeGivesTheSamePredictions() {
        TrainedModel model = train(settings().toList().get(1));
        Path file = folder.resolve("model.npz");
        Path older = folder.resolve("older.npz");
        ModelFile.write(model, file);
        try (NpzArchive archive = NpzArchive.open(file);
                NpzWriter copy = NpzWriter.create(older)) {
            String json = archive.text("model.json")
                    .replaceFirst("\"format\" : 3", "\"format\" : 2")
                    .replaceFirst(",\\s*\"learnedFrom\" : \\{[^}]*\\}", "");
            assertFalse(json.contains("learnedFrom"), json);
            copy.addText("model.json", json);
            for (String name : List.of("coefficients", "positions", "cells")) {
                NpyArray array = archive.read(name);
                copy.add(name, array.doubles(), array.shape());
            }
            for (String name : List.of("atom_counts", "atomic_numbers", "periodic")) {
                NpyArray array = archive.read(name);
                copy.add(name, array.ints(), array.shape());
            }
            copy.commit();
        }

        TrainedModel read = ModelFile.read(older);

        assertEquals(model.settings(), read.settings());
        assertArrayEquals(model.predict(OTHERS.structures(), TWO), read.predict(OTHERS.structures(), TWO));
    }

    @Test
    void truncatedFileIsRefusedWithItsName() throws IOException {
        Path file = folder.resolve("model.npz");
        ModelFile.write(train(settings().findFirst().orElseThrow()), file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        MbtrException failure = assertThrows(MbtrException.class, () -> ModelFile.read(file));

        assertTrue(failure.getMessage().contains("model.npz"), failure.getMessage());
        assertFalse(ModelFile.isModel(file));
    }

    @Test
    void damagedByteIsNoticed() throws IOException {
        Path file = folder.resolve("model.npz");
        ModelFile.write(train(settings().toList().get(1)), file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(file, bytes);

        MbtrException failure = assertThrows(MbtrException.class, () -> ModelFile.read(file));

        assertTrue(failure.getMessage().contains("model.npz"), failure.getMessage());
    }

    @Test
    void elementThatWasNeverSeenIsRefused() {
        TrainedModel model = train(settings().findFirst().orElseThrow());
        Structure bromide = Structure.molecule(new int[] {1, 35}, new double[] {0, 0, 0, 0, 0, 1.4});

        MbtrException failure = assertThrows(MbtrException.class, () -> model.predict(List.of(bromide), TWO));

        assertTrue(failure.getMessage().contains("Br"), failure.getMessage());
    }

    @Test
    void duplicatesWithoutRegularisationAreNamedWithALambdaThatWorks() {
        List<Structure> twice = List.of(
                DATA.structures().get(0),
                DATA.structures().get(1),
                DATA.structures().get(0));
        LabelledStructures data = new LabelledStructures(twice, new double[] {1, 2, 1});
        ModelSettings settings = settings().toList().get(1).withLambda(0);

        MbtrException failure =
                assertThrows(MbtrException.class, () -> Trainer.train(data, settings, ModelInfo.unnamed(), TWO));

        assertTrue(failure.getMessage().contains("structure 3"), failure.getMessage());
        assertTrue(failure.getMessage().contains("structure 1 "), failure.getMessage());
        String advised = failure.getMessage().replaceAll(".*use lambda = ", "");
        TrainedModel model =
                Trainer.train(data, settings.withLambda(Double.parseDouble(advised)), ModelInfo.unnamed(), TWO);
        assertEquals(1, model.predict(twice, TWO)[0], 1e-6);
    }
}
