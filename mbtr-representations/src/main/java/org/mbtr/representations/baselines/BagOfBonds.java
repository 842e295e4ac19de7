package org.mbtr.representations.baselines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.Representation;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Element;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Bag of bonds: for each element a bag of ½ Z^2.4, for each pair of elements a bag of Z_i Z_j / d_ij (d in angstrom); each
 * bag in descending order and padded with zeros. The diagonal bags form term 0, the pair bags term 1.
 *
 * <p>Source: K. Hansen et al., J. Phys. Chem. Lett. 6 2326 (2015).
 */
final class BagOfBonds implements Representation {
    /** Relative difference up to which entries count as equal: what rounding leaves of equal distances. */
    private static final double TIE = 1e-12;

    private final BagOfBondsSettings settings;

    BagOfBonds(BagOfBondsSettings settings) {
        this.settings = settings;
    }

    @Override
    public BagOfBondsSettings settings() {
        return settings;
    }

    /** An entry of a bag: a pair of atoms, or an atom with itself. */
    private record Entry(int i, int j, double value) {}

    @Override
    public Features describe(Structure structure) {
        Map<BlockKey, double[]> blocks = new TreeMap<>();
        bags(structure).forEach((key, bag) -> {
            double[] values = new double[settings.bagSize()];
            for (int e = 0; e < bag.size(); e++) {
                values[e] = bag.get(e).value();
            }
            blocks.put(key, values);
        });
        return Features.of(blocks);
    }

    /** The bags, in descending order. */
    private Map<BlockKey, List<Entry>> bags(Structure structure) {
        Molecules.check(structure);
        Map<BlockKey, List<Entry>> bags = new TreeMap<>();
        for (int i = 0; i < structure.atomCount(); i++) {
            int zi = structure.atomicNumber(i);
            bags.computeIfAbsent(BlockKey.of(0, zi), key -> new ArrayList<>())
                    .add(new Entry(i, i, 0.5 * Math.pow(zi, 2.4)));
            for (int j = 0; j < i; j++) {
                int zj = structure.atomicNumber(j);
                BlockKey pair = BlockKey.of(1, Math.min(zi, zj), Math.max(zi, zj));
                bags.computeIfAbsent(pair, key -> new ArrayList<>())
                        .add(new Entry(i, j, (double) zi * zj / Molecules.distance(structure, i, j)));
            }
        }
        bags.forEach((key, bag) -> {
            if (bag.size() > settings.bagSize()) {
                throw new MbtrException("the bag " + name(key) + " has " + bag.size() + " entries and holds "
                        + settings.bagSize() + "; raise `bagSize`");
            }
            bag.sort(Comparator.comparingDouble(Entry::value).reversed());
        });
        return bags;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Entries keep their places in the bag as long as no two are equal; where two are, the features have a kink.
     *
     * @throws MbtrException also if two pairs of the same elements are equally long, as in symmetric molecules
     */
    @Override
    public StructureGradient gradient(Structure structure, Features weights) {
        return SummedDerivatives.of(structure, weights, out -> addDerivatives(structure, out));
    }

    @Override
    public FeatureJacobian jacobian(Structure structure) {
        return StoredDerivatives.of(structure, describe(structure), out -> addDerivatives(structure, out));
    }

    private void addDerivatives(Structure structure, PairDerivatives out) {
        bags(structure).forEach((key, bag) -> {
            for (int e = 0; e < bag.size() && key.term() == 1; e++) {
                Entry entry = bag.get(e);
                if (e > 0 && bag.get(e - 1).value() - entry.value() <= TIE * entry.value()) {
                    throw new MbtrException("the bag of bonds has no derivatives where two distances between the same"
                            + " elements are equal, as those of atoms " + words(bag.get(e - 1)) + " and " + words(entry)
                            + "; use the many-body tensor, or the Coulomb matrix with the form `unsorted` or"
                            + " `inverse-distances`");
                }
                double charges = (double) structure.atomicNumber(entry.i()) * structure.atomicNumber(entry.j());
                out.addInverseDistance(key, e, structure, entry.i(), entry.j(), charges);
            }
        });
    }

    private static String words(Entry entry) {
        return (entry.j() + 1) + "–" + (entry.i() + 1);
    }

    private static String name(BlockKey key) {
        return key.species().stream().map(z -> Element.of(z).symbol()).collect(Collectors.joining("-"));
    }

    @Override
    public List<ColumnLabel> legend(BlockKey key, int width) {
        List<ColumnLabel> columns = new ArrayList<>(width);
        for (int e = 0; e < width; e++) {
            columns.add(new ColumnLabel(key.term() + 1, name(key), "entry " + (e + 1), Double.NaN, Double.NaN));
        }
        return columns;
    }
}
