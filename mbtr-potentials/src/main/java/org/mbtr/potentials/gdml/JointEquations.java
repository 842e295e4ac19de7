package org.mbtr.potentials.gdml;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import org.mbtr.learning.linalg.PackedCholesky;
import org.mbtr.learning.linalg.PackedMatrix;
import org.mbtr.representations.parallel.Workers;

/**
 * The equations of forces and energies together,
 *
 * <pre>
 * [ K_FF + λ_F   K_FE       ] [ α ]   [ F         ]
 * [ K_EF         K_EE + λ_E ] [ β ] = [ E − o ],
 * </pre>
 *
 * <p>with a constant o that is fitted beside the function without a penalty: with e = 1 in the rows of energies, 0 in those of forces, it
 * is o = e·M⁻¹(F, E) / e·M⁻¹e, and Σ β = 0. Without rows of energies it is the mean difference, as in {@link GdmlTrainer}; the same as
 * {@link org.mbtr.learning.forces.DerivativeRidge}.
 */
final class JointEquations {
    private final TrainingFrames frames;
    private final ForceFrames data;
    private final GdmlSettings settings;
    private final int forces;

    /** Of frames with energies. */
    JointEquations(TrainingFrames frames, ForceFrames data, GdmlSettings settings) {
        this.frames = frames;
        this.data = data;
        this.settings = settings;
        this.forces = Math.multiplyExact(3 * frames.atoms, frames.count);
    }

    /**
     * What solves the equations.
     *
     * @param coefficients α and β
     * @param constant o
     */
    record Solution(GdmlCoefficients coefficients, double constant) {}

    /** The kernel matrix without λ, rows of forces first. Whoever asks for it closes it. */
    PackedMatrix matrix(DoubleConsumer listener, Workers workers) {
        Matern kernel = new Matern(settings.lengthScale());
        EnergyRows rows = new EnergyRows(frames, data.positions(), kernel, LaneMath.best());
        PackedMatrix matrix = PackedMatrix.zeros(rows.order());
        try {
            rows.fill(matrix, workers);
            new KernelAssembly(frames, kernel, LaneMath.best()).fill(matrix, listener, workers);
            return matrix;
        } catch (RuntimeException | Error failure) {
            matrix.close();
            throw failure;
        }
    }

    /** Adds either λ to its part of the diagonal. */
    void addLambda(PackedMatrix matrix) {
        for (int i = 0; i < matrix.order(); i++) {
            double lambda = i < forces ? settings.forceLambda() : settings.lambda();
            matrix.setRow(i, i, new double[] {matrix.get(i, i) + lambda}, 0, 1);
        }
    }

    /** Solves with the factor of the matrix with λ. Energies are taken from their mean first, so that no digits are lost. */
    Solution solve(PackedCholesky factor) {
        double[] energies = data.energies().orElseThrow();
        double mean = Arrays.stream(energies).average().orElseThrow();
        double[] right = Arrays.copyOf(data.flatForces(), factor.order());
        double[] ones = new double[right.length];
        for (int f = 0; f < energies.length; f++) {
            right[forces + f] = energies[f] - mean;
            ones[forces + f] = 1;
        }
        double[] solution = factor.solve(right);
        double[] response = factor.solve(ones);
        double offset = sumOfEnergies(solution) / sumOfEnergies(response);
        for (int i = 0; i < solution.length; i++) {
            solution[i] -= offset * response[i];
        }
        return new Solution(
                new GdmlCoefficients(
                        Arrays.copyOf(solution, forces), Arrays.copyOfRange(solution, forces, solution.length)),
                mean + offset);
    }

    private double sumOfEnergies(double[] values) {
        return Arrays.stream(values, forces, values.length).sum();
    }
}
