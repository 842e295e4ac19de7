package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.cli.SpringFrames;
import org.mbtr.structures.io.StructureReader;

/** Force fields on the command line: trained, searched, tested, shown and put to work like other models. */
class ForceFieldVerbsTest {
    private static final String[] SETTLED = {"--length-scale", "4", "--sigma", "0.15", "--lambda", "1e-9"};

    @TempDir
    private static Path folder;

    private static String data;
    private static String model;
    private static String split;
    private static JsonNode trained;

    @BeforeAll
    static void train() {
        data = SpringFrames.write(folder, 60).toString();
        model = folder.resolve("model.npz").toString();
        split = folder.resolve("split.json").toString();
        trained = train(model, SmallData.arguments(List.of("--write-split", split), SETTLED));
    }

    private static JsonNode train(String output, String... options) {
        return SmallData.json(SmallData.arguments(
                List.of("train", data, "--model", "gdml", "--train", "40", "--output", output), options));
    }

    @Test
    void forcesAreLearnedAndBothErrorsGiven() {
        double mean = 0.3;
        assertTrue(
                trained.path("force_mae").asDouble() < 0.1 * mean,
                trained.path("force_mae").toString());
        assertTrue(trained.path("mae").asDouble() < 0.01, trained.path("mae").toString());
        assertEquals("sgdml-k2", trained.path("representation").asText());
        assertEquals(0.15, trained.path("sigma").asDouble());
        assertEquals(4, trained.path("length_scale").asDouble());
        assertEquals(20, trained.path("test").asInt());
        assertTrue(trained.path("evaluations").isMissingNode());
        assertEquals(4, trained.path("plot").size());
        trained.path("plot").forEach(file -> assertTrue(Files.exists(Path.of(file.asText())), file.asText()));
    }

    /** What training says about the test frames is what an evaluation of the file finds. */
    @Test
    void evaluationFindsTheSameErrors() {
        JsonNode evaluated = SmallData.json("evaluate", model, data, "--split", split, "--forces");
        JsonNode shown = SmallData.json("show", model);

        for (String error : List.of("mae", "rmse", "force_mae", "force_rmse")) {
            double expected = trained.path(error).asDouble();
            assertEquals(expected, evaluated.path(error).asDouble(), 1e-9 * expected, error);
        }
        assertEquals(trained.path("force_mae"), shown.path("test_forces").path("force_mae"));
        assertEquals(trained.path("mae"), shown.path("test").path("mae"));
        assertEquals(40, shown.path("train").asInt());
        assertEquals("gdml", shown.path("model_kind").asText());
    }

    @Test
    void predictionsHaveForces() {
        Path output = folder.resolve("predicted.extxyz");
        JsonNode predicted = SmallData.json("predict", model, data, "--forces", "--output", output.toString());

        assertEquals(60, predicted.path("structures").asInt());
        var first = StructureReader.read(output).getFirst();
        assertTrue(first.atomProperties().keySet().containsAll(List.of("forces", "forces_reference")));
        assertTrue(first.number("energy_predicted").isPresent());
    }

    /** The springs end at their lengths. */
    @Test
    void moleculeRelaxes() {
        Path relaxed = folder.resolve("relaxed.extxyz");
        SmallData.json("relax", model, data, "--unit", "eV", "--fmax", "0.001", "--output", relaxed.toString());

        assertEquals(
                0,
                SpringFrames.largestStretch(
                        StructureReader.read(relaxed).getFirst().positions()),
                0.01);
    }

    /** A search is not worse than its start, and its journal gives the same result without new evaluations. */
    @Test
    void searchFindsSettingsAndResumes() throws IOException {
        String searched = folder.resolve("searched.npz").toString();
        JsonNode first = train(searched, "--representation", "coulomb-md");
        Path journal = Path.of(first.path("journal").asText());
        List<String> lines = Files.readAllLines(journal);

        JsonNode again = train(searched, "--representation", "coulomb-md");

        assertEquals(lines, Files.readAllLines(journal));
        assertEquals(lines.size() - 1, first.path("evaluations").asInt());
        for (String same : List.of("length_scale", "lambda", "mae", "force_mae", "validation_force_mae")) {
            assertEquals(first.path(same), again.path(same), same);
        }
        JsonNode start = new ObjectMapper().readTree(lines.get(1));
        // 30 frames, length scale 2^1.75, lambda 2^-20 times the fifth power of the length scale
        assertEquals("[30.0,1.75,-11.25]", start.path("exponents").toString());
        double found = first.path("validation_force_mae").asDouble();
        assertTrue(found < start.path("loss").asDouble(), found + " " + start);
        assertEquals(10, first.path("validation").asInt());
        assertEquals(30, first.path("search_train").asInt());
    }

