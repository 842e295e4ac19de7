package org.mbtr.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.cli.learn.ReferencesFile;
import org.mbtr.cli.learn.SplitFile;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.baselines.EwaldSumMatrixSettings;
import org.mbtr.representations.baselines.SineMatrixSettings;
import org.mbtr.representations.config.Presets;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

/** What the documentation shows can be used as it stands, and its links lead somewhere. */
class DocumentationExamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("mbtr.root"));
    private static final Path EXAMPLES = ROOT.resolve("docs/examples");

    private static final Pattern FENCE = Pattern.compile("^```(\\w*)\\R(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern INLINE = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|src=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    /** Languages whose snippets are files; shell lines are checked one by one. */
    private static final Set<String> FROM_FILES = Set.of("json", "python", "text");

    private static final String SPACE_OUTSIDE_QUOTES = " (?=(?:[^']*'[^']*')*[^']*$)";

    private record Snippet(String language, String text) {}

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
            List<Path> found = new ArrayList<>(
                    below.filter(file -> file.toString().endsWith(".md")).toList());
            for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "datasets/README.md")) {
                found.add(ROOT.resolve(name));
            }
            return found.stream();
        }
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.sorted().toList().stream();
        }
    }

    static Stream<Path> representations() throws IOException {
        return examples().filter(DocumentationExamplesTest::isRepresentation);
    }

    private static boolean isRepresentation(Path file) {
        try {
            return file.toString().endsWith(".json")
                    && new ObjectMapper()
                            .readTree(file.toFile())
                            .path("representation")
                            .isTextual();
        } catch (IOException failure) {
            throw new AssertionError(file + " is not JSON", failure);
        }
    }

    private static List<Snippet> snippets(Path document) throws IOException {
        return FENCE.matcher(Files.readString(document))
                .results()
                .map(match -> new Snippet(match.group(1), match.group(2)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("representations")
    void representationsCanBeUsed(Path file) throws IOException {
        Structure methane =
                StructureReader.read(EXAMPLES.resolve("own-data.extxyz")).get(1);
        RepresentationSettings settings = RepresentationJson.parse(Files.readString(file), file.toString());
        boolean crystals = settings instanceof SineMatrixSettings || settings instanceof EwaldSumMatrixSettings;
        Structure structure = crystals ? rockSalt() : methane;
        assertTrue(settings.create().describe(structure).storedValues() > 0, file.toString());
    }

    private static Structure rockSalt() {
        Cell cell =
                new Cell(new double[] {0, 2.82, 2.82, 2.82, 0, 2.82, 2.82, 2.82, 0}, new boolean[] {true, true, true});
        return Structure.crystal(new int[] {11, 17}, new double[] {0, 0, 0, 2.82, 0, 0}, cell);
    }

    @Test
    void structuresCanBeRead() {
        List<Structure> structures = StructureReader.read(EXAMPLES.resolve("own-data.extxyz"));
        assertEquals(
                List.of("H2O", "CH4"),
                structures.stream().map(Structure::formula).toList());
        assertTrue(structures.stream()
                .allMatch(structure -> structure.number("energy").isPresent()));
    }

    @Test
    void splitCanBeRead() {
        assertDoesNotThrow(() -> SplitFile.read(EXAMPLES.resolve("split.json"), 10));
    }

    @Test
    void referenceEnergiesCanBeRead() {
        assertDoesNotThrow(
                () -> ReferencesFile.of(EXAMPLES.resolve("elements.json").toString()));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void snippetsAreExamples(Path document) throws IOException {
        Set<String> known = examples().map(DocumentationExamplesTest::text).collect(Collectors.toSet());
        for (Snippet snippet : snippets(document)) {
            if (FROM_FILES.contains(snippet.language())) {
                assertTrue(known.contains(snippet.text()), document + " shows what is no example:\n" + snippet.text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreShown(Path example) throws IOException {
        String text = text(example);
        assertTrue(documents().anyMatch(document -> text(document).contains(text)), example + " is not shown anywhere");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(file.toString(), failure);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void commandsExistWithTheirOptions(Path document) throws IOException {
        String text = Files.readString(document);
        Stream<String> lines = snippets(document).stream()
                .filter(snippet -> snippet.language().equals("sh"))
                .flatMap(snippet -> snippet.text().lines());
        Stream<String> inline =
                INLINE.matcher(FENCE.matcher(text).replaceAll("")).results().map(match -> match.group(1));
        Stream.concat(lines, inline)
                .map(line ->
                        line.replaceAll("\\s+", " ").replaceAll(" > .*", "").strip())
                .filter(line -> line.matches("(\\./)?mbtr .*") && !line.contains("...") && !line.contains("…"))
                // With --help nothing is missing, while what is there has to exist.
                .map(line -> (line.substring(line.indexOf(' ') + 1) + " --help").split(SPACE_OUTSIDE_QUOTES))
                .filter(words -> !words[0].equals("COMMAND") && !words[0].equals("test"))
                .forEach(words -> assertDoesNotThrow(
                        () -> MbtrCommand.assemble()
                                .setCaseInsensitiveEnumValuesAllowed(true)
                                .parseArgs(words),
                        () -> document + ": " + String.join(" ", words)));
    }

    @Test
    void everyVerbIsListed() {
        for (String verb : MbtrCommand.assemble().getSubcommands().keySet()) {
            assertTrue(text(ROOT.resolve("README.md")).contains("| `" + verb + "` |"), verb + " in README.md");
            assertTrue(
                    text(ROOT.resolve("docs/reference/commands.md")).contains("`" + verb),
                    verb + " in docs/reference/commands.md");
        }
    }

    @Test
    void everyPresetIsExplained() {
        String explanation = text(ROOT.resolve("docs/explanation/representation.md"));
        for (String preset : Presets.names()) {
            assertTrue(explanation.contains("`" + preset + "`"), preset);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        String prose = INLINE.matcher(FENCE.matcher(Files.readString(document)).replaceAll(""))
                .replaceAll("");
        for (MatchResult link : LINK.matcher(prose).results().toList()) {
            String target = link.group(1) != null ? link.group(1) : link.group(2);
            if (target.contains("://")) {
                continue;
            }
            String[] parts = target.split("#", 2);
            Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
            assertTrue(Files.exists(file), document + " links to " + target);
            if (parts.length == 2) {
                assertTrue(anchors(file).contains(parts[1]), document + " links to " + target);
            }
        }
    }

    private static Set<String> anchors(Path document) throws IOException {
        return HEADING.matcher(FENCE.matcher(Files.readString(document)).replaceAll(""))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** A control: the pattern finds snippets at all. */
    @Test
    void snippetsAreFound() throws IOException {
        assertFalse(snippets(ROOT.resolve("docs/how-to/representation-config.md")).stream()
                .filter(snippet -> snippet.language().equals("json"))
                .toList()
                .isEmpty());
    }
}
