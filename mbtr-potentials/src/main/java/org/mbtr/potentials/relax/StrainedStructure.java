package org.mbtr.potentials.relax;

import java.util.Arrays;
import org.mbtr.potentials.Evaluation;
import org.mbtr.potentials.frames.FreeCoordinates;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.Structure;

/**
 * The variables of a relaxation and the structures that they stand for. Atoms are at r_i = F u_i and cell vectors at F a_k
 * with the deformation F, which is the identity unless the cell relaxes; variables are u {@code [3*atoms]} (angstrom) and
 * then s·F {@code [3*3]} (angstrom), with s = n^½ (V/n)^⅓ of the n atoms in the volume V at the start, which gives strain
 * the stiffness of a bond.
 *
 * <p>Gradients: ∂E/∂u_i = Fᵀ ∂E/∂r_i and ∂E/∂F = W F⁻ᵀ with the strain derivative W, made symmetric so that the cell does
 * not turn. Fixed coordinates keep their u: a cell that relaxes takes fixed atoms with it.
 *
 * <p>Source: E. B. Tadmor, G. S. Smith, N. Bernstein, E. Kaxiras, Phys. Rev. B 59, 235 (1999), Section II.
 */
final class StrainedStructure {
    private final Structure start;
    private final FreeCoordinates free;
    private final boolean strained;
    private final double volume;
    private final double scale;

    /**
     * Of the structure as it is.
     *
     * @param strained whether the cell relaxes; the structure is then periodic in all directions
     */
    StrainedStructure(Structure start, FreeCoordinates free, boolean strained) {
        this.start = start;
        this.free = free;
        this.strained = strained;
        double atoms = start.atomCount();
        this.volume = Lattice.of(start).extent();
        this.scale = Math.sqrt(atoms) * Math.cbrt(volume / atoms);
    }

    /** Volume at the start (cubic angstrom). */
    double volume() {
        return volume;
    }

    /** Variables of the structure at the start. */
    double[] variables() {
        double[] positions = start.positions();
        if (!strained) {
            return positions;
        }
        double[] variables = Arrays.copyOf(positions, positions.length + 9);
        for (int k = 0; k < 3; k++) {
            variables[positions.length + 4 * k] = scale;
        }
        return variables;
    }

    /** The structure that variables stand for. */
    Structure structure(double[] variables) {
        if (!strained) {
            return start.withPositions(variables);
        }
        double[] f = deformation(variables);
        double[] places = new double[3 * start.atomCount()];
        apply(f, variables, places);
        Cell cell = start.cell().orElseThrow();
        double[] vectors = new double[9];
        apply(f, cell.vectors(), vectors);
        return Structure.crystal(start.atomicNumbers(), places, new Cell(vectors, cell.periodic()))
                .withProperties(start.properties())
                .withAtomProperties(start.atomProperties());
    }

    /** Derivatives with respect to the variables, zero for fixed coordinates. */
    double[] gradient(double[] variables, Evaluation evaluation) {
        double[] gradient = evaluation.gradient();
        if (!strained) {
            free.clearFixed(gradient);
            return gradient;
        }
        double[] f = deformation(variables);
        double[] result = new double[variables.length];
        apply(transposed(f), gradient, result);
        free.clearFixed(result);
        double[] w = evaluation.stress(1);
        double[] inverse = inverse(f);
        for (int a = 0; a < 3; a++) {
            for (int c = 0; c < 3; c++) {
                double sum = 0;
                for (int b = 0; b < 3; b++) {
                    sum += w[3 * a + b] * inverse[3 * c + b];
                }
                result[gradient.length + 3 * a + c] = sum / scale;
            }
        }
        return result;
    }

    private double[] deformation(double[] variables) {
        double[] f = new double[9];
        for (int i = 0; i < 9; i++) {
            f[i] = variables[3 * start.atomCount() + i] / scale;
        }
        return f;
    }

    /** F v for as many vectors v as the output holds. */
    private static void apply(double[] f, double[] vectors, double[] out) {
        int end = Math.min(vectors.length, out.length);
        for (int at = 0; at < end; at += 3) {
            for (int m = 0; m < 3; m++) {
                out[at + m] = f[3 * m] * vectors[at] + f[3 * m + 1] * vectors[at + 1] + f[3 * m + 2] * vectors[at + 2];
            }
        }
    }

    private static double[] transposed(double[] f) {
        return new double[] {f[0], f[3], f[6], f[1], f[4], f[7], f[2], f[5], f[8]};
    }

    /** F⁻¹ by cofactors. */
    private static double[] inverse(double[] f) {
        double[] cofactors = {
            f[4] * f[8] - f[5] * f[7], f[2] * f[7] - f[1] * f[8], f[1] * f[5] - f[2] * f[4],
            f[5] * f[6] - f[3] * f[8], f[0] * f[8] - f[2] * f[6], f[2] * f[3] - f[0] * f[5],
            f[3] * f[7] - f[4] * f[6], f[1] * f[6] - f[0] * f[7], f[0] * f[4] - f[1] * f[3]
        };
        double determinant = f[0] * cofactors[0] + f[1] * cofactors[3] + f[2] * cofactors[6];
        for (int i = 0; i < 9; i++) {
            cofactors[i] /= determinant;
        }
        return cofactors;
    }
}