    /** From a preset, and the same from a file. */
    @Test
    void triplesOfAtomsAreLearnedToo() throws IOException {
        String[] settled = SmallData.arguments(List.of("--sigma-k3", "0.5"), SETTLED);
        String triples = folder.resolve("triples.npz").toString();
        Path file = Files.writeString(
                folder.resolve("representation.json"),
                CommandLineRun.of("describe", data, "--representation", "sgdml-k2-k3", "--print-config")
                        .out());

        JsonNode preset = train(triples, SmallData.arguments(List.of("--representation", "sgdml-k2-k3"), settled));
        JsonNode read = train(
                folder.resolve("read.npz").toString(),
                SmallData.arguments(List.of("--representation", file.toString()), settled));

        assertEquals("sgdml-k2-k3", preset.path("representation").asText());
        assertEquals(0.15, preset.path("sigma").asDouble());
        assertEquals(0.5, preset.path("sigma_k3").asDouble());
        assertTrue(
                preset.path("force_mae").asDouble() < 0.03,
                preset.path("force_mae").toString());
        assertEquals(preset.path("force_mae"), read.path("force_mae"));
        assertEquals(0.5, SmallData.json("show", triples).path("sigma_k3").asDouble());
    }

    /** The same forces from the iterative solver; energies beside forces are better than those that follow from the forces. */
    @Test
    void triplesGoWithTheIterativeSolverAndWithEnergies() {
        String[] triples = SmallData.arguments(
                List.of("--representation", "sgdml-k2-k3", "--sigma-k3", "0.5", "--sigma", "0.15"),
                "--length-scale",
                "4");
        JsonNode direct = train(
                folder.resolve("direct.npz").toString(),
                SmallData.arguments(List.of(triples), "--lambda", "1e-7", "--solver", "direct"));
        JsonNode iterative = train(
                folder.resolve("iterative.npz").toString(),
                SmallData.arguments(
                        List.of(triples), "--lambda", "1e-7", "--solver", "iterative", "--tolerance", "1e-9"));
        JsonNode joint = train(
                folder.resolve("joint.npz").toString(),
                SmallData.arguments(
                        List.of(triples), "--lambda", "1e-7", "--force-lambda", "1e-7", "--learn-from", "both"));

        double mae = direct.path("force_mae").asDouble();
        assertEquals(mae, iterative.path("force_mae").asDouble(), 1e-5 * mae);
        assertEquals("iterative", iterative.path("solver").asText());
        assertEquals("energies and forces", joint.path("learned_from").asText());
        assertEquals(mae, joint.path("force_mae").asDouble(), 0.2 * mae);
        assertTrue(
                joint.path("mae").asDouble() < direct.path("mae").asDouble(),
                joint.path("mae") + " " + direct.path("mae"));
    }

    @Test
    void representationsThatForceFieldsCannotHaveAreRefused() throws IOException {
        Path other = Files.writeString(
                folder.resolve("elements.json"),
                CommandLineRun.of("describe", data, "--representation", "md-plain", "--print-config")
                        .out());
        refused(1, "\"species\": \"atoms\"", "--model", "gdml", "--representation", other.toString());
        refused(1, "configuration file", "--model", "gdml", "--representation", "nowhere.json");
        refused(1, "no distributions of triples", "--model", "gdml", "--sigma-k3", "1");
        refused(2, "--sigma-k3 is for --model gdml", "--sigma-k3", "1");
        refused(2, "--sigma-k3 needs a number above 0", "--model", "gdml", "--sigma-k3", "0");
    }

