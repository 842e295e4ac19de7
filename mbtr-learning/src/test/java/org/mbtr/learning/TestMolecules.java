package org.mbtr.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mbtr.representations.RepresentationSettings;
import org.mbtr.representations.mbtr.AngleGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.PairGeometry;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.structures.Structure;

/** Random molecules with a property that a model of pairs and angles can learn. */
public final class TestMolecules {
    private static final int[] ELEMENTS = {1, 6, 7, 8};

    private TestMolecules() {}

    /** Three to seven atoms at least 0.8 Å apart; not all have all elements. */
    public static List<Structure> random(int count, long seed) {
        Random random = new Random(seed);
        List<Structure> molecules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int atoms = 3 + random.nextInt(5);
            int[] species = random.ints(atoms, 0, 1 + random.nextInt(ELEMENTS.length))
                    .map(e -> ELEMENTS[e])
                    .toArray();
            molecules.add(Structure.molecule(species, positions(atoms, random)));
        }
        return molecules;
    }

    private static double[] positions(int atoms, Random random) {
        while (true) {
            double[] positions = random.doubles(3L * atoms, 0, 3).toArray();
            double closest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < atoms; i++) {
                for (int j = 0; j < i; j++) {
                    closest = Math.min(closest, distance(positions, i, j));
                }
            }
            if (closest > 0.8) {
                return positions;
            }
        }
    }

    private static double distance(double[] r, int i, int j) {
        return Math.hypot(Math.hypot(r[3 * i] - r[3 * j], r[3 * i + 1] - r[3 * j + 1]), r[3 * i + 2] - r[3 * j + 2]);
    }

    /** Sum over pairs of exp(−d) times the square root of the product of atomic numbers. */
    public static LabelledStructures labelled(int count, long seed) {
        List<Structure> molecules = random(count, seed);
        double[] labels = molecules.stream().mapToDouble(TestMolecules::energy).toArray();
        return new LabelledStructures(molecules, labels);
    }

    /** The same with the forces that belong to it. */
    public static LabelledStructures withForces(int count, long seed) {
        LabelledStructures data = labelled(count, seed);
        return data.withForces(
                data.structures().stream().map(TestMolecules::forces).toList());
    }

    /** Frames of one molecule, whose atoms have been moved, with energies and forces. */
    public static LabelledStructures frames(int count, long seed) {
        Random random = new Random(seed);
        Structure molecule = Structure.molecule(
                new int[] {8, 6, 1, 1}, new double[] {0, 0, 0, 1.3, 0, 0, 1.9, 0.95, 0.1, 1.9, -0.95, 0});
        List<Structure> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] positions = molecule.positions();
            for (int c = 0; c < positions.length; c++) {
                positions[c] += 0.05 * random.nextGaussian();
            }
            frames.add(molecule.withPositions(positions));
        }
        double[] labels = frames.stream().mapToDouble(TestMolecules::energy).toArray();
        return new LabelledStructures(frames, labels)
                .withForces(frames.stream().map(TestMolecules::forces).toList());
    }

    private static double[] forces(Structure molecule) {
        double[] forces = new double[3 * molecule.atomCount()];
        for (int i = 0; i < molecule.atomCount(); i++) {
            for (int j = 0; j < molecule.atomCount(); j++) {
                double d = distance(molecule.positions(), i, j);
                double slope = Math.sqrt(molecule.atomicNumber(i) * (double) molecule.atomicNumber(j)) * Math.exp(-d);
                for (int axis = 0; j != i && axis < 3; axis++) {
                    forces[3 * i + axis] -= slope * (molecule.position(i, axis) - molecule.position(j, axis)) / d;
                }
            }
        }
        return forces;
    }

    private static double energy(Structure molecule) {
        double energy = 0;
        for (int i = 0; i < molecule.atomCount(); i++) {
            for (int j = 0; j < i; j++) {
                energy -= Math.sqrt(molecule.atomicNumber(i) * (double) molecule.atomicNumber(j))
                        * Math.exp(-distance(molecule.positions(), i, j));
            }
        }
        return energy;
    }

    /** A small many-body tensor of pairs and angles. */
    public static RepresentationSettings representation() {
        return MbtrSettings.of(List.of(
                Term.of(
                        new PairGeometry.InverseDistance(),
                        new Weighting.GeometryPower(2),
                        new Broadening.Normal(0.1),
                        new Grid.Edges(0.1, 0.06, 20)),
                Term.of(
                        new AngleGeometry.Angle(),
                        new Weighting.InverseDistances(2),
                        new Broadening.Normal(0.3),
                        new Grid.Edges(-0.2, 0.18, 20))));
    }
}
