package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.mbtr.AngleGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.structures.Structure;

/** Small molecules that the tests share. */
final class Molecules {
    /** Methanol without the hydrogen of its oxygen: C, O and three hydrogen atoms. */
    static final int[] METHOXY = {6, 8, 1, 1, 1};

    private static final double[] METHOXY_POSITIONS = {
        0, 0, 0, 0, 0, 1.38, 1.03, 0, -0.37, -0.52, 0.89, -0.37, -0.52, -0.89, -0.37
    };

    private Molecules() {}

    /**
     * Representations of each kind: with triples unweighted, weighted by their distances, and with a power of the cosine. Their features
     * leave out nothing.
     */
    static Stream<MoleculeRepresentation> representations() {
        return Stream.concat(Stream.of(new MoleculeRepresentation.InverseDistance()), bins(0));
    }

    /** The same with features that leave out much, without inverse distances, of which nothing can be. */
    static Stream<MoleculeRepresentation> withFewFeatures() {
        return bins(0.03);
    }

    private static Stream<MoleculeRepresentation> bins(double leftOut) {
        Term pairs = MoleculeRepresentation.Bins.published(Math.pow(2, -4.5)).term();
        Grid cosines = new Grid.Edges(-1.2, 0.12, 20);
        Broadening broadening = new Broadening.Normal(0.2);
        AngleGeometry cosine = new AngleGeometry.CosineAngle();
        return Stream.of(
                new MoleculeRepresentation.Bins(pairs, leftOut),
                new MoleculeRepresentation.BinsWithTriples(
                        pairs,
                        MoleculeRepresentation.BinsWithTriples.published(1, 0.5).triples(),
                        leftOut),
                new MoleculeRepresentation.BinsWithTriples(
                        pairs, Term.of(cosine, new Weighting.InverseDistances(1), broadening, cosines), leftOut),
                new MoleculeRepresentation.BinsWithTriples(
                        pairs,
                        Term.of(cosine, new Weighting.GeometryPower(2), broadening, cosines)
                                .withScale(2),
                        leftOut));
    }

    /** All permutations of the three hydrogen atoms. */
    static PermutationGroup methyl() {
        return PermutationGroup.generatedBy(5, List.of(new int[] {0, 1, 3, 4, 2}, new int[] {0, 1, 3, 2, 4}), 6);
    }

    /** The identity alone. */
    static PermutationGroup unpermuted() {
        return PermutationGroup.generatedBy(5, List.of(), 1);
    }

    /** Methoxy with each coordinate moved by up to {@code size} (angstrom). */
    static List<double[]> methoxy(int count, double size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> frames = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            double[] positions = METHOXY_POSITIONS.clone();
            for (int i = 0; i < positions.length; i++) {
                positions[i] += size * (2 * random.nextDouble() - 1);
            }
            frames.add(positions);
        }
        return frames;
    }

    /** Energy of springs with a cubic part between all atoms, the same for like atoms. */
    static double energy(double[] r) {
        double energy = 0;
        for (int a = 0; a < METHOXY.length; a++) {
            for (int b = 0; b < a; b++) {
                double stretch = distance(r, a, b) - rest(a, b);
                energy += 10 * stretch * stretch + 7 * stretch * stretch * stretch;
            }
        }
        return energy;
    }

    /** Forces of {@link #energy}. */
    static double[] forces(double[] r) {
        double[] forces = new double[r.length];
        for (int a = 0; a < METHOXY.length; a++) {
            for (int b = 0; b < a; b++) {
                double distance = distance(r, a, b);
                double stretch = distance - rest(a, b);
                for (int axis = 0; axis < 3; axis++) {
                    double component =
                            -(20 * stretch + 21 * stretch * stretch) * (r[3 * a + axis] - r[3 * b + axis]) / distance;
                    forces[3 * a + axis] += component;
                    forces[3 * b + axis] -= component;
                }
            }
        }
        return forces;
    }

    private static double distance(double[] r, int a, int b) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            sum += Math.pow(r[3 * a + axis] - r[3 * b + axis], 2);
        }
        return Math.sqrt(sum);
    }

    private static double rest(int a, int b) {
        return 1 + 0.07 * (METHOXY[a] + METHOXY[b]);
    }

    /** These frames with the energies and forces of the springs. */
    static ForceFrames labelled(List<double[]> frames) {
        return new ForceFrames(
                METHOXY,
                frames,
                frames.stream().map(Molecules::forces).toList(),
                Optional.of(frames.stream().mapToDouble(Molecules::energy).toArray()));
    }

    static Structure structure(double[] positions) {
        return Structure.molecule(METHOXY, positions);
    }

    /**
     * Frames to predict: some near the training frames of {@link #methoxy}, one of them, and one so far that it reaches bins that no
     * training frame does.
     */
    static List<double[]> othersThan(List<double[]> training) {
        List<double[]> others = new ArrayList<>(methoxy(3, 0.12, 7));
        others.add(training.get(5));
        double[] torn = methoxy(1, 0.1, 8).getFirst();
        torn[6] += 2.5;
        others.add(torn);
        return others;
    }
}