    @Test
    void permutationsAreFoundGivenOrLeftOut() throws IOException {
        Path file = Files.writeString(folder.resolve("permutations.txt"), "1 0 3 2\n");
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), "2 1 0 3\n");
        String output = folder.resolve("permuted.npz").toString();

        JsonNode given = train(output, SmallData.arguments(List.of("--permutations", file.toString()), SETTLED));
        JsonNode none = train(output, SmallData.arguments(List.of("--permutations", "none"), SETTLED));

        assertEquals(2, given.path("permutations").asInt());
        assertEquals("(0 1)(2 3)", given.path("permutation_cycles").path(0).asText());
        assertEquals(1, none.path("permutations").asInt());
        assertEquals(0, none.path("permutation_cycles").size());
        refused(1, "only atoms of one element", "--model", "gdml", "--permutations", wrong.toString());
    }

    @Test
    void whatHasNoMeaningIsWrongUsage() {
        refused(2, "--kernel", "--model", "gdml", "--kernel", "linear");
        refused(2, "--learn-from", "--model", "gdml", "--learn-from", "energies");
        refused(2, "--force-lambda is for --learn-from both", "--model", "gdml", "--force-lambda", "1");
        refused(2, "--tune", "--model", "gdml", "--tune");
        refused(2, "--sigma is for --model gdml", "--sigma", "1");
        refused(2, "--permutations is for", "--permutations", "none");
        refused(2, "--search-train is for", "--search-train", "10", "--model", "kernel");
        refused(2, "expected one of [kernel, gdml]", "--model", "forest");
        refused(2, "nothing is searched", SmallData.arguments(List.of("--model", "gdml", "--journal", "j"), SETTLED));
        refused(1, "sgdml-k2", "--model", "gdml", "--representation", "md");
        refused(1, "--sigma", "--model", "gdml", "--representation", "coulomb-md", "--sigma", "1");
        refused(1, "--forces-key", "--model", "gdml", "--forces-key", "f");
        refused(1, "per-atom", "--model", "gdml", "--target-is", "per-atom");
    }

    private static void refused(int code, String word, String... options) {
        CommandLineRun run = CommandLineRun.of(SmallData.arguments(
                List.of("train", data, "--output", folder.resolve("no.npz").toString()), options));
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().contains(word), run.err());
    }

    /** There and back, and used as it is, a model of the sGDML program has the same errors. */
    @Test
    void modelsGoToTheSgdmlProgramAndBack() {
        String ours = folder.resolve("coulomb.npz").toString();
        String theirs = folder.resolve("sgdml.npz").toString();
        String back = folder.resolve("back.npz").toString();
        double mae = train(ours, "--representation", "coulomb-md", "--length-scale", "4", "--lambda", "1e-9")
                .path("force_mae")
                .asDouble();

        SmallData.json("convert", ours, theirs, "--unit", "eV");
        JsonNode report = SmallData.json("convert", theirs, back);

        assertEquals(40, report.path("frames").asInt());
        for (String file : List.of(theirs, back)) {
            JsonNode evaluated = SmallData.json(
                    "evaluate",
                    file,
                    data,
                    "--split",
                    folder.resolve("split.json").toString(),
                    "--forces");
            assertEquals(mae, evaluated.path("force_mae").asDouble(), 1e-6 * mae, file);
            assertEquals("eV", SmallData.json("show", file).path("unit").asText());
        }
        CommandLineRun bins = CommandLineRun.of("convert", model, theirs);
        assertEquals(1, bins.code());
        assertTrue(bins.err().contains("coulomb-md"), bins.err());
    }

    @Test
    void otherMoleculesAndStressAreRefused() throws IOException {
        String water = Files.writeString(folder.resolve("other.xyz"), "4\n\nO 0 0 0\nH 0 0 1\nO 0 1.4 0\nH 0 1.4 1\n")
                .toString();
        CommandLineRun other = CommandLineRun.of("predict", model, water);
        CommandLineRun stress = CommandLineRun.of("predict", model, data, "--stress");

        assertEquals(1, other.code());
        assertTrue(other.err().contains("structure 1") && other.err().contains("in the order O O H H"), other.err());
        assertEquals(1, stress.code());
        assertTrue(stress.err().contains("no stress"), stress.err());
    }
}
