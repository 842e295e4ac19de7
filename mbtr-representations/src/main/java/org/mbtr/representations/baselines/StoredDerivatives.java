package org.mbtr.representations.baselines;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.JacobianBlock;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/** Stores the derivatives of all features, block by block. */
final class StoredDerivatives implements PairDerivatives {
    private final Structure structure;
    private final Map<BlockKey, double[]> features;
    private final SortedMap<BlockKey, JacobianBlock> blocks = new TreeMap<>();

    private StoredDerivatives(Structure structure, Features features) {
        this.structure = structure;
        this.features = features.blocksView();
    }

    /**
     * The derivatives that {@code derivatives} gives.
     *
     * @param features the features, whose blocks have the same shape
     */
    static FeatureJacobian of(Structure structure, Features features, Consumer<PairDerivatives> derivatives) {
        StoredDerivatives stored = new StoredDerivatives(structure, features);
        derivatives.accept(stored);
        return new FeatureJacobian(structure.atomCount(), List.copyOf(stored.blocks.values()));
    }

    @Override
    public void add(BlockKey key, int feature, int i, int j, double[] displacement, double[] strain) {
        JacobianBlock block = blocks.computeIfAbsent(key, this::emptyBlock);
        int first = 3 * Arrays.binarySearch(block.atoms(), i);
        int second = 3 * Arrays.binarySearch(block.atoms(), j);
        int width = block.width();
        for (int axis = 0; axis < 3; axis++) {
            block.values()[(first + axis) * width + feature] += displacement[axis];
            block.values()[(second + axis) * width + feature] -= displacement[axis];
        }
        for (int component = 0; component < strain.length; component++) {
            block.values()[(block.coordinateCount() + component) * width + feature] += strain[component];
        }
    }

    /** On the atoms of its species, on all where it has none. */
    private JacobianBlock emptyBlock(BlockKey key) {
        List<Integer> species = key.species();
        int[] atoms = IntStream.range(0, structure.atomCount())
                .filter(atom -> species.isEmpty() || species.contains(structure.atomicNumber(atom)))
                .toArray();
        int width = features.get(key).length;
        long size = (3L * atoms.length + JacobianBlock.STRAIN_ROWS) * width;
        if (size > Integer.MAX_VALUE - 8) {
            throw new MbtrException("the derivatives of " + width + " features with respect to " + atoms.length
                    + " atoms do not fit into an array; make `atoms` or `bagSize` smaller");
        }
        return new JacobianBlock(key, width, atoms, new double[(int) size]);
    }
}
