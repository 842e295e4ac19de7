package org.mbtr.representations;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;

/**
 * All derivatives of the features of one structure, ∂f_l/∂r and ∂f_l/∂ε, block-sparse: only blocks that depend on positions
 * or strain, and of each only the atoms that it depends on. What is missing is zero. Immutable.
 */
public final class FeatureJacobian {
    private final int atomCount;
    private final List<JacobianBlock> blocks;
    private final Map<BlockKey, JacobianBlock> byKey = new HashMap<>();

    /** From blocks in ascending order of their keys. */
    public FeatureJacobian(int atomCount, List<JacobianBlock> blocks) {
        this.atomCount = atomCount;
        this.blocks = List.copyOf(blocks);
        blocks.forEach(block -> byKey.put(block.key(), block));
        if (byKey.size() != blocks.size()) {
            throw new IllegalArgumentException("two blocks have the same key");
        }
    }

    /** Number of atoms of the structure. */
    public int atomCount() {
        return atomCount;
    }

    /** All blocks in the order of their keys. */
    public List<JacobianBlock> blocks() {
        return blocks;
    }

    /** The block with this key, unless its features depend on nothing. */
    public Optional<JacobianBlock> block(BlockKey key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Number of stored derivatives. */
    public long storedValues() {
        return blocks.stream().mapToLong(block -> block.values().length).sum();
    }

    /** The derivatives of one block with respect to one coordinate (axis 0, 1, 2) of an atom, {@code (bins)}, a copy. */
    public double[] along(BlockKey key, int atom, int axis) {
        JacobianBlock block = byKey.get(key);
        int place = block == null ? -1 : Arrays.binarySearch(block.atoms(), atom);
        if (place < 0) {
            return new double[block == null ? 0 : block.width()];
        }
        int from = (3 * place + axis) * block.width();
        return Arrays.copyOfRange(block.values(), from, from + block.width());
    }

    /**
     * The derivative of all features along a displacement of the atoms, Σ_β c_β ∂f/∂r_β, with the blocks of this Jacobian.
     *
     * @param displacement c, {@code [3*atoms]}
     */
    public Features along(double[] displacement) {
        if (displacement.length != 3 * atomCount) {
            throw new IllegalArgumentException(displacement.length + " displacements for " + atomCount + " atoms");
        }
        Map<BlockKey, double[]> sums = new HashMap<>();
        for (JacobianBlock block : blocks) {
            double[] sum = new double[block.width()];
            for (int row = 0; row < block.coordinateCount(); row++) {
                double c = displacement[3 * block.atoms()[row / 3] + row % 3];
                for (int m = 0; m < sum.length; m++) {
                    sum[m] += c * block.values()[row * block.width() + m];
                }
            }
            sums.put(block.key(), sum);
        }
        return Features.of(sums);
    }

    /**
     * The gradient of Σ_l v_l f_l, which {@link Representation#gradient} has without a Jacobian, at a fraction of the cost.
     *
     * @param weights the v_l in blocks; blocks that are missing are zeros
     */
    public StructureGradient contract(Features weights) {
        Map<BlockKey, double[]> v = weights.blocksView();
        double[] positions = new double[3 * atomCount];
        double[] strain = new double[JacobianBlock.STRAIN_ROWS];
        for (JacobianBlock block : blocks) {
            double[] u = v.get(block.key());
            if (u == null) {
                continue;
            }
            int coordinates = block.coordinateCount();
            for (int row = 0; row < coordinates + JacobianBlock.STRAIN_ROWS; row++) {
                double sum = 0;
                for (int m = 0; m < block.width(); m++) {
                    sum += u[m] * block.values()[row * block.width() + m];
                }
                if (row < coordinates) {
                    positions[3 * block.atoms()[row / 3] + row % 3] += sum;
                } else {
                    strain[row - coordinates] += sum;
                }
            }
        }
        return new StructureGradient(positions, strain);
    }
}
