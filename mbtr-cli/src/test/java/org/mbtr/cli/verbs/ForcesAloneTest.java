package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.cli.SpringFrames;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** Force fields of data without energies, beside those of the same data with energies. */
class ForcesAloneTest {
    private static final int FRAMES = 60;

    @TempDir
    private static Path folder;

    private static String forces;
    private static String both;
    private static String model;
    private static String split;
    private static CommandLineRun training;
    private static JsonNode trained;
    private static JsonNode withEnergies;

    @BeforeAll
    static void train() {
        List<Structure> frames = SpringFrames.frames(FRAMES);
        both = write("both.extxyz", frames);
        forces = write(
                "forces.extxyz",
                frames.stream().map(frame -> frame.withProperties(Map.of())).toList());
        model = folder.resolve("model.npz").toString();
        split = folder.resolve("split.json").toString();
        training = CommandLineRun.of(command(forces, model, "--write-split", split));
        trained = SmallData.json(command(forces, model));
        withEnergies =
                SmallData.json(command(both, folder.resolve("energies.npz").toString()));
    }

    private static String write(String name, List<Structure> frames) {
        Path file = folder.resolve(name);
        ExtendedXyzWriter.write(file, frames);
        return file.toString();
    }

    private static String[] command(String data, String output, String... options) {
        return SmallData.arguments(
                List.of(
                        "train",
                        data,
                        "--model",
                        "gdml",
                        "--train",
                        "40",
                        "--length-scale",
                        "4",
                        "--sigma",
                        "0.15",
                        "--lambda",
                        "1e-9",
                        "--output",
                        output),
                options);
    }

    private static String errors(JsonNode report) {
        return List.of(report.path("force_mae"), report.path("force_rmse"), report.path("force_max"))
                .toString();
    }

    @Test
    void forcesComeOutAsWithEnergies() {
        assertEquals(errors(withEnergies), errors(trained));
        assertTrue(trained.path("mae").isMissingNode());
        assertTrue(trained.has("constant") && trained.path("constant").isNull());
        assertEquals(2, trained.path("plot").size());
        assertTrue(withEnergies.path("constant").isNumber());
        assertTrue(withEnergies.path("mae").isNumber());
    }

    @Test
    void whatIsMissingIsSaid() {
        assertEquals(0, training.code(), training.err());
        assertTrue(training.err().contains("no energies called `energy`"), training.err());
        assertTrue(training.out().contains("known up to a constant"), training.out());
        CommandLineRun shown = CommandLineRun.of("show", model);
        assertTrue(shown.out().contains("known up to a constant"), shown.out());
        JsonNode fields = SmallData.json("show", model);
        assertTrue(fields.has("constant") && fields.path("constant").isNull());
        assertEquals(trained.path("force_mae"), fields.path("test_forces").path("force_mae"));
    }

    /** A single energy that lacks is enough to use none, unless energies are asked for. */
    @Test
    void energiesOfSomeFramesAreNotUsed() {
        List<Structure> frames = SpringFrames.frames(FRAMES);
        String some = write(
                "some.extxyz",
                IntStream.range(0, FRAMES)
                        .mapToObj(f -> f == 7 ? frames.get(f).withProperties(Map.of()) : frames.get(f))
                        .toList());
        String output = folder.resolve("some.npz").toString();

        CommandLineRun run = CommandLineRun.of(command(some, output));
        CommandLineRun named = CommandLineRun.of(command(some, output, "--target", "energy"));

        assertTrue(run.err().contains("only 59 of 60 structures"), run.err());
        assertTrue(SmallData.json("show", output).path("constant").isNull());
        assertEquals(1, named.code());
        assertTrue(named.err().contains("structure 8"), named.err());
    }

