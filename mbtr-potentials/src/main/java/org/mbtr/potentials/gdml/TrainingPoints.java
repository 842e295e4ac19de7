package org.mbtr.potentials.gdml;

/**
 * Training frames as points φ − c of the space of features, about their mean c over all frames and permutations. Distances and inner
 * products with differences then follow from inner products of points with as many digits as from the differences themselves, since
 * points are no larger than these. Immutable.
 */
final class TrainingPoints {
    /**
     * Numbers before the first block. The usual garbage collector (G1) puts large arrays at the beginning of a region, with 16 bytes before their
     * numbers: with six numbers more, no register is loaded from two cache lines, which took a fifth of the time of a prediction.
     */
    private static final int BEFORE = 6;

    final TrainingFrames frames;
    final SymmetryAdaptedFeatures adapted;
    /** c {@code (stored)}, as {@link FeatureLayout} has them. */
    private final double[] centre;
    /** {@code [blocks][stored][16]} φ − c from {@link #begin} on, zeros where no frame is. */
    final double[] values;
    /** {@code [blocks][16]} |φ − c|². */
    final double[] squares;

    TrainingPoints(TrainingFrames frames) {
        this.frames = frames;
        this.adapted = new SymmetryAdaptedFeatures(frames.matches, frames.layout);
        this.centre = centre(frames);
        this.values = new double[begin(frames.blocks())];
        this.squares = new double[frames.blocks() * LaneMath.LANES];
        for (int f = 0; f < frames.count; f++) {
            double[] point = of(frames.featuresOf(f));
            double square = 0;
            for (int i = 0; i < point.length; i++) {
                values[place(f, i)] = point[i];
                square += point[i] * point[i];
            }
            squares[f] = square;
        }
    }

    /** The mean over frames, then over the images of each pair and triple, which share a basis. */
    private static double[] centre(TrainingFrames frames) {
        FeatureLayout layout = frames.layout;
        double[] means = new double[layout.size()];
        for (int f = 0; f < frames.count; f++) {
            double[] features = frames.featuresOf(f);
            for (int i = 0; i < means.length; i++) {
                means[i] += features[2 * i] / frames.count;
            }
        }
        double[] centre = new double[means.length];
        for (int q = 0; q < frames.matches.coordinates.clusters(); q++) {
            int[] images = frames.matches.images(q);
            for (int image : images) {
                for (int k = 0; k < layout.count(q); k++) {
                    centre[layout.offsets[q] + k] += means[layout.offsets[image] + k] / images.length;
                }
            }
        }
        return centre;
    }

    /**
     * A described frame as a point.
     *
     * @param features {@code [stored * 2]} as {@link DescribedFrame#features}
     * @return {@code (stored)} combinations of {@link SymmetryAdaptedFeatures}
     */
    double[] of(double[] features) {
        double[] point = new double[centre.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = features[2 * i] - centre[i];
        }
        return adapted.combine(point);
    }

    /** Where a block begins. */
    int begin(int block) {
        return Math.addExact(BEFORE, Math.multiplyExact(block, LaneMath.LANES * centre.length));
    }

    /** Where a combination of features of a frame is. */
    int place(int frame, int combination) {
        return begin(frame / LaneMath.LANES) + LaneMath.LANES * combination + frame % LaneMath.LANES;
    }
}
