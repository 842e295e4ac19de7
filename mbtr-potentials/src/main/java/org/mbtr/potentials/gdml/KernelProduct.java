package org.mbtr.potentials.gdml;

import java.util.ArrayList;
import java.util.List;
import org.mbtr.representations.parallel.Workers;

/**
 * Products K v of the kernel matrix of training frames with vectors, without the matrix: what {@link KernelSum} predicts for the
 * training frames with v as its coefficients. Cost of one: for each two frames, 4 multiplications and additions for each product of {@link SymmetryAdaptedFeatures}. Elements are those of {@link
 * KernelAssembly} up to rounding, and products do not depend on the number of threads.
 */
final class KernelProduct {
    /** Row frames of one task: the column frames that are in the cache serve all of them. */
    private static final int ROWS_PER_TASK = 8;

    private final TrainingFrames frames;
    private final TrainingPoints points;
    private final Matern kernel;
    private final LaneMath math;
    private final List<DescribedFrame> rows;

    KernelProduct(TrainingFrames frames, Matern kernel, LaneMath math) {
        this.frames = frames;
        this.points = new TrainingPoints(frames);
        this.kernel = kernel;
        this.math = math;
        this.rows = new ArrayList<>();
        for (int f = 0; f < frames.count; f++) {
            rows.add(row(f));
        }
    }

    /** A training frame along the bases alone, as the kernel matrix has it. */
    private DescribedFrame row(int frame) {
        TrainingFrames.Row row = frames.row(frame);
        return new DescribedFrame(
                frames.matches,
                new double[0],
                row.directions(),
                row.sideSlopes(),
                row.features(),
                0,
                new double[frames.matches.coordinates.count()]);
    }

    /** Order 3·atoms·frames of the matrix. */
    int order() {
        return Math.multiplyExact(3 * frames.atoms, frames.count);
    }

    /**
     * K v.
     *
     * @param vector v {@code (order)}
     */
    double[] times(double[] vector, Workers workers) {
        KernelSum sum = new KernelSum(points, kernel, GdmlCoefficients.ofForces(vector), math);
        double[] product = new double[order()];
        workers.run(Math.ceilDiv(frames.count, ROWS_PER_TASK), task -> {
            int from = task * ROWS_PER_TASK;
            List<DescribedFrame> group = rows.subList(from, Math.min(frames.count, from + ROWS_PER_TASK));
            List<KernelSum.Sums> sums = sum.evaluate(group);
            for (int i = 0; i < group.size(); i++) {
                DescribedFrame row = group.get(i);
                double[] forces = row.pullBack(row.ofDistances(sums.get(i).slopes()), frames.atoms);
                System.arraycopy(forces, 0, product, (from + i) * forces.length, forces.length);
            }
        });
        return product;
    }
}
