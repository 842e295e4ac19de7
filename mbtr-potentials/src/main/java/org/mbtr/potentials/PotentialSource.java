package org.mbtr.potentials;

import java.nio.file.Path;
import org.mbtr.representations.parallel.Workers;

/** Makes potentials from files. */
@FunctionalInterface
public interface PotentialSource {
    /**
     * A potential with what is known about it.
     *
     * @param potential the potential
     * @param domain where it has learned something
     * @param fingerprint of everything that its evaluations depend on, such as a checksum of the file
     */
    record Loaded(Potential potential, Domain domain, String fingerprint) {}

    /**
     * Reads a potential.
     *
     * @param file that holds it
     * @param workers threads for its evaluations; must stay open as long as the potential is used
     * @throws org.mbtr.structures.MbtrException if the file cannot be read, is damaged, or holds no energies
     */
    Loaded open(Path file, Workers workers);
}
