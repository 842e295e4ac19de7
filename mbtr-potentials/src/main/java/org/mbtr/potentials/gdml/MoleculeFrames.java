package org.mbtr.potentials.gdml;

import java.util.List;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;

/**
 * Frames of one molecule and the permutations of its like atoms: what a force field is a sum over.
 *
 * @param atomicNumbers {@code (atoms)} of every frame
 * @param positions {@code [frames][atoms * 3]} (angstrom); arrays are handed out as they are, read only
 * @param group the permutations
 */
@SuppressWarnings("ArrayRecordComponent")
public record MoleculeFrames(int[] atomicNumbers, List<double[]> positions, PermutationGroup group) {
    /**
     * Checks that they fit together. Arrays are copied.
     *
     * @throws org.mbtr.structures.MbtrException if the permutations do not fit the molecule
     */
    public MoleculeFrames {
        group.requireFits(atomicNumbers);
        atomicNumbers = atomicNumbers.clone();
        positions = positions.stream().map(double[]::clone).toList();
        int coordinates = 3 * atomicNumbers.length;
        if (positions.isEmpty() || positions.stream().anyMatch(frame -> frame.length != coordinates)) {
            throw new IllegalArgumentException("each of at least one frame of " + atomicNumbers.length
                    + " atoms needs three coordinates for each atom");
        }
    }

    /** The frames of training data. */
    public static MoleculeFrames of(ForceFrames data, PermutationGroup group) {
        return new MoleculeFrames(data.atomicNumbers(), data.positions(), group);
    }

    /** Number of frames. */
    public int count() {
        return positions.size();
    }

    /** Number of atoms. */
    public int atoms() {
        return atomicNumbers.length;
    }
}
