package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.console.CommonOptions;
import org.mbtr.cli.console.Console;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.data.DataFolders;

/** The experiment on parts of the bundled sets, and on files in the form of the paper's. */
class CrystalsExperimentTest {
    private static final ModelFilter EVERYTHING = ModelFilter.everything();
    private static final CrystalsPlan TINY = new CrystalsPlan(200, false, 2);

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void everyModelIsTestedOnTheSameStructuresAndLearnsMoreThanTheMean() throws IOException {
        part("abc2_oqmd_heusler", 300);
        JsonNode result = run(EVERYTHING, TINY, "results");
        assertEquals(4, result.path("rows").size());
        for (JsonNode row : result.path("rows")) {
            assertEquals("abc2_oqmd_heusler", row.path("data").asText());
            assertEquals("ABC2", row.path("stands_in_for").asText());
            assertEquals("eV/atom", row.path("unit").asText());
            assertEquals(200, row.path("train").asInt());
            assertEquals(54, row.path("test").asInt());
            assertTrue(row.path("r_squared").asDouble(0) > 0.3, row.toString());
            assertTrue(row.path("rmse").asDouble() >= row.path("mae").asDouble(), row.toString());
            assertTrue(row.path("published_rmse").isNull(), "for 2500 training structures only");
        }
        assertEquals(
                List.of("additive", "mbtr", "mbtr", "mbtr-crystals"), texts(result.path("rows"), "representation"));
        assertTrue(result.path("seconds").asDouble() > 0);
        assertEquals(3 * 5, result.path("largest_errors").size());
        assertTrue(
                result.path("skipped").toString().contains("nomad2018"),
                result.path("skipped").toString());
    }

    @Test
    void curvesHaveRepeatsALawAndPictures() throws IOException {
        part("perov5_subset", 400);
        ModelFilter best = new ModelFilter(List.of(), List.of("mbtr-crystals"), List.of());
        JsonNode result = run(best, TINY, "results");
        assertEquals(1, result.path("curves").size());
        JsonNode curve = result.path("curves").path(0);
        assertEquals(List.of("100", "200", "100", "200"), texts(curve.path("points"), "train"));
        assertEquals(List.of("0", "0", "1", "1"), texts(curve.path("points"), "repeat"));
        assertTrue(curve.path("rmse_law").path("exponent").asDouble() < 0, curve.toString());
        assertTrue(curve.path("mae_law").path("factor_sd").asDouble() > 0, curve.toString());
        // The whole training set and the same test set as in the row; λ and length scale are chosen on other
        // structures.
        double row = result.path("rows").path(0).path("rmse").asDouble();
        assertEquals(row, curve.path("points").path(1).path("rmse").asDouble(), 0.2 * row);
        assertEquals(List.of("perov5_subset-curve.png", "perov5_subset-curve.svg", "results.json"), files("results"));
    }

