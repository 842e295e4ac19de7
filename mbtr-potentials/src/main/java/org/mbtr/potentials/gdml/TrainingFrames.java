package org.mbtr.potentials.gdml;

import java.util.List;
import org.mbtr.potentials.gdml.permutations.PermutationGroup;
import org.mbtr.representations.parallel.Workers;

/**
 * Described frames, 16 side by side, so that a register holds the same feature of several frames. Places beyond the last frame
 * hold zeros. Immutable.
 */
final class TrainingFrames {
    /** Frames described by one task. */
    private static final int FRAMES_PER_TASK = 64;

    final int count;
    final int atoms;
    final Matches matches;
    final FeatureLayout layout;
    final FrameDescriber describer;
    /** {@code [blocks][stored features][2][16]} φ about its centre, and its derivative with respect to r or g. */
    final double[] features;
    /** {@code [blocks][pairs][3][16]} directions of the pairs. */
    final double[] directions;
    /** {@code [blocks][coordinates − pairs][3][16]} derivatives of the coordinates of triples with respect to their sides. */
    final double[] sideSlopes;

    /**
     * What the loops need of the frame of a row.
     *
     * @param features {@code [stored * 2]}
     * @param directions {@code [pairs * 3]}
     * @param sideSlopes {@code [(coordinates − pairs) * 3]}
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(double[] features, double[] directions, double[] sideSlopes) {}

    private TrainingFrames(List<double[]> positions, Matches matches, FeatureLayout layout, LocalFunctions functions) {
        this.count = positions.size();
        this.atoms = positions.getFirst().length / 3;
        this.matches = matches;
        this.layout = layout;
        this.describer = new FrameDescriber(functions, matches, layout);
        this.features = new double[Math.multiplyExact(blocks(), featuresPerBlock())];
        this.directions = new double[Math.multiplyExact(blocks(), directionsPerBlock())];
        this.sideSlopes = new double[Math.multiplyExact(blocks(), sideSlopesPerBlock())];
    }

    /**
     * Describes frames of one molecule.
     *
     * @param positions {@code [frames][atoms * 3]} (angstrom)
     * @throws org.mbtr.structures.MbtrException if atoms coincide or a coordinate is not finite
     */
    static TrainingFrames of(
            List<double[]> positions, PermutationGroup group, LocalFunctions functions, Workers workers) {
        Matches matches = new Matches(group, Coordinates.of(group.atoms(), functions));
        FrameTriangles triangles = new FrameTriangles(matches.coordinates);
        int tasks = Math.ceilDiv(positions.size(), FRAMES_PER_TASK);
        double[][] coordinates = new double[positions.size()][];
        workers.run(tasks, task -> {
            for (int f = FRAMES_PER_TASK * task; f < end(task, positions.size()); f++) {
                coordinates[f] = FrameDescriber.coordinates(positions.get(f), functions, triangles);
            }
        });
        FeatureLayout layout = FeatureLayout.of(coordinates, functions, matches, workers);
        TrainingFrames frames = new TrainingFrames(positions, matches, layout, functions);
        workers.run(tasks, task -> {
            for (int f = FRAMES_PER_TASK * task; f < end(task, positions.size()); f++) {
                frames.store(f, frames.describer.describe(positions.get(f)));
            }
        });
        return frames;
    }

    private static int end(int task, int count) {
        return Math.min(count, FRAMES_PER_TASK * (task + 1));
    }

    private void store(int frame, DescribedFrame described) {
        int block = frame / LaneMath.LANES;
        int lane = frame % LaneMath.LANES;
        for (int i = 0; i < described.features().length; i++) {
            features[featureStart(block) + LaneMath.LANES * i + lane] =
                    described.features()[i];
        }
        for (int i = 0; i < described.directions().length; i++) {
            directions[directionStart(block) + LaneMath.LANES * i + lane] =
                    described.directions()[i];
        }
        for (int i = 0; i < described.sideSlopes().length; i++) {
            sideSlopes[sideSlopeStart(block) + LaneMath.LANES * i + lane] =
                    described.sideSlopes()[i];
        }
    }

    /** The frame that is nearest to another one, under any permutation; −1 if there is no other. */
    int nearest(int frame) {
        MatchTable table = new MatchTable(matches, layout);
        Contractions sums = new Contractions(matches);
        double[] squares = new double[LaneMath.LANES * matches.permutations];
        double[] row = featuresOf(frame);
        double least = Double.POSITIVE_INFINITY;
        int nearest = -1;
        for (int block = 0; block < blocks(); block++) {
            LaneMath.best().contract(table, row, features, featureStart(block), sums);
            LaneMath.best().sum(matches.classesOf, sums.squares, squares);
            for (int i = 0; i < squares.length; i++) {
                int other = LaneMath.LANES * block + i % LaneMath.LANES;
                if (other < count && other != frame && squares[i] < least) {
                    least = squares[i];
                    nearest = other;
                }
            }
        }
        return nearest;
    }

    /** Number of blocks of 16 frames. */
    int blocks() {
        return Math.ceilDiv(count, LaneMath.LANES);
    }

    /** Where the features of a block begin. */
    int featureStart(int block) {
        return block * featuresPerBlock();
    }

    /** Where the directions of a block begin. */
    int directionStart(int block) {
        return block * directionsPerBlock();
    }

    /** Where the derivatives of coordinates of triples of a block begin. */
    int sideSlopeStart(int block) {
        return block * sideSlopesPerBlock();
    }

    private int featuresPerBlock() {
        return 2 * LaneMath.LANES * layout.size();
    }

    private int directionsPerBlock() {
        return 3 * LaneMath.LANES * matches.pairs;
    }

    private int sideSlopesPerBlock() {
        return LaneMath.LANES * matches.sides.length;
    }

    /** All that is stored of one frame. */
    Row row(int frame) {
        int block = frame / LaneMath.LANES;
        return new Row(
                featuresOf(frame),
                directionsOf(frame),
                lane(sideSlopes, sideSlopeStart(block), frame % LaneMath.LANES, matches.sides.length));
    }

    /** The features of one frame, {@code [stored * 2]}. */
    double[] featuresOf(int frame) {
        return lane(features, featureStart(frame / LaneMath.LANES), frame % LaneMath.LANES, 2 * layout.size());
    }

    /** The directions of one frame, {@code [pairs * 3]}. */
    double[] directionsOf(int frame) {
        return lane(directions, directionStart(frame / LaneMath.LANES), frame % LaneMath.LANES, 3 * matches.pairs);
    }

    private static double[] lane(double[] source, int start, int lane, int length) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = source[start + LaneMath.LANES * i + lane];
        }
        return values;
    }
}
