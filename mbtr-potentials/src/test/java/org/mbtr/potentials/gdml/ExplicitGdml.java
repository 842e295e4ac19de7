package org.mbtr.potentials.gdml;

import org.mbtr.potentials.gdml.permutations.PermutationGroup;

/**
 * The kernel as its definition says it: permuted structures, all functions of all pairs, Jacobians as matrices. Slow; shares with
 * the code that it checks only the functions of a pair.
 */
record ExplicitGdml(PairFunctions functions, double lengthScale, PermutationGroup group) {
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

    double[] features(double[] r) {
        int count = functions.count();
        double[] all = new double[r.length / 3 * (r.length / 3 - 1) / 2 * count];
        int at = 0;
        for (int a = 0; 3 * a < r.length; a++) {
            for (int b = 0; b < a; b++, at += count) {
                functions.evaluate(norm(difference(r, a, b)), all, new double[all.length], at);
            }
        }
        return all;
    }

    /** {@code [features][coordinates]}. */
    double[][] jacobian(double[] r) {
        int count = functions.count();
        double[][] all = new double[r.length / 3 * (r.length / 3 - 1) / 2 * count][r.length];
        int at = 0;
        for (int a = 0; 3 * a < r.length; a++) {
            for (int b = 0; b < a; b++, at += count) {
                double[] slopes = new double[count];
                double[] vector = difference(r, a, b);
                double distance = norm(vector);
                functions.evaluate(distance, new double[count], slopes, 0);
                for (int f = 0; f < count; f++) {
                    for (int axis = 0; axis < 3; axis++) {
                        all[at + f][3 * a + axis] = slopes[f] * vector[axis] / distance;
                        all[at + f][3 * b + axis] = -slopes[f] * vector[axis] / distance;
                    }
                }
            }
        }
        return all;
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
