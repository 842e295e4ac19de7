package org.mbtr.cli.describe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.JacobianBlock;
import org.mbtr.representations.features.DenseLayout;
import org.mbtr.structures.io.NpyWriter;
import org.mbtr.structures.io.NpzWriter;

/**
 * Derivatives of described features.
 *
 * @param rows of each row
 * @param strained whether a structure repeats, so that derivatives with respect to strain are of interest
 */
public record Derivatives(List<FeatureJacobian> rows, boolean strained) {
    /** Copies the list. */
    public Derivatives {
        rows = List.copyOf(rows);
    }

    /** Bytes of the derivatives that are written. */
    public long bytes() {
        return blocks().stream()
                .mapToLong(block -> Double.BYTES * block.written(strained))
                .sum();
    }

    /** A block of one row. */
    private record Block(int row, JacobianBlock derivatives) {
        private long written(boolean strained) {
            int strain = strained ? JacobianBlock.STRAIN_ROWS : 0;
            return (long) (derivatives.coordinateCount() + strain) * derivatives.width();
        }

        private int coordinates() {
            return derivatives.coordinateCount() * derivatives.width();
        }
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            for (JacobianBlock block : rows.get(row).blocks()) {
                blocks.add(new Block(row, block));
            }
        }
        return blocks;
    }

    /**
     * Adds the arrays {@code derivative_row}, {@code derivative_offset}, {@code derivative_width}, {@code derivative_atoms} of all
     * blocks, {@code derivative_atom} and {@code derivatives}, and {@code strain_derivatives} where a structure repeats. Blocks that
     * no row of the features has are left out: their features are zero because no tuple counts, and so are their derivatives.
     */
    void write(DenseLayout layout, NpzWriter archive) {
        List<Block> blocks = blocks();
        blocks.removeIf(block -> !layout.keys().contains(block.derivatives().key()));
        int count = blocks.size();
        archive.add("derivative_row", of(blocks, Block::row), count);
        archive.add(
                "derivative_offset",
                of(blocks, block -> layout.offset(block.derivatives().key())),
                count);
        archive.add("derivative_width", of(blocks, block -> block.derivatives().width()), count);
        archive.add("derivative_atoms", of(blocks, block -> block.derivatives().atoms().length), count);
        int[] atoms = blocks.stream()
                .flatMapToInt(block -> Arrays.stream(block.derivatives().atoms()))
                .toArray();
        archive.add("derivative_atom", atoms, atoms.length);
        long size = blocks.stream().mapToLong(Block::coordinates).sum();
        try (NpyWriter values = archive.beginDoubles("derivatives", size)) {
            for (Block block : blocks) {
                values.write(block.derivatives().values(), 0, block.coordinates());
            }
        }
        if (strained) {
            long strains = blocks.stream()
                    .mapToLong(block -> (long) JacobianBlock.STRAIN_ROWS
                            * block.derivatives().width())
                    .sum();
            try (NpyWriter values = archive.beginDoubles("strain_derivatives", strains)) {
                for (Block block : blocks) {
                    values.write(
                            block.derivatives().values(),
                            block.coordinates(),
                            JacobianBlock.STRAIN_ROWS * block.derivatives().width());
                }
            }
        }
    }

    private static int[] of(List<Block> blocks, ToIntFunction<Block> number) {
        return blocks.stream().mapToInt(number).toArray();
    }
}
