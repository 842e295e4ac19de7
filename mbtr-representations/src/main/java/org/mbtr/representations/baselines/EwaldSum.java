package org.mbtr.representations.baselines;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Neighbours;
import org.mbtr.structures.Structure;

/**
 * Electrostatic potentials between the sublattices of a crystal. A sublattice is an atom with all its periodic images,
 * each a unit charge, in a uniform background of the opposite charge; the mean of its potential over the cell is zero.
 * At a place r from one of its atoms, with splitting parameter a, cell volume V, lattice vectors L and reciprocal ones
 * G (2π included), it is
 *
 * <pre>
 *   ψ(r) = Σ_L erfc(a|r + L|)/|r + L|  +  (4π/V) Σ_{G≠0} exp(−G²/(4a²))/G² · cos(G·r)  −  π/(V a²)
 * </pre>
 *
 * and at one of its own atoms, without that atom, the same at r = 0 without the term L = 0 and with −2a/√π added.
 * Neither depends on a. In 1/angstrom.
 *
 * <p>Real-space terms up to |r + L| = x/a and reciprocal ones up to |G| = 2ax are summed: both series break off where
 * their terms fall as exp(−x²), and x follows from the accuracy. Cost for n atoms at an accuracy of 1e-8: about 5 n²
 * error functions and 350 n² multiply-adds.
 *
 * <p>Source: P. P. Ewald, Ann. Phys. 369 253 (1921); with the term of the background of charged cells in F. Faber, A.
 * Lindmaa, O. A. von Lilienfeld, R. Armiento, Int. J. Quantum Chem. 115 1094 (2015).
 */
final class EwaldSum {
    /**
     * The splitting parameter times the cube root of the volume. With √π both series have as many terms; twice that
     * leaves an eighth of them to real space, where a term is an error function and not a multiplication.
     */
    private static final double SPLITTING = 2 * Math.sqrt(Math.PI);
    /**
     * The terms left out sum to less than this, in units of exp(−x²)/V^(1/3). Counted is one shell of 48 points just
     * behind each cutoff, as cubic lattices have them: for x > 2.5 a term in real space is at most 0.32 of the units
     * and one in reciprocal space 0.04. Later shells are small against these.
     */
    private static final double LEFT_OUT = 20;
    /** Where a large cell would do with less, sums go as far as this factor exp(−x²) demands, so that x > 2.5. */
    private static final double LARGEST_FACTOR = 1e-3;

    /** {@code [n][i+1]}: potential of the sublattice of atom j ≤ i at atom i (1/angstrom). */
    private final double[][] potentials;

    private EwaldSum(Structure structure, Lattice lattice, double accuracy, double splitting) {
        int n = structure.atomCount();
        this.potentials = new double[n][];
        double background = -Math.PI / (lattice.extent() * splitting * splitting);
        for (int i = 0; i < n; i++) {
            potentials[i] = new double[i + 1];
            Arrays.fill(potentials[i], background);
            potentials[i][i] -= 2 * splitting / Math.sqrt(Math.PI);
        }
        double x = terms(lattice, accuracy);
        addRealSpace(structure, splitting, x / splitting);
        forEachWave(
                lattice,
                Crystals.fractions(structure, lattice),
                splitting,
                2 * splitting * x,
                (_, factor, cosines, sines) -> addWave(factor, cosines, sines));
    }

    /** How far both series go for an accuracy (1/angstrom): x. */
    static double terms(Lattice lattice, double accuracy) {
        double factor = Math.min(LARGEST_FACTOR, accuracy * Math.cbrt(lattice.extent()) / LEFT_OUT);
        return Math.sqrt(-Math.log(factor));
    }

    /** The splitting parameter for a cell (1/angstrom). */
    static double splitting(Lattice lattice) {
        return SPLITTING / Math.cbrt(lattice.extent());
    }

    /**
     * The potentials between the sublattices of a structure.
     *
     * @param structure periodic in all three directions
     * @param accuracy largest error of a potential (1/angstrom)
     * @throws MbtrException if two atoms coincide
     */
    static EwaldSum of(Structure structure, double accuracy) {
        Lattice lattice = Lattice.of(structure);
        return new EwaldSum(structure, lattice, accuracy, splitting(lattice));
    }

    /** The same with a splitting parameter (1/angstrom), on which no result depends. */
    static EwaldSum of(Structure structure, double accuracy, double splitting) {
        return new EwaldSum(structure, Lattice.of(structure), accuracy, splitting);
    }

