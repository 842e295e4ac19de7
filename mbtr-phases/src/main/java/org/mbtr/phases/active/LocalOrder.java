package org.mbtr.phases.active;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mbtr.learning.kernels.Metric;
import org.mbtr.learning.kernels.Metrics;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.mbtr.AngleGeometry;
import org.mbtr.representations.mbtr.Broadening;
import org.mbtr.representations.mbtr.Envelope;
import org.mbtr.representations.mbtr.Grid;
import org.mbtr.representations.mbtr.MbtrSettings;
import org.mbtr.representations.mbtr.Normalization;
import org.mbtr.representations.mbtr.PairGeometry;
import org.mbtr.representations.mbtr.Term;
import org.mbtr.representations.mbtr.Weighting;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.Cell;
import org.mbtr.structures.ShortestDistance;
import org.mbtr.structures.Structure;

/**
 * Squared distances between structures by their pairs and triples of atoms: tensors with k = 2 (g = 1/d, weights 1/d²) and k = 3 (angles,
 * weights 1/(d²d²d²)), with smooth cutoffs, divided by the number of atoms. Lengths are in units of the mean cube root of the volume of an
 * atom, so that the same numbers serve all elements.
 *
 * <p>Structures are compared as they are, and scaled to the same volume per atom: as they are, distances tell volume and relaxation;
 * scaled, the same pattern of atoms on a lattice looks the same at any composition. They are compared by pairs alone, of which
 * few data say more, and with triples: some patterns on a lattice have the same pairs and other energies. Which serves best
 * depends on the system.
 */
final class LocalOrder {
    /** Reach of pairs: six shells of a close-packed crystal. In units of the length, as are the next. */
    private static final double PAIR_CUTOFF = 3.2;
    /** Longest side of a triangle, beyond the straight ones of nearest neighbours. */
    private static final double TRIPLE_CUTOFF = 2.8;
    /** No pair is closer than this; the nearest neighbours of close-packed crystals are 1.12 apart. */
    private static final double CLOSEST = 0.8;
    /** Widths of the normal distributions along 1/d. */
    private static final double[] PAIR_WIDTHS = {0.02, 0.04, 0.08};

    private static final int PAIR_BINS = 100;
    /** Along the angle (radian). */
    private static final double TRIPLE_WIDTH = 0.1;

    private static final int TRIPLE_BINS = 60;
    /** By how much the axis of angles is longer than half a turn at either end: twice the width. */
    private static final double MARGIN = 2 * TRIPLE_WIDTH;
    /** Squared distances by triples count by these, when both kinds have a median of 1. */
    private static final double[] TRIPLE_WEIGHTS = {0, 0.3};
    /** Nearest neighbours in close-packed crystals, to guess the length where there is no volume. */
    private static final double NEAREST = 1.12;

    private LocalOrder() {}

    /**
     * Distances for one way of describing.
     *
     * @param label what it is called in reports
     * @param squaredDistances {@code (structures)(structures)}, divided by their median
     */
    record Description(String label, DenseMatrix squaredDistances) {}

    /** All ways of describing these structures, for the caller to close; those that tell no structure from another are left out. */
    static List<Description> of(List<Structure> structures, Workers workers) {
        List<Description> descriptions = new ArrayList<>();
        boolean bulk = structures.stream().allMatch(s -> s.volume().isPresent());
        double length = bulk
                ? structures.stream()
                        .mapToDouble(LocalOrder::atomLength)
                        .average()
                        .orElseThrow()
                : structures.stream()
                                .mapToDouble(ShortestDistance::of)
                                .filter(Double::isFinite)
                                .average()
                                .orElse(NEAREST)
                        / NEAREST;
        add(descriptions, "as they are", structures, length, workers);
        if (bulk) {
            add(
                    descriptions,
                    "scaled",
                    structures.stream().map(s -> scaled(s, length)).toList(),
                    length,
                    workers);
        }
        return descriptions;
    }

    private static void add(
            List<Description> descriptions, String kind, List<Structure> structures, double length, Workers workers) {
        try (DenseMatrix triples = distances(triples(length), structures, workers)) {
            boolean useful = normalise(triples);
            for (double width : PAIR_WIDTHS) {
                try (DenseMatrix pairs = distances(pairs(width, length), structures, workers)) {
                    boolean different = normalise(pairs);
                    for (double weight : TRIPLE_WEIGHTS) {
                        if (different && (weight == 0 || useful)) {
                            DenseMatrix sum = pairs.copy();
                            Metrics.add(sum, weight, triples, workers);
                            normalise(sum);
                            String label = kind + (weight > 0 ? ", with triples" : ", pairs") + ", width " + width;
                            descriptions.add(new Description(label, sum));
                        }
                    }
                }
            }
        }
    }

    private static DenseMatrix distances(Term term, List<Structure> structures, Workers workers) {
        MbtrSettings settings = MbtrSettings.of(List.of(term)).withNormalization(Normalization.PER_ATOM);
        return Metrics.within(Metric.SQUARED_DISTANCE, settings.create().describe(structures, workers), workers);
    }

    private static Term pairs(double width, double length) {
        double first = 1 / (PAIR_CUTOFF * length);
        double last = 1 / (CLOSEST * length);
        return Term.of(
                        new PairGeometry.InverseDistance(),
                        new Weighting.GeometryPower(2),
                        new Broadening.Normal(width / length),
                        new Grid.Edges(first, (last - first) / PAIR_BINS, PAIR_BINS))
                .withEnvelope(new Envelope.Smooth(0, PAIR_CUTOFF * length));
    }

    private static Term triples(double length) {
        return Term.of(
                        new AngleGeometry.Angle(),
                        new Weighting.InverseDistances(2),
                        new Broadening.Normal(TRIPLE_WIDTH),
                        new Grid.Edges(-MARGIN, (Math.PI + 2 * MARGIN) / TRIPLE_BINS, TRIPLE_BINS))
                .withEnvelope(new Envelope.Smooth(0, TRIPLE_CUTOFF * length));
    }

    /** Divides distances by the median of those above 0; false if there is none. */
    private static boolean normalise(DenseMatrix distances) {
        double median = medianAboveZero(distances);
        if (median == 0) {
            return false;
        }
        for (int i = 0; i < distances.rows(); i++) {
            double[] row = distances.row(i);
            for (int j = 0; j < row.length; j++) {
                row[j] /= median;
            }
            distances.setRow(i, row);
        }
        return true;
    }

    /** Cube root of the volume per atom (angstrom). */
    private static double atomLength(Structure structure) {
        return Math.cbrt(structure.volume().orElseThrow() / structure.atomCount());
    }

    private static Structure scaled(Structure structure, double length) {
        double factor = length / atomLength(structure);
        Cell cell = structure.cell().orElseThrow();
        return Structure.crystal(
                structure.atomicNumbers(),
                times(structure.positions(), factor),
                new Cell(times(cell.vectors(), factor), cell.periodic()));
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double medianAboveZero(DenseMatrix distances) {
        double[] positive = new double[distances.rows() * (distances.rows() - 1) / 2];
        int count = 0;
        for (int i = 0; i < distances.rows(); i++) {
            for (int j = 0; j < i; j++) {
                if (distances.get(i, j) > 0) {
                    positive[count++] = distances.get(i, j);
                }
            }
        }
        Arrays.sort(positive, 0, count);
        return count == 0 ? 0 : positive[count / 2];
    }
}
