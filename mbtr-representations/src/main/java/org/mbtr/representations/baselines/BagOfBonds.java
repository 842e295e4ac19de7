package org.mbtr.representations.baselines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mbtr.representations.ColumnLabel;
import org.mbtr.representations.Representation;
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
    private final BagOfBondsSettings settings;

    BagOfBonds(BagOfBondsSettings settings) {
        this.settings = settings;
    }

    @Override
    public BagOfBondsSettings settings() {
        return settings;
    }

    @Override
    public Features describe(Structure structure) {
        Molecules.check(structure);
        Map<BlockKey, List<Double>> bags = new TreeMap<>();
        for (int i = 0; i < structure.atomCount(); i++) {
            int zi = structure.atomicNumber(i);
            bags.computeIfAbsent(BlockKey.of(0, zi), key -> new ArrayList<>()).add(0.5 * Math.pow(zi, 2.4));
            for (int j = 0; j < i; j++) {
                int zj = structure.atomicNumber(j);
                BlockKey pair = BlockKey.of(1, Math.min(zi, zj), Math.max(zi, zj));
                bags.computeIfAbsent(pair, key -> new ArrayList<>())
                        .add((double) zi * zj / Molecules.distance(structure, i, j));
            }
        }
        Map<BlockKey, double[]> blocks = new TreeMap<>();
        bags.forEach((key, bag) -> {
            if (bag.size() > settings.bagSize()) {
                throw new MbtrException("the bag " + name(key) + " has " + bag.size() + " entries and holds "
                        + settings.bagSize() + "; raise `bagSize`");
            }
            bag.sort(Comparator.reverseOrder());
            double[] values = new double[settings.bagSize()];
            for (int e = 0; e < bag.size(); e++) {
                values[e] = bag.get(e);
            }
            blocks.put(key, values);
        });
        return Features.of(blocks);
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
