package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.phases.campaign.CommandOracle;
import org.mbtr.phases.campaign.Oracle;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** The search for a hull of chains of two elements, with a calculator that counts unlike neighbours. */
class HullSearchTest {
    private static final int LENGTH = 5;

    /** Energy: −1 for each atom and −0.3 for each pair of unlike neighbours. */
    private static final String SCRIPT = """
            awk 'NR > 2 { energy -= 1; if (NR > 3 && $1 != before) energy -= 0.3; before = $1 } END { print "done"; print energy }' "$1"
            """;

    @TempDir
    private Path folder;

    private Path candidates;
    private Path state;
    private String oracle;

    @BeforeEach
    void write() throws IOException {
        List<Structure> chains = new ArrayList<>();
        for (int bits = 0; bits < 1 << LENGTH; bits++) {
            int[] elements = new int[LENGTH];
            double[] positions = new double[3 * LENGTH];
            for (int i = 0; i < LENGTH; i++) {
                elements[i] = (bits >> i & 1) == 0 ? 16 : 34;
                positions[3 * i] = 2.2 * i + 0.01 * i * bits / (1 << LENGTH);
            }
            chains.add(Structure.molecule(elements, positions));
        }
        candidates = folder.resolve("candidates.extxyz");
        ExtendedXyzWriter.write(candidates, chains);
        state = folder.resolve("search.hull");
        Path script = folder.resolve("energy.sh");
        Files.writeString(script, SCRIPT);
        oracle = "sh " + script + " {in}";
    }

    private JsonNode start(String... options) {
        List<String> words = new ArrayList<>(
                List.of("hull", "start", candidates.toString(), "--state", state.toString(), "--unit", "eV"));
        words.addAll(List.of(options));
        return SmallData.json(words.toArray(String[]::new));
    }

