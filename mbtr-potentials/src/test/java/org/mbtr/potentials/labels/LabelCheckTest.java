package org.mbtr.potentials.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mbtr.potentials.labels.SpringMolecule.forces;
import static org.mbtr.potentials.labels.SpringMolecule.frames;
import static org.mbtr.potentials.labels.SpringMolecule.scaled;
import static org.mbtr.potentials.labels.SpringMolecule.with;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mbtr.potentials.labels.Finding.Kind;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

class LabelCheckTest {
    private static LabelReport check(List<Structure> structures) {
        return check(structures, 2);
    }

    private static LabelReport check(List<Structure> structures, int threads) {
        int[] places = IntStream.range(0, structures.size()).toArray();
        try (Workers workers = new Workers(threads)) {
            return new LabelCheck("energy", "forces").check(structures, places, workers);
        }
    }

    private static List<Structure> spoilt(UnaryOperator<Structure> spoil) {
        return frames(200, 1).stream().map(spoil).toList();
    }

    private static List<Kind> kinds(LabelReport report) {
        return report.findings().stream().map(Finding::kind).toList();
    }

    private static void assertMessage(LabelReport report, String... words) {
        String message = report.findings().getFirst().message();
        for (String word : words) {
            assertTrue(message.contains(word), message);
        }
    }

    @Test
    void cleanLabelsRaiseNothing() {
        LabelReport report = check(frames(200, 1));
        assertEquals(List.of(), report.findings());
        assertEquals(1, report.slope().orElseThrow().slope(), 0.05);
        assertEquals(1, report.slope().orElseThrow().correlation(), 0.02);
        assertEquals(0, report.balance().orElseThrow().netForce(), 1e-12);
        assertEquals(0, report.balance().orElseThrow().netTorque(), 1e-12);
    }

    @Test
    void gradientsInPlaceOfForcesAreNoticed() {
        LabelReport report = check(spoilt(frame -> scaled(frame, 1, -1)));
        assertEquals(List.of(Kind.FLIPPED_FORCES), kinds(report));
        assertMessage(report, "wrong sign", "minus the gradient");
    }

    @ParameterizedTest
    @CsvSource({
        "23.0605, 1, 'energies in kcal/mol, forces in eV/Å'",
        "0.0367493, 1, 'energies in Hartree, forces in eV/Å'",
        "1, 0.0367493, 'energies in eV, forces in Hartree/Å'",
        "627.509, 0.529177, 'energies in kcal/mol, forces in Hartree/bohr'",
        "1, 0.529177, 'forces per bohr'",
        "1, 1.889726, 'positions in bohr'",
        "96.4853, 1, 'energies in kJ/mol, forces in eV/Å'"
    })
    void mixedUnitsAreNamed(double energy, double force, String words) {
        LabelReport report = check(spoilt(frame -> scaled(frame, energy, force)));
        assertEquals(List.of(Kind.DIFFERENT_UNITS), kinds(report));
        assertMessage(report, words);
    }

    @Test
    void signAndUnitTogetherAreNoticed() {
        LabelReport report = check(spoilt(frame -> scaled(frame, 23.0605, -1)));
        assertEquals(List.of(Kind.DIFFERENT_UNITS), kinds(report));
        assertMessage(report, "wrong sign", "kcal/mol");
    }

