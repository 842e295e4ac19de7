package org.mbtr.representations.baselines;

import java.util.Arrays;
import org.hipparchus.special.Erf;
import org.mbtr.structures.Lattice;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Neighbours;
import org.mbtr.structures.Structure;

/**
 * Derivatives of the potentials ψ of {@link EwaldSum} with respect to displacements r_i − r_j and strain ε, term by term at a
 * splitting parameter a that stays as it is (no sum depends on it). With d = r + L,
 *
 * <pre>
 *   ∂/∂r   of erfc(a|d|)/|d|              = −(erfc(a|d|)/|d| + 2a/√π exp(−a²d²)) d/d²,   ∂/∂ε_mn = (∂/∂r)_m d_n
 *   ∂/∂r   of F cos(G·r)                  = −F G sin(G·r)
 *   ∂/∂ε   of F = 8π/V exp(−G²/(4a²))/G²  = F (−δ_mn + 2 G_m G_n (1/(4a²) + 1/G²))
 *   ∂/∂ε   of −π/(V a²)                   = δ_mn π/(V a²)
 * </pre>
 *
 * because strain leaves G·r as it is and takes G² to G² − 2 Gᵀ ε G.
 */
final class EwaldDerivatives {
    private static final int NUMBERS = 12;

    private final int atomCount;
    /** Of each pair of atoms j ≤ i row by row, three numbers for the displacement and nine for strain. */
    private final double[] derivatives;

    /** Takes the derivatives of one potential; the arrays may be changed. */
    interface Pair {
        void take(int i, int j, double[] displacement, double[] strain);
    }

    private EwaldDerivatives(Structure structure, Lattice lattice, double accuracy) {
        this.atomCount = structure.atomCount();
        this.derivatives =
                new double[Math.multiplyExact(NUMBERS, MatrixLayout.place(atomCount - 1, atomCount - 1) + 1)];
        double splitting = EwaldSum.splitting(lattice);
        double x = EwaldSum.terms(lattice, accuracy);
        double background = Math.PI / (lattice.extent() * splitting * splitting);
        for (int at = 0; at < derivatives.length; at += NUMBERS) {
            addIdentity(at, background);
        }
        addRealSpace(structure, splitting, x / splitting);
        double[] fractions = Crystals.fractions(structure, lattice);
        EwaldSum.forEachWave(
                lattice,
                fractions,
                splitting,
                2 * splitting * x,
                (g, factor, cosines, sines) -> addWave(g, factor, splitting, cosines, sines));
    }

    /** Of a structure that is periodic in all three directions; {@code accuracy} as in {@link EwaldSum#of}. */
    static EwaldDerivatives of(Structure structure, double accuracy) {
        return new EwaldDerivatives(structure, Lattice.of(structure), accuracy);
    }

    private void addIdentity(int at, double value) {
        derivatives[at + 3] += value;
        derivatives[at + 7] += value;
        derivatives[at + 11] += value;
    }

    private void addRealSpace(Structure structure, double splitting, double cutoff) {
        NeighbourSearch search = NeighbourSearch.of(structure, cutoff);
        Neighbours neighbours = new Neighbours();
        for (int i = 0; i < atomCount; i++) {
            search.find(i, neighbours);
            for (int index = 0; index < neighbours.count(); index++) {
                int j = neighbours.atomsView()[index];
                double distance = neighbours.distancesView()[index];
                if (distance < Atoms.COINCIDENT) {
                    throw Atoms.coincide(i, j, distance);
                }
                if (j <= i) {
                    double scaled = splitting * distance;
                    double slope = -(Erf.erfc(scaled) / distance
                                    + 2 * splitting / Math.sqrt(Math.PI) * Math.exp(-scaled * scaled))
                            / (distance * distance);
                    // neighbours are at r_j − r_i, displacements are r_i − r_j
                    double[] d = {
                        -neighbours.xView()[index],
                        -neighbours.yView()[index],
                        -neighbours.zView()[index]
                    };
                    int at = NUMBERS * MatrixLayout.place(i, j);
                    for (int m = 0; m < 3; m++) {
                        derivatives[at + m] += slope * d[m];
                        for (int n = 0; n < 3; n++) {
                            derivatives[at + 3 + 3 * m + n] += slope * d[m] * d[n];
                        }
                    }
                }
            }
        }
    }

    private void addWave(double[] g, double factor, double splitting, double[] cosines, double[] sines) {
        double squared = g[0] * g[0] + g[1] * g[1] + g[2] * g[2];
        double stretch = 2 * (1 / (4 * splitting * splitting) + 1 / squared);
        int at = 0;
        for (int i = 0; i < atomCount; i++) {
            for (int j = 0; j <= i; j++) {
                double cosine = factor * (cosines[i] * cosines[j] + sines[i] * sines[j]);
                double sine = factor * (sines[i] * cosines[j] - cosines[i] * sines[j]);
                for (int m = 0; m < 3; m++) {
                    derivatives[at + m] -= sine * g[m];
                    for (int n = 0; n < 3; n++) {
                        derivatives[at + 3 + 3 * m + n] += cosine * stretch * g[m] * g[n];
                    }
                }
                addIdentity(at, -cosine);
                at += NUMBERS;
            }
        }
    }

    /** Calls with each pair j ≤ i; the potential of a sublattice in itself does not depend on displacements. */
    void forEach(Pair pair) {
        for (int i = 0; i < atomCount; i++) {
            for (int j = 0; j <= i; j++) {
                int at = NUMBERS * MatrixLayout.place(i, j);
                double[] displacement = i == j ? new double[3] : Arrays.copyOfRange(derivatives, at, at + 3);
                pair.take(i, j, displacement, Arrays.copyOfRange(derivatives, at + 3, at + NUMBERS));
            }
        }
    }
}
