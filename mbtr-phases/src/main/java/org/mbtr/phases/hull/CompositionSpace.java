package org.mbtr.phases.hull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mbtr.structures.MbtrException;

/**
 * The compositions of structures, prepared once for hulls of many sets of energies. Immutable.
 *
 * <p>Structures whose fractions agree to nine digits have one composition; of these only the lowest matters for a hull. If the
 * compositions span fewer dimensions than the components allow (all on the line from AB to C, or a single one) hulls are
 * those of the smaller space.
 */
public final class CompositionSpace {
    /** Energies closer than this to the hull are on it unless another tolerance is given (eV/atom): files have about 8 digits. */
    public static final double TOLERANCE = 1e-8;

    /** With more components the number of facets, and the time for them, get out of hand. */
    public static final int MOST_COMPONENTS = 6;

    /** Fractions are the same if they are after multiplication by this and rounding. */
    private static final double DIGITS = 1e9;
    /** How far a composition may be outside those that structures span, in fractions: those that people write have few digits. */
    private static final double OUTSIDE = 1e-6;

    private final List<Composition> compositions;
    private final int[] compositionOf;
    private final int[] columns;
    private final double[] coordinates;
    private final double[] tieBreaking;
    private final Simplex basis;
    private final boolean[] corner;
    private final FacetSearch search;

    private CompositionSpace(List<Composition> compositions, int[] compositionOf) {
        this.compositions = List.copyOf(compositions);
        this.compositionOf = compositionOf;
        int width = compositions.getFirst().size();
        double[] all = new double[compositions.size() * width];
        for (int c = 0; c < compositions.size(); c++) {
            System.arraycopy(compositions.get(c).fractions(), 0, all, c * width, width);
        }
        IndependentRows independent = IndependentRows.find(all, width);
        this.columns = Arrays.stream(independent.columns()).sorted().toArray();
        if (columns.length > MOST_COMPONENTS) {
            throw new MbtrException(
                    "hulls of up to " + MOST_COMPONENTS + " components can be made, and the structures span "
                            + columns.length + "; take those of fewer elements");
        }
        this.coordinates = compositions.stream()
                .flatMapToDouble(composition -> Arrays.stream(coordinates(composition)))
                .toArray();
        this.tieBreaking = compositions.stream().mapToDouble(TieBreaking::of).toArray();
        this.corner = new boolean[compositions.size()];
        for (Simplex facet : search(independent.rows()).facets(tieBreaking)) {
            for (int c : facet.cornersView()) {
                corner[c] = true;
            }
        }
        this.basis = Simplex.of(coordinates, independentCorners());
        this.search = search(basis.cornersView());
    }

    /** Of these every set of energies has one. */
    private int[] independentCorners() {
        int r = columns.length;
        int[] corners = IntStream.range(0, corner.length).filter(c -> corner[c]).toArray();
        double[] places = IntStream.of(corners)
                .flatMap(c -> IntStream.range(c * r, (c + 1) * r))
                .mapToDouble(i -> coordinates[i])
                .toArray();
        return IntStream.of(IndependentRows.find(places, r).rows())
                .map(row -> corners[row])
                .toArray();
    }

    /** A single point, a chain, or gift wrapping from these independent compositions. */
    private FacetSearch search(int[] basis) {
        return switch (columns.length) {
            case 1 -> energies -> List.of(Simplex.of(coordinates, new int[] {0}));
            case 2 -> new MonotoneChain(coordinates);
            default -> new GiftWrapping(coordinates, basis);
        };
    }

    /**
     * The space of these compositions.
     *
     * @param points {@code (points)} compositions of the structures, at least one, all with as many components, of which they span at
     *     most {@value #MOST_COMPONENTS}
     */
    public static CompositionSpace of(List<Composition> points) {
        if (points.isEmpty()) {
            throw new MbtrException("a hull needs at least one structure");
        }
        Map<List<Long>, Integer> known = new HashMap<>();
        List<Composition> distinct = new ArrayList<>();
        int[] compositionOf = new int[points.size()];
        for (int i = 0; i < compositionOf.length; i++) {
            Composition point = points.get(i);
            if (point.size() != points.getFirst().size()) {
                throw new MbtrException("compositions of one space need as many components; those of structures 1 and "
                        + (i + 1) + " have " + points.getFirst().size() + " and " + point.size());
            }
            List<Long> rounded = Arrays.stream(point.fractions())
                    .mapToObj(fraction -> Math.round(fraction * DIGITS))
                    .collect(Collectors.toList());
            compositionOf[i] = known.computeIfAbsent(rounded, key -> {
                distinct.add(point);
                return distinct.size() - 1;
            });
        }
        return new CompositionSpace(distinct, compositionOf);
    }

    /** Number of points. */
    public int size() {
        return compositionOf.length;
    }

    /** The different compositions, in the order in which they first occur. */
    public List<Composition> compositions() {
        return compositions;
    }

    /** Which of {@link #compositions} a point has. */
    public int compositionOf(int point) {
        return compositionOf[point];
    }

    /** Number of independent fractions: one less than the components, or fewer if the compositions span less. */
    public int dimensions() {
        return columns.length - 1;
    }