    private JsonNode run(String... options) {
        List<String> words = new ArrayList<>(List.of("hull", "run", state.toString(), "--oracle", oracle));
        words.addAll(List.of(options));
        return SmallData.json(words.toArray(String[]::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Structure computed(Structure asked) {
        double energy = -LENGTH;
        for (int i = 1; i < LENGTH; i++) {
            energy -= asked.atomicNumber(i) == asked.atomicNumber(i - 1) ? 0 : 0.3;
        }
        return asked.withProperty("energy", new PropertyValue.Real(energy));
    }

    private static List<String> formulas(JsonNode report) {
        List<String> formulas = new ArrayList<>();
        report.path("stable").forEach(row -> formulas.add(row.path("formula").asText()));
        return formulas;
    }

    /** All computed by chance, and few by the strategy: one hull. */
    @Test
    void programFindsTheHullThatAllEnergiesGive() {
        assertEquals(32, start("--strategy", "random").path("candidates").asInt());
        JsonNode all = run("--parallel", "4");
        assertEquals(32, all.path("known").asInt());
        state = folder.resolve("few.hull");
        start();
        JsonNode few = run();
        assertTrue(few.path("done").asBoolean());
        assertTrue(few.path("known").asInt() < 32, few.toString());
        assertEquals(List.of("S", "S3Se2", "S2Se3", "Se"), formulas(all));
        assertEquals(formulas(all), formulas(few));
        assertEquals(-0.24, few.path("stable").get(1).path("energy").asDouble(), 1e-12);
        assertTrue(few.path("surprises").isArray() && few.path("surprises").isEmpty(), few.toString());

        Path known = folder.resolve("known.extxyz");
        JsonNode status = SmallData.json("hull", "status", state.toString(), "--known", known.toString());
        assertEquals(few.path("stable"), status.path("stable"));
        assertEquals(formulas(few), formulas(SmallData.json("hull", known.toString())));

        String[] draw = {
            "hull", "status", state.toString(), "--plot", folder.resolve("few").toString()
        };
        assertEquals(2, SmallData.json(draw).path("files").size());
        draw[4] += ".html";
        String page = text(Path.of(SmallData.json(draw).path("files").get(0).asText()));
        assertTrue(page.contains("few.hull: S–Se, " + few.path("known").asInt() + " of 32 known"), "title");
        int last = few.path("stable").get(1).path("candidate").asInt();
        assertTrue(page.contains("S3Se2, candidate " + last), "names of marks");
        assertTrue(page.contains("probability of change"), "progress");
    }

    /** Asked twice, half of it told, then the rest with a failure, then what comes next. */
    @Test
    void peopleComputeWhatIsAskedFor() {
        start("--batch", "3");
        Path next = folder.resolve("next.extxyz");
        JsonNode first = SmallData.json("hull", "ask", state.toString(), "--output", next.toString());
        assertEquals(first, SmallData.json("hull", "ask", state.toString(), "--output", next.toString()));
        List<Structure> asked = StructureReader.read(next);
        assertEquals(10, asked.size());

        Path finished = folder.resolve("finished.extxyz");
        List<Structure> half = new ArrayList<>(asked);
        half.replaceAll(structure -> half.indexOf(structure) < 5 ? computed(structure) : structure);
        ExtendedXyzWriter.write(finished, half);
        JsonNode told = SmallData.json("hull", "tell", state.toString(), finished.toString());
        assertEquals(5, told.path("told").asInt());
        assertEquals(5, told.path("told_unfinished").asInt());
        assertEquals(5, told.path("pending").size());

        int failed = told.path("pending").get(4).asInt();
        ExtendedXyzWriter.write(
                finished,
                asked.subList(0, 9).stream().map(HullSearchTest::computed).toList());
        JsonNode rest = SmallData.json(
                "hull", "tell", state.toString(), finished.toString(), "--failed", Integer.toString(failed));
        assertEquals(4, rest.path("told").asInt());
        assertEquals(5, rest.path("told_before").asInt());
        assertEquals(1, rest.path("failed").size());
        assertEquals(0, rest.path("pending").size());
        SmallData.json("hull", "ask", state.toString(), "--output", next.toString());
        assertTrue(StructureReader.read(next).stream()
                .noneMatch(structure -> structure.number("candidate").orElseThrow() == failed));
    }

    /** A command that fails for some structures, one that takes too long, and one that is wrong. */
    @Test
    void failedCalculationsAreLeftOutOrTriedAgain() {
        start("--strategy", "random");
        String right = oracle;
        oracle = "tr '\\n' ' ' < {in} | grep -q 'Se [^S]*S [^S]*Se ' && exit 3; " + right;
        JsonNode some = run("--give-up", "30");
        assertTrue(some.path("failed").size() > 0);
        assertEquals(32, some.path("known").asInt() + some.path("failed").size());
        some.path("failed").forEach(reason -> assertTrue(reason.asText().startsWith("exit code 3"), reason.asText()));
        oracle = right;
        JsonNode again = run("--retry");
        assertEquals(32, again.path("known").asInt());
        assertEquals(0, again.path("failed").size());

        state = folder.resolve("slow.hull");
        start();
        CommandLineRun slow = CommandLineRun.of(
                "hull",
                "run",
                state.toString(),
                "--oracle",
                "sleep 20; cat {in}",
                "--time-limit",
                "0.1",
                "--give-up",
                "2");
        assertEquals(1, slow.code());
        assertTrue(slow.err().contains("2 calculations in a row have failed"), slow.err());
        assertTrue(slow.err().contains("no end within"), slow.err());
        CommandLineRun wrong =
                CommandLineRun.of("hull", "run", state.toString(), "--oracle", "cat {in}", "--give-up", "1");
        assertTrue(wrong.err().contains("the last line printed is no energy; it said: S"), wrong.err());
    }

    /** Hydrogen, whose energy by GFN2-xTB is −26.72 eV at this distance. */
    @Test
    void exampleComputesEnergiesWithXtb() throws InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(bin -> Files.isExecutable(Path.of(bin, "xtb"))),
                "xtb is not installed");
        Path script = Path.of(System.getProperty("mbtr.root"), "docs/examples/xtb-energy.sh");
        CommandOracle xtb = new CommandOracle("sh " + script + " {in}", Duration.ofSeconds(60));
        Structure hydrogen = Structure.molecule(new int[] {1, 1}, new double[] {0, 0, 0, 0, 0, 0.74});
        assertEquals(-26.72, ((Oracle.Outcome.Energy) xtb.energy(hydrogen)).energy(), 0.02);
    }

    /** The elements and half of the first round are known, and the strategy has not been asked again. */
    @Test
    void roundsThatAreNotCompleteAreDrawn() {
        start("--batch", "3");
        Path next = folder.resolve("next.extxyz");
        SmallData.json("hull", "ask", state.toString(), "--output", next.toString());
        List<Structure> asked = StructureReader.read(next);
        Path finished = folder.resolve("finished.extxyz");
        ExtendedXyzWriter.write(
                finished,
                asked.subList(0, 9).stream().map(HullSearchTest::computed).toList());
        SmallData.json("hull", "tell", state.toString(), finished.toString());
        Path page = folder.resolve("begun.html");
        SmallData.json("hull", "status", state.toString(), "--plot", page.toString());
        assertTrue(text(page).contains("S–Se, 9 of 32 known"));
    }

    /** Before the elements are known there is no hull. */
    @Test
    void hullsWithoutEndsAreNotDrawn() {
        start();
        CommandLineRun run = CommandLineRun.of(
                "hull",
                "status",
                state.toString(),
                "--plot",
                folder.resolve("none").toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("no structure of each element has a known energy"), run.err());
    }

    @Test
    void simulationTellsWhatIsSaved() {
        JsonNode report = SmallData.json(
                "hull",
                "simulate",
                "alloys/CuAgAu_pyclupan",
                "--components",
                "Au,Cu",
                "--strategy",
                "random",
                "--batch",
                "40");
        assertEquals(136, report.path("computed").asInt());
        assertTrue(report.path("right").asBoolean());
        JsonNode first = report.path("rounds").get(0);
        assertEquals(13, first.path("known").asInt());
        assertFalse(first.path("right").asText().equals("yes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hull | 2 | Missing required parameter",
                "hull start FILE | 2 | --state",
                "hull start FILE --state STATE --strategy best | 2 | hull, paper and random",
                "hull start FILE --state STATE --strategy random --probability 0.1 | 2 | --probability is for the strategy hull",
                "hull start FILE --state STATE --strategy paper --batch 2 | 2 | --batch is for",
                "hull start FILE --state STATE --safety 2 | 2 | --safety is for the strategy paper",
                "hull start FILE --state STATE --probability 2 | 1 | above 0 and below 1",
                "hull start FILE --state STATE --target-is other | 1 | per structure or per atom",
                "hull start FILE --state STATE --components Te,Po | 1 | consists of Te–Po alone",
                "hull ask STATE --output OUT | 1 | there is no state",
                "hull status FILE | 1 | is no state",
                "hull simulate FILE --plot no/such/folder/picture | 1 | does not exist",
                "hull tell STATE | 2 | --failed, is missing",
                "hull run STATE --oracle xtb | 1 | has no {in}",
                "hull run STATE --oracle {in} --parallel 0 | 2 | need 1 or more",
                "hull simulate FILE | 1 | 0 of 32 structures have one called `energy`"
            })
    void whatCannotBeDoneIsSaid(String line, int code, String words) {
        CommandLineRun run = CommandLineRun.of(line.replace("FILE", candidates.toString())
                .replace("STATE", state.toString())
                .replace("OUT", folder.resolve("out.extxyz").toString())
                .split(" "));
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().toLowerCase().contains(words.toLowerCase()), run.err());
    }

    @Test
    void unknownStructuresAreRefusedBeforeAnythingIsTaken() {
        start();
        Path finished = folder.resolve("finished.extxyz");
        List<Structure> structures = StructureReader.read(candidates);
        Structure strange = computed(structures.getFirst()).withPositions(new double[3 * LENGTH]);
        ExtendedXyzWriter.write(finished, List.of(computed(structures.get(3)), strange));
        CommandLineRun run = CommandLineRun.of("hull", "tell", state.toString(), finished.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("structure 2") && run.err().contains("none of the candidates"), run.err());
        assertEquals(
                0,
                SmallData.json("hull", "status", state.toString()).path("known").asInt());
    }
}
