package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.cli.TotalEnergies;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

/** What a target is per, in which form it is learned, and reference energies, from the command line. */
class TargetOptionsTest {
    @TempDir
    private static Path folder;

    private static String data;

    @BeforeAll
    static void write() {
        data = TotalEnergies.write(folder).toString();
    }

    private static String[] train(String target, String... options) {
        return SmallData.arguments(
                List.of(
                        "train",
                        data,
                        "--target",
                        target,
                        "--output",
                        model(),
                        "--length-scale",
                        "8",
                        "--lambda",
                        "1e-8"),
                options);
    }

    private static String model() {
        return folder.resolve("model.npz").toString();
    }

    @Test
    void nameOfThePropertySaysThatItIsPerAtom() {
        JsonNode report = SmallData.json(train("energy_per_atom"));
        assertEquals("per-atom", report.path("target_is").asText());
        assertEquals(report.path("mae"), report.path("mae_per_atom"));
        assertTrue(
                report.path("mae_per_structure").asDouble()
                        > 5 * report.path("mae").asDouble(),
                report.toString());
    }

    @Test
    void headingsSayWhatErrorsArePer() {
        String perAtom = CommandLineRun.of(train("energy_per_atom")).out();
        assertTrue(perAtom.matches("(?s).*error +per atom +per structure\\n.*"), perAtom);
        String other =
                CommandLineRun.of(train("energy", "--target-is", "other")).out();
        assertTrue(other.matches("(?s).*error +of the target\\n.*") && !other.contains("per atom"), other);
    }

    @Test
    void whatIsNeitherHasNoErrorsOfAnotherForm() {
        JsonNode report = SmallData.json(train("energy", "--target-is", "other"));
        assertTrue(report.path("mae").asDouble() > 0);
        for (String name : List.of("mae_per_atom", "rmse_per_structure", "max_per_atom")) {
            assertTrue(report.path(name).isNull(), name);
        }
        JsonNode evaluated = SmallData.json("evaluate", model(), data);
        assertTrue(evaluated.path("mae_per_atom").isNull(), "the model file says what the target is");
    }

    @Test
    void whatIsNeitherIsNotConverted() {
        for (String[] option : List.of(new String[] {"--learn", "per-atom"}, new String[] {"--references", "fit"})) {
            CommandLineRun run =
                    CommandLineRun.of(SmallData.arguments(List.of(train("energy", "--target-is", "other")), option));
            assertEquals(1, run.code(), run.err());
            assertTrue(run.err().contains("neither per atom nor per structure"), run.err());
        }
    }

    @Test
    void misspeltChoicesAreWrongUsage() {
        CommandLineRun run = CommandLineRun.of(train("energy", "--target-is", "per-cell"));
        assertEquals(2, run.code());
        assertTrue(run.err().contains("[per-structure, per-atom, other], found 'per-cell'"), run.err());
        assertEquals(
                2, CommandLineRun.of(train("energy", "--learn", "per_atom")).code());
    }

    /** Total energies cannot be learned from 72 molecules; without the energies of the atoms they can. */
    @Test
    void fittedReferencesTakeTheElementsOut() {
        double plain = SmallData.json(train("energy")).path("mae").asDouble();
        JsonNode report = SmallData.json(train("energy", "--references", "fit"));
        assertTrue(report.path("mae").asDouble() < 0.01 * plain, report.path("mae") + " against " + plain);
        assertEquals(4, report.path("references").path("energies").size());
        assertEquals(4, report.path("references").path("rank").asInt());
    }

    @Test
    void learnedFormIsReportedAndPredictionsComeOutAsTheTarget() {
        JsonNode trained = SmallData.json(train("energy", "--references", "fit", "--learn", "per-atom"));
        assertEquals("per-atom", trained.path("learned").asText());
        assertEquals("per-structure", trained.path("target_is").asText());
        JsonNode shown = SmallData.json("show", model());
        assertEquals("per-atom", shown.path("learned").asText());
        assertEquals(trained.path("references"), shown.path("references"));
        JsonNode predicted = SmallData.json("predict", model(), data);
        assertTrue(predicted.path("mae").asDouble() < 100, predicted.toString());
    }

