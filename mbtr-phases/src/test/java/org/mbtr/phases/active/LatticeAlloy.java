package org.mbtr.phases.active;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.mbtr.structures.Cell;
import org.mbtr.structures.Structure;

/**
 * Silver and gold around the sites of a face-centred cubic lattice with energies of pairs: all supercells of up to three atoms
 * with all ways to occupy them, each atom a little off its site, so that no two are the same.
 */
final class LatticeAlloy {
    private static final double[][] PRIMITIVE = {{0, 2, 2}, {2, 0, 2}, {2, 2, 0}};
    private static final boolean[] PERIODIC = {true, true, true};
    private static final int[] ELEMENTS = {47, 79};
    /** Standard deviation of a coordinate from its site (angstrom). */
    private static final double DISPLACEMENT = 0.05;
    /** Energies of pairs of like and unlike nearest neighbours (eV). */
    private static final double LIKE = -0.045;

    private static final double UNLIKE = -0.055;
    /** Distance of nearest neighbours and the width of the well around it (angstrom). */
    private static final double NEAREST = Math.sqrt(8);

    private static final double WIDTH = 0.5;

    final List<Structure> structures = new ArrayList<>();
    /** Per atom (eV). */
    final double[] energies;

    /**
     * All of them.
     *
     * @param noise standard deviation of what each structure but the pure elements has for itself (eV/atom)
     */
    LatticeAlloy(double noise, long seed) {
        Random random = new Random(seed);
        for (int a = 1; a <= 3; a++) {
            for (int c = 1; a * c <= 3; c++) {
                for (int f = 1; a * c * f <= 3; f++) {
                    for (int offsets = 0; offsets < c * f * f; offsets++) {
                        addOccupations(a, c, f, offsets % c, offsets / c % f, offsets / c / f, random);
                    }
                }
            }
        }
        Structure ideal = Structure.crystal(
                new int[] {ELEMENTS[0]},
                new double[3],
                new Cell(
                        Arrays.stream(PRIMITIVE).flatMapToDouble(Arrays::stream).toArray(), PERIODIC));
        energies = structures.stream()
                .mapToDouble(s -> energy(s) - energy(ideal) + (isPure(s) ? 0 : noise * random.nextGaussian()))
                .toArray();
    }

    /** Supercell with the triangular matrix (a 0 0; b c 0; d e f): every sublattice once. */
    private void addOccupations(int a, int c, int f, int b, int d, int e, Random random) {
        int[][] matrix = {{a, 0, 0}, {b, c, 0}, {d, e, f}};
        double[] vectors = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                for (int j = 0; j < 3; j++) {
                    vectors[3 * i + j] += matrix[i][k] * PRIMITIVE[k][j];
                }
            }
        }
        List<double[]> sites = new ArrayList<>();
        for (int x = 0; x < a; x++) {
            for (int y = 0; y < c; y++) {
                for (int z = 0; z < f; z++) {
                    sites.add(lattice(x, y, z));
                }
            }
        }
        for (int occupation = 0; occupation < 1 << sites.size(); occupation++) {
            int[] elements = new int[sites.size()];
            double[] positions = new double[3 * sites.size()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = ELEMENTS[occupation >> i & 1];
                for (int j = 0; j < 3; j++) {
                    positions[3 * i + j] = sites.get(i)[j] + DISPLACEMENT * random.nextGaussian();
                }
            }
            structures.add(Structure.crystal(elements, positions, new Cell(vectors, new boolean[] {true, true, true})));
        }
    }

    private static double[] lattice(int x, int y, int z) {
        double[] site = new double[3];
        for (int j = 0; j < 3; j++) {
            site[j] = x * PRIMITIVE[0][j] + y * PRIMITIVE[1][j] + z * PRIMITIVE[2][j];
        }
        return site;
    }

    private static boolean isPure(Structure structure) {
        return Arrays.stream(structure.atomicNumbers()).distinct().count() == 1;
    }

    private static double energy(Structure structure) {
        double[] vectors = structure.cell().orElseThrow().vectors();
        double sum = 0;
        for (int i = 0; i < structure.atomCount(); i++) {
            for (int j = 0; j < structure.atomCount(); j++) {
                for (int image = 0; image < 13 * 13 * 13; image++) {
                    int[] n = {image % 13 - 6, image / 13 % 13 - 6, image / 169 - 6};
                    double squared = 0;
                    for (int k = 0; k < 3; k++) {
                        double d = structure.position(j, k) - structure.position(i, k);
                        for (int v = 0; v < 3; v++) {
                            d += n[v] * vectors[3 * v + k];
                        }
                        squared += d * d;
                    }
                    double distance = Math.sqrt(squared);
                    double pair = structure.atomicNumber(i) == structure.atomicNumber(j) ? LIKE : UNLIKE;
                    double off = (distance - NEAREST) / WIDTH;
                    sum += distance > 0 ? pair * Math.exp(-off * off / 2) / 2 : 0;
                }
            }
        }
        return sum / structure.atomCount();
    }
}
