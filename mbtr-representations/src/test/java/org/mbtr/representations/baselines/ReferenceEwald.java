package org.mbtr.representations.baselines;

import org.hipparchus.special.Erf;
import org.mbtr.structures.Structure;

/**
 * The Ewald sum as the formula says it, over a block of lattice vectors, for unit charges. Shares nothing with the code
 * that it checks but the complementary error function.
 */
final class ReferenceEwald {
    private ReferenceEwald() {}

    /**
     * Half the potential of each sublattice at its own atoms on the diagonal, the potentials between them elsewhere
     * (1/angstrom).
     *
     * @param splitting the parameter a (1/angstrom)
     * @param reach lattice vectors from −reach to reach along each cell vector
     */
    static double[][] ofUnitCharges(Structure crystal, double splitting, int reach) {
        double[] v = crystal.cell().orElseThrow().vectors();
        double[][] g = reciprocal(crystal);
        double volume = Math.abs(crystal.cell().orElseThrow().signedVolume());
        int atoms = crystal.atomCount();
        double[][] matrix = new double[atoms][atoms];
        for (int i = 0; i < atoms; i++) {
            for (int j = 0; j < atoms; j++) {
                double potential = -Math.PI / (volume * splitting * splitting);
                if (i == j) {
                    potential -= 2 * splitting / Math.sqrt(Math.PI);
                }
                for (int a = -reach; a <= reach; a++) {
                    for (int b = -reach; b <= reach; b++) {
                        for (int c = -reach; c <= reach; c++) {
                            double[] wave = combined(a, g[0], b, g[1], c, g[2]);
                            double phase = 0;
                            for (int m = 0; m < 3; m++) {
                                phase += wave[m] * (crystal.position(i, m) - crystal.position(j, m));
                            }
                            boolean origin = a == 0 && b == 0 && c == 0;
                            double distance = length(image(crystal, v, i, j, a, b, c));
                            if (i != j || !origin) {
                                potential += Erf.erfc(splitting * distance) / distance;
                            }
                            if (!origin) {
                                double squared = length(wave) * length(wave);
                                potential += 4
                                        * Math.PI
                                        / volume
                                        * Math.exp(-squared / (4 * splitting * splitting))
                                        / squared
                                        * Math.cos(phase);
                            }
                        }
                    }
                }
                matrix[i][j] = i == j ? potential / 2 : potential;
            }
        }
        return matrix;
    }

    /**
     * Energy per cell from the squared structure factor, as textbooks have it, in one sum over the crystal and not as a
     * sum of sublattices (e²/(4πε₀) per angstrom).
     *
     * @param charges {@code [atoms]}
     * @param splitting the parameter a (1/angstrom)
     * @param reach lattice vectors from −reach to reach along each cell vector
     */
    static double energy(Structure crystal, double[] charges, double splitting, int reach) {
        double[] v = crystal.cell().orElseThrow().vectors();
        double[][] g = reciprocal(crystal);
        double volume = Math.abs(crystal.cell().orElseThrow().signedVolume());
        double total = 0;
        double energy = 0;
        for (double charge : charges) {
            total += charge;
            energy -= charge * charge * splitting / Math.sqrt(Math.PI);
        }
        energy -= Math.PI * total * total / (2 * volume * splitting * splitting);
        for (int a = -reach; a <= reach; a++) {
            for (int b = -reach; b <= reach; b++) {
                for (int c = -reach; c <= reach; c++) {
                    boolean origin = a == 0 && b == 0 && c == 0;
                    double[] wave = combined(a, g[0], b, g[1], c, g[2]);
                    double real = 0;
                    double imaginary = 0;
                    for (int i = 0; i < charges.length; i++) {
                        double phase = 0;
                        for (int m = 0; m < 3; m++) {
                            phase += wave[m] * crystal.position(i, m);
                        }
                        real += charges[i] * Math.cos(phase);
                        imaginary += charges[i] * Math.sin(phase);
                        for (int j = 0; j < charges.length; j++) {
                            if (i != j || !origin) {
                                double distance = length(image(crystal, v, i, j, a, b, c));
                                energy += charges[i] * charges[j] * Erf.erfc(splitting * distance) / distance / 2;
                            }
                        }
                    }
                    if (!origin) {
                        double squared = length(wave) * length(wave);
                        energy += 2
                                * Math.PI
                                / volume
                                * Math.exp(-squared / (4 * splitting * splitting))
                                / squared
                                * (real * real + imaginary * imaginary);
                    }
                }
            }
        }
        return energy;
    }

    private static double[] image(Structure crystal, double[] v, int i, int j, int a, int b, int c) {
        double[] image = new double[3];
        for (int m = 0; m < 3; m++) {
            image[m] = crystal.position(i, m) - crystal.position(j, m) + a * v[m] + b * v[3 + m] + c * v[6 + m];
        }
        return image;
    }

    private static double[] combined(int a, double[] first, int b, double[] second, int c, double[] third) {
        double[] sum = new double[3];
        for (int m = 0; m < 3; m++) {
            sum[m] = a * first[m] + b * second[m] + c * third[m];
        }
        return sum;
    }

    private static double[][] reciprocal(Structure crystal) {
        double[] v = crystal.cell().orElseThrow().vectors();
        double factor = 2 * Math.PI / crystal.cell().orElseThrow().signedVolume();
        return new double[][] {
            scaled(cross(v, 3, 6), factor), scaled(cross(v, 6, 0), factor), scaled(cross(v, 0, 3), factor)
        };
    }

    private static double[] cross(double[] v, int i, int j) {
        return new double[] {
            v[i + 1] * v[j + 2] - v[i + 2] * v[j + 1],
            v[i + 2] * v[j] - v[i] * v[j + 2],
            v[i] * v[j + 1] - v[i + 1] * v[j]
        };
    }

    private static double[] scaled(double[] vector, double factor) {
        return new double[] {vector[0] * factor, vector[1] * factor, vector[2] * factor};
    }

    private static double length(double[] vector) {
        return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
    }
}
