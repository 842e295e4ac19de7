package org.mbtr.cli.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataFolders;

class CurvesExperimentTest {
    private static final CurvesPlan TINY = new CurvesPlan(List.of(60, 120), 2);

    @TempDir
    private Path folder;

    private ExperimentResult run(CurvesPlan plan, List<String> sets) throws IOException {
        DataFolders folders = new DataFolders(List.of(folder.resolve("data")));
        ModelFilter wanted = new ModelFilter(sets, List.of(), List.of());
        return new CurvesExperiment(wanted, plan, Optional.empty(), folders, folder.resolve("results"))
                .run(SmallSets.console());
    }

    private void parts() throws IOException {
        SmallSets.part(folder.resolve("data"), "qm7_pbe0geom", 200);
        SmallSets.part(folder.resolve("data"), "abc2_oqmd_heusler", 300);
    }

    @Test
    void moleculesAndCrystalsHaveCurvesLawsAndPictures() throws IOException {
        parts();
        ExperimentResult result = run(TINY, List.of());
        List<?> rows = (List<?>) result.fields().get("rows");
        assertEquals(4, rows.size());
        for (int set = 0; set < 2; set++) {
            Map<?, ?> few = (Map<?, ?>) rows.get(2 * set);
            Map<?, ?> many = (Map<?, ?>) rows.get(2 * set + 1);
            assertEquals(set == 0 ? "kcal/mol" : "eV/atom", few.get("unit"));
            assertEquals(60, few.get("train"));
            assertEquals(2, few.get("repeats"));
            assertTrue((double) many.get("rmse") < (double) few.get("rmse"), rows.toString());
            assertTrue((double) few.get("rmse_sd") > 0, "each repeat has structures of its own");
        }
        List<?> curves = (List<?>) result.fields().get("curves");
        Map<?, ?> law = (Map<?, ?>) ((Map<?, ?>) curves.getFirst()).get("rmse_law");
        assertTrue((double) law.get("exponent") < 0, law.toString());
        assertTrue(((List<?>) result.fields().get("skipped")).contains("qm9_20k"));
        assertTrue(result.text().contains("Not here: qm9_20k"), result.text());
        assertTrue(Files.readString(folder.resolve("results").resolve("abc2_oqmd_heusler.svg"))
                .contains("published, oqmd_abc2"));
        assertFalse(Files.exists(folder.resolve("results").resolve("qm7_pbe0geom.journal.jsonl")));
    }

    /** A run that ends before its results are written leaves its journals; the next one takes over what they hold. */
    @Test
    void interruptedRunIsResumed() throws IOException {
        parts();
        Path obstacle = Files.createDirectories(folder.resolve("results").resolve("results.json"));
        Files.createFile(obstacle.resolve("file"));
        assertThrows(MbtrException.class, () -> run(TINY, List.of("qm7_pbe0geom")));
        Path journal = folder.resolve("results").resolve("qm7_pbe0geom.journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        assertEquals(1 + 2 * 2, lines.size(), "a line for the work and one for each model");
        String seconds = lines.get(1).replaceFirst(".*\"seconds\":([0-9.E-]+).*", "$1");
        lines.set(1, lines.get(1).replace("\"seconds\":" + seconds, "\"seconds\":12345.0"));
        Files.write(journal, lines.subList(0, 3));
        Files.delete(obstacle.resolve("file"));
        Files.delete(obstacle);
        ExperimentResult resumed = run(TINY, List.of("qm7_pbe0geom"));
        Map<?, ?> curve = (Map<?, ?>) ((List<?>) resumed.fields().get("curves")).getFirst();
        List<?> points = (List<?>) curve.get("points");
        assertEquals(4, points.size());
        assertEquals(12345.0, ((Map<?, ?>) points.getFirst()).get("seconds"), "taken over from the journal");
        assertNotEquals(12345.0, ((Map<?, ?>) points.getLast()).get("seconds"));
    }

    @Test
    void sizesThatASetIsTooSmallForAreLeftOut() {
        CurvesPlan plan = CurvesPlan.of(false, List.of(), Optional.empty());
        assertEquals(List.of(100, 215, 464, 1000, 2154, 4642, 10000), plan.sizes());
        assertEquals(List.of(100, 215, 464, 1000, 2154, 4642), plan.sizes("", 7101, 5));
        assertEquals(List.of(215, 464), plan.sizes("", 1000, 110));
        MbtrException tooSmall = assertThrows(MbtrException.class, () -> plan.sizes("tiny", 90, 3));
        assertTrue(tooSmall.getMessage().contains("tiny has 90 structures"), tooSmall.getMessage());
        assertEquals(
                List.of(100, 215, 464, 1000),
                CurvesPlan.of(true, List.of(), Optional.empty()).sizes());
    }

    @Test
    void unknownSetIsRefused() {
        MbtrException failure = assertThrows(MbtrException.class, () -> run(TINY, List.of("qm8")));
        assertTrue(
                failure.getMessage().contains("`qm8`") && failure.getMessage().contains("qm9_20k"));
    }

    /** Of three molecules of QM9 the one in the middle is on the list of its authors. */
    @Test
    void moleculesThatDidNotConvergeAreLeftOut() {
        CurveSubject subject = CurveSubject.all().stream()
                .filter(one -> one.name().equals("qm9_20k"))
                .findFirst()
                .orElseThrow();
        Structure molecule = Structure.molecule(new int[] {1}, new double[3]);
        List<Long> kept = LongStream.of(128112, 128113, 128114)
                .filter(number -> subject.where().stream()
                        .allMatch(condition ->
                                condition.test(molecule.withProperty("qm9_index", new PropertyValue.Whole(number)))))
                .boxed()
                .toList();
        assertEquals(List.of(128112L, 128114L), kept);
    }
}
