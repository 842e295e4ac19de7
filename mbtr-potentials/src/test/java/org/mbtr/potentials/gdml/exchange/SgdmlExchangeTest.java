package org.mbtr.potentials.gdml.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.gdml.GdmlCoefficients;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.MoleculeFrames;
import org.mbtr.potentials.gdml.MoleculeRepresentation;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Force fields written for the sGDML program and read from it, against the sums that this program takes, one after the other. */
class SgdmlExchangeTest {
    private static final int[] ELEMENTS = {8, 8, 1, 1};
    private static final double[] PLACES = {0, 0, 0, 1.45, 0, 0, -0.2, 0.95, 0, 1.65, 0.4, 0.85};

    private static GdmlModel model(MoleculeRepresentation representation, Workers workers) {
        Random random = new Random(4);
        List<double[]> frames = new ArrayList<>();
        double[] coefficients = new double[5 * PLACES.length];
        for (int f = 0; f < 5; f++) {
            frames.add(moved(random));
        }
        Arrays.setAll(coefficients, i -> random.nextGaussian());
        return GdmlModel.of(
                new GdmlSettings(representation, 0.7, 1e-6),
                new MoleculeFrames(
                        ELEMENTS, frames, PermutationGroup.generatedBy(4, List.of(new int[] {1, 0, 3, 2}), 2)),
                GdmlCoefficients.ofForces(coefficients),
                OptionalDouble.of(-3.5),
                ModelInfo.unnamed(),
                workers);
    }

    private static double[] moved(Random random) {
        return Arrays.stream(PLACES)
                .map(place -> place + 0.1 * random.nextGaussian())
                .toArray();
    }

    /** Through a file, so that it holds everything. */
    @Test
    void energiesAndForcesAreThoseOfTheProgram(@TempDir Path folder) {
        try (Workers workers = new Workers(1)) {
            GdmlModel model = model(new MoleculeRepresentation.InverseDistance(), workers);
            Path file = folder.resolve("sgdml.npz");
            SgdmlModelFile.write(SgdmlExport.of(model, Optional.of("eV")), file);
            SgdmlModel read = SgdmlModelFile.read(file);

            double[] place = moved(new Random(9));
            double[] expected = new SgdmlFormula(read).at(place);
            Evaluation found = model.evaluate(Structure.molecule(ELEMENTS, place));

            assertEquals(expected[0], found.energy(), 1e-11);
            assertArrayEquals(Arrays.copyOfRange(expected, 1, expected.length), found.forces(), 1e-11);
            assertTrue(Arrays.stream(found.forces()).anyMatch(force -> Math.abs(force) > 0.1));
            assertEquals(Optional.of("eV"), read.origin().energyUnit());
            assertEquals(Optional.of(1e-6), read.regularisation());
        }
    }

    /** There and back: other positions, turned or reflected, and other coefficients, but the same predictions. */
    @Test
    void modelOfTheProgramPredictsTheSame() {
        try (Workers workers = new Workers(2)) {
            GdmlModel model = model(new MoleculeRepresentation.InverseDistance(), workers);
            SgdmlModel exported = SgdmlExport.of(model, Optional.of("eV"));
            SgdmlModel scaled = scaled(exported, 2.5);

            GdmlModel read = SgdmlImport.of(scaled, ModelInfo.unnamed(), workers);

            Structure structure = Structure.molecule(ELEMENTS, moved(new Random(9)));
            Evaluation expected = model.evaluate(structure);
            Evaluation found = read.evaluate(structure);
            assertEquals(expected.energy(), found.energy(), 1e-9);
            assertArrayEquals(expected.forces(), found.forces(), 1e-9);
        }
    }

    /** The same predictions with another scale of forces. */
    private static SgdmlModel scaled(SgdmlModel model, double scale) {
        return new SgdmlModel(
                model.origin(),
                model.atomicNumbers(),
                model.permutations(),
                model.lengthScale(),
                model.regularisation(),
                scale,
                model.constant(),
                model.descriptors(),
                Arrays.stream(model.coefficients()).map(a -> a / scale).toArray());
    }

    @Test
    void distancesOfNoMoleculeAreRefused() {
        try (Workers workers = new Workers(1)) {
            GdmlModel model = model(new MoleculeRepresentation.InverseDistance(), workers);
            SgdmlModel damaged = SgdmlExport.of(model, Optional.empty());
            damaged.descriptors()[7] *= 3;
            MbtrException failure =
                    assertThrows(MbtrException.class, () -> SgdmlImport.of(damaged, ModelInfo.unnamed(), workers));
            assertTrue(failure.getMessage().contains("training frame 2"), failure.getMessage());
        }
    }

    @Test
    void binsAreRefused() {
        try (Workers workers = new Workers(1)) {
            GdmlModel model = model(MoleculeRepresentation.Bins.published(0.1), workers);
            MbtrException failure = assertThrows(MbtrException.class, () -> SgdmlExport.of(model, Optional.empty()));
            assertTrue(failure.getMessage().contains("coulomb-md"), failure.getMessage());
        }
    }
}
