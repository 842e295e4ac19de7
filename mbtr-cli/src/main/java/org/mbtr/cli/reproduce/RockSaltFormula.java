package org.mbtr.cli.reproduce;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;

/**
 * Right half of Figure 1: k = 3 of rock salt, Σ over ordered triples of distinct atoms whose middle one is in the primitive cell of
 * exp(−perimeter / 2 Å) · D(x, cosine of the angle), σ = 0.04, 500 bins with left edges −1.178 + 0.004712 m. All atoms lie on whole
 * multiples of the distance of neighbours, one species where the multiples add up to an even number, so the sum is one over whole numbers.
 *
 * @param longest perimeters above it are left out (Å)
 */
record RockSaltFormula(double longest) implements FigureOneFormula {
    private static final int SODIUM = 11;
    private static final int CHLORINE = 17;
    private static final double NEAREST = 2.8201; // Å
    private static final double DECAY = 2; // Å
    private static final int BINS = 500;
    private static final double FIRST = -1.178;
    private static final double WIDTH = 0.004712;
    private static final double SIGMA = 0.04;
    private static final Broadening NORMAL = new Broadening.Normal(SIGMA);
    /** In σ; beyond, the mass of a bin is below 10⁻²³. */
    private static final double REACH = 10;

    /** With all perimeters whose weight is this or more. */
    static RockSaltFormula downTo(double weight) {
        return new RockSaltFormula(-DECAY * Math.log(weight));
    }

    /** The primitive cell. */
    static Structure structure() {
        double h = NEAREST;
        Cell cell = new Cell(new double[] {0, h, h, h, 0, h, h, h, 0}, new boolean[] {true, true, true});
        return Structure.crystal(new int[] {SODIUM, CHLORINE}, new double[] {0, 0, 0, h, 0, 0}, cell);
    }

    private record Place(int x, int y, int z) {
        int squared() {
            return x * x + y * y + z * z;
        }

        int dot(Place other) {
            return x * other.x + y * other.y + z * other.z;
        }
    }

    /** Whole numbers that the cosine follows from: a·c and |a|²|c|². */
    private record Angle(int dot, int squares) {
        double cosine() {
            return dot / Math.sqrt(squares);
        }
    }

    @Override
    public double[] values(BlockKey tuple) {
        int middle = tuple.second();
        List<Place> firsts = places(tuple.first() == middle);
        List<Place> lasts = places(tuple.third() == middle);
        Map<Angle, Double> weights = new HashMap<>();
        for (Place a : firsts) {
            for (Place c : lasts) {
                int dot = a.dot(c);
                double perimeter = NEAREST
                        * (Math.sqrt(a.squared())
                                + Math.sqrt(c.squared())
                                + Math.sqrt(a.squared() + c.squared() - 2 * dot));
                if (perimeter <= longest && !a.equals(c)) {
                    weights.merge(new Angle(dot, a.squared() * c.squared()), Math.exp(-perimeter / DECAY), Double::sum);
                }
            }
        }
        double[] values = new double[BINS];
        weights.forEach((angle, weight) -> add(values, angle.cosine(), weight));
        return values;
    }

    /** All places but the origin, of the species at the origin or of the other one, that a perimeter reaches. */
    private List<Place> places(boolean like) {
        int range = (int) (longest / 2 / NEAREST);
        List<Place> places = new ArrayList<>();
        for (int x = -range; x <= range; x++) {
            for (int y = -range; y <= range; y++) {
                for (int z = -range; z <= range; z++) {
                    Place place = new Place(x, y, z);
                    boolean reached = 2 * NEAREST * Math.sqrt(place.squared()) <= longest;
                    if (place.squared() > 0 && reached && ((x + y + z) % 2 == 0) == like) {
                        places.add(place);
                    }
                }
            }
        }
        return places;
    }

    private static void add(double[] values, double cosine, double weight) {
        int from = Math.max(0, (int) ((cosine - REACH * SIGMA - FIRST) / WIDTH));
        int to = Math.min(BINS, (int) Math.ceil((cosine + REACH * SIGMA - FIRST) / WIDTH));
        for (int m = from; m < to; m++) {
            values[m] += weight * NORMAL.mass(FIRST + m * WIDTH - cosine, FIRST + (m + 1) * WIDTH - cosine);
        }
    }

    /** Zero: every atom is a centre of inversion, so what a step adds to a curve the opposite step adds too. */
    @Override
    public double[] derivative(BlockKey tuple, int axis) {
        return new double[BINS];
    }
}
