package org.mbtr.structures.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.mbtr.structures.MbtrException;

/**
 * One array of an archive, written in pieces of any size in C order. {@link #close} checks that as many values came as
 * the shape says.
 */
public final class NpyWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final ZipOutputStream zip;
    private final String where;
    private final NpyHeader header;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long remaining;
    private boolean closed;

    NpyWriter(ZipOutputStream zip, String where, NpyHeader header) {
        this.zip = zip;
        this.where = where;
        this.header = header;
        this.remaining = header.size();
        try {
            zip.write(header.bytes());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Appends {@code values[from]} to {@code values[from + count - 1]}.
     *
     * @throws IllegalArgumentException if these are more values than the shape leaves
     */
    public void write(double[] values, int from, int count) {
        take(count);
        for (int i = from; i < from + count; i++) {
            flushIfFull();
            buffer.putDouble(values[i]);
        }
    }

    void write(long[] values, int from, int count) {
        take(count);
        int bytes = header.type().bytes();
        for (int i = from; i < from + count; i++) {
            flushIfFull();
            switch (bytes) {
                case 1 -> buffer.put((byte) values[i]);
                case 4 -> buffer.putInt((int) values[i]);
                default -> buffer.putLong(values[i]);
            }
        }
    }

    void write(List<String> values) {
        take(values.size());
        for (String value : values) {
            byte[] text = value.getBytes(header.type().kind() == 'S' ? UTF_8 : Charset.forName("UTF-32LE"));
            byte[] padded = Arrays.copyOf(text, header.type().bytes());
            flush();
            try {
                zip.write(padded);
            } catch (IOException e) {
                throw failure(e);
            }
        }
    }

    /**
     * Ends the array.
     *
     * @throws IllegalStateException if fewer values were written than the shape says
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        flush();
        try {
            zip.closeEntry();
        } catch (IOException e) {
            throw failure(e);
        }
        if (remaining > 0) {
            throw new IllegalStateException(where + " lacks " + remaining + " of its " + header.size() + " values");
        }
    }

    boolean isClosed() {
        return closed;
    }

    private void take(int count) {
        if (closed || count > remaining) {
            throw new IllegalArgumentException(where + " takes " + remaining + " more values, found " + count);
        }
        remaining -= count;
    }

    private void flushIfFull() {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
    }

    private void flush() {
        try {
            zip.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private MbtrException failure(IOException e) {
        return new MbtrException(where + " cannot be written: " + e.getMessage(), e);
    }
}
