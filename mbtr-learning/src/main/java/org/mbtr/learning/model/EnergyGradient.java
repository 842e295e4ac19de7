package org.mbtr.learning.model;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.mbtr.representations.StructureGradient;
import org.mbtr.structures.Structure;

/**
 * A predicted energy with its derivatives. Signs of forces and stress are those of the package {@link org.mbtr.structures}.
 *
 * @param energy of the whole structure: of the molecule or of the cell, reference energies included (unit of the target,
 *     not per atom)
 * @param gradient its derivatives with respect to positions and strain
 */
public record EnergyGradient(double energy, StructureGradient gradient) {
    /** Forces on the atoms, {@code [3*atoms]} row-major (unit of the energy per angstrom). */
    public double[] forces() {
        return Arrays.stream(gradient.positions())
                .map(derivative -> -derivative)
                .toArray();
    }

    /**
     * Stress, {@code [3*3]} row-major (unit of the energy per cubic angstrom). An energy that does not change on rotation
     * has a symmetric one; what rounding leaves of the antisymmetric part is taken out.
     *
     * @param structure the structure that this is the energy of
     * @throws IllegalArgumentException if it has no volume, see {@link Structure#volume}
     */
    public double[] stress(Structure structure) {
        OptionalDouble volume = structure.volume();
        if (volume.isEmpty()) {
            throw new IllegalArgumentException(structure + " has no volume, so it has no stress");
        }
        double[] strain = gradient.strain();
        double[] stress = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                stress[3 * i + j] = (strain[3 * i + j] + strain[3 * j + i]) / (2 * volume.getAsDouble());
            }
        }
        return stress;
    }
}
