package org.mbtr.representations.mbtr;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Erf;
import org.mbtr.representations.TestCrystals;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.structures.Element;
import org.mbtr.structures.Structure;

/**
 * The many-body tensor representation as equation 4 of the paper says it: all ordered tuples of distinct atoms, one after
 * the other, every bin, every species tuple. In a periodic structure the first atom of a tuple runs over the cell and the
 * others over the cell and its images. Shares nothing but the settings with the code that it checks.
 */
final class ReferenceMbtr {
    private final MbtrSettings settings;
    /** The atoms of the cell, followed by those of its images. */
    private final Structure structure;

    private final int cellAtoms;
    private final double reach;

    private ReferenceMbtr(MbtrSettings settings, Structure structure, int cellAtoms, double reach) {
        this.settings = settings;
        this.structure = structure;
        this.cellAtoms = cellAtoms;
        this.reach = reach;
    }

    /**
     * The blocks of a molecule. Each has one entry more than the grid has bins: the sum of the magnitudes of all factors
     * before the distribution but the envelope, which is the most that rounding and tabulation errors of a bin can grow
     * to in units of the error of one tuple. (The envelope is left out because it goes to zero by cancellation.)
     */
    static Map<BlockKey, double[]> describe(MbtrSettings settings, Structure structure) {
        return new ReferenceMbtr(settings, structure, structure.atomCount(), Double.POSITIVE_INFINITY).describe();
    }

    /**
     * The blocks of a periodic structure.
     *
     * @param reach tuples with two atoms in sequence farther apart have no weight (angstrom)
     */
    static Map<BlockKey, double[]> describe(MbtrSettings settings, Structure structure, double reach) {
        boolean quadruples = settings.terms().stream().anyMatch(term -> term.order() == 4);
        Structure images = TestCrystals.withImages(structure, quadruples ? 2 * reach : reach);
        return new ReferenceMbtr(settings, images, structure.atomCount(), reach).describe();
    }

    private Map<BlockKey, double[]> describe() {
        Map<BlockKey, double[]> blocks = new TreeMap<>();
        for (int index = 0; index < settings.terms().size(); index++) {
            addTuples(index, new int[settings.terms().get(index).order()], 0, blocks);
        }
        if (settings.counting() != Counting.ORDERED) {
            blocks.keySet().removeIf(key -> reversed(key).compareTo(key) < 0);
        }
        blocks.forEach((key, values) -> {
            boolean twice = key.second() != 0 && reversed(key).equals(key);
            double share = settings.counting() == Counting.WITHOUT_REVERSALS && twice ? 0.5 : 1;
            multiply(values, share * settings.terms().get(key.term()).scale());
        });
        double divisor = switch (settings.normalization()) {
            case NONE -> 1;
            case PER_ATOM -> cellAtoms;
            case EUCLIDEAN -> norm(blocks);
        };
        blocks.values().forEach(values -> multiply(values, divisor == 0 ? 1 : 1 / divisor));
        return blocks;
    }

    private void addTuples(int index, int[] atoms, int depth, Map<BlockKey, double[]> blocks) {
        if (depth == atoms.length) {
            addTuple(index, atoms, blocks);
            return;
        }
        for (int atom = 0; atom < (depth == 0 ? cellAtoms : structure.atomCount()); atom++) {
            boolean used = depth > 0 && distance(atoms[depth - 1], atom) > reach;
            for (int j = 0; j < depth; j++) {
                used |= atoms[j] == atom;
            }
            if (!used) {
                atoms[depth] = atom;
                addTuples(index, atoms, depth + 1, blocks);
            }
        }
    }

