package org.mbtr.potentials.gdml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.Evaluation;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Structure;

/** Predictions of force fields of a molecule of springs. */
class GdmlModelTest {
    private static final Workers WORKERS = new Workers(2);
    private static final List<double[]> FRAMES = Molecules.methoxy(29, 0.12, 6);
    private static final List<double[]> OTHERS = Molecules.othersThan(FRAMES);

    @AfterAll
    static void close() {
        WORKERS.close();
    }

    static Stream<MoleculeRepresentation> representations() {
        return Molecules.representations();
    }

    /** Those and with features that leave something out. */
    static Stream<MoleculeRepresentation> representationsOfAllSizes() {
        return Stream.concat(Molecules.representations(), Molecules.withFewFeatures());
    }

    private static GdmlModel trained(MoleculeRepresentation representation, double lambda) {
        GdmlSettings settings = new GdmlSettings(representation, 2.5, lambda);
        return GdmlTrainer.train(Molecules.labelled(FRAMES), settings, Molecules.methyl(), ModelInfo.unnamed(), WORKERS)
                .model();
    }

    @ParameterizedTest
    @MethodSource("representations")
    void predictionsAreThoseOfTheDefinition(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-6);
        double[] coefficients = model.coefficients().forces();
        ExplicitGdml explicit = new ExplicitGdml(representation.functions(), 2.5, Molecules.methyl());
        for (double[] x : OTHERS) {
            Evaluation found = model.evaluate(Molecules.structure(x));
            double energy = model.constant().orElseThrow();
            double[] forces = new double[15];
            double scale = 0;
            for (int j = 0; j < FRAMES.size(); j++) {
                double[] row = explicit.energyForceKernel(x, FRAMES.get(j));
                double[][] block = explicit.forceKernel(x, FRAMES.get(j));
                for (int c = 0; c < 15; c++) {
                    energy += row[c] * coefficients[15 * j + c];
                    for (int r = 0; r < 15; r++) {
                        forces[r] += block[r][c] * coefficients[15 * j + c];
                        scale += Math.abs(block[r][c] * coefficients[15 * j + c]);
                    }
                }
            }
            double tolerance = (representation instanceof MoleculeRepresentation.Bins ? 1e-10 : 1e-14) * scale;
            assertEquals(energy, found.energy(), tolerance);
            assertArrayEquals(forces, found.forces(), tolerance);
        }
    }

    /** The comparisons would not notice if such bins were left out. */
    @Test
    void farStructureReachesBinsThatNoTrainingFrameDoes() {
        LocalFunctions functions = new MoleculeRepresentation.Bins(
                        MoleculeRepresentation.Bins.published(Math.pow(2, -4.5)).term(), 0)
                .functions();
        TrainingFrames frames = TrainingFrames.of(FRAMES, Molecules.methyl(), functions, WORKERS);
        assertTrue(frames.layout.size() < 8 * functions.pairs().count(), "features " + frames.layout.size());
        assertTrue(frames.describer.describe(OTHERS.getLast()).outside() > 1e-4);
        assertEquals(0, frames.describer.describe(FRAMES.getFirst()).outside(), 1e-18);
    }

    /** What force fields leave out by default changes forces by less than a thousandth of what they are, and saves features. */
    @ParameterizedTest
    @MethodSource("representations")
    void whatIsLeftOutByDefaultHardlyMatters(MoleculeRepresentation exact) {
        MoleculeRepresentation byDefault = switch (exact) {
            case MoleculeRepresentation.InverseDistance inverse -> inverse;
            case MoleculeRepresentation.Bins bins -> new MoleculeRepresentation.Bins(bins.term());
            case MoleculeRepresentation.BinsWithTriples bins ->
                new MoleculeRepresentation.BinsWithTriples(bins.pairs(), bins.triples());
        };
        int all = TrainingFrames.of(FRAMES, Molecules.methyl(), exact.functions(), WORKERS)
                .layout
                .size();
        int kept = TrainingFrames.of(FRAMES, Molecules.methyl(), byDefault.functions(), WORKERS)
                .layout
                .size();
        assertTrue(exact.terms().isEmpty() ? kept == all : kept < 0.8 * all, kept + " of " + all);
        GdmlModel model = trained(byDefault, 1e-9);
        GdmlModel reference = trained(exact, 1e-9);
        for (double[] x : OTHERS) {
            double[] expected = reference.evaluate(Molecules.structure(x)).forces();
            double size = Math.sqrt(Arrays.stream(expected).map(f -> f * f).sum());
            assertArrayEquals(expected, model.evaluate(Molecules.structure(x)).forces(), 1e-3 * size);
        }
    }

    /** Springs are learned: errors are a small part of the forces, and energies come out although none is fitted. */
    @ParameterizedTest
    @MethodSource("representationsOfAllSizes")
    void newFramesArePredicted(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-10);
        double error = 0;
        double size = 0;
        for (double[] frame : Molecules.methoxy(20, 0.06, 11)) {
            Evaluation found = model.evaluate(Molecules.structure(frame));
            double[] expected = Molecules.forces(frame);
            for (int i = 0; i < 15; i++) {
                error += Math.pow(found.forces()[i] - expected[i], 2);
                size += Math.pow(expected[i], 2);
            }
            assertEquals(Molecules.energy(frame), found.energy(), 0.3);
        }
        assertTrue(Math.sqrt(error / size) < 0.2, "relative error " + Math.sqrt(error / size));
    }

    @ParameterizedTest
    @MethodSource("representationsOfAllSizes")
    void forcesAreMinusTheGradientOfTheEnergy(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-9);
        for (double[] x : OTHERS) {
            double[] forces = model.evaluate(Molecules.structure(x)).forces();
            for (double step : new double[] {1e-3, 1e-4}) {
                for (int i = 0; i < 15; i++) {
                    double difference = (energyMoved(model, x, i, step) - energyMoved(model, x, i, -step)) / (2 * step);
                    assertEquals(-difference, forces[i], 1e4 * step * step + 1e-6);
                }
            }
        }
    }

    private static double energyMoved(GdmlModel model, double[] x, int coordinate, double by) {
        double[] moved = x.clone();
        moved[coordinate] += by;
        return model.evaluate(Molecules.structure(moved)).energy();
    }

    @ParameterizedTest
    @MethodSource("representationsOfAllSizes")
    void forceChangesAreCentralDifferencesOfForces(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-9);
        double[] direction = Molecules.methoxy(1, 1, 12).getFirst();
        for (double[] x : OTHERS) {
            double[] change = model.forceChange(Molecules.structure(x), direction);
            for (double step : new double[] {3e-5, 1e-5}) {
                double[] ahead = model.evaluate(Molecules.structure(along(x, direction, step)))
                        .forces();
                double[] behind = model.evaluate(Molecules.structure(along(x, direction, -step)))
                        .forces();
                for (int i = 0; i < 15; i++) {
                    assertEquals((ahead[i] - behind[i]) / (2 * step), change[i], 3e6 * step * step + 1e-4);
                }
            }
        }
    }

    private static double[] along(double[] x, double[] direction, double step) {
        double[] moved = x.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += step * direction[i];
        }
        return moved;
    }

    @ParameterizedTest
    @MethodSource("representationsOfAllSizes")
    void netForceAndTorqueAreZero(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-9);
        for (double[] x : OTHERS) {
            double[] forces = model.evaluate(Molecules.structure(x)).forces();
            double[] net = new double[6];
            for (int a = 0; a < 5; a++) {
                for (int axis = 0; axis < 3; axis++) {
                    int next = (axis + 1) % 3;
                    net[axis] += forces[3 * a + axis];
                    net[3 + axis] += x[3 * a + axis] * forces[3 * a + next] - x[3 * a + next] * forces[3 * a + axis];
                }
            }
            assertArrayEquals(new double[6], net, 1e-11);
        }
    }

    @ParameterizedTest
    @MethodSource("representationsOfAllSizes")
    void exchangingLikeAtomsChangesNothing(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-9);
        for (int[] permutation : Molecules.methyl().elements()) {
            for (double[] x : OTHERS) {
                Evaluation original = model.evaluate(Molecules.structure(x));
                double[] moved = new double[15];
                double[] expected = new double[15];
                for (int i = 0; i < 15; i++) {
                    moved[i] = x[3 * permutation[i / 3] + i % 3];
                    expected[i] = original.forces()[3 * permutation[i / 3] + i % 3];
                }
                Evaluation found = model.evaluate(Molecules.structure(moved));
                assertEquals(original.energy(), found.energy(), 1e-9);
                assertArrayEquals(expected, found.forces(), 1e-8);
            }
        }
    }

    /** Without the permutations the same exchange is noticed. */
    @Test
    void withoutPermutationsExchangingAtomsChangesEnergies() {
        GdmlSettings settings = new GdmlSettings(new MoleculeRepresentation.InverseDistance(), 2.5, 1e-9);
        GdmlModel model = GdmlTrainer.train(
                        Molecules.labelled(FRAMES), settings, Molecules.unpermuted(), ModelInfo.unnamed(), WORKERS)
                .model();
        double[] x = OTHERS.getFirst();
        double[] moved = x.clone();
        System.arraycopy(x, 6, moved, 9, 3);
        System.arraycopy(x, 9, moved, 6, 3);
        double difference = model.evaluate(Molecules.structure(x)).energy()
                - model.evaluate(Molecules.structure(moved)).energy();
        assertTrue(Math.abs(difference) > 1e-3, "difference " + difference);
    }

    @ParameterizedTest
    @MethodSource("representationsOfAllSizes")
    void strainGradientIsCentralDifferences(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-9);
        double step = 1e-5;
        double[] x = OTHERS.getFirst();
        double[] found = model.evaluate(Molecules.structure(x)).strainGradient();
        for (int i = 0; i < 9; i++) {
            double difference = (energyStrained(model, x, i, step) - energyStrained(model, x, i, -step)) / (2 * step);
            assertEquals(difference, found[i], 1e-5);
        }
    }

    private static double energyStrained(GdmlModel model, double[] x, int component, double by) {
        double[] moved = x.clone();
        for (int a = 0; a < 5; a++) {
            moved[3 * a + component / 3] += by * x[3 * a + component % 3];
        }
        return model.evaluate(Molecules.structure(moved)).energy();
    }

    @ParameterizedTest
    @MethodSource("representations")
    void manyAndOneStructureGiveTheSameBits(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-9);
        List<Structure> structures = Molecules.methoxy(21, 0.2, 13).stream()
                .map(Molecules::structure)
                .toList();
        List<Evaluation> together = model.evaluate(structures);
        for (int i = 0; i < structures.size(); i++) {
            Evaluation single = model.evaluate(structures.get(i));
            assertEquals(single.energy(), together.get(i).energy(), 0);
            assertArrayEquals(single.gradient(), together.get(i).gradient(), 0);
        }
    }

    /** Velocity Verlet with all masses 1, from a training frame at rest; time in units that follow from that. */
    @ParameterizedTest
    @MethodSource("representationsOfAllSizes")
    void energyIsConservedInMotion(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-9);
        double[] x = FRAMES.get(2).clone();
        double[] velocity = new double[15];
        double step = 2e-3;
        Evaluation now = model.evaluate(Molecules.structure(x));
        double start = now.energy();
        double kinetic = 0;
        double largestKinetic = 0;
        double largestDrift = 0;
        for (int s = 0; s < 500; s++) {
            double[] forces = now.forces();
            for (int i = 0; i < 15; i++) {
                velocity[i] += step / 2 * forces[i];
                x[i] += step * velocity[i];
            }
            now = model.evaluate(Molecules.structure(x));
            forces = now.forces();
            kinetic = 0;
            for (int i = 0; i < 15; i++) {
                velocity[i] += step / 2 * forces[i];
                kinetic += velocity[i] * velocity[i] / 2;
            }
            largestKinetic = Math.max(largestKinetic, kinetic);
            largestDrift = Math.max(largestDrift, Math.abs(now.energy() + kinetic - start));
        }
        assertTrue(largestKinetic > 0.1, "kinetic energy " + largestKinetic);
        assertTrue(largestDrift < 1e-3 * largestKinetic, largestDrift + " of " + largestKinetic);
    }

    /** An angle has no derivative where it is straight; what is taken for it must not spoil the forces of all atoms. */
    @ParameterizedTest
    @MethodSource("representations")
    void straightAnglesHaveFiniteForces(MoleculeRepresentation representation) {
        GdmlModel model = trained(representation, 1e-9);
        double[] x = {0, 0, 0, 0, 0, 1.38, 0, 0, -1.1, -0.52, 0.89, -0.37, -0.52, -0.89, -0.37};
        Evaluation found = model.evaluate(Molecules.structure(x));
        double[] change = model.forceChange(Molecules.structure(x), FRAMES.getFirst());
        for (int i = 0; i < 15; i++) {
            assertTrue(Double.isFinite(found.forces()[i]) && Math.abs(found.forces()[i]) < 1e3, "force " + i);
            assertTrue(Double.isFinite(change[i]), "change " + i);
        }
    }
}
