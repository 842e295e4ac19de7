package org.mbtr.structures.io;

import java.util.Arrays;
import java.util.Optional;
import org.mbtr.structures.MbtrException;

/** An array {@code [frames, atoms, 3]} handed out a frame at a time. */
final class FrameArray {
    private final long frames;
    private final int frameSize;
    /** Absent if the whole array is in memory, because the file has it in Fortran order. */
    private final Optional<NpyReader> reader;

    private final double[] whole;
    private int frame;

    private FrameArray(long frames, int frameSize, Optional<NpyReader> reader, double[] whole) {
        this.frames = frames;
        this.frameSize = frameSize;
        this.reader = reader;
        this.whole = whole;
    }

    /**
     * Opens an array and checks its shape.
     *
     * @throws MbtrException if it is not {@code [frames, atoms, 3]} or has no frame
     */
    static FrameArray open(NpzArchive archive, String name, String title, int atoms) {
        NpyReader reader = archive.reader(name);
        long[] shape = reader.shape();
        if (shape.length != 3 || shape[0] < 1 || shape[1] != atoms || shape[2] != 3) {
            throw new MbtrException(title + ", array `" + name + "`: expected shape [frames, " + atoms
                    + ", 3] with at least one frame, found " + Arrays.toString(shape));
        }
        if (reader.isFortranOrder()) {
            reader.close();
            return new FrameArray(
                    shape[0], 3 * atoms, Optional.empty(), archive.read(name).doubles());
        }
        return new FrameArray(shape[0], 3 * atoms, Optional.of(reader), new double[0]);
    }

    long frames() {
        return frames;
    }

    double[] next() {
        double[] values = new double[frameSize];
        if (reader.isPresent()) {
            reader.get().read(values, 0, frameSize);
        } else {
            System.arraycopy(whole, frame * frameSize, values, 0, frameSize);
        }
        frame++;
        if (frame == frames && reader.isPresent()) {
            reader.get().requireEnd();
        }
        return values;
    }
}