    private void addTuple(int index, int[] atoms, Map<BlockKey, double[]> blocks) {
        Term term = settings.terms().get(index);
        if (atoms.length == 4 && (straight(atoms[0], atoms[1], atoms[2]) || straight(atoms[1], atoms[2], atoms[3]))) {
            return;
        }
        double g = geometry(term.geometry(), atoms);
        double unenveloped = weight(term.weighting(), atoms, g);
        double weight = unenveloped;
        for (double distance : loop(atoms)) {
            weight *= envelope(term.envelope(), distance);
        }
        if (weight == 0) {
            return;
        }
        boolean dropped = weight < term.threshold();
        double[] distribution = new double[term.grid().count() + 1];
        for (int m = 0; m < term.grid().count(); m++) {
            double from = leftEdge(term.grid()) + m * width(term.grid());
            distribution[m] = cumulative(term.broadening(), from + width(term.grid()) - g)
                    - cumulative(term.broadening(), from - g);
        }
        multiply(distribution, dropped ? 0 : weight);
        distribution[term.grid().count()] = unenveloped;
        spread(index, atoms, new int[atoms.length], 0, 1, distribution, blocks);
    }

    private void spread(
            int index,
            int[] atoms,
            int[] species,
            int depth,
            double factor,
            double[] distribution,
            Map<BlockKey, double[]> blocks) {
        if (depth == atoms.length) {
            double[] sum = blocks.computeIfAbsent(BlockKey.of(index, species), key -> new double[distribution.length]);
            for (int m = 0; m < sum.length - 1; m++) {
                sum[m] += factor * distribution[m];
            }
            sum[sum.length - 1] += Math.abs(factor) * distribution[sum.length - 1];
            return;
        }
        int label = label(atoms[depth]);
        if (settings.correlation() instanceof Correlation.Matrix matrix) {
            int column = matrix.elements().indexOf(Element.of(label).symbol());
            for (int row = 0; row < matrix.elements().size(); row++) {
                species[depth] = Element.ofSymbol(matrix.elements().get(row))
                        .orElseThrow()
                        .atomicNumber();
                double extended = factor * matrix.values()[row][column];
                spread(index, atoms, species, depth + 1, extended, distribution, blocks);
            }
        } else {
            species[depth] = label;
            spread(index, atoms, species, depth + 1, factor, distribution, blocks);
        }
    }

    private int label(int atom) {
        return settings.species() == SpeciesLabels.ATOMS ? atom % cellAtoms + 1 : structure.atomicNumber(atom);
    }

    private double geometry(Geometry geometry, int[] atoms) {
        return switch (geometry) {
            case AtomGeometry.Count count -> sameSpecies(atoms[0]);
            case AtomGeometry.Fraction fraction -> (double) sameSpecies(atoms[0]) / cellAtoms;
            case AtomGeometry.AtomicNumber number -> structure.atomicNumber(atoms[0]);
            case PairGeometry.Distance distance -> distance(atoms[0], atoms[1]);
            case PairGeometry.InverseDistance inverse -> 1 / distance(atoms[0], atoms[1]);
            case PairGeometry.InverseSquaredDistance inverse -> Math.pow(distance(atoms[0], atoms[1]), -2);
            case AngleGeometry.Angle angle -> angle(atoms[0], atoms[1], atoms[2]);
            case AngleGeometry.CosineAngle cosine -> Math.cos(angle(atoms[0], atoms[1], atoms[2]));
            case AngleGeometry.DotOverDotDot dot ->
                Math.cos(angle(atoms[0], atoms[1], atoms[2]))
                        / (distance(atoms[0], atoms[1]) * distance(atoms[1], atoms[2]));
            case DihedralGeometry.Dihedral dihedral -> dihedral(atoms);
            case DihedralGeometry.CosineDihedral cosine -> Math.cos(dihedral(atoms));
        };
    }

    private double weight(Weighting weighting, int[] atoms, double g) {
        double[] loop = loop(atoms);
        double perimeter = Arrays.stream(loop).sum();
        double product = Arrays.stream(loop).reduce(1, (a, b) -> a * b);
        return switch (weighting) {
            case Weighting.Unity unity -> 1;
            case Weighting.InverseCount inverse -> 1.0 / sameSpecies(atoms[0]);
            case Weighting.GeometryPower power -> Math.pow(Math.abs(g), power.power());
            case Weighting.InverseDistances inverse -> Math.pow(product, -inverse.power());
            case Weighting.Exponential exponential -> Math.exp(-exponential.scale() * perimeter);
            case Weighting.ExponentialOfProduct exponential -> Math.exp(-exponential.scale() * product);
        };
    }

