package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;

/** Hulls of the bundled alloys, and of nickel and titanium with energies that can be worked out by hand. */
class HullVerbTest {
    private static final String ALLOYS = "alloys/CuAgAu_pyclupan";

    @TempDir
    private Path folder;

    private static Structure cell(double energy, int... atomicNumbers) {
        return Structure.molecule(atomicNumbers, new double[3 * atomicNumbers.length])
                .withProperty("energy", new PropertyValue.Real(energy));
    }

    /** Ni −5, Ti −8 per atom; NiTi is 0.5 below them, and Ni3Ti 0.125 above the middle of Ni and NiTi. */
    private Path file(boolean nickel) {
        List<Structure> structures = new ArrayList<>(List.of(
                cell(-8, 22),
                cell(-13.8, 28, 22),
                cell(-14, 28, 22),
                cell(-23.5, 28, 28, 28, 22),
                cell(-15.6, 22, 22)));
        if (nickel) {
            structures.add(cell(-10, 28, 28));
        }
        Path file = folder.resolve("alloy.extxyz");
        ExtendedXyzWriter.write(file, structures);
        return file;
    }

    private static List<String> formulas(JsonNode rows) {
        List<String> formulas = new ArrayList<>();
        rows.forEach(row -> formulas.add(row.path("formula").asText()));
        return formulas;
    }

    @Test
    void totalEnergiesBecomeFormationEnergiesOfTheLowestElements() {
        JsonNode report = SmallData.json(
                "hull", file(true).toString(), "--above", "0.15", "--decompose", "Ni3Ti,Ni", "--tolerance", "1e-9");
        assertEquals(-5, report.path("references").path("Ni").asDouble());
        assertEquals(-8, report.path("references").path("Ti").asDouble());
        assertEquals(List.of("Ni", "NiTi", "Ti"), formulas(report.path("stable")));
        JsonNode compound = report.path("stable").get(1);
        assertEquals(-0.5, compound.path("energy").asDouble(), 1e-12);
        // Without it Ni3Ti and Ti are the neighbours: two thirds of Ni3Ti.
        assertEquals(0.5 - 0.125 * 2 / 3, compound.path("depth").asDouble(), 1e-12);
        assertEquals(3, compound.path("structure").asInt());
        assertTrue(report.path("stable").get(0).path("depth").isNull());
        assertEquals(List.of("NiTi", "Ni3Ti"), formulas(report.path("above")));
        assertEquals(0.1, report.path("above").get(0).path("above").asDouble(), 1e-12);
        assertEquals(0.125, report.path("above").get(1).path("above").asDouble(), 1e-12);
        JsonNode mixture = report.path("decompositions").get(0);
        assertEquals(-0.25, mixture.path("energy").asDouble(), 1e-12);
        assertEquals(List.of("Ni", "NiTi"), formulas(mixture.path("phases")));
        assertEquals(0.5, mixture.path("phases").get(1).path("fraction").asDouble(), 1e-12);
        assertEquals(
                List.of("Ni"), formulas(report.path("decompositions").get(1).path("phases")));
        assertEquals(2, report.path("facets").size());
    }

    @Test
    void missingElementsAreRefusedUnlessTheUserSaysWhatToDo() throws IOException {
        String file = file(false).toString();
        assertTrue(CommandLineRun.of("hull", file).err().contains("no structure is made of Ni alone"));
        Path references = folder.resolve("elements.json");
        Files.writeString(references, "{\"Ni\": -5, \"Ti\": -8}");
        CommandLineRun refused = CommandLineRun.of("hull", file, "--references", references.toString());
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("--end-members zero"), refused.err());

        JsonNode zero = SmallData.json("hull", file, "--references", references.toString(), "--end-members", "zero");
        assertEquals(List.of("Ni", "NiTi", "Ti"), formulas(zero.path("stable")));
        assertTrue(zero.path("stable").get(0).path("structure").isNull());
        assertEquals(5, zero.path("structures").asInt());

        JsonNode none = SmallData.json("hull", file, "--references", references.toString(), "--end-members", "none");
        assertEquals(List.of("Ni3Ti", "NiTi", "Ti"), formulas(none.path("stable")));
    }

    @Test
    void componentsChooseABinaryOfATernarySet() {
        CommandLineRun run = CommandLineRun.of("hull", ALLOYS, "--components", "Cu,Au");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("136 of 13 compositions; 943 structures of other elements left out"), run.out());
        assertTrue(run.out().contains("formation energies as given (eV/atom)"), run.out());
        assertTrue(run.out().matches("(?s).*formula  x\\(Au\\).*\\nCu3Au +0\\.250 .*"), run.out());
    }

    @Test
    void formationEnergiesAsGivenAreThoseFromTotalEnergies() {
        JsonNode given = SmallData.json("hull", ALLOYS);
        JsonNode total = SmallData.json("hull", ALLOYS, "--energy-key", "energy_eV");
        assertEquals(15, given.path("stable").size());
        assertTrue(given.path("references").isNull());
        assertEquals(-3.72743, total.path("references").path("Cu").asDouble(), 1e-5);
        assertEquals(formulas(given.path("stable")), formulas(total.path("stable")));
        assertEquals(given.path("facets"), total.path("facets"));
        for (int i = 0; i < 15; i++) {
            assertEquals(
                    given.path("stable").get(i).path("energy").asDouble(),
                    total.path("stable").get(i).path("energy").asDouble(),
                    1e-7);
        }
    }

    @Test
    void picturesAreOfTwoAndThreeElements() {
        JsonNode binary = SmallData.json(
                "hull",
                ALLOYS,
                "--components",
                "Ag,Cu",
                "--plot",
                folder.resolve("AgCu").toString());
        JsonNode ternary =
                SmallData.json("hull", ALLOYS, "--plot", folder.resolve("all").toString());
        for (JsonNode report : List.of(binary, ternary)) {
            assertEquals(2, report.path("files").size());
            report.path("files").forEach(file -> assertTrue(Files.exists(Path.of(file.asText()))));
        }
        CommandLineRun refused = CommandLineRun.of(
                "hull",
                ALLOYS,
                "--components",
                "Cu",
                "--plot",
                folder.resolve("one").toString());
        assertTrue(refused.err().contains("two and three elements can be drawn, and Cu has 1"), refused.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--decompose AuPd | Pd",
                "--components Ag,Xx | `Xx`",
                "--components Ag,Pd,Pt --end-members zero --target nothing | nothing",
                "--components Pd,Pt | consists of Pd–Pt alone",
                "--references nofile.json | neither `none` nor `lowest` nor a file",
                "--target-is other | per structure or per atom",
                "--tolerance 0 | --tolerance must be positive",
                "--above -1 | --above not negative"
            })
    void whatCannotBeDoneIsSaid(String options, String words) {
        List<String> arguments = new ArrayList<>(List.of("hull", ALLOYS));
        arguments.addAll(List.of(options.split(" ")));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertEquals(1, run.code(), run.out());
        assertTrue(run.err().contains(words), run.err());
    }
}
