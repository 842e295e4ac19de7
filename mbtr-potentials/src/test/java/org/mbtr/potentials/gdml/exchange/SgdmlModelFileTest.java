package org.mbtr.potentials.gdml.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.io.NpzArchive;
import org.mbtr.structures.io.NpzWriter;

class SgdmlModelFileTest {
    @TempDir
    private Path folder;

    /** Made by {@code make_model.py} beside it, which works out energies and forces another way. */
    private static Path water() {
        try {
            return Path.of(SgdmlModelFileTest.class.getResource("water.npz").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everythingThatPredictionsNeedIsRead() {
        SgdmlModel model = SgdmlModelFile.read(water());
        assertTrue(SgdmlModelFile.isModel(water()));
        assertArrayEquals(new int[] {8, 1, 1}, model.atomicNumbers());
        assertEquals(PermutationGroup.generatedBy(3, List.of(new int[] {0, 2, 1}), 2), model.permutations());
        assertEquals(3, model.frames());
        assertEquals(3, model.lengthScale());
        assertEquals(Optional.of(1e-10), model.regularisation());
        assertEquals(Optional.of("kcal/mol"), model.origin().energyUnit());
        assertEquals("0123456789abcdef0123456789abcdef", model.origin().fingerprint());
        assertArrayEquals(new int[] {4, 2, 7}, model.origin().trainingRows());
    }

    @Test
    void energiesAndForcesAreThoseOfTheDefinition() {
        SgdmlFormula formula = new SgdmlFormula(SgdmlModelFile.read(water()));
        try (NpzArchive archive = NpzArchive.open(water())) {
            double[] positions = archive.read("check_R").doubles();
            double[] energies = archive.read("check_E").doubles();
            double[] forces = archive.read("check_F").doubles();
            for (int frame = 0; frame < energies.length; frame++) {
                double[] found = formula.at(Arrays.copyOfRange(positions, 9 * frame, 9 * frame + 9));
                assertEquals(energies[frame], found[0], 1e-11);
                assertArrayEquals(
                        Arrays.copyOfRange(forces, 9 * frame, 9 * frame + 9), Arrays.copyOfRange(found, 1, 10), 1e-11);
            }
        }
    }

    @Test
    void forcesAreMinusTheSlopeOfTheEnergy() {
        SgdmlFormula formula = new SgdmlFormula(SgdmlModelFile.read(water()));
        double[] place = {0, 0.02, 0.01, 0.97, 0.03, 0, -0.25, 0.95, 0.02};
        double[] found = formula.at(place);
        for (int k = 0; k < place.length; k++) {
            double[] moved = place.clone();
            moved[k] += 1e-4;
            double above = formula.at(moved)[0];
            moved[k] -= 2e-4;
            assertEquals(-(above - formula.at(moved)[0]) / 2e-4, found[1 + k], 1e-5);
        }
    }

    @Test
    void whatIsWrittenPredictsTheSame() {
        SgdmlModel model = SgdmlModelFile.read(water());
        Path copy = folder.resolve("copy.npz");
        SgdmlModelFile.write(model, copy);
        SgdmlModel again = SgdmlModelFile.read(copy);
        assertArrayEquals(model.descriptors(), again.descriptors());
        assertArrayEquals(model.coefficients(), again.coefficients());
        assertEquals(model.permutations(), again.permutations());
        assertEquals(model.regularisation(), again.regularisation());
        assertEquals(model.constant(), again.constant());
        assertEquals(model.scale(), again.scale());
        assertEquals(model.origin().energyUnit(), again.origin().energyUnit());
        try (NpzArchive written = NpzArchive.open(copy);
                NpzArchive original = NpzArchive.open(water())) {
            for (String name : List.of("z", "perms", "tril_perms_lin", "idxs_train", "sig")) {
                assertArrayEquals(original.read(name).ints(), written.read(name).ints(), name);
                assertArrayEquals(
                        original.read(name).shape(), written.read(name).shape(), name);
            }
            assertArrayEquals(
                    original.read("R_desc").doubles(), written.read("R_desc").doubles());
            assertArrayEquals(
                    original.read("R_desc").shape(), written.read("R_desc").shape());
        }
    }

    @Test
    void lengthScalesNeedNotBeWhole() {
        SgdmlModel model = SgdmlModelFile.read(water());
        SgdmlModel other = new SgdmlModel(
                model.origin(),
                model.atomicNumbers(),
                model.permutations(),
                2.5,
                Optional.empty(),
                model.scale(),
                model.constant(),
                model.descriptors(),
                model.coefficients());
        Path file = folder.resolve("other.npz");
        SgdmlModelFile.write(other, file);
        assertEquals(2.5, SgdmlModelFile.read(file).lengthScale());
        assertEquals(Optional.empty(), SgdmlModelFile.read(file).regularisation());
    }

    @Test
    void otherKindsOfModelsAreRefused() {
        assertRefused("periodic", archive -> archive.add("lattice", new double[9], 3, 3));
        assertRefused("`alphas_E`", archive -> archive.add("alphas_E", new double[3], 3));
        assertRefused("`use_cprsn`", archive -> archive.add("use_cprsn", new boolean[] {true}));
        assertRefused("`use_descriptor`", archive -> archive.add("use_descriptor", List.of("exp_decay_matrix")));
        assertRefused("lengths in `au`", archive -> archive.add("r_unit", List.of("au")));
        assertRefused("`tril_perms_lin` are not those", archive -> archive.add("tril_perms_lin", new long[] {0}, 1));
        assertRefused("[3, frames]", archive -> archive.add("R_desc", new double[4], 2, 2));
    }

    private void assertRefused(String word, Consumer<NpzWriter> spoil) {
        Path file = folder.resolve("spoilt.npz");
        try (NpzWriter archive = NpzWriter.create(file)) {
            spoil.accept(archive);
            archive.add("type", List.of("m"));
            archive.add("z", new long[] {8, 1, 1}, 3);
            archive.add("perms", new long[] {0, 1, 2}, 1, 3);
            archive.add("R_d_desc_alpha", new double[3], 1, 3);
            archive.commit();
        }
        var refused = assertThrows(MbtrException.class, () -> SgdmlModelFile.read(file));
        assertTrue(refused.getMessage().contains(word), refused.getMessage());
        assertTrue(refused.getMessage().contains("spoilt.npz"), refused.getMessage());
    }

    @Test
    void otherFilesAreNoModels() {
        Path file = folder.resolve("data.npz");
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.add("type", List.of("d"));
            archive.commit();
        }
        assertFalse(SgdmlModelFile.isModel(file));
        var refused = assertThrows(MbtrException.class, () -> SgdmlModelFile.read(file));
        assertTrue(refused.getMessage().contains("not a model of the sGDML program"), refused.getMessage());
    }

    @Test
    void pairsFollowTheirAtoms() {
        assertArrayEquals(new int[] {1, 0, 2}, SgdmlModel.pairPermutation(new int[] {0, 2, 1}));
        assertArrayEquals(new int[] {2, 0, 1}, SgdmlModel.pairPermutation(new int[] {1, 2, 0}));
    }
}
