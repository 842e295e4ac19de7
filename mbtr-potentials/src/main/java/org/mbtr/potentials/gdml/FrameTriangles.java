package org.mbtr.potentials.gdml;

import org.mbtr.representations.mbtr.Triangle;

/** The triples of a molecule as triangles, from the distances and directions of its pairs. Shared between threads. */
final class FrameTriangles {
    private final Coordinates coordinates;
    private final int[][] triples;
    private final int[] sides;

    FrameTriangles(Coordinates coordinates) {
        this.coordinates = coordinates;
        this.triples = coordinates.tripleAtoms();
        this.sides = coordinates.sides();
    }

    /** How triples are numbered. */
    Coordinates coordinates() {
        return coordinates;
    }

    /**
     * A triple of a frame.
     *
     * @param distances {@code (pairs)} (angstrom)
     * @param directions {@code [pairs * 3]} from the second atom of each pair to the first
     */
    Triangle of(int triple, double[] distances, double[] directions) {
        int ab = sides[Coordinates.SIDES * triple];
        int bc = sides[Coordinates.SIDES * triple + 1];
        int ca = sides[Coordinates.SIDES * triple + 2];
        int vertex = triples[triple][1];
        // Directions point to the larger atom; both legs are to point away from the vertex.
        int sign = triples[triple][0] > vertex == triples[triple][2] > vertex ? 1 : -1;
        double ux = directions[3 * ab];
        double uy = directions[3 * ab + 1];
        double uz = directions[3 * ab + 2];
        double vx = directions[3 * bc];
        double vy = directions[3 * bc + 1];
        double vz = directions[3 * bc + 2];
        double x = uy * vz - uz * vy;
        double y = uz * vx - ux * vz;
        double z = ux * vy - uy * vx;
        return new Triangle(
                distances[ab],
                distances[bc],
                distances[ca],
                sign * (ux * vx + uy * vy + uz * vz),
                Math.sqrt(x * x + y * y + z * z));
    }
}