    /** Energies of the paper's files are sums over elements here, which the additive model finds whatever the unit. */
    @Test
    void papersSetsAreReadFromTheirFiles() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("abc2d6-16_elpasolite3to6.txt"), published(70, false));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(data.resolve("oqmd_abc2.zip")))) {
            zip.putNextEntry(new ZipEntry("oqmd_abc2.txt"));
            zip.write(published(70, true).getBytes(StandardCharsets.UTF_8));
        }
        JsonNode result = run(EVERYTHING, new CrystalsPlan(40, false, 0), "results");
        assertEquals(4 * 3, result.path("rows").size(), "elpasolites with two numbers of training structures");
        JsonNode elpasolites = result.path("rows").path(0);
        assertEquals("elpasolites", elpasolites.path("data").asText());
        assertEquals("eV/atom", elpasolites.path("unit").asText());
        assertTrue(elpasolites.path("stands_in_for").isNull());
        assertEquals(0, elpasolites.path("rmse").asDouble(1), 1e-6); // energies have seven decimals
        JsonNode oqmd = result.path("rows").path(8);
        assertEquals("oqmd_abc2", oqmd.path("data").asText());
        assertEquals("eV", oqmd.path("unit").asText());
        assertEquals(0, oqmd.path("rmse").asDouble(1), 1e-6);
        for (JsonNode row : result.path("rows")) {
            double factor = row.path("data").asText().equals("oqmd_abc2") ? 0.25 : 1;
            assertEquals(
                    factor * row.path("mae").asDouble(),
                    row.path("mae_per_atom").asDouble(),
                    1e-12);
        }
        assertTrue(out.toString().contains("MAE/atom"), out.toString());
        assertTrue(out.toString().contains("elpasolites has 70 structures where 11358 are expected"), out.toString());
        assertTrue(out.toString().contains("nomad2018 is skipped: nomad2018.extxyz.gz is in none of"), out.toString());
    }

    /** A run that ends before its results are written leaves its journals; the next one takes over what they hold. */
    @Test
    void interruptedRunIsResumed() throws IOException {
        part("abc2_oqmd_heusler", 300);
        ModelFilter gaussian = new ModelFilter(List.of(), List.of("mbtr"), List.of("gaussian"));
        Path obstacle = Files.createDirectories(folder.resolve("results").resolve("results.json"));
        Files.createFile(obstacle.resolve("file"));
        assertThrows(MbtrException.class, () -> run(gaussian, TINY, "results"));
        Path points = folder.resolve("results").resolve("abc2_oqmd_heusler-mbtr-gaussian-curve-quick.journal.jsonl");
        List<String> lines = Files.readAllLines(points);
        assertEquals(1 + 2 * 3, lines.size(), "a line for the work and one for each model");
        Files.write(points, lines.subList(0, 4));
        Files.delete(obstacle.resolve("file"));
        Files.delete(obstacle);
        JsonNode resumed = run(gaussian, TINY, "results").path("curves").path(0).path("points");
        for (int i = 0; i < 6; i++) {
            JsonNode before = new ObjectMapper().readTree(lines.get(1 + i));
            assertEquals(
                    before.path("errors").path("sizes").path("per-atom").path("rmse"),
                    resumed.path(i).path("rmse"),
                    "the same errors as without interruption");
            assertEquals(
                    i < 3, before.path("seconds").equals(resumed.path(i).path("seconds")), "taken over, or done again");
        }
        assertFalse(Files.exists(points));
    }

    @Test
    void withoutAnySetItSaysWhatWouldBeNeeded() {
        MbtrException failure = assertThrows(MbtrException.class, () -> run(EVERYTHING, TINY, "results"));
        assertTrue(failure.getMessage().contains("MBTR_DATA"), failure.getMessage());
        assertTrue(failure.getMessage().contains("oqmd_abc2.txt, .txt.gz or .zip"), failure.getMessage());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void misspeltSetIsRefused() {
        ModelFilter misspelt = new ModelFilter(List.of("perov6"), List.of(), List.of());
        MbtrException failure = assertThrows(MbtrException.class, () -> run(misspelt, TINY, "results"));
        assertTrue(failure.getMessage().contains("`perov6`")
                && failure.getMessage().contains("perov5_subset"));
    }

    private JsonNode run(ModelFilter wanted, CrystalsPlan plan, String output) throws IOException {
        PrintWriter err = new PrintWriter(new StringWriter());
        DataFolders folders = new DataFolders(List.of(folder.resolve("data")));
        Path results = folder.resolve(output);
        Console console = new Console(new PrintWriter(out, true), err, new CommonOptions());
        new CrystalsExperiment(wanted, plan, folders, results).run(console).print(console);
        return new ObjectMapper().readTree(results.resolve("results.json").toFile());
    }

    private void part(String name, int count) throws IOException {
        SmallSets.part(folder.resolve("data"), name, count);
    }

    private static List<String> texts(JsonNode rows, String key) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.path(key).asText()));
        return texts;
    }

    private List<String> files(String output) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(output))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Cells of four atoms; energies of formation per atom, or total ones with volumes. */
    private static String published(int count, boolean total) {
        String[] symbols = {"Li", "O", "Al", "Si", "Ge"};
        double[] energies = {-1.5, -4, -2.25, 0.5, 3};
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            double edge = 4 + 2 * random.nextDouble();
            int[] elements = random.ints(4, 0, symbols.length).toArray();
            double energy = 0;
            StringBuilder names = new StringBuilder();
            for (int element : elements) {
                energy += energies[element];
                names.append(symbols[element]).append('\n');
            }
            text.append(String.format(Locale.ROOT, "--- %d ---%n%.7f%n", i, total ? energy : energy / 4));
            if (total) {
                text.append(String.format(Locale.ROOT, "%.8f%n", edge * edge * edge));
            }
            text.append("0 0 0\n0.5 0.5 0\n0.5 0 0.5\n0 0.5 0.5\n");
            text.append(String.format(Locale.ROOT, "%1$.8f 0 0%n0 %1$.8f 0%n0 0 %1$.8f%n", edge));
            text.append(names).append("225\nend\n");
        }
        return text.toString();
    }
}