    /** Whether a composition (one of {@link #compositions}) is a corner of their range: only these can never be composed. */
    public boolean isCorner(int composition) {
        return corner[composition];
    }

    /** Components that no point consists of alone. */
    public List<Integer> missingEndMembers() {
        return IntStream.range(0, compositions.getFirst().size())
                .filter(component -> compositions.stream()
                        .noneMatch(composition -> Math.round(composition.fraction(component) * DIGITS) == DIGITS))
                .boxed()
                .toList();
    }

    /** The lower hull with {@link #TOLERANCE}. */
    public LowerHull hullOf(double[] energies) {
        return hullOf(energies, TOLERANCE);
    }

    /**
     * The lower hull of energies per atom.
     *
     * <p>Cost for two components: the number of points; for more: facets × compositions × components² multiplications.
     *
     * @param energies {@code (points)} per atom (eV/atom), of formation or total; positive infinity for points that are left out
     * @param tolerance energies this close to the hull are on it (eV/atom), positive. Structures that are below the line or plane of
     *     others by no more than it and {@link #TOLERANCE} need not be vertices
     * @throws MbtrException if the tolerance is not positive, an energy is no number, or a corner of the range of compositions has no structure with an energy
     */
    public LowerHull hullOf(double[] energies, double tolerance) {
        if (!(tolerance > 0)) {
            throw new MbtrException("the tolerance of a hull must be positive, found " + tolerance);
        }
        double lift = Math.min(tolerance, TOLERANCE);
        int[] lowest = lowest(energies);
        double[] lowestEnergies = IntStream.of(lowest)
                .mapToDouble(point -> point < 0 ? Double.POSITIVE_INFINITY : energies[point])
                .toArray();
        // Against the corners, because digits that total energies are rounded to decide ties otherwise.
        double[] plane = basis.plane(lowestEnergies);
        double[] lifted = new double[lowest.length];
        for (int c = 0; c < lifted.length; c++) {
            double formation = lowestEnergies[c] - height(plane, c);
            lifted[c] = formation + lift * tieBreaking[c];
        }
        Facets facets = new Facets(search.facets(lifted), lifted, columns.length);
        return new LowerHull(this, energies, tolerance, lowest, facets);
    }

    private double height(double[] plane, int composition) {
        double height = 0;
        for (int i = 0; i < plane.length; i++) {
            height += plane[i] * coordinates[composition * plane.length + i];
        }
        return height;
    }

    private int[] lowest(double[] energies) {
        if (energies.length != size()) {
            throw new IllegalArgumentException(size() + " points need as many energies, found " + energies.length);
        }
        int[] lowest = new int[compositions.size()];
        Arrays.fill(lowest, -1);
        for (int i = 0; i < energies.length; i++) {
            if (Double.isNaN(energies[i]) || energies[i] == Double.NEGATIVE_INFINITY) {
                throw new MbtrException("the energy of structure " + (i + 1) + " is " + energies[i]);
            }
            int c = compositionOf[i];
            if (Double.isFinite(energies[i]) && (lowest[c] < 0 || energies[i] < energies[lowest[c]])) {
                lowest[c] = i;
            }
        }
        for (int c = 0; c < lowest.length; c++) {
            if (corner[c] && lowest[c] < 0) {
                throw new MbtrException("no structure of the composition " + compositions.get(c)
                        + " has an energy; a hull needs one at each corner of the range of compositions");
            }
        }
        return lowest;
    }

    /** Coordinates of all compositions, {@code (compositions × r)}, not copied. */
    double[] coordinatesView() {
        return coordinates;
    }

    /** Coordinates of a composition: the fractions that determine the others. */
    private double[] coordinates(Composition composition) {
        return IntStream.of(columns).mapToDouble(composition::fraction).toArray();
    }

    /**
     * Coordinates of any composition.
     *
     * @throws MbtrException if it has another number of components, or is none that the points span
     */
    double[] spanned(Composition composition) {
        int width = compositions.getFirst().size();
        if (composition.size() != width) {
            throw new MbtrException("a composition of this system needs " + width + " fractions, found " + composition);
        }
        double[] place = coordinates(composition);
        double[] composed = new double[width];
        for (int j = 0; j < place.length; j++) {
            double share = basis.barycentric(j, place, 0);
            for (int i = 0; i < width; i++) {
                composed[i] += share * compositions.get(basis.cornersView()[j]).fraction(i);
            }
        }
        for (int i = 0; i < width; i++) {
            if (Math.abs(composed[i] - composition.fraction(i)) > OUTSIDE) {
                throw outside(composition);
            }
        }
        return place;
    }

    /** Whether a barycentric coordinate of a simplex says that a composition is outside. */
    static boolean isOutside(Simplex simplex, int j, double barycentric) {
        return barycentric * simplex.distance(j) < -OUTSIDE;
    }

    /** What to say of a composition that cannot be composed. */
    static MbtrException outside(Composition composition) {
        return new MbtrException("the composition " + composition
                + " cannot be composed of those of the structures, so the hull says nothing about it");
    }
}
