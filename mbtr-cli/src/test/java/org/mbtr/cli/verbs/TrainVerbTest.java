package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.learning.model.ModelFile;
import org.mbtr.learning.model.TrainedModel;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

class TrainVerbTest {
    /** Results on one and on two threads may differ by rounding at most; they are the same so far. */
    private static final double ROUNDING = 1e-12;

    @TempDir
    private Path folder;

    private String[] train(String... options) {
        Path data =
                Files.exists(folder.resolve("small.extxyz")) ? folder.resolve("small.extxyz") : SmallData.write(folder);
        return SmallData.arguments(
                List.of(
                        "train",
                        data.toString(),
                        "--target",
                        "ae_pbe0",
                        "--output",
                        folder.resolve("model.npz").toString()),
                options);
    }

    private CommandLineRun failing(int code, String... options) {
        CommandLineRun run = CommandLineRun.of(train(options));
        assertEquals(code, run.code(), run.err());
        assertEquals("", run.out());
        return run;
    }

    @Test
    void reportsErrorsAndWritesModelAndPictures() {
        JsonNode report = SmallData.json(train());
        assertEquals("ae_pbe0", report.path("target").asText());
        assertTrue(report.path("unit").isNull(), report.toString());
        assertEquals("qm7b-energy", report.path("representation").asText());
        assertEquals(72, report.path("train").asInt());
        assertEquals(18, report.path("test").asInt());
        assertTrue(report.path("mae").asDouble() < 100, report.toString()); // labels differ by 500 kcal/mol
        assertTrue(report.path("evaluations").asInt() > 1, report.toString());
        for (String name : List.of("model.npz", "model.png", "model.svg")) {
            assertTrue(Files.isRegularFile(folder.resolve(name)), name);
        }
        assertFalse(Files.exists(folder.resolve("model.journal.jsonl")));
    }