    @Test
    void formationIsThePredictionWithoutTheReferences() throws IOException {
        Path atoms =
                Files.writeString(folder.resolve("atoms.json"), "{\"H\":-314,\"C\":-23740,\"N\":-34240,\"O\":-47090}");
        SmallData.json(train("energy_per_atom", "--references", atoms.toString()));
        Path total = folder.resolve("predicted.extxyz");
        Path formation = folder.resolve("formation.extxyz");
        JsonNode all = SmallData.json("predict", model(), data, "--output", total.toString());
        JsonNode part = SmallData.json("predict", model(), data, "--formation", "--output", formation.toString());
        assertEquals(all.path("mae").asDouble(), part.path("mae").asDouble(), 1e-8);
        Structure first = StructureReader.read(formation).getFirst();
        double predicted = StructureReader.read(total)
                .getFirst()
                .number("energy_per_atom_predicted")
                .orElseThrow();
        assertEquals(
                predicted - TotalEnergies.ATOMS.sum(first) / first.atomCount(),
                first.number("energy_per_atom_formation_predicted").orElseThrow(),
                1e-8);
        assertTrue(Math.abs(part.path("predictions_range").path("mean").asDouble()) < 200, part.toString());
    }

    @Test
    void formationNeedsReferences() {
        SmallData.json(train("energy"));
        CommandLineRun run = CommandLineRun.of("predict", model(), data, "--formation");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("--references"), run.err());
    }

    @Test
    void filesOfReferencesAreCheckedBeforeTheWork() throws IOException {
        Path lacking = Files.writeString(folder.resolve("lacking.json"), "{\"H\": -314, \"C\": -23740}");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"Hh\": -314}");
        Path list = Files.writeString(folder.resolve("list.json"), "[1, 2]");
        assertTrue(references(lacking.toString()).contains("no reference energy of the element"));
        assertTrue(references(wrong.toString()).contains("`Hh` is no chemical element"));
        assertTrue(references(list.toString()).contains("one number for each element"));
        assertTrue(references("nowhere.json").contains("neither `fit` nor a file"));
    }

    private static String references(String fitOrFile) {
        CommandLineRun run = CommandLineRun.of(train("energy", "--references", fitOrFile));
        assertEquals(1, run.code(), run.err());
        return run.err();
    }

    @Test
    void tunedSettingsCarryWhatIsDoneToTheTarget() {
        Path settings = folder.resolve("tuned.json");
        CommandLineRun tuned = CommandLineRun.of(
                "tune",
                data,
                "--target",
                "energy",
                "--target-is",
                "per-structure",
                "--where",
                "atoms>3",
                "--where",
                "atoms!=5",
                "--kernel-only",
                "--learn",
                "per-atom",
                "--references",
                "fit",
                "--output",
                settings.toString());
        assertEquals(0, tuned.code(), tuned.err());
        assertTrue(
                tuned.err().contains("--target-is per-structure --where 'atoms>3' --where 'atoms!=5' --settings"),
                tuned.err());
        JsonNode report = SmallData.json(
                "train", data, "--target", "energy", "--settings", settings.toString(), "--output", model());
        assertEquals("per-atom", report.path("learned").asText());
        assertFalse(report.path("references").isMissingNode(), report.toString());
    }

    @Test
    void learningCurvesFitReferencesToo() {
        JsonNode report = SmallData.json(
                "learning-curve",
                data,
                "--target",
                "energy",
                "--references",
                "fit",
                "--sizes",
                "20,60",
                "--repeats",
                "1",
                "--output",
                folder.resolve("curve").toString());
        assertTrue(report.path("points").path(1).path("mae").asDouble() < 100, report.toString());
    }
}