    /** Numbers of other names are not taken for energies, but named. */
    @Test
    void otherNumbersAreNoEnergies() {
        List<Structure> frames = SpringFrames.frames(FRAMES);
        String timed = write(
                "timed.extxyz",
                IntStream.range(0, FRAMES)
                        .mapToObj(f -> frames.get(f).withProperties(Map.of("time", new PropertyValue.Real(0.5 * f))))
                        .toList());
        CommandLineRun run =
                CommandLineRun.of(command(timed, folder.resolve("timed.npz").toString()));

        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("[time]") && run.err().contains("--target"), run.err());
    }

    @Test
    void evaluationComparesWhatIsKnown() {
        JsonNode alone = SmallData.json("evaluate", model, forces, "--split", split, "--forces");
        CommandLineRun nothing = CommandLineRun.of("evaluate", model, forces, "--split", split);

        assertEquals(
                trained.path("force_mae").asDouble(), alone.path("force_mae").asDouble(), 1e-12);
        assertTrue(alone.path("mae").isMissingNode() && alone.path("largest").isMissingNode());
        assertEquals(1, nothing.code());
        assertTrue(nothing.err().contains("--forces compares forces"), nothing.err());
    }

    /** The constant that is added is the best one in the sense of least squares, and makes errors of energies as small as usual. */
    @Test
    void evaluationTakesTheMeanDifferenceOff() {
        double[] known = SpringFrames.frames(FRAMES).stream()
                .mapToDouble(frame -> frame.number("energy").orElseThrow())
                .toArray();
        Path predicted = folder.resolve("predicted.extxyz");
        JsonNode report = SmallData.json("predict", model, both, "--output", predicted.toString());
        double[] found = StructureReader.read(predicted).stream()
                .mapToDouble(frame -> frame.number("energy_predicted").orElseThrow())
                .toArray();
        double mean = IntStream.range(0, FRAMES)
                .mapToDouble(f -> known[f] - found[f])
                .average()
                .orElseThrow();
        double[] residuals = IntStream.range(0, FRAMES)
                .mapToDouble(f -> Math.abs(found[f] + mean - known[f]))
                .toArray();

        JsonNode evaluated = SmallData.json("evaluate", model, both, "--forces");

        assertTrue(report.path("compared").isMissingNode());
        assertTrue(Math.abs(mean) > 0.01, "mean " + mean);
        assertEquals(mean, evaluated.path("constant_added").asDouble(), 1e-12);
        assertEquals(
                IntStream.range(0, FRAMES)
                        .mapToDouble(f -> residuals[f])
                        .average()
                        .orElseThrow(),
                evaluated.path("mae").asDouble(),
                1e-12);
        JsonNode largest = evaluated.path("largest");
        assertEquals(10, largest.size());
        double[] sorted = IntStream.range(0, FRAMES)
                .mapToDouble(f -> residuals[f])
                .sorted()
                .toArray();
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    sorted[FRAMES - 1 - i],
                    Math.abs(largest.path(i).path("difference").asDouble()),
                    1e-12);
        }
    }

    /** Control: of a model with a constant nothing is taken off. */
    @Test
    void evaluationOfAWholeModelAddsNothing() {
        JsonNode evaluated =
                SmallData.json("evaluate", folder.resolve("energies.npz").toString(), both, "--split", split);
        assertFalse(evaluated.has("constant_added"));
        assertEquals(withEnergies.path("mae").asDouble(), evaluated.path("mae").asDouble(), 1e-12);
    }

    @Test
    void moleculeMovesAndTheConstantIsMentioned() {
        Path relaxed = folder.resolve("relaxed.extxyz");
        Path moved = folder.resolve("moved.extxyz");
        CommandLineRun relax = CommandLineRun.of(
                "relax", model, both, "--unit", "eV", "--fmax", "0.001", "--output", relaxed.toString());
        CommandLineRun md = CommandLineRun.of(
                "md",
                model,
                both,
                "--select",
                "1",
                "--unit",
                "eV",
                "--temperature",
                "100",
                "--steps",
                "20",
                "--trajectory",
                moved.toString());

        assertEquals(0, relax.code(), relax.err());
        assertEquals(
                0,
                SpringFrames.largestStretch(
                        StructureReader.read(relaxed).getFirst().positions()),
                0.01);
        assertTrue(relax.err().contains("up to a constant"), relax.err());
        assertEquals(0, md.code(), md.err());
        assertTrue(md.err().contains("up to a constant") && Files.exists(moved), md.err());
    }
}
