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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SmallData;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

class ConvertVerbTest {
    private static final String TWO_CRYSTALS = """
            2
            Lattice="4 0 0 0 4 0 0 0 4" Properties=species:S:1:pos:R:3:charge:R:1 energy=-1.5 pbc="T T T"
            Na 0 0 0 1
            Cl 2 2 2 -1
            1
            Lattice="3 0 0 0 3 0 0 0 3" Properties=species:S:1:pos:R:3 energy=-2.5 pbc="T T T"
            Po 0 0 0
            """;

    @TempDir
    private Path folder;

    private Path crystals;

    @BeforeEach
    void write() throws IOException {
        crystals = Files.writeString(folder.resolve("crystals.extxyz"), TWO_CRYSTALS);
    }

    private Path output(String name) {
        return folder.resolve(name);
    }

    private CommandLineRun convert(String... more) {
        return CommandLineRun.of(SmallData.arguments(List.of("convert", crystals.toString()), more));
    }

    @Test
    void allStructuresAndPropertiesGoIntoExtendedXyz() {
        Path copy = output("copy.xyz.gz");

        JsonNode report = SmallData.json("convert", crystals.toString(), copy.toString());

        assertEquals(2, report.path("structures").asInt());
        assertTrue(report.path("left_out").isMissingNode());
        assertEquals(StructureReader.read(crystals), StructureReader.read(copy));
    }

    @Test
    void selectedStructureGoesIntoAPoscarWithoutItsProperties() {
        Path poscar = output("POSCAR");

        JsonNode report = SmallData.json("convert", crystals.toString(), poscar.toString(), "--select", "1");

        assertEquals(1, report.path("structures").asInt());
        assertEquals("energy", report.path("left_out").path(0).asText());
        assertEquals("charge", report.path("left_out").path(1).asText());
        Structure before = StructureReader.read(crystals).get(0);
        Structure after = StructureReader.read(poscar).get(0);
        assertEquals(before.cell(), after.cell());
        assertArrayEquals(before.positions(), after.positions(), 1e-14);
    }

    @Test
    void poscarGoesIntoExtendedXyz() throws IOException {
        Path poscar = Files.writeString(output("POSCAR"), "Po\n3.3\n1 0 0\n0 1 0\n0 0 1\nPo\n1\nDirect\n0 0 0\n");
        Path xyz = output("po.extxyz");

        SmallData.json("convert", poscar.toString(), xyz.toString());

        assertEquals(StructureReader.read(poscar), StructureReader.read(xyz));
    }

    @Test
    void severalStructuresAreTooManyForAPoscar() throws IOException {
        Path poscar = Files.writeString(output("POSCAR"), "precious");

        CommandLineRun run = convert(poscar.toString());

        assertEquals(1, run.code());
        assertTrue(
                run.err().contains("a POSCAR holds one structure") && run.err().contains("--select N"), run.err());
        assertEquals("precious", Files.readString(poscar));
    }

    @Test
    void selectionBeyondTheEndSaysHowManyThereAre() {
        CommandLineRun run = convert(output("a.xyz").toString(), "--select", "3");

        assertEquals(1, run.code());
        assertTrue(run.err().contains("holds 2 structures; there is no number 3"), run.err());
        assertFalse(Files.exists(output("a.xyz")));
    }

    @Test
    void selectionCountsFromOne() {
        CommandLineRun run = convert(output("a.xyz").toString(), "--select", "0");

        assertEquals(2, run.code());
        assertTrue(run.err().contains("--select counts structures from 1, found 0"), run.err());
    }

    @Test
    void moleculesDoNotGoIntoAPoscar() throws IOException {
        Path molecule = Files.writeString(output("h.xyz"), "1\n\nH 0 0 0\n");

        CommandLineRun run = CommandLineRun.of(
                "convert", molecule.toString(), output("POSCAR").toString());

        assertEquals(1, run.code());
        assertTrue(run.err().contains("periodic in all three directions"), run.err());
    }

    @Test
    void faultInTheInputLeavesNoOutput() throws IOException {
        Files.writeString(crystals, TWO_CRYSTALS + "1\n\nXx 0 0 0\n");

        CommandLineRun run = convert(output("a.xyz").toString());

        assertEquals(1, run.code());
        assertTrue(run.err().contains("line 10 (frame 3, atom 1)"), run.err());
        assertFalse(Files.exists(output("a.xyz")));
    }

    @Test
    void nameOfTheOutputMustSayWhatItIs() {
        CommandLineRun run = convert(output("a.cif").toString());

        assertEquals(1, run.code());
        assertTrue(run.err().contains("cannot tell what to write into"), run.err());
    }

    @Test
    void framesBecomeADataSetOfTheSgdmlProgram() throws IOException {
        Path frames = Files.writeString(output("frames.extxyz"), """
                2
                Properties=species:S:1:pos:R:3:forces:R:3 energy=-1.5 step=3
                O 0 0 0 1 0 0
                H 0 0 0.97 -1 0 0
                2
                Properties=species:S:1:pos:R:3:forces:R:3 energy=-1.25 step=4
                O 0 0 0 2 0 0
                H 0 0 1.01 -2 0 0
                """);
        Path data = output("hydroxyl.npz");

        JsonNode report = SmallData.json("convert", frames.toString(), data.toString(), "--unit", "kcal/mol");

        assertEquals("step", report.path("left_out").path(0).asText());
        Structure first = StructureReader.read(data).getFirst();
        assertEquals(new PropertyValue.Text("kcal/mol"), first.properties().get("energy_unit"));
        assertEquals(StructureReader.read(frames).getFirst().atomProperties(), first.atomProperties());
    }

    @Test
    void unitsOfFormatsThatNameNoneAreAMistake() {
        CommandLineRun run = convert(output("copy.xyz").toString(), "--unit", "eV");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("--unit is for .npz"), run.err());
    }
}
