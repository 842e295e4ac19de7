package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.model.LearnedFrom;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.PotentialSource;
import org.mbtr.potentials.PotentialSource.Loaded;
import org.mbtr.potentials.gdml.exchange.ForceFieldPotentials;
import org.mbtr.representations.config.RepresentationJson;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;
import org.mbtr.structures.io.NpzWriter;

/** Files of force fields. */
class GdmlModelFileTest {
    private static final Workers WORKERS = new Workers(1);
    private static final ModelInfo INFO = new ModelInfo(
            "forces", "kcal/mol", "springs", 11, "", 3, "0", Map.of("assembly", 1.5), Map.of(), List.of("a paper"));
    private static final PotentialSource NOTHING_ELSE = (file, workers) -> {
        throw new MbtrException("something else");
    };

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    static Stream<MoleculeRepresentation> representations() {
        return Molecules.representations();
    }

    private static GdmlModel trained(MoleculeRepresentation representation) {
        return trained(new GdmlSettings(representation, 1.5, 1e-6));
    }

    private static GdmlModel trained(GdmlSettings settings) {
        return GdmlTrainer.train(
                        Molecules.labelled(Molecules.methoxy(11, 0.1, 5)), settings, Molecules.methyl(), INFO, WORKERS)
                .model();
    }

    private Path written() {
        Path file = folder.resolve("field.npz");
        GdmlModelFile.write(trained(new MoleculeRepresentation.InverseDistance()), file);
        return file;
    }

    @ParameterizedTest
    @MethodSource("representations")
    void fileGivesTheSameEvaluationsBitForBit(MoleculeRepresentation representation) {
        assertSameAfterReading(trained(representation));
    }

    @ParameterizedTest
    @MethodSource("representations")
    void fileKeepsCoefficientsOfEnergies(MoleculeRepresentation representation) {
        GdmlModel model = trained(new GdmlSettings(representation, 1.5, 1e-4, new LearnedFrom.ValuesAndForces(1e-6)));
        assertEquals(11, model.coefficients().energies().length);
        assertSameAfterReading(model);
    }

    private void assertSameAfterReading(GdmlModel model) {
        Path file = folder.resolve("model.npz");
        GdmlModelFile.write(model, file);
        GdmlModel read = GdmlModelFile.read(file, WORKERS);
        assertEquals(model.settings(), read.settings());
        assertEquals(model.molecule().group(), read.molecule().group());
        assertEquals(INFO, read.info());
        for (double[] x : Molecules.methoxy(3, 0.2, 6)) {
            Structure structure = Molecules.structure(x);
            Evaluation expected = model.evaluate(structure);
            assertEquals(expected.energy(), read.evaluate(structure).energy(), 0);
            assertArrayEquals(expected.gradient(), read.evaluate(structure).gradient(), 0);
        }
    }

    @Test
    void missingConstantStaysMissing() {
        Path file = folder.resolve("model.npz");
        GdmlModel model = GdmlTrainer.train(
                        Molecules.labelled(Molecules.methoxy(3, 0.1, 5)).withoutEnergies(),
                        new GdmlSettings(new MoleculeRepresentation.InverseDistance(), 1.5, 1e-6),
                        Molecules.methyl(),
                        INFO,
                        WORKERS)
                .model();
        GdmlModelFile.write(model, file);
        assertTrue(GdmlModelFile.read(file, WORKERS).constant().isEmpty());
        assertTrue(GdmlModelFile.read(written(), WORKERS).constant().isPresent());
    }

    @Test
    void potentialKnowsItsUnitAndItsRegion() {
        Loaded loaded = new ForceFieldPotentials(NOTHING_ELSE).open(written(), WORKERS);
        double[] near = Molecules.methoxy(1, 0.1, 8).getFirst();
        double[] far = near.clone();
        far[6] = 0.5 * (near[6] + near[0]);
        far[8] = 0.5 * (near[8] + near[2]);
        assertEquals("kcal/mol", loaded.potential().energyUnit());
        assertTrue(loaded.domain().reasonOutside(Molecules.structure(near)).isEmpty());
        assertTrue(loaded.domain().reasonOutside(Molecules.structure(far)).isPresent());
    }

