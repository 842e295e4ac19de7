package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.mbtr.Triangle;
import org.mbtr.representations.mbtr.TripleBins;

/**
 * The kernel as its definition says it: permuted structures, all functions of all pairs and triples, Jacobians as matrices. Slow; shares with
 * the code that it checks only the functions of a pair or triple through its distances.
 */
record ExplicitGdml(LocalFunctions functions, double lengthScale, PermutationGroup group) {
    /** (R_{π[a]})_a. */
    double[] permuted(double[] positions, int[] permutation) {
        double[] result = new double[positions.length];
        for (int a = 0; a < permutation.length; a++) {
            System.arraycopy(positions, 3 * permutation[a], result, 3 * a, 3);
        }
        return result;
    }

    private static double[] difference(double[] r, int a, int b) {
        return new double[] {r[3 * a] - r[3 * b], r[3 * a + 1] - r[3 * b + 1], r[3 * a + 2] - r[3 * b + 2]};
    }

    private static double norm(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    /** The functions of a pair or triple through the distances of pairs of atoms. */
    private interface Visitor {
        /**
         * Meets one.
         *
         * @param values φ
         * @param pairs pairs of atoms
         * @param slopes {@code [pairs][functions]} ∂φ/∂r
         */
        void meet(double[] values, int[][] pairs, double[][] slopes);
    }

    private void visit(double[] r, Visitor visitor) {
        int atoms = r.length / 3;
        for (int a = 0; a < atoms; a++) {
            for (int b = 0; b < a; b++) {
                double[] values = new double[functions.pairs().count()];
                double[] slopes = new double[values.length];
                functions.pairs().evaluate(norm(difference(r, a, b)), values, slopes, 0);
                visitor.meet(values, new int[][] {{a, b}}, new double[][] {slopes});
            }
        }
        functions.triples().ifPresent(bins -> {
            for (int b = 0; b < atoms; b++) {
                for (int a = 0; a < atoms; a++) {
                    for (int c = 0; c < a; c++) {
                        if (a != b && c != b) {
                            visitTriple(bins, r, new int[][] {{a, b}, {b, c}, {c, a}}, visitor);
                        }
                    }
                }
            }
        });
    }

    private static void visitTriple(TripleBins bins, double[] r, int[][] pairs, Visitor visitor) {
        double ab = norm(difference(r, pairs[0][0], pairs[0][1]));
        double bc = norm(difference(r, pairs[1][0], pairs[1][1]));
        double ca = norm(difference(r, pairs[2][0], pairs[2][1]));
        double cosine = (ab * ab + bc * bc - ca * ca) / (2 * ab * bc);
        Triangle triangle = new Triangle(ab, bc, ca, cosine, Math.sqrt(1 - cosine * cosine));
        double[] values = new double[bins.count()];
        double[] shares = new double[bins.count()];
        bins.evaluate(bins.geometry().value(triangle), values, shares, 0);
        double weight = Math.exp(
                bins.logarithmOfWeight().map(log -> log.value(triangle)).orElse(0.0));
        double[] geometry = bins.geometry().slopes(triangle);
        double[] logarithm =
                bins.logarithmOfWeight().map(log -> log.slopes(triangle)).orElse(new double[3]);
        double[][] slopes = new double[3][bins.count()];
        for (int f = 0; f < values.length; f++) {
            values[f] *= weight;
            for (int i = 0; i < 3; i++) {
                slopes[i][f] = weight * shares[f] * geometry[i] + values[f] * logarithm[i];
            }
        }
        visitor.meet(values, pairs, slopes);
    }

    double[] features(double[] r) {
        List<Double> all = new ArrayList<>();
        visit(r, (values, pairs, slopes) -> Arrays.stream(values).forEach(all::add));
        return all.stream().mapToDouble(value -> value).toArray();
    }

    /** {@code [features][coordinates]}. */
    double[][] jacobian(double[] r) {
        List<double[]> all = new ArrayList<>();
        visit(r, (values, pairs, slopes) -> {
            for (int f = 0; f < values.length; f++) {
                double[] line = new double[r.length];
                for (int i = 0; i < pairs.length; i++) {
                    double[] vector = difference(r, pairs[i][0], pairs[i][1]);
                    for (int axis = 0; axis < 3; axis++) {
                        double component = slopes[i][f] * vector[axis] / norm(vector);
                        line[3 * pairs[i][0] + axis] += component;
                        line[3 * pairs[i][1] + axis] -= component;
                    }
                }
                all.add(line);
            }
        });
        return all.toArray(double[][]::new);
    }

    private static double[] minus(double[] one, double[] other) {
        double[] difference = one.clone();
        for (int i = 0; i < one.length; i++) {
            difference[i] -= other[i];
        }
        return difference;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** Σ_π k(|φ(x) − φ(π x')|). */
    double energyKernel(double[] x, double[] other) {
        double sum = 0;
        for (int[] permutation : group.elements()) {
            double[] delta = minus(features(x), features(permuted(other, permutation)));
            double s = Math.sqrt(5 * dot(delta, delta)) / lengthScale;
            sum += (1 + s + s * s / 3) * Math.exp(-s);
        }
        return sum;
    }

    /** Covariance of the energy of x with the forces of x': −∂/∂R' of the energy kernel, {@code [coordinates]}. */
    double[] energyForceKernel(double[] x, double[] other) {
        double[] result = new double[other.length];
        for (int[] permutation : group.elements()) {
            double[] image = permuted(other, permutation);
            double[] delta = minus(features(x), features(image));
            double s = Math.sqrt(5 * dot(delta, delta)) / lengthScale;
            double factor = 5 / (3 * lengthScale * lengthScale) * (1 + s) * Math.exp(-s);
            double[][] jacobian = jacobian(image);
            for (int c = 0; c < other.length; c++) {
                double sum = 0;
                for (int f = 0; f < delta.length; f++) {
                    sum += jacobian[f][c] * delta[f];
                }
                result[3 * permutation[c / 3] + c % 3] -= factor * sum;
            }
        }
        return result;
    }

    /** {@code [coordinates of x][coordinates of x']}. */
    double[][] forceKernel(double[] x, double[] other) {
        double[][] block = new double[x.length][other.length];
        double[][] left = jacobian(x);
        double squared = lengthScale * lengthScale;
        for (int[] permutation : group.elements()) {
            double[] image = permuted(other, permutation);
            double[][] right = jacobian(image);
            double[] delta = minus(features(x), features(image));
            double s = Math.sqrt(5 * dot(delta, delta)) / lengthScale;
            double factor = 5 / (3 * squared) * Math.exp(-s);
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < other.length; j++) {
                    double sum = 0;
                    double u = 0;
                    double v = 0;
                    for (int f = 0; f < delta.length; f++) {
                        sum += left[f][i] * right[f][j];
                        u += left[f][i] * delta[f];
                        v += right[f][j] * delta[f];
                    }
                    block[i][3 * permutation[j / 3] + j % 3] += factor * ((1 + s) * sum - 5 / squared * u * v);
                }
            }
        }
        return block;
    }
}
