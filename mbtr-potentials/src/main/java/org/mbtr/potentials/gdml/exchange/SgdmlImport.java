package org.mbtr.potentials.gdml.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;
import org.mbtr.learning.model.ModelInfo;
import org.mbtr.potentials.gdml.GdmlCoefficients;
import org.mbtr.potentials.gdml.GdmlModel;
import org.mbtr.potentials.gdml.GdmlSettings;
import org.mbtr.potentials.gdml.MoleculeFrames;
import org.mbtr.potentials.gdml.MoleculeRepresentation;
import org.mbtr.representations.parallel.Workers;
import org.mbtr.structures.MbtrException;

/**
 * Models of the sGDML program as force fields of this one. Their files hold inverse distances of the training frames and coefficients
 * of pairs, no positions. Positions follow from the distances by classical scaling, up to motions and reflections of a whole frame, which
 * change no prediction. Coefficients a of atoms are those of least norm with u·(a_i − a_j) = s α_ij r², see {@link SgdmlExport}.
 */
public final class SgdmlImport {
    /** Largest difference between given distances and those of the positions (angstrom), and of coefficients relative to the largest. */
    private static final double ALLOWED = 1e-6;

    private final SgdmlModel model;
    private final int atoms;

    private SgdmlImport(SgdmlModel model) {
        this.model = model;
        this.atoms = model.atomicNumbers().length;
    }

    /**
     * Converts. Cost: a singular value decomposition of a matrix of pairs × coordinates for each training frame.
     *
     * @param info what is to be known about the model, with the unit of its energies
     * @param workers also for evaluations of the model
     * @throws MbtrException if the distances of a frame are not those of atoms in space, or its coefficients are not those of forces
     */
    public static GdmlModel of(SgdmlModel model, ModelInfo info, Workers workers) {
        return new SgdmlImport(model).converted(info, workers);
    }

    private GdmlModel converted(ModelInfo info, Workers workers) {
        double[][] positions = new double[model.frames()][];
        double[] coefficients = new double[3 * atoms * model.frames()];
        workers.run(model.frames(), f -> {
            positions[f] = positions(f);
            double[] solved = coefficients(f, positions[f]);
            System.arraycopy(solved, 0, coefficients, 3 * atoms * f, 3 * atoms);
        });
        GdmlSettings settings = new GdmlSettings(
                new MoleculeRepresentation.InverseDistance(),
                model.lengthScale(),
                model.regularisation().orElse(0.0));
        return GdmlModel.of(
                settings,
                new MoleculeFrames(model.atomicNumbers(), List.of(positions), model.permutations()),
                GdmlCoefficients.ofForces(coefficients),
                OptionalDouble.of(model.constant()),
                info,
                workers);
    }

    /** Classical scaling: the matrix of inner products from the centre, −½ C D² C, has the positions as its scaled eigenvectors. */
    private double[] positions(int frame) {
        double[][] squares = new double[atoms][atoms];
        double[] means = new double[atoms];
        for (int i = 0; i < atoms; i++) {
            for (int j = 0; j < atoms; j++) {
                squares[i][j] = i == j ? 0 : Math.pow(model.descriptors()[at(frame, i, j)], -2);
                means[i] += squares[i][j] / atoms;
            }
        }
        double mean = Arrays.stream(means).average().orElseThrow();
        RealMatrix products = new Array2DRowRealMatrix(atoms, atoms);
        for (int i = 0; i < atoms; i++) {
            for (int j = 0; j < atoms; j++) {
                products.setEntry(i, j, -(squares[i][j] - means[i] - means[j] + mean) / 2);
            }
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(products);
        double[] positions = new double[3 * atoms];
        for (int axis = 0; axis < Math.min(3, atoms); axis++) {
            double length = Math.sqrt(Math.max(0, eigen.getEigenvalue(axis)));
            RealVector direction = eigen.getEigenvector(axis);
            for (int i = 0; i < atoms; i++) {
                positions[3 * i + axis] = length * direction.getEntry(i);
            }
        }
        for (int i = 1; i < atoms; i++) {
            for (int j = 0; j < i; j++) {
                double difference = distance(positions, i, j) - Math.sqrt(squares[i][j]);
                if (!(Math.abs(difference) <= ALLOWED)) {
                    throw new MbtrException("the distances of training frame " + (frame + 1)
                            + " of the sGDML model are not those of atoms in space: that of atoms " + i + " and " + j
                            + " (counted from 0) is off by " + difference + " Å; the file is damaged");
                }
            }
        }
        return positions;
    }

    private double[] coefficients(int frame, double[] positions) {
        RealMatrix directions = new Array2DRowRealMatrix(model.pairs(), 3 * atoms);
        RealVector wanted = new ArrayRealVector(model.pairs());
        for (int i = 1, pair = 0; i < atoms; i++) {
            for (int j = 0; j < i; j++, pair++) {
                double distance = distance(positions, i, j);
                for (int axis = 0; axis < 3; axis++) {
                    double component = (positions[3 * i + axis] - positions[3 * j + axis]) / distance;
                    directions.setEntry(pair, 3 * i + axis, component);
                    directions.setEntry(pair, 3 * j + axis, -component);
                }
                wanted.setEntry(pair, model.scale() * model.coefficients()[at(frame, i, j)] * distance * distance);
            }
        }
        RealVector solved =
                new SingularValueDecomposition(directions).getSolver().solve(wanted);
        double left = directions.operate(solved).subtract(wanted).getLInfNorm();
        if (!(left <= ALLOWED * Math.max(wanted.getLInfNorm(), Double.MIN_NORMAL))) {
            throw new MbtrException("the coefficients of training frame " + (frame + 1)
                    + " of the sGDML model do not follow from forces on its atoms: " + left
                    + " is left over; the file is damaged, or of a kind that is not known here");
        }
        return solved.toArray();
    }

    /** Place of a pair of a frame, in any order. */
    private int at(int frame, int i, int j) {
        int larger = Math.max(i, j);
        return frame * model.pairs() + larger * (larger - 1) / 2 + Math.min(i, j);
    }

    private static double distance(double[] positions, int i, int j) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            square += Math.pow(positions[3 * i + axis] - positions[3 * j + axis], 2);
        }
        return Math.sqrt(square);
    }
}
