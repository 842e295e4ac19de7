package org.mbtr.representations.baselines;

import java.util.Map;
import java.util.function.Consumer;
import org.mbtr.representations.StructureGradient;
import org.mbtr.representations.features.BlockKey;
import org.mbtr.representations.features.Features;
import org.mbtr.structures.Structure;

/** Sums derivatives with the weights of their features; nothing is stored for single features. */
final class SummedDerivatives implements PairDerivatives {
    private final Map<BlockKey, double[]> weights;
    private final StructureGradient sum;

    private SummedDerivatives(Structure structure, Features weights) {
        this.weights = weights.blocksView();
        this.sum = new StructureGradient(new double[3 * structure.atomCount()], new double[9]);
    }

    /** The gradient of Σ_l v_l f_l from the derivatives that {@code features} gives. */
    static StructureGradient of(Structure structure, Features weights, Consumer<PairDerivatives> features) {
        SummedDerivatives derivatives = new SummedDerivatives(structure, weights);
        features.accept(derivatives);
        return derivatives.sum;
    }

    @Override
    public void add(BlockKey key, int feature, int i, int j, double[] displacement, double[] strain) {
        double[] ofBlock = weights.get(key);
        if (ofBlock == null) {
            return;
        }
        for (int axis = 0; axis < 3; axis++) {
            sum.positions()[3 * i + axis] += ofBlock[feature] * displacement[axis];
            sum.positions()[3 * j + axis] -= ofBlock[feature] * displacement[axis];
        }
        for (int component = 0; component < 9; component++) {
            sum.strain()[component] += ofBlock[feature] * strain[component];
        }
    }
}
