package org.mbtr.phases.hull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The lower convex hull of energies per atom over compositions: e_hull(x) = min Σ_i f_i e_i over all ways to compose x = Σ_i f_i
 * x_i, f_i ≥ 0, of points. Immutable. All energies are in the unit of those it was made from (eV/atom); points are
 * numbered as these.
 */
public final class LowerHull {
    /** Fractions of phases below this are rounding errors. */
    private static final double NO_FRACTION = 1e-9;

    private final CompositionSpace space;
    private final double[] energies;
    private final double tolerance;
    private final int[] lowest;
    private final Facets facets;
    private final int[] vertices;
    private final double[] hull;

    LowerHull(CompositionSpace space, double[] energies, double tolerance, int[] lowest, Facets facets) {
        this.space = space;
        this.energies = energies.clone();
        this.tolerance = tolerance;
        this.lowest = lowest;
        this.facets = facets;
        this.hull = new double[lowest.length];
        int r = space.dimensions() + 1;
        for (int c = 0; c < hull.length; c++) {
            hull[c] = interpolate(facets.at(space.coordinatesView(), c * r), space.coordinatesView(), c * r);
        }
        int[] corners = facets.simplices().stream()
                .flatMapToInt(facet -> Arrays.stream(facet.cornersView()))
                .distinct()
                .toArray();
        for (int c : corners) {
            hull[c] = energies[lowest[c]];
        }
        this.vertices = Arrays.stream(corners).map(c -> lowest[c]).sorted().toArray();
    }

    private double interpolate(Simplex facet, double[] coordinates, int offset) {
        int[] corners = facet.cornersView();
        double energy = 0;
        for (int j = 0; j < corners.length; j++) {
            energy += facet.barycentric(j, coordinates, offset) * energies[lowest[corners[j]]];
        }
        return energy;
    }

    /** How close energies are to the hull that are on it. */
    public double tolerance() {
        return tolerance;
    }

    /** Number of points. */
    public int size() {
        return energies.length;
    }

    /**
     * Points that the hull is spanned by, in ascending order: of points with one composition and energy the first, and none that lies
     * on a line or plane between others.
     */
    public int[] vertices() {
        return vertices.clone();
    }

    /** Points no higher above the hull than the tolerance, in ascending order: the vertices, and what is as low as they are. */
    public int[] stable() {
        return IntStream.range(0, size()).filter(this::isStable).toArray();
    }

    /** Whether a point is no higher above the hull than the tolerance. */
    public boolean isStable(int point) {
        return energyAbove(point) <= tolerance;
    }

    /** The facets, each by the points at its corners: pairs for two components, triangles for three. */
    public List<int[]> facets() {
        return facets.simplices().stream()
                .map(facet ->
                        Arrays.stream(facet.cornersView()).map(c -> lowest[c]).toArray())
                .toList();
    }

    /** Energy of the hull at the composition of a point. */
    public double energyAt(int point) {
        return hull[space.compositionOf(point)];
    }

    /**
     * Energy of the hull at a composition.
     *
     * @throws org.mbtr.structures.MbtrException if it cannot be composed of those of the points
     */
    public double energyAt(Composition composition) {
        return decompose(composition).energy();
    }

    /** Energy of a point above the hull: 0 for vertices, never negative, infinite for points that were left out. */
    public double energyAbove(int point) {
        return Math.max(0, energies[point] - energyAt(point));
    }

    /**
     * How far this hull is above another at most, at the compositions of the points: 0 if it is nowhere above.
     *
     * @param other a hull over the same compositions
     */
    public double mostAbove(LowerHull other) {
        double most = 0;
        for (int c = 0; c < hull.length; c++) {
            most = Math.max(most, hull[c] - other.hull[c]);
        }
        return most;
    }

    /** Energies above the hull of all points, {@code (points)}. */
    public double[] energiesAbove() {
        return IntStream.range(0, size()).mapToDouble(this::energyAbove).toArray();
    }

    /**
     * What a composition falls apart into. Where the hull has a face with more corners than there are components, this is one of
     * several ways with the same energy.
     *
     * @throws org.mbtr.structures.MbtrException if it cannot be composed of those of the points
     */
    public Decomposition decompose(Composition composition) {
        double[] place = space.spanned(composition);
        Simplex facet = facets.at(place, 0);
        int[] corners = facet.cornersView();
        List<Decomposition.Part> parts = new ArrayList<>();
        double[] fractions = new double[corners.length];
        for (int j = 0; j < corners.length; j++) {
            fractions[j] = facet.barycentric(j, place, 0);
            if (CompositionSpace.isOutside(facet, j, fractions[j])) {
                throw CompositionSpace.outside(composition);
            }
            fractions[j] = fractions[j] < NO_FRACTION ? 0 : fractions[j];
        }
        double sum = Arrays.stream(fractions).sum();
        double energy = 0;
        for (int j = 0; j < corners.length; j++) {
            if (fractions[j] > 0) {
                Decomposition.Part part = new Decomposition.Part(lowest[corners[j]], fractions[j] / sum);
                parts.add(part);
                energy += part.fraction() * energies[part.point()];
            }
        }
        return new Decomposition(parts, energy);
    }

    /**
     * How far a point is below the hull of all points of other compositions: what its composition gains by this phase. Negative for
     * points above that hull, empty for corners of the range of compositions, which nothing else can compose. Cost: a hull.
     */
    public OptionalDouble depth(int point) {
        int composition = space.compositionOf(point);
        if (space.isCorner(composition)) {
            return OptionalDouble.empty();
        }
        double[] others = energies.clone();
        for (int i = 0; i < others.length; i++) {
            if (space.compositionOf(i) == composition) {
                others[i] = Double.POSITIVE_INFINITY;
            }
        }
        return OptionalDouble.of(space.hullOf(others, tolerance).energyAt(point) - energies[point]);
    }
}
