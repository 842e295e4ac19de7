package org.mbtr.representations.baselines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.Representation;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.NeighbourSearch;
import org.mbtr.structures.Neighbours;
import org.mbtr.structures.Structure;

/**
 * Partial radial distribution functions of molecules, crystals and what repeats in one or two directions: for each
 * ordered pair of elements (α, β) the mean density of atoms β around an atom α in shells of width dr,
 *
 * <pre>
 *   g_αβ(r) = 1/(N_α V_r) Σ_{i∈α} Σ_{j∈β} θ(d_ij − r) θ(r + dr − d_ij)
 * </pre>
 *
 * with N_α the number of atoms α (of one cell), V_r = 4π/3 ((r + dr)³ − r³) the volume of the shell and the sum over j
 * with all periodic images, those of i among them (1/cubic angstrom). N_α g_αβ = N_β g_βα. A shell holds r ≤ d &lt; r +
 * dr: values jump where a distance crosses its edge. Blocks without any pair within the cutoff are left out.
 * Independent of which cell describes a crystal, and of its size.
 *
 * <p>Cost: the pairs within the cutoff.
 *
 * <p>Source: K. T. Schütt, H. Glawe, F. Brockherde, A. Sanna, K.-R. Müller, E. K. U. Gross, Phys. Rev. B 89 205118
 * (2014).
 */
final class PartialRadialDistribution implements Representation {
    private final PartialRadialDistributionSettings settings;
    /** Inner radius of each shell and outer radius of the last, {@code [shells+1]} (angstrom). */
    private final double[] radii;

    PartialRadialDistribution(PartialRadialDistributionSettings settings) {
        this.settings = settings;
        this.radii = new double[settings.shells() + 1];
        for (int shell = 0; shell <= settings.shells(); shell++) {
            radii[shell] = settings.cutoff() * ((double) shell / settings.shells());
        }
    }

    @Override
    public PartialRadialDistributionSettings settings() {
        return settings;
    }

    @Override
    public Features describe(Structure structure) {
        Atoms.check(structure);
        int[] elements =
                Arrays.stream(structure.atomicNumbers()).sorted().distinct().toArray();
        int[] elementOf = Arrays.stream(structure.atomicNumbers())
                .map(z -> Arrays.binarySearch(elements, z))
                .toArray();
        double[][][] blocks = counts(structure, elementOf, elements.length);
        int[] atoms = new int[elements.length];
        for (int element : elementOf) {
            atoms[element]++;
        }
        Map<BlockKey, double[]> densities = new TreeMap<>();
        for (int from = 0; from < elements.length; from++) {
            for (int to = 0; to < elements.length; to++) {
                if (blocks[from][to].length > 0) {
                    divide(blocks[from][to], atoms[from]);
                    densities.put(BlockKey.of(0, elements[from], elements[to]), blocks[from][to]);
                }
            }
        }
        return Features.of(densities);
    }

    /** Refused: shells have sharp edges, so that values jump where a distance crosses one and are constant elsewhere. */
    @Override
    public StructureGradient gradient(Structure structure, Features weights) {
        throw withoutDerivatives();
    }

    /** Refused as {@link #gradient}. */
    @Override
    public FeatureJacobian jacobian(Structure structure) {
        throw withoutDerivatives();
    }

    private static MbtrException withoutDerivatives() {
        return new MbtrException(
                "the partial radial distribution has no derivatives, because its shells have sharp edges;"
                        + " use the many-body tensor with k = 2, whose distances are broadened");
    }

    /** Numbers of pairs {@code [elements][elements][shells]}; empty arrays where there are none. */
    private double[][][] counts(Structure structure, int[] elementOf, int elementCount) {
        double[][][] counts = new double[elementCount][elementCount][0];
        NeighbourSearch search = NeighbourSearch.of(structure, settings.cutoff());
        Neighbours neighbours = new Neighbours();
        for (int i = 0; i < structure.atomCount(); i++) {
            search.find(i, neighbours);
            double[][] from = counts[elementOf[i]];
            for (int index = 0; index < neighbours.count(); index++) {
                int j = neighbours.atomsView()[index];
                double distance = neighbours.distancesView()[index];
                if (distance < Atoms.COINCIDENT) {
                    throw Atoms.coincide(i, j, distance);
                }
                if (distance < settings.cutoff()) {
                    int to = elementOf[j];
                    if (from[to].length == 0) {
                        from[to] = new double[settings.shells()];
                    }
                    from[to][shell(distance)]++;
                }
            }
        }
        return counts;
    }

    /** The shell of a distance below the cutoff; the quotient may round to the next shell or to the one before. */
    private int shell(double distance) {
        int shell = Math.min(settings.shells() - 1, (int) (distance / settings.cutoff() * settings.shells()));
        if (distance >= radii[shell + 1]) {
            return shell + 1;
        }
        return distance < radii[shell] ? shell - 1 : shell;
    }

    private void divide(double[] counts, int atoms) {
        for (int shell = 0; shell < counts.length; shell++) {
            counts[shell] /= atoms * volume(shell);
        }
    }

    private double volume(int shell) {
        double inner = radii[shell];
        double outer = radii[shell + 1];
        return 4 * Math.PI / 3 * (outer - inner) * (outer * outer + outer * inner + inner * inner);
    }

    @Override
    public List<ColumnLabel> legend(BlockKey key, int width) {
        String species = Element.of(key.first()).symbol() + "-"
                + Element.of(key.second()).symbol();
        List<ColumnLabel> columns = new ArrayList<>(width);
        for (int shell = 0; shell < width; shell++) {
            columns.add(new ColumnLabel(2, species, "distance (Å)", radii[shell], radii[shell + 1]));
        }
        return columns;
    }
}
