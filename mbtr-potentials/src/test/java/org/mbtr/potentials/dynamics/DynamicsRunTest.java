package org.mbtr.potentials.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.potentials.ClosestApproach;
import org.mbtr.potentials.Domain;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.JavaProcess;
import org.mbtr.potentials.LennardJones;
import org.mbtr.potentials.Potential;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.potentials.TestStructures;
import org.mbtr.potentials.units.EnergyUnit;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.PropertyValue;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.StructureReader;

class DynamicsRunTest {
    private static final PotentialSource.Loaded SOURCE =
            new PotentialSource.Loaded(LennardJones.argon(), Domain.everywhere(), "argon");
    private static final Structure START = TestStructures.icosahedron(3.76);

    @TempDir
    private Path folder;

    static DynamicsRun.Result run(Path file, long steps, Duration interval, Consumer<DynamicsRun.State> listener) {
        return run(file, SOURCE, steps, interval, listener);
    }

    private static DynamicsRun.Result run(
            Path file,
            PotentialSource.Loaded source,
            long steps,
            Duration interval,
            Consumer<DynamicsRun.State> listener) {
        return DynamicsRun.run(START, source, EnergyUnit.ELECTRONVOLT, settings(steps, 5), file, interval, listener);
    }

    private static DynamicsSettings settings(long steps, long seed) {
        return new DynamicsSettings(new Ensemble.Langevin(25, 0.01), 5, steps, 7, 25, false, seed);
    }

