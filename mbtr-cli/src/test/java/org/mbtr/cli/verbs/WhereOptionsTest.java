package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.cli.TotalEnergies;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

/** Structures and test sets chosen by properties, and elements that training does not have. */
class WhereOptionsTest {
    @TempDir
    private static Path folder;

    private static String data;
    private static List<Structure> structures;

    @BeforeAll
    static void write() {
        Path file = TotalEnergies.write(folder);
        data = file.toString();
        structures = StructureReader.read(file);
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String[] train(String... options) {
        return SmallData.arguments(
                List.of(
                        "train",
                        data,
                        "--target",
                        "ae_pbe0",
                        "--output",
                        path("model.npz"),
                        "--length-scale",
                        "8",
                        "--lambda",
                        "1e-8"),
                options);
    }

    private static long count(Predicate<Structure> wanted) {
        return structures.stream().filter(wanted).count();
    }

    private static double atoms(Structure structure) {
        return structure.number("atoms").orElseThrow();
    }

    @Test
    void testWhereMakesTheTestSetAndTheOthersAreLearnedFrom() {
        JsonNode report = SmallData.json(train("--test-where", "set=test"));
        assertEquals(SmallData.SIZE / 5, report.path("test").asInt() + 1, "the last one has no set");
        assertEquals(
                SmallData.SIZE - report.path("test").asInt(),
                report.path("train").asInt());
        JsonNode evaluated = SmallData.json("evaluate", path("model.npz"), data, "--where", "set=test");
        assertEquals(report.path("test"), evaluated.path("structures"));
        assertEquals(report.path("mae").asDouble(), evaluated.path("mae").asDouble(), 1e-9);
    }

    @Test
    void fewerOfTheOthersCanBeLearnedFrom() {
        JsonNode report = SmallData.json(train("--test-where", "set=test", "--train", "30"));
        assertEquals(30, report.path("train").asInt());
        assertEquals(17, report.path("test").asInt());
    }

    @Test
    void whereLeavesOutAndSaysHowMany() {
        JsonNode report = SmallData.json(train("--where", "long=T", "--where", "atoms<13"));
        long kept = count(structure -> atoms(structure) > TotalEnergies.LONG && atoms(structure) < 13);
        assertEquals(kept, report.path("train").asLong() + report.path("test").asLong());
        assertEquals(SmallData.SIZE - kept, report.path("left_out").asLong());
        assertEquals("[\"long=T\",\"atoms<13\"]", report.path("where").toString());
    }

    /** Positions in a split file count all structures of the data, so that they mean the same with other conditions. */
    @Test
    void splitFilesCountStructuresThatWereLeftOut() throws IOException {
        JsonNode trained = SmallData.json(train("--where", "long=T", "--write-split", path("split.json")));
        JsonNode split =
                new ObjectMapper().readTree(folder.resolve("split.json").toFile());
        for (String part : List.of("training", "test")) {
            split.path(part)
                    .forEach(place ->
                            assertTrue(atoms(structures.get(place.asInt())) > TotalEnergies.LONG, place.toString()));
        }
        JsonNode evaluated = SmallData.json("evaluate", path("model.npz"), data, "--split", path("split.json"));
        assertEquals(trained.path("mae").asDouble(), evaluated.path("mae").asDouble(), 1e-9);
        JsonNode again = SmallData.json(train("--where", "long=T", "--split", path("split.json")));
        assertEquals(trained.path("mae"), again.path("mae"));
        JsonNode smaller =
                SmallData.json(train("--where", "atoms>=11", "--split", path("split.json"), "--validation", "1"));
        assertTrue(smaller.path("test").asInt() < trained.path("test").asInt(), smaller.toString());
    }

    @Test
    void predictionsKeepTheirPlaceInTheFile() {
        SmallData.model(folder);
        JsonNode predicted = SmallData.json("predict", path("model.npz"), data, "--where", "atoms<7");
        assertEquals(
                count(structure -> atoms(structure) < 7),
                predicted.path("structures").asLong());
        predicted.path("predictions").forEach(row -> {
            Structure structure = structures.get(row.path("index").asInt());
            assertEquals(structure.formula(), row.path("formula").asText());
            assertTrue(atoms(structure) < 7);
        });
    }

    @Test
    void describeAndShowLeaveOutToo() throws IOException {
        JsonNode described = SmallData.json(
                "describe",
                data,
                "--representation",
                "coulomb-matrix-eigenvalues",
                "--where",
                "long=F",
                "--output",
                path("features.csv"));
        long kept = count(structure -> atoms(structure) <= TotalEnergies.LONG);
        assertEquals(kept, described.path("structures").asLong());
        assertEquals(SmallData.SIZE - kept, described.path("left_out").asLong());
        for (String line : Files.readAllLines(folder.resolve("features.csv"))) {
            String[] cells = line.split(",");
            if (!cells[0].equals("index")) {
                assertEquals(structures.get(Integer.parseInt(cells[0])).formula(), cells[1]);
            }
        }
        JsonNode shown = SmallData.json("show", data, "--where", "long=F");
        assertEquals(kept, shown.path("structures").asLong());
        assertEquals(SmallData.SIZE - kept, shown.path("left_out").asLong());
    }

    @Test
    void conditionsThatCannotHoldAreNamed() {
        assertTrue(failing(1, train("--where", "sett=test")).contains("`sett`"));
        assertTrue(failing(1, train("--test-where", "set=tset")).contains("test train"));
        assertTrue(failing(2, train("--where", "set")).contains("KEY=VALUE"));
        assertTrue(failing(1, "predict", modelFile(), data, "--where", "sett=test", "--output", path("none.csv"))
                .contains("`sett`"));
        assertTrue(Files.notExists(folder.resolve("none.csv")));
        assertTrue(failing(1, "show", modelFile(), "--where", "set=test").contains("--where"));
    }

    private static String modelFile() {
        return SmallData.model(folder).toString();
    }

    private static String failing(int code, String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertEquals(code, run.code(), run.err());
        return run.err();
    }

    @Test
    void contradictionsAreWrongUsage() {
        assertTrue(failing(2, train("--test-where", "set=test", "--test", "5")).contains("--test-where"));
        assertTrue(failing(2, train("--test-where", "set=test", "--split", "x.json"))
                .contains("--split"));
        assertTrue(failing(2, "learning-curve", data, "--test-where", "set=test", "--test", "5")
                .contains("--test-where"));
    }

    /** All molecules with nitrogen are in this test set. */
    @Test
    void elementsThatTrainingLacksAreSaidOrLeftOut() {
        String said = failing(1, train("--test-where", "held=T"));
        assertTrue(said.contains("element N") && said.contains("--skip-unknown"), said);

        JsonNode report = SmallData.json(train("--test-where", "held=T", "--skip-unknown"));
        long nitrogen = count(structure -> structure.formula().contains("N"));
        assertEquals(nitrogen, report.path("skipped").size());
        assertEquals(
                count(structure -> structure.properties().get("held").equals(new PropertyValue.Truth(true))) - nitrogen,
                report.path("test").asLong());
        report.path("skipped").forEach(one -> {
            assertEquals("N", one.path("element").asText());
            assertEquals(
                    structures.get(one.path("index").asInt()).formula(),
                    one.path("formula").asText());
        });

        JsonNode predicted = SmallData.json("predict", path("model.npz"), data, "--skip-unknown");
        assertEquals(nitrogen, predicted.path("skipped").size());
        assertEquals(
                report.path("mae").asDouble(),
                SmallData.json("evaluate", path("model.npz"), data, "--where", "held=T", "--skip-unknown")
                        .path("mae")
                        .asDouble(),
                1e-9);
    }

    @Test
    void learningCurvesCanBeTestedOnChosenStructures() {
        JsonNode report = SmallData.json(
                "learning-curve",
                data,
                "--target",
                "ae_pbe0",
                "--test-where",
                "held=T",
                "--skip-unknown",
                "--sizes",
                "20,40",
                "--repeats",
                "2",
                "--output",
                path("curve"));
        assertEquals(4, report.path("points").size());
        assertEquals(
                count(structure -> structure.formula().contains("N")),
                report.path("skipped").size());
        int tested = report.path("points").path(0).path("test").asInt();
        report.path("points")
                .forEach(point -> assertEquals(tested, point.path("test").asInt()));
        assertTrue(failing(
                        1,
                        "learning-curve",
                        data,
                        "--target",
                        "ae_pbe0",
                        "--test-where",
                        "held=T",
                        "--output",
                        path("other"))
                .contains("--skip-unknown"));
    }
}
