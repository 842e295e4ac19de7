package org.mbtr.potentials.gdml;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.mbtr.learning.linalg.DenseMatrix;
import org.mbtr.representations.parallel.Workers;

/**
 * Single columns of the kernel matrix of training frames, and its diagonal, by the same operations as {@link KernelAssembly}. The
 * matrix is symmetric, so a column is made as the row of its coordinate.
 */
final class KernelColumns {
    private static final int LANES = LaneMath.LANES;

    private final TrainingFrames frames;
    private final KernelAssembly assembly;
    /** Coordinates of one frame. */
    private final int length;

    KernelColumns(TrainingFrames frames, Matern kernel, LaneMath math) {
        this.frames = frames;
        this.assembly = new KernelAssembly(frames, kernel, math);
        this.length = 3 * frames.atoms;
    }

    /** Order 3·atoms·frames of the matrix. */
    int order() {
        return assembly.order();
    }

    /** The diagonal, {@code (order)}. */
    double[] diagonal(Workers workers) {
        double[] diagonal = new double[order()];
        workers.run(frames.blocks(), block -> {
            KernelAssembly.Block memory = assembly.new Block();
            for (int frame = LANES * block; frame < Math.min(frames.count, LANES * (block + 1)); frame++) {
                memory.begin(frames.row(frame), block);
                for (int c = 0; c < length; c++) {
                    double[] rows = memory.rowsOf(c / 3);
                    diagonal[frame * length + c] = rows[LANES * (length * (c % 3) + c) + frame % LANES];
                }
            }
        });
        return diagonal;
    }

    /**
     * Writes columns. Cost: for each frame that a coordinate belongs to, that of the rows of a frame in the assembly.
     *
     * @param coordinates numbers of the columns, each once
     * @param out {@code (coordinates)(order)}: column {@code coordinates[i]} of the matrix in row i
     */
    void fill(int[] coordinates, DenseMatrix out, Workers workers) {
        int[] owners =
                Arrays.stream(coordinates).map(c -> c / length).distinct().toArray();
        workers.run(owners.length, task -> {
            KernelAssembly.Block memory = assembly.new Block();
            TrainingFrames.Row row = frames.row(owners[task]);
            double[] line = new double[LANES * length];
            for (int block = 0; block < frames.blocks(); block++) {
                memory.begin(row, block);
                for (int i = 0; i < coordinates.length; i++) {
                    if (coordinates[i] / length == owners[task]) {
                        int own = coordinates[i] % length;
                        double[] rows = memory.rowsOf(own / 3);
                        write(rows, own % 3, block, line, out, i);
                    }
                }
            }
        });
    }

    /** One row of the blocks of 16 column frames, with the elements of each frame side by side. */
    private void write(double[] rows, int axis, int block, double[] line, DenseMatrix out, int row) {
        for (int lane = 0; lane < LANES; lane++) {
            for (int c = 0; c < length; c++) {
                line[lane * length + c] = rows[LANES * (length * axis + c) + lane];
            }
        }
        long begin = (long) LANES * block * length;
        int count = (int) Math.min(line.length, order() - begin);
        long at = ((long) row * order() + begin) * Double.BYTES;
        MemorySegment.copy(line, 0, out.segment(), ValueLayout.JAVA_DOUBLE, at, count);
    }
}