    @Test
    void otherFilesGoElsewhere() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no archive");
        assertFalse(GdmlModelFile.isForceField(text));
        assertEquals(
                "something else",
                assertThrows(MbtrException.class, () -> new ForceFieldPotentials(NOTHING_ELSE).open(text, WORKERS))
                        .getMessage());
    }

    /** A flipped bit is noticed, unless it is one that nobody reads, such as in a time of day. */
    @Test
    void damagedFilesAreNoticed() throws IOException {
        Path file = written();
        byte[] bytes = Files.readAllBytes(file);
        Structure structure = Molecules.structure(Molecules.methoxy(1, 0.1, 8).getFirst());
        double energy = GdmlModelFile.read(file, WORKERS).evaluate(structure).energy();
        int noticed = 0;
        int flips = 0;
        for (int at = 0; at < bytes.length; at += 37) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x10;
            Files.write(file, flipped);
            flips++;
            try {
                assertEquals(
                        energy,
                        GdmlModelFile.read(file, WORKERS).evaluate(structure).energy(),
                        0,
                        "byte " + at);
            } catch (MbtrException expected) {
                noticed++;
            }
        }
        assertTrue(noticed > flips / 2, noticed + " of " + flips);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 3));
        assertThrows(MbtrException.class, () -> GdmlModelFile.read(file, WORKERS));
    }

    /** Files of format 1 have no word on what was learned from. */
    @Test
    void filesOfTheFirstFormatAreRead() {
        assertReadAs(trained(new MoleculeRepresentation.InverseDistance()), 1, "{\"type\": \"inverse-distance\"}");
    }

    /** Features of formats 1 and 2 left out nothing. */
    @Test
    void filesOfTheSecondFormatHaveAllFeatures() throws JsonProcessingException {
        Term term = MoleculeRepresentation.Bins.published(Math.pow(2, -4.5)).term();
        assertReadAs(
                trained(new MoleculeRepresentation.Bins(term, 0)),
                2,
                "{\"type\": \"mbtr\", \"term\": " + RepresentationJson.mapper().writeValueAsString(term) + "}");
    }

    private void assertReadAs(GdmlModel model, int format, String representation) {
        Path file = folder.resolve("older.npz");
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.addText(
                    GdmlModelFile.JSON,
                    "{\"program\": \"mbtr\", \"format\": " + format + ", \"settings\": {\"representation\": "
                            + representation + ", \"lengthScale\": 1.5, \"lambda\": 1e-6}, \"constant\": "
                            + model.constant().orElseThrow()
                            + ", \"info\": {\"target\": \"energy\", \"unit\": \"eV\", \"data\": \"\", \"trainingCount\": 11,"
                            + " \"dataFingerprint\": \"\", \"seed\": 1, \"version\": \"0\", \"timings\": {}, \"tests\": {},"
                            + " \"citations\": []}}");
            archive.add("atomic_numbers", Molecules.METHOXY, 5);
            archive.add(
                    "positions",
                    model.trainingStructures().stream()
                            .flatMapToDouble(structure -> Arrays.stream(structure.positions()))
                            .toArray(),
                    11,
                    5,
                    3);
            archive.add("coefficients", model.coefficients().forces(), 11, 5, 3);
            int[] permutations = Arrays.stream(model.molecule().group().elements())
                    .flatMapToInt(Arrays::stream)
                    .toArray();
            archive.add("permutations", permutations, model.molecule().group().order(), 5);
            archive.commit();
        }
        GdmlModel read = GdmlModelFile.read(file, WORKERS);
        Structure structure = Molecules.structure(Molecules.methoxy(1, 0.1, 8).getFirst());
        assertEquals(model.settings(), read.settings());
        assertEquals(
                model.evaluate(structure).energy(), read.evaluate(structure).energy(), 0);
    }

    @Test
    void otherFormatsAndArchivesAreRefused() {
        assertTrue(refused("newer.npz", "{\"format\": 4}").contains("update mbtr"));
        assertTrue(refused("odd.npz", "{\"format\": 1, \"colour\": 3}").contains("cannot be read"));
        Path other = folder.resolve("other.npz");
        try (NpzWriter archive = NpzWriter.create(other)) {
            archive.add("R", new double[3], 3);
            archive.commit();
        }
        String message = assertThrows(MbtrException.class, () -> GdmlModelFile.read(other, WORKERS))
                .getMessage();
        assertTrue(message.contains("not a force field"), message);
    }

    private String refused(String name, String json) {
        Path file = folder.resolve(name);
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.addText(GdmlModelFile.JSON, json);
            archive.commit();
        }
        return assertThrows(MbtrException.class, () -> GdmlModelFile.read(file, WORKERS))
                .getMessage();
    }
}