    private DynamicsRun.Result complete(Path file, long steps) {
        return run(file, steps, Duration.ofSeconds(100), state -> {});
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void trajectoryHasAFrameAtEveryMultiple() {
        complete(file("a.xyz"), 30);

        List<Structure> frames = StructureReader.read(file("a.xyz"));

        assertEquals(
                List.of(0L, 7L, 14L, 21L, 28L),
                frames.stream()
                        .map(frame -> ((PropertyValue.Whole) frame.properties().get("step")).value())
                        .toList());
        Structure last = frames.getLast();
        Evaluation expected = LennardJones.argon().evaluate(last);
        assertEquals(expected.energy(), last.number("energy").orElseThrow());
        assertEquals(
                new PropertyValue.Reals(expected.forces(), 13, 3),
                last.atomProperties().get("forces"));
    }

    @Test
    void longerRunGoesOnFromAShorterOne() throws IOException {
        DynamicsRun.Result straight = complete(file("straight.xyz"), 100);
        complete(file("parts.xyz"), 40);

        DynamicsRun.Result parts = complete(file("parts.xyz"), 100);

        assertEquals(40, parts.first());
        assertEquals(straight.last(), parts.last());
        assertEquals(-1, Files.mismatch(file("straight.xyz"), file("parts.xyz")));
    }

    @Test
    void runThatIsDoneStaysAsItIs() throws IOException {
        DynamicsRun.Result before = complete(file("a.xyz"), 30);
        String text = Files.readString(file("a.xyz"));

        DynamicsRun.Result after = complete(file("a.xyz"), 30);

        assertEquals(before.last(), after.last());
        assertEquals(text, Files.readString(file("a.xyz")));
    }

    @Test
    void killedProcessGoesOnToTheSameBytes() throws IOException, InterruptedException {
        complete(file("straight.xyz"), 200);
        Path killed = file("killed.xyz");
        Process process = JavaProcess.start(DynamicsProcess.class, "1000000", killed.toString());
        JavaProcess.awaitLine(process, "step 60");
        process.destroyForcibly().waitFor();

        // a frame cut off in the middle, as a kill between writing and checkpoint leaves it
        Checkpoint left = Checkpoint.read(DynamicsRun.checkpointOf(killed));
        assertTrue(left.step() >= 59, "step " + left.step());
        long steps = Math.max(200, left.step() + 50);
        Files.writeString(killed, "13\nProperties=species", StandardOpenOption.APPEND);
        DynamicsRun.Result result = complete(killed, steps);
        complete(file("straight.xyz"), steps);

        assertEquals(left.step(), result.first());
        assertEquals(-1, Files.mismatch(file("straight.xyz"), killed));
    }

    @Test
    void otherSettingsDoNotGoOn() {
        complete(file("a.xyz"), 10);

        MbtrException refused = assertThrows(
                MbtrException.class,
                () -> DynamicsRun.run(
                        START, SOURCE, EnergyUnit.ELECTRONVOLT, settings(10, 6), file("a.xyz"), state -> {}));

        assertTrue(refused.getMessage().contains("another structure, model or settings"), refused.getMessage());
    }

    @Test
    void fileOfSomebodyElseIsNotTouched() throws IOException {
        Files.writeString(file("precious.xyz"), "precious");

        MbtrException refused = assertThrows(MbtrException.class, () -> complete(file("precious.xyz"), 10));

        assertTrue(refused.getMessage().contains("no checkpoint beside it"), refused.getMessage());
        assertEquals("precious", Files.readString(file("precious.xyz")));
        assertFalse(Files.exists(DynamicsRun.checkpointOf(file("precious.xyz"))));
    }

    @Test
    void trajectoryThatWasShortenedIsNoticed() throws IOException {
        complete(file("a.xyz"), 10);
        Files.writeString(file("a.xyz"), "");

        MbtrException refused = assertThrows(MbtrException.class, () -> complete(file("a.xyz"), 20));

        assertTrue(refused.getMessage().contains("shorter than its checkpoint says"), refused.getMessage());
    }

    @Test
    void twoRunsDoNotWriteIntoOneFile() {
        try (TrajectoryFile ours = TrajectoryFile.open(file("a.xyz"))) {
            MbtrException refused = assertThrows(MbtrException.class, () -> complete(file("a.xyz"), 10));

            assertTrue(refused.getMessage().contains("another run writes"), refused.getMessage());
            assertEquals(0, ours.length());
        }
    }

    @Test
    void compressedTrajectoryCannotGrow() {
        MbtrException refused = assertThrows(MbtrException.class, () -> complete(file("a.xyz.gz"), 10));

        assertTrue(refused.getMessage().contains(".extxyz or .xyz"), refused.getMessage());
    }

    @Test
    void structureOutsideOfTheDomainEndsTheRunAndIsTheLastFrame() {
        ClosestApproach domain = ClosestApproach.of(List.of(TestStructures.cluster(0, 0, 0, 2.2, 0, 0)));
        Potential attraction = new LennardJones(0.5, 1.5, 9, "eV");
        PotentialSource.Loaded source = new PotentialSource.Loaded(attraction, domain, "");

        DynamicsRun.Result result = run(file("a.xyz"), source, 5000, Duration.ofSeconds(100), state -> {});

        String reason = result.stopped().orElseThrow();
        assertTrue(reason.contains("has left the region of the training data: atoms"), reason);
        Structure last = StructureReader.read(file("a.xyz")).getLast();
        assertTrue(domain.reasonOutside(last).isPresent());
        assertTrue(last.properties().containsKey("outside"));
    }

    @Test
    void energyThatIsNotFiniteEndsTheRun() {
        Potential breaking = new Potential() {
            private int calls;

            @Override
            public String energyUnit() {
                return "eV";
            }

            @Override
            public Evaluation evaluate(Structure structure) {
                Evaluation right = LennardJones.argon().evaluate(structure);
                double energy = ++calls > 10 ? Double.NaN : right.energy();
                return new Evaluation(energy, right.gradient(), right.strainGradient());
            }
        };
        PotentialSource.Loaded source = new PotentialSource.Loaded(breaking, Domain.everywhere(), "");

        DynamicsRun.Result result = run(file("a.xyz"), source, 100, Duration.ofSeconds(100), state -> {});

        assertEquals(
                Optional.of("step 10: the potential gives an energy or a force that is not finite (NaN)"),
                result.stopped());
        assertEquals(2, StructureReader.read(file("a.xyz")).size());
    }
}
