package org.mbtr.cli.predict;

/**
 * Which derivatives of the energy are wanted beside it.
 *
 * @param forces those with respect to positions
 * @param stress those with respect to strain; structures must have a volume
 */
public record Derivatives(boolean forces, boolean stress) {
    /** Energies alone. */
    public static final Derivatives NONE = new Derivatives(false, false);

    /** Whether any is wanted. */
    public boolean any() {
        return forces || stress;
    }
}
