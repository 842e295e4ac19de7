package org.mbtr.learning.model;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.representations.features.FeatureBlock;
import org.mbtr.representations.features.FeatureSet;

/** The weights of a linear model, as the features of one fictitious structure. */
final class LinearWeights {
    private LinearWeights() {}

    /** w = Σ_i coefficients[i] x_i, block by block. */
    static FeatureSet fromDual(FeatureSet training, double[] coefficients) {
        return fromDual(training, coefficients, new FeatureSet(training.structureCount(), List.of()));
    }

    /** w = Σ_i coefficients[i] x_i + directions_i, for directions in blocks that the features have. */
    static FeatureSet fromDual(FeatureSet training, double[] coefficients, FeatureSet directions) {
        List<FeatureBlock> blocks = new ArrayList<>();
        for (FeatureBlock block : training.blocks()) {
            double[] weights = new double[block.width()];
            for (int row = 0; row < block.rows(); row++) {
                double coefficient = coefficients[block.structures()[row]];
                for (int m = 0; m < weights.length; m++) {
                    weights[m] += coefficient * block.values()[row * block.width() + m];
                }
            }
            directions.block(block.key()).ifPresent(added -> {
                for (int i = 0; i < added.values().length; i++) {
                    weights[i % weights.length] += added.values()[i];
                }
            });
            blocks.add(new FeatureBlock(block.key(), block.width(), new int[] {0}, weights));
        }
        return new FeatureSet(1, blocks);
    }
}