    private void addRealSpace(Structure structure, double splitting, double cutoff) {
        NeighbourSearch search = NeighbourSearch.of(structure, cutoff);
        Neighbours neighbours = new Neighbours();
        for (int i = 0; i < potentials.length; i++) {
            search.find(i, neighbours);
            for (int index = 0; index < neighbours.count(); index++) {
                int j = neighbours.atomsView()[index];
                double distance = neighbours.distancesView()[index];
                if (distance < Atoms.COINCIDENT) {
                    throw Atoms.coincide(i, j, distance);
                }
                if (j <= i) {
                    potentials[i][j] += Erf.erfc(splitting * distance) / distance;
                }
            }
        }
    }

    /** Takes the terms of reciprocal space. */
    interface Wave {
        /**
         * Takes one, G and −G together.
         *
         * @param g {@code [3]}, G (1/angstrom)
         * @param factor (8π/V) exp(−G²/(4a²))/G²
         * @param cosines of G·r for all atoms
         * @param sines of G·r for all atoms
         */
        void take(double[] g, double factor, double[] cosines, double[] sines);
    }

    /** Goes through the terms up to a cutoff: n runs over the half of the lattice whose first component other than 0 is positive. */
    static void forEachWave(Lattice lattice, double[] fractions, double splitting, double cutoff, Wave wave) {
        int[] last = new int[3];
        double[] vectors = lattice.vectors();
        for (int k = 0; k < 3; k++) {
            double length = length(vectors[3 * k], vectors[3 * k + 1], vectors[3 * k + 2]);
            last[k] = (int) Math.floor(cutoff / (2 * Math.PI) * length);
        }
        double[] inverse = lattice.inverse();
        double[] cosines = new double[fractions.length / 3];
        double[] sines = new double[fractions.length / 3];
        double[] g = new double[3];
        for (int n0 = 0; n0 <= last[0]; n0++) {
            for (int n1 = n0 == 0 ? 0 : -last[1]; n1 <= last[1]; n1++) {
                for (int n2 = n0 == 0 && n1 == 0 ? 1 : -last[2]; n2 <= last[2]; n2++) {
                    for (int m = 0; m < 3; m++) {
                        g[m] = 2 * Math.PI * (n0 * inverse[m] + n1 * inverse[3 + m] + n2 * inverse[6 + m]);
                    }
                    double length = length(g[0], g[1], g[2]);
                    if (length <= cutoff) {
                        double squared = length * length;
                        double factor = 8
                                * Math.PI
                                / lattice.extent()
                                * Math.exp(-squared / (4 * splitting * splitting))
                                / squared;
                        fill(fractions, n0, n1, n2, cosines, sines);
                        wave.take(g, factor, cosines, sines);
                    }
                }
            }
        }
    }

    /** Cosine and sine of G·r for all atoms. */
    private static void fill(double[] fractions, int n0, int n1, int n2, double[] cosines, double[] sines) {
        for (int i = 0; i < cosines.length; i++) {
            double turns = n0 * fractions[3 * i] + n1 * fractions[3 * i + 1] + n2 * fractions[3 * i + 2];
            cosines[i] = Math.cos(2 * Math.PI * turns);
            sines[i] = Math.sin(2 * Math.PI * turns);
        }
    }

    private static double length(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    private void addWave(double factor, double[] cosines, double[] sines) {
        for (int i = 0; i < potentials.length; i++) {
            double cosine = factor * cosines[i];
            double sine = factor * sines[i];
            double[] row = potentials[i];
            for (int j = 0; j <= i; j++) {
                row[j] += cosine * cosines[j] + sine * sines[j];
            }
        }
    }

    /**
     * Energies between sublattices of charges: q_i q_j ψ(r_i − r_j) for i ≠ j and ½ q_i² ψ on the diagonal, so that the
     * lower triangle with its diagonal sums to the energy per cell.
     *
     * @param charges {@code [n]} (elementary charges)
     * @return {@code [n][n]}, symmetric (e²/(4πε₀) per angstrom)
     */
    double[][] interactions(double[] charges) {
        double[][] interactions = new double[potentials.length][potentials.length];
        for (int i = 0; i < potentials.length; i++) {
            interactions[i][i] = charges[i] * charges[i] * potentials[i][i] / 2;
            for (int j = 0; j < i; j++) {
                interactions[i][j] = charges[i] * charges[j] * potentials[i][j];
                interactions[j][i] = interactions[i][j];
            }
        }
        return interactions;
    }
}