    @Test
    void energiesOfOtherFramesAreNoticed() {
        List<Structure> frames = frames(200, 1);
        List<Double> energies = new ArrayList<>(frames.stream()
                .map(frame -> frame.number("energy").orElseThrow())
                .toList());
        Collections.shuffle(energies, new Random(2));
        List<Structure> mixed = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            mixed.add(with(frames.get(i), energies.get(i), forces(frames.get(i))));
        }
        LabelReport report = check(mixed);
        assertEquals(List.of(Kind.UNRELATED_LABELS), kinds(report));
    }

    /** Every second frame is mirrored: its distances say nothing of that, so that neighbours are mirror images. */
    @Test
    void mirrorImagesRaiseNothing() {
        List<Structure> frames = new ArrayList<>(frames(200, 1));
        for (int i = 0; i < frames.size(); i += 2) {
            frames.set(i, mirrored(frames.get(i)));
        }
        LabelReport report = check(frames);
        assertEquals(List.of(), report.findings());
        assertEquals(1, report.slope().orElseThrow().slope(), 0.05);
        assertEquals(1, report.slope().orElseThrow().correlation(), 0.02);
    }

    private static Structure mirrored(Structure frame) {
        double[] positions = frame.positions();
        double[] forces = forces(frame);
        for (int k = 0; k < positions.length; k += 3) {
            positions[k] = -positions[k];
            forces[k] = -forces[k];
        }
        return with(frame.withPositions(positions), frame.number("energy").orElseThrow(), forces);
    }

    @Test
    void singleWrongEnergiesAreNamed() {
        List<Structure> frames = new ArrayList<>(frames(200, 1));
        frames.set(40, scaled(frames.get(40), 0.98, 1));
        LabelReport report = check(frames);
        assertEquals(List.of(Kind.ENERGY_OUTLIERS), kinds(report));
        assertMessage(report, "1 energy is far from the others", "structure 41 (H3N), -979");
        assertEquals(1, report.slope().orElseThrow().slope(), 0.05);
    }

    @Test
    void labelsThatAreNotFiniteAreNotCheckedFurther() {
        List<Structure> frames = new ArrayList<>(frames(200, 1));
        frames.set(3, scaled(frames.get(3), Double.NaN, 1));
        frames.set(8, scaled(frames.get(8), 1, Double.POSITIVE_INFINITY));
        LabelReport report = check(frames);
        assertEquals(List.of(Kind.NOT_FINITE), kinds(report));
        assertMessage(report, "2 structures have", "structure 4 (H3N)");
        assertEquals(199, report.energies());
        assertEquals(199, report.forces());
        assertEquals(0, report.balance().orElseThrow().netForce(), 1e-12);
    }

    @Test
    void zerosInPlaceOfForcesAreNoticed() {
        assertEquals(List.of(Kind.ZERO_FORCES), kinds(check(spoilt(frame -> scaled(frame, 1, 0)))));
    }

    @Test
    void netForceAndTorqueAreNoticed() {
        LabelReport field = check(spoilt(frame -> {
            double[] forces = forces(frame);
            for (int k = 2; k < forces.length; k += 3) {
                forces[k] += 0.1;
            }
            return with(frame, frame.number("energy").orElseThrow(), forces);
        }));
        assertTrue(kinds(field).contains(Kind.NET_FORCE), field.toString());

        LabelReport turned = check(spoilt(frame -> {
            double[] forces = forces(frame);
            double[] other = forces.clone();
            for (int k = 0; k < forces.length; k += 3) {
                other[k] = -forces[k + 1];
                other[k + 1] = forces[k];
            }
            return with(frame, frame.number("energy").orElseThrow(), other);
        }));
        assertTrue(kinds(turned).contains(Kind.NET_TORQUE), turned.toString());
    }

    @Test
    void copiesAreCounted() {
        List<Structure> frames = new ArrayList<>(frames(50, 3));
        frames.add(frames.get(7));
        frames.add(scaled(frames.get(9), 1.0002, 1));
        LabelReport report = check(frames);
        assertEquals(List.of(Kind.DUPLICATES), kinds(report));
        assertMessage(report, "2 structures repeat", "structures 8 and 51", "structures 10 and 52 (H3N) differ");
    }

    @Test
    void turnedCopiesAreNearCopies() {
        List<Structure> frames = new ArrayList<>(frames(50, 3));
        double[] old = frames.get(4).positions();
        double[] turned = new double[old.length];
        for (int k = 0; k < old.length; k += 3) {
            turned[k] = old[k + 1] + 1e-5;
            turned[k + 1] = old[k + 2];
            turned[k + 2] = old[k];
        }
        frames.add(frames.get(4).withPositions(turned));
        LabelReport report = check(frames);
        assertTrue(kinds(report).contains(Kind.NEAR_DUPLICATES), report.toString());
        String message = report.findings().getLast().message();
        assertTrue(message.contains("1 pair") && message.contains("structures 5 and 51"), message);
    }

    @Test
    void absentLabelsAreNotChecked() {
        LabelReport bare = check(spoilt(frame -> frame.withProperties(Map.of()).withAtomProperties(Map.of())));
        assertTrue(bare.slope().isEmpty()
                && bare.balance().isEmpty()
                && bare.findings().isEmpty());
        assertTrue(check(frames(3, 1)).slope().isEmpty());
    }

    @Test
    void threadsChangeNothing() {
        List<Structure> frames = frames(100, 4);
        assertEquals(check(frames, 1), check(frames, 3));
    }
}
