package org.mbtr.cli.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.cli.CommandLineRun;
import org.mbtr.cli.SpringFrames;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.ExtendedXyzWriter;

/** What training says about data with mistakes; too few frames for the check of labels that comes before. */
class ForceFieldWarningsTest {
    private static final int FRAMES = 40;

    @TempDir
    private Path folder;

    private CommandLineRun trained(List<Structure> frames) {
        Path data = folder.resolve("data.extxyz");
        ExtendedXyzWriter.write(data, frames);
        return CommandLineRun.of(
                "train",
                data.toString(),
                "--model",
                "gdml",
                "--train",
                "25",
                "--representation",
                "coulomb-md",
                "--length-scale",
                "4",
                "--lambda",
                "1e-9",
                "--json",
                "--output",
                folder.resolve("model.npz").toString());
    }

    private static Structure labelled(Structure frame, double energy, double[] forces) {
        return frame.withProperties(Map.of("energy", new PropertyValue.Real(energy)))
                .withAtomProperties(Map.of("forces", new PropertyValue.Reals(forces, frame.atomCount(), 3)));
    }

    private static double energy(Structure frame) {
        return frame.number("energy").orElseThrow();
    }

    private static double[] forces(Structure frame) {
        return ((PropertyValue.Reals) frame.atomProperties().get("forces")).values();
    }

    private static void assertFinding(String kind, CommandLineRun run) throws IOException {
        assertEquals(0, run.code(), run.err());
        JsonNode findings = new ObjectMapper().readTree(run.out()).path("findings");
        assertEquals(kind, findings.path(0).path("kind").asText(), findings.toString());
        assertEquals(1, findings.size(), findings.toString());
        String message = findings.path(0).path("message").asText();
        assertTrue(run.err().contains("warning: " + message), run.err());
    }

    @Test
    void goodLabelsRaiseNothing() throws IOException {
        CommandLineRun run = trained(SpringFrames.frames(FRAMES));
        assertEquals(0, run.code(), run.err());
        assertEquals(
                "[]", new ObjectMapper().readTree(run.out()).path("findings").toString());
        assertFalse(run.err().contains("warning"), run.err());
    }

    @Test
    void flippedForcesAreNoticed() throws IOException {
        assertFinding(
                "flipped-forces",
                trained(SpringFrames.frames(FRAMES).stream()
                        .map(frame -> labelled(frame, -energy(frame), forces(frame)))
                        .toList()));
    }

    @Test
    void otherUnitsAreNoticed() throws IOException {
        assertFinding(
                "different-units",
                trained(SpringFrames.frames(FRAMES).stream()
                        .map(frame -> labelled(frame, 23.0605 * energy(frame), forces(frame)))
                        .toList()));
    }

    @Test
    void energiesOfOtherFramesAreNoticed() throws IOException {
        List<Structure> frames = SpringFrames.frames(FRAMES);
        assertFinding(
                "unrelated-labels",
                trained(IntStream.range(0, FRAMES)
                        .mapToObj(f ->
                                labelled(frames.get(f), energy(frames.get((f + 7) % FRAMES)), forces(frames.get(f))))
                        .toList()));
    }
}
