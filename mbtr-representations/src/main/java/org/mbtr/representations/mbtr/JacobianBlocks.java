package org.mbtr.representations.mbtr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.mbtr.representations.FeatureJacobian;
import org.mbtr.representations.JacobianBlock;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.BlockList;
import org.mbtr.representations.features.Features;
import org.mbtr.representations.math.ArrayMath;
import org.mbtr.structures.MbtrException;
import org.mbtr.structures.Structure;

/**
 * Turns the derivatives of blocks of distinct tuples into those of the features of one structure: what {@link BlockConventions}
 * does to values it does to derivatives, which are linear in them; a norm is differentiated as well.
 */
final class JacobianBlocks {
    private static final int STRAIN = JacobianBlock.STRAIN_ROWS;
    /** Row of {@link JacobianRows} for each component of strain. */
    private static final int[] SYMMETRIC = {0, 1, 2, 1, 3, 4, 2, 4, 5};

    private final Structure structure;
    private final BlockList blocks = new BlockList();
    private final Map<BlockKey, int[]> atomsOf = new HashMap<>();

    JacobianBlocks(Structure structure) {
        this.structure = structure;
    }

    /** Adds the blocks of a term. */
    void add(Term term, TreeMap<BlockKey, JacobianRows> rows, TupleScene scene, MbtrSettings settings) {
        boolean mixed = settings.correlation() instanceof Correlation.Matrix;
        BlockList distinct = new BlockList();
        rows.forEach((key, block) -> {
            if (!block.isEmpty()) {
                int[] atoms = mixed ? allAtoms() : atoms(block, scene);
                distinct.add(key, compact(block, atoms, scene));
                atomsOf.put(key, atoms);
                atomsOf.put(key.reversed(), atoms);
            }
        });
        BlockConventions.apply(distinct, settings.correlation(), settings.counting(), term.scale(), blocks);
    }

    private int[] allAtoms() {
        return IntStream.range(0, structure.atomCount()).toArray();
    }

    private static int[] atoms(JacobianRows block, TupleScene scene) {
        return Arrays.stream(block.atoms())
                .map(scene.atoms()::source)
                .sorted()
                .distinct()
                .toArray();
    }

    /** Rows of atoms in ascending order, images added to their atom, and nine rows of strain. */
    private double[] compact(JacobianRows block, int[] atoms, TupleScene scene) {
        int width = block.binCount;
        double[] values = new double[size(atoms.length, width)];
        double[] rows = block.reserve();
        for (int i : block.atoms()) {
            int place = Arrays.binarySearch(atoms, scene.atoms().source(i));
            for (int axis = 0; axis < 3; axis++) {
                int from = block.beginOf(i) + axis * block.stride;
                int to = (3 * place + axis) * width;
                for (int m = 0; m < width; m++) {
                    values[to + m] += rows[from + m];
                }
            }
        }
        if (structure.isPeriodic()) {
            for (int component = 0; component < STRAIN; component++) {
                int from = block.beginOfStrain() + SYMMETRIC[component] * block.stride;
                System.arraycopy(rows, from, values, (3 * atoms.length + component) * width, width);
            }
        } else {
            addVirial(atoms, width, values);
        }
        return values;
    }

    /** Σ_atoms (∂f/∂r_i) r_j, in which it does not matter where places are measured from. */
    private void addVirial(int[] atoms, int width, double[] values) {
        for (int a = 1; a < atoms.length; a++) {
            for (int component = 0; component < STRAIN; component++) {
                int j = component % 3;
                double place = structure.position(atoms[a], j) - structure.position(atoms[0], j);
                int from = (3 * a + component / 3) * width;
                int to = (3 * atoms.length + component) * width;
                for (int m = 0; m < width; m++) {
                    values[to + m] += place * values[from + m];
                }
            }
        }
    }

    private static int size(int atoms, int width) {
        long size = (3L * atoms + STRAIN) * width;
        if (size > Integer.MAX_VALUE - ArrayMath.PADDING) {
            throw new MbtrException("the derivatives of one block of " + width + " features with respect to " + atoms
                    + " atoms do not fit into an array; use fewer bins or smaller structures");
        }
        return (int) size;
    }

    /** The result without a norm, divided by {@code divisor}. */
    FeatureJacobian divided(double divisor) {
        List<JacobianBlock> result = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            double[] values = blocks.valuesView(i);
            if (divisor != 1) {
                for (int m = 0; m < values.length; m++) {
                    values[m] /= divisor;
                }
            }
            int[] atoms = atomsOf(blocks.key(i));
            result.add(new JacobianBlock(blocks.key(i), values.length / (3 * atoms.length + STRAIN), atoms, values));
        }
        return new FeatureJacobian(structure.atomCount(), result);
    }

    /** Under a correlation matrix there are blocks that no tuple belongs to; they depend on all atoms. */
    private int[] atomsOf(BlockKey key) {
        return atomsOf.computeIfAbsent(key, absent -> allAtoms());
    }

    /**
     * The result of features f = x/|x|: ∂f = (∂x − f Σ_l f_l ∂x_l) / |x|. Every block depends on all atoms. Nothing where there
     * are no features.
     *
     * @param unnormalized the features x
     */
    FeatureJacobian ofNormalized(Features unnormalized) {
        Map<BlockKey, double[]> x = unnormalized.blocksView();
        double norm = Math.sqrt(x.values().stream()
                .flatMapToDouble(Arrays::stream)
                .map(value -> value * value)
                .sum());
        if (norm == 0) {
            return new FeatureJacobian(structure.atomCount(), List.of());
        }
        FeatureJacobian plain = divided(norm);
        var along = plain.contract(unnormalized);
        double[] share = new double[3 * structure.atomCount() + STRAIN];
        System.arraycopy(along.positions(), 0, share, 0, along.positions().length);
        System.arraycopy(along.strain(), 0, share, along.positions().length, STRAIN);
        SortedSet<BlockKey> keys = new TreeSet<>(x.keySet());
        plain.blocks().forEach(block -> keys.add(block.key()));
        List<JacobianBlock> result = new ArrayList<>();
        for (BlockKey key : keys) {
            int width = plain.block(key).map(JacobianBlock::width).orElseGet(() -> x.get(key).length);
            double[] values = new double[size(structure.atomCount(), width)];
            plain.block(key).ifPresent(block -> spread(block, values));
            double[] ofBlock = x.getOrDefault(key, new double[width]);
            for (int row = 0; row < share.length; row++) {
                for (int m = 0; m < width; m++) {
                    values[row * width + m] -= share[row] * ofBlock[m] / (norm * norm);
                }
            }
            result.add(new JacobianBlock(key, width, allAtoms(), values));
        }
        return new FeatureJacobian(structure.atomCount(), result);
    }

    private void spread(JacobianBlock block, double[] values) {
        int width = block.width();
        for (int a = 0; a < block.atoms().length; a++) {
            System.arraycopy(block.values(), 3 * a * width, values, 3 * block.atoms()[a] * width, 3 * width);
        }
        System.arraycopy(
                block.values(),
                block.coordinateCount() * width,
                values,
                3 * structure.atomCount() * width,
                STRAIN * width);
    }
}
