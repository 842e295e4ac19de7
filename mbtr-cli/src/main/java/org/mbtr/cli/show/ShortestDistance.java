package org.mbtr.cli.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;

/**
 * The shortest distance between two atoms of a structure, periodic images included.
 *
 * <p>Atoms and those images that can matter are sorted along x; each atom of the structure then looks along the line only
 * as far as the shortest distance so far.
 */
final class ShortestDistance {
    private record Point(double x, double y, double z, boolean inside) {
        double distanceTo(Point other) {
            double dx = x - other.x;
            double dy = y - other.y;
            double dz = z - other.z;
            return Math.sqrt(dx * dx + dy * dy + dz * dz);
        }
    }

    private ShortestDistance() {}

    /** The distance (Å); infinite for fewer than two atoms without periodic images. */
    static double of(Structure structure) {
        List<Point> atoms = new ArrayList<>();
        for (int i = 0; i < structure.atomCount(); i++) {
            atoms.add(new Point(structure.position(i, 0), structure.position(i, 1), structure.position(i, 2), true));
        }
        double shortest = sweep(atoms, Double.POSITIVE_INFINITY);
        if (atoms.isEmpty() || !structure.isPeriodic()) {
            return shortest;
        }
        Lattice lattice = new Lattice(structure.cell().orElseThrow());
        List<Point> points = lattice.wrapped(atoms);
        shortest = sweep(points, Math.min(shortest, lattice.shortestVector()));
        points.addAll(lattice.images(points, shortest));
        return sweep(points, shortest);
    }

    private static double sweep(List<Point> points, double bound) {
        List<Point> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Point::x));
        double shortest = bound;
        for (int i = 0; i < sorted.size(); i++) {
            Point one = sorted.get(i);
            for (int j = i + 1; j < sorted.size() && sorted.get(j).x() - one.x() < shortest; j++) {
                if (one.inside() || sorted.get(j).inside()) {
                    shortest = Math.min(shortest, one.distanceTo(sorted.get(j)));
                }
            }
        }
        return shortest;
    }

    /** Cell vectors as rows; directions without period are replaced by unit normals and never repeated. */
    private static final class Lattice {
        private final double[][] vectors = new double[3][];
        private final double[][] reciprocal = new double[3][];
        private final boolean[] periodic;

        Lattice(Cell cell) {
            periodic = cell.periodic();
            double[] flat = cell.vectors();
            for (int i = 0; i < 3; i++) {
                vectors[i] = new double[] {flat[3 * i], flat[3 * i + 1], flat[3 * i + 2]};
            }
            for (int i = 0; i < 3; i++) {
                if (!periodic[i]) {
                    vectors[i] = normalTo(i);
                }
            }
            double volume = dot(vectors[0], cross(vectors[1], vectors[2]));
            for (int i = 0; i < 3; i++) {
                reciprocal[i] = scaled(cross(vectors[(i + 1) % 3], vectors[(i + 2) % 3]), 1 / volume);
            }
        }

        private double[] normalTo(int direction) {
            double[] one = vectors[(direction + 1) % 3];
            double[] other = vectors[(direction + 2) % 3];
            double[] normal = cross(one, other);
            if (dot(normal, normal) == 0) { // a chain: any direction across it will do
                double[] chain = dot(one, one) > 0 ? one : other;
                double[] axis = Math.abs(chain[0]) < Math.abs(chain[1]) ? new double[] {1, 0, 0} : new double[] {0, 1, 0};
                normal = cross(chain, axis);
            }
            return scaled(normal, 1 / Math.sqrt(dot(normal, normal)));
        }

        double shortestVector() {
            double shortest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 3; i++) {
                if (periodic[i]) {
                    shortest = Math.min(shortest, Math.sqrt(dot(vectors[i], vectors[i])));
                }
            }
            return shortest;
        }

        List<Point> wrapped(List<Point> atoms) {
            List<Point> result = new ArrayList<>();
            for (Point atom : atoms) {
                Point moved = atom;
                for (int i = 0; i < 3; i++) {
                    if (periodic[i]) {
                        moved = shifted(moved, i, -Math.floor(fraction(atom, i)), true);
                    }
                }
                result.add(moved);
            }
            return result;
        }

        /** Images of the wrapped atoms within {@code reach} of the cell's walls. */
        List<Point> images(List<Point> atoms, double reach) {
            List<Point> all = new ArrayList<>(atoms);
            for (int i = 0; i < 3; i++) {
                if (!periodic[i]) {
                    continue;
                }
                double margin = reach * Math.sqrt(dot(reciprocal[i], reciprocal[i]));
                int most = (int) Math.ceil(margin);
                for (Point atom : List.copyOf(all)) {
                    double fraction = fraction(atom, i);
                    for (int n = -most; n <= most; n++) {
                        if (n != 0 && fraction + n >= -margin && fraction + n <= 1 + margin) {
                            all.add(shifted(atom, i, n, false));
                        }
                    }
                }
            }
            return all.subList(atoms.size(), all.size());
        }

        private double fraction(Point atom, int direction) {
            return dot(reciprocal[direction], new double[] {atom.x(), atom.y(), atom.z()});
        }

        private Point shifted(Point atom, int direction, double count, boolean inside) {
            double[] v = vectors[direction];
            return new Point(atom.x() + count * v[0], atom.y() + count * v[1], atom.z() + count * v[2], inside);
        }

        private static double[] cross(double[] a, double[] b) {
            return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
        }

        private static double dot(double[] a, double[] b) {
            return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        }

        private static double[] scaled(double[] a, double factor) {
            return new double[] {factor * a[0], factor * a[1], factor * a[2]};
        }
    }
}
