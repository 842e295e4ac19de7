package org.mbtr.potentials.gdml.exchange;

/** Energy and forces of a model of the sGDML program, one sum after the other as {@link SgdmlModel} writes them. */
public final class SgdmlFormula {
    private final SgdmlModel model;

    public SgdmlFormula(SgdmlModel model) {
        this.model = model;
    }

    /**
     * Energy and forces at a place.
     *
     * @param positions {@code [3*atoms]}
     * @return the energy, and behind it {@code [3*atoms]} forces
     */
    public double[] at(double[] positions) {
        int pairs = model.pairs();
        double[] x = inverseDistances(positions);
        double sigma = model.lengthScale();
        double energy = 0;
        double[] slope = new double[pairs];
        for (int m = 0; m < model.frames(); m++) {
            for (int[] permutation : model.permutations().elements()) {
                int[] permuted = SgdmlModel.pairPermutation(permutation);
                double[] r = new double[pairs];
                double square = 0;
                double product = 0;
                for (int k = 0; k < pairs; k++) {
                    r[k] = x[k] - model.descriptors()[m * pairs + permuted[k]];
                    square += r[k] * r[k];
                    product += r[k] * model.coefficients()[m * pairs + permuted[k]];
                }
                double t = Math.sqrt(5 * square) / sigma;
                double factor = 5 / (3 * sigma * sigma) * Math.exp(-t);
                energy += factor * (1 + t) * product;
                for (int k = 0; k < pairs; k++) {
                    slope[k] += 5 / (sigma * sigma) * factor * product * r[k]
                            - factor * (1 + t) * model.coefficients()[m * pairs + permuted[k]];
                }
            }
        }
        double[] result = new double[1 + positions.length];
        result[0] = model.scale() * energy + model.constant();
        int at = 0;
        for (int i = 1; i < positions.length / 3; i++) {
            for (int j = 0; j < i; j++, at++) {
                for (int axis = 0; axis < 3; axis++) {
                    double difference = positions[3 * i + axis] - positions[3 * j + axis];
                    double force = -model.scale() * slope[at] * Math.pow(x[at], 3) * difference;
                    result[1 + 3 * i + axis] += force;
                    result[1 + 3 * j + axis] -= force;
                }
            }
        }
        return result;
    }

    private static double[] inverseDistances(double[] positions) {
        int atoms = positions.length / 3;
        double[] x = new double[atoms * (atoms - 1) / 2];
        int at = 0;
        for (int i = 1; i < atoms; i++) {
            for (int j = 0; j < i; j++) {
                double square = 0;
                for (int axis = 0; axis < 3; axis++) {
                    square += Math.pow(positions[3 * i + axis] - positions[3 * j + axis], 2);
                }
                x[at++] = 1 / Math.sqrt(square);
            }
        }
        return x;
    }
}