    @Test
    void textEndsWithWhatToDoNext() {
        CommandLineRun run = CommandLineRun.of(train());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("mean absolute"), run.out());
        assertTrue(run.err().lines().toList().getLast().contains("mbtr predict"), run.err());
    }

    @Test
    void oneStructureIsSingular() {
        CommandLineRun run = CommandLineRun.of(train("--validation", "1", "--test", "1"));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("on 1 validation structure\n"), run.out());
        assertTrue(run.out().contains("Errors on 1 test structure,"), run.out());
    }

    /** All training structures but the few that have all elements are judged, whatever the number of folds. */
    @Test
    void structuresAreLeftOutForValidation() {
        JsonNode oneByOne = SmallData.json(train("--validation", "leave-one-out"));
        JsonNode inFolds = SmallData.json(train("--validation", "5-fold"));
        assertTrue(oneByOne.path("validation").asInt() > 65, oneByOne.toString());
        assertEquals(oneByOne.path("validation"), inFolds.path("validation"));
        double alone = oneByOne.path("validation_rmse").asDouble();
        double together = inFolds.path("validation_rmse").asDouble();
        assertTrue(alone < together && together < 30, alone + " " + together); // 71 of 72 against 58 to learn from
        String said = CommandLineRun.of(train("--validation", "5-fold")).err();
        assertTrue(said.contains("training on 72 (for validation left out in 5 folds)"), said);
    }

    /** A tenth of few structures would be a matter of luck, but reference energies that are fitted to all know those left out. */
    @Test
    void fewStructuresAreLeftOutOneAtATimeUnlessTheirReferencesAreLearned() {
        assertTrue(CommandLineRun.of(train()).err().contains("training on 72 (for validation left out one at a time)"));
        assertTrue(CommandLineRun.of(train("--references", "fit"))
                .err()
                .contains("training on 72 (7 of them for validation)"));
    }

    @Test
    void foldsThatCannotBeAreRefused() {
        assertTrue(failing(1, "--validation", "100-fold").err().contains("they can be dealt into 2 to"));
        assertTrue(failing(2, "--validation", "some").err().contains("leave-one-out, or a number of folds"));
    }

    @Test
    void oneThreadIsAsGoodAsTwo() {
        JsonNode one = SmallData.json(train("--threads", "1"));
        JsonNode two = SmallData.json(train("--threads", "2"));
        assertEquals(one.path("length_scale"), two.path("length_scale"));
        assertEquals(
                one.path("mae").asDouble(),
                two.path("mae").asDouble(),
                ROUNDING * one.path("mae").asDouble());
        assertEquals(
                one.path("max").asDouble(),
                two.path("max").asDouble(),
                ROUNDING * one.path("max").asDouble());
    }

    @Test
    void modelSurvivesItsFileBitForBit() {
        Path file = SmallData.model(folder);
        TrainedModel model = ModelFile.read(file);
        ModelFile.write(model, folder.resolve("again.npz"));
        List<Structure> structures = StructureReader.read(folder.resolve("small.extxyz"));
        try (Workers workers = new Workers(1)) {
            assertArrayEquals(
                    model.predict(structures, workers),
                    ModelFile.read(folder.resolve("again.npz")).predict(structures, workers));
        }
    }

    @Test
    void interruptedSearchEndsTheSame() throws IOException {
        JsonNode whole = SmallData.json(train("--tune"));
        Path journal = folder.resolve("model.journal.jsonl");
        String complete = Files.readString(journal);
        SmallData.cutOff(journal, 5);
        JsonNode resumed = SmallData.json(train("--tune"));
        assertEquals(whole.path("length_scale"), resumed.path("length_scale"));
        assertEquals(whole.path("lambda"), resumed.path("lambda"));
        assertEquals(whole.path("mae"), resumed.path("mae"));
        assertEquals(whole.path("evaluations"), resumed.path("evaluations"));
        assertEquals(complete.lines().count(), Files.readString(journal).lines().count());
    }

    @Test
    void journalOfAnotherSearchIsRefused() {
        SmallData.json(train("--tune"));
        CommandLineRun run = failing(1, "--tune", "--seed", "2");
        assertTrue(run.err().contains("model.journal.jsonl") && run.err().contains("delete it"), run.err());
    }

    @Test
    void givenSettingsAreNotSearched() {
        JsonNode report = SmallData.json(train("--length-scale", "4", "--lambda", "1e-6"));
        assertEquals(4, report.path("length_scale").asDouble());
        assertEquals(1e-6, report.path("lambda").asDouble());
        assertTrue(report.path("evaluations").isMissingNode(), report.toString());
    }

    @Test
    void linearAndLaplacianKernelsLearnToo() {
        assertEquals(
                "linear",
                SmallData.json(train("--kernel", "linear")).path("kernel").asText());
        assertEquals(
                "laplacian",
                SmallData.json(train("--kernel", "laplacian")).path("kernel").asText());
    }

    @Test
    void writtenSplitGivesTheSameResult() {
        Path split = folder.resolve("split.json");
        JsonNode drawn = SmallData.json(train("--seed", "3", "--write-split", split.toString()));
        JsonNode given = SmallData.json(train("--seed", "3", "--split", split.toString(), "--validation", "7"));
        assertEquals(drawn.path("train"), given.path("train"));
        assertEquals(drawn.path("test"), given.path("test"));
    }

    @Test
    void splitWithAStructureOnBothSidesIsRefused() throws IOException {
        Path split = Files.writeString(folder.resolve("split.json"), "{\"training\":[0,1,2,3],\"test\":[3,4]}");
        assertTrue(failing(1, "--split", split.toString()).err().contains("both"));
    }

    @Test
    void testElementThatTrainingLacksIsNoticedBeforeTheWork() throws IOException {
        String withoutNitrogen = "{\"training\":[0,1,2],\"test\":[8]}";
        Path split = Files.writeString(folder.resolve("split.json"), withoutNitrogen);
        CommandLineRun run = failing(1, "--split", split.toString(), "--validation", "1");
        assertTrue(
                run.err().contains("position 8")
                        && run.err().contains("element N")
                        && run.err().contains("no training structure"),
                run.err());
    }

    @Test
    void splitOfAnotherSetIsRefused() throws IOException {
        Path split = Files.writeString(folder.resolve("split.json"), "{\"training\":[0,1,2,3],\"test\":[9999]}");
        assertTrue(failing(1, "--split", split.toString()).err().contains("9999"));
    }

    @Test
    void unknownPropertyNamesThoseThatThereAre() {
        CommandLineRun run = CommandLineRun.of("train", SmallData.write(folder).toString(), "--target", "enthalpy");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("enthalpy") && run.err().contains("ae_pbe0"), run.err());
    }

    @Test
    void unknownRepresentationNamesPresets() {
        CommandLineRun run = failing(1, "--representation", "soap");
        assertTrue(run.err().contains("soap") && run.err().contains("qm7b-energy"), run.err());
    }

    @Test
    void folderThatIsMissingIsNoticedBeforeTheWork() {
        CommandLineRun run =
                failing(1, "--plot", folder.resolve("nowhere/picture").toString());
        assertTrue(run.err().contains("nowhere"), run.err());
        assertFalse(Files.exists(folder.resolve("model.npz")));
    }

    @Test
    void contradictionsAreWrongUsage() {
        assertTrue(failing(2, "--kernel", "linear", "--length-scale", "2").err().contains("--length-scale"));
        assertTrue(failing(2, "--split", "x.json", "--train", "5").err().contains("--split"));
        assertTrue(
                failing(2, "--settings", "x.json", "--kernel", "linear").err().contains("--settings"));
        assertTrue(failing(2, "--lambda", "-1").err().contains("--lambda"));
    }

    @Test
    void moreStructuresThanThereAreIsRefused() {
        CommandLineRun run = failing(1, "--train", "80", "--test", "20");
        assertTrue(run.err().contains("80") && run.err().contains("90"), run.err());
    }
}
