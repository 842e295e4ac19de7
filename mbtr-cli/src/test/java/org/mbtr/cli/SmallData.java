package org.mbtr.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mbtr.structures.Structure;
import org.mbtr.structures.data.DataSource;
import org.mbtr.structures.io.ExtendedXyzWriter;
import org.mbtr.structures.io.StructureReader;

/** The first molecules of a bundled set as a file, and a model of them. */
public final class SmallData {
    /** Molecules in the file. */
    public static final int SIZE = 90;

    private SmallData() {}

    /** Writes the molecules into the folder. */
    public static Path write(Path folder) {
        Path file = folder.resolve("small.extxyz");
        try (StructureReader reader = DataSource.resolve("qm7_pbe0geom").open()) {
            List<Structure> molecules = reader.stream().limit(SIZE).toList();
            ExtendedXyzWriter.write(file, molecules);
        }
        return file;
    }

    /** Learns from the molecules with these further options and returns the model. */
    public static Path model(Path folder, String... options) {
        Path model = folder.resolve("model.npz");
        json(arguments(
                List.of("train", write(folder).toString(), "--target", "ae_pbe0", "--output", model.toString()),
                options));
        return model;
    }

    /** Learns energies per atom of 50 bundled crystals without reference energies, and returns the model. */
    public static Path crystalModel(Path folder) {
        Path model = folder.resolve("crystals.npz");
        json(
                "train",
                "abc2_oqmd_heusler",
                "--target",
                "energy_eV_per_atom",
                "--references",
                "fit",
                "--representation",
                "crystals",
                "--kernel",
                "gaussian",
                "--length-scale",
                "1",
                "--lambda",
                "1e-6",
                "--train",
                "50",
                "--test",
                "5",
                "--skip-unknown",
                "--output",
                model.toString());
        return model;
    }

    /** A bundled crystal with atoms off their symmetric places, where forces and shear stress would vanish. */
    public static Structure rattledCrystal() {
        try (StructureReader reader = DataSource.resolve("abc2_oqmd_heusler").open()) {
            Structure crystal = reader.stream().skip(7).findFirst().orElseThrow();
            double[] positions = crystal.positions();
            for (int i = 0; i < positions.length; i++) {
                positions[i] += 0.07 * Math.sin(1 + 2.0 * i);
            }
            return crystal.withPositions(positions);
        }
    }

    /** Both together. */
    public static String[] arguments(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    /** Runs a verb that must succeed and returns what it prints with {@code --json}. */
    public static JsonNode json(String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments(Arrays.asList(arguments), "--json"));
        assertEquals(0, run.code(), run.err());
        try {
            return new ObjectMapper().readTree(run.out());
        } catch (IOException failure) {
            throw new AssertionError(run.out(), failure);
        }
    }

    /** Leaves as much of a file as a process leaves that is killed while it writes: whole lines and half of the next. */
    public static void cutOff(Path journal, int wholeLines) throws IOException {
        List<String> lines = Files.readAllLines(journal);
        String next = lines.get(wholeLines);
        Files.writeString(
                journal, String.join("\n", lines.subList(0, wholeLines)) + "\n" + next.substring(0, next.length() / 2));
    }
}
