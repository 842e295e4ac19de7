package org.mbtr.potentials.gdml;

/**
 * What solves the equations of a force field.
 *
 * @param forces α {@code [frames * atoms * 3]}
 * @param energies β {@code (frames)}, or {@code (0)} if only forces were learned; arrays are handed out as they are, read only
 */
@SuppressWarnings("ArrayRecordComponent")
public record GdmlCoefficients(double[] forces, double[] energies) {
    /** Copies the arrays. */
    public GdmlCoefficients {
        forces = forces.clone();
        energies = energies.clone();
    }

    /** Of forces alone, (K + λ I) α = F. */
    public static GdmlCoefficients ofForces(double[] forces) {
        return new GdmlCoefficients(forces, new double[0]);
    }

    /** Makes sure that there is one for each force component and, if energies were learned, for each frame. */
    void requireFit(MoleculeFrames molecule) {
        if (forces.length != molecule.count() * 3 * molecule.atoms()) {
            throw new IllegalArgumentException(molecule.count() + " frames of " + molecule.atoms()
                    + " atoms need three coefficients for each atom, found " + forces.length);
        }
        if (energies.length > 0 && energies.length != molecule.count()) {
            throw new IllegalArgumentException(
                    molecule.count() + " frames need a coefficient for each energy, found " + energies.length);
        }
    }
}