    /** Distances around the closed loop of atoms; the one distance of a pair. */
    private double[] loop(int[] atoms) {
        double[] sides = new double[atoms.length == 2 ? 1 : atoms.length == 1 ? 0 : atoms.length];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = distance(atoms[i], atoms[(i + 1) % atoms.length]);
        }
        return sides;
    }

    private int sameSpecies(int atom) {
        int count = 0;
        for (int other = 0; other < cellAtoms; other++) {
            count += label(other) == label(atom) ? 1 : 0;
        }
        return count;
    }

    private static double envelope(Envelope envelope, double distance) {
        return switch (envelope) {
            case Envelope.None none -> 1;
            case Envelope.Sharp sharp -> distance > sharp.cutoff() ? 0 : 1;
            case Envelope.Smooth smooth -> smooth(smooth, distance);
        };
    }

    private static double smooth(Envelope.Smooth smooth, double distance) {
        if (distance <= smooth.onset()) {
            return 1;
        }
        if (distance >= smooth.cutoff()) {
            return 0;
        }
        double t = (distance - smooth.onset()) / (smooth.cutoff() - smooth.onset());
        return 1 - 10 * Math.pow(t, 3) + 15 * Math.pow(t, 4) - 6 * Math.pow(t, 5);
    }

    private static double cumulative(Broadening broadening, double x) {
        return switch (broadening) {
            case Broadening.Normal normal -> Erf.erf(x / (normal.sigma() * Math.sqrt(2))) / 2;
            case Broadening.Laplace laplace ->
                x < 0 ? Math.exp(x / laplace.scale()) / 2 : 1 - Math.exp(-x / laplace.scale()) / 2;
            case Broadening.Uniform uniform -> Math.clamp(x / uniform.width(), -0.5, 0.5);
        };
    }

    private static double leftEdge(Grid grid) {
        return switch (grid) {
            case Grid.Edges edges -> edges.start();
            case Grid.Centres centres -> centres.first() - width(grid) / 2;
        };
    }

    private static double width(Grid grid) {
        return switch (grid) {
            case Grid.Edges edges -> edges.step();
            case Grid.Centres centres -> (centres.last() - centres.first()) / (centres.count() - 1);
        };
    }

    private double[] vector(int from, int to) {
        double[] vector = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            vector[axis] = structure.position(to, axis) - structure.position(from, axis);
        }
        return vector;
    }

    private double distance(int a, int b) {
        return length(vector(a, b));
    }

    private double angle(int a, int b, int c) {
        double[] u = vector(b, a);
        double[] v = vector(b, c);
        return Math.atan2(length(cross(u, v)), dot(u, v));
    }

    private boolean straight(int a, int b, int c) {
        return Math.sin(angle(a, b, c)) < 1e-4;
    }

    private double dihedral(int[] atoms) {
        double[] one = cross(vector(atoms[0], atoms[1]), vector(atoms[1], atoms[2]));
        double[] two = cross(vector(atoms[1], atoms[2]), vector(atoms[2], atoms[3]));
        return Math.atan2(length(cross(one, two)), dot(one, two));
    }

    private static double[] cross(double[] u, double[] v) {
        return new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }

    private static double length(double[] u) {
        return Math.sqrt(dot(u, u));
    }

    private static BlockKey reversed(BlockKey key) {
        return BlockKey.of(
                key.term(),
                key.species().reversed().stream().mapToInt(Integer::intValue).toArray());
    }

    private static double norm(Map<BlockKey, double[]> blocks) {
        double sum = 0;
        for (double[] values : blocks.values()) {
            for (int m = 0; m < values.length - 1; m++) {
                sum += values[m] * values[m];
            }
        }
        return Math.sqrt(sum);
    }

    private static void multiply(double[] values, double factor) {
        for (int m = 0; m < values.length; m++) {
            values[m] *= factor;
        }
    }
}
