package org.mbtr.structures.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.mbtr.structures.MbtrException;

/**
 * Reads one array in NumPy's format in pieces of any size, so that it need not fit into memory. Values come in the order
 * of the file: for an array in Fortran order the first index runs fastest ({@link #isFortranOrder}).
 */
public final class NpyReader implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final InputStream stream;
    private final String where;
    private final NpyHeader header;
    private final ByteBuffer buffer;
    private long remaining;

    private NpyReader(InputStream stream, String where) throws IOException {
        this.stream = stream;
        this.where = where;
        this.header = NpyHeader.read(stream, where);
        int bytes = Math.max(1, header.type().bytes());
        this.buffer = ByteBuffer.allocate(Math.max(1, BUFFER / bytes) * bytes)
                .order(header.type().order())
                .limit(0);
        this.remaining = header.size();
    }

    /**
     * Reads the header; the stream is closed by {@link #close}.
     *
     * @param where file and array, for messages
     * @throws MbtrException if it is not such an array, has an unknown element type, or is cut off
     */
    public static NpyReader of(InputStream stream, String where) {
        try {
            return new NpyReader(stream, where);
        } catch (IOException e) {
            throw failure(where, e);
        }
    }

    /** The extents, a copy; none for a single value. */
    public long[] shape() {
        return header.shape().clone();
    }

    /** Whether the first index runs fastest in what the reading methods return. */
    public boolean isFortranOrder() {
        return header.fortranOrder();
    }

    /** Number of values not yet read. */
    public long remaining() {
        return remaining;
    }

    NpyHeader header() {
        return header;
    }

    /**
     * Reads the next values as real numbers into {@code target[from]} to {@code target[from + count - 1]}.
     *
     * @throws MbtrException if the array holds texts, has fewer values left, or is cut off or damaged
     */
    public void read(double[] target, int from, int count) {
        begin(count);
        for (int i = 0; i < count; i++) {
            fill();
            target[from + i] = header.type().kind() == 'f' ? real() : whole();
        }
    }

    /**
     * Reads the next values as whole numbers; truth values are 0 and 1.
     *
     * @throws MbtrException if the array holds texts or real numbers, has fewer values left, or is cut off or damaged
     */
    public void read(long[] target, int from, int count) {
        begin(count);
        if (header.type().kind() == 'f') {
            throw new MbtrException(where + " holds real numbers; expected whole numbers");
        }
        for (int i = 0; i < count; i++) {
            fill();
            target[from + i] = whole();
        }
    }

    /** Reads the next values as texts, without the padding at their end. */
    void read(String[] target, int from, int count) {
        if (header.type().isNumeric()) {
            throw new MbtrException(where + " holds numbers; expected texts");
        }
        take(count);
        Charset charset = header.type().kind() == 'S'
                ? StandardCharsets.UTF_8
                : Charset.forName(header.type().description().startsWith(">") ? "UTF-32BE" : "UTF-32LE");
        byte[] element = new byte[header.type().bytes()];
        for (int i = 0; i < count; i++) {
            if (element.length > 0) {
                fill();
                buffer.get(element);
            }
            String padded = new String(element, charset);
            int end = padded.length();
            while (end > 0 && padded.charAt(end - 1) == 0) {
                end--;
            }
            target[from + i] = padded.substring(0, end);
        }
    }

    /** Refuses a shape that needs more bytes than there are, before anyone allocates memory for it. */
    void requireFits(long bytes) {
        if (bytes >= 0 && header.size() > bytes / Math.max(1, header.type().bytes())) {
            close();
            throw new MbtrException(where + " is cut off or damaged: its shape asks for " + header.size()
                    + " values, the entry has " + bytes + " bytes");
        }
    }

    /** Reads to the end of the stream, which must follow the last value; a checksum is compared there. */
    void requireEnd() {
        try {
            if (buffer.hasRemaining() || remaining > 0 || stream.read() >= 0) {
                throw new MbtrException(where + " holds more than its shape says; the file is damaged");
            }
        } catch (IOException e) {
            throw failure(where, e);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw failure(where, e);
        }
    }

    private void begin(int count) {
        if (!header.type().isNumeric()) {
            throw new MbtrException(where + " holds texts; expected numbers");
        }
        take(count);
    }

    private void take(int count) {
        if (count > remaining) {
            throw new MbtrException(where + " has " + remaining + " values left; " + count + " were asked for");
        }
        remaining -= count;
    }

    private double real() {
        return header.type().bytes() == 8 ? buffer.getDouble() : buffer.getFloat();
    }

    private long whole() {
        boolean signed = header.type().kind() == 'i';
        return switch (header.type().bytes()) {
            case 1 -> signed ? buffer.get() : Byte.toUnsignedLong(buffer.get());
            case 2 -> signed ? buffer.getShort() : Short.toUnsignedLong(buffer.getShort());
            case 4 -> signed ? buffer.getInt() : Integer.toUnsignedLong(buffer.getInt());
            default -> unsignedChecked(buffer.getLong(), signed);
        };
    }

    private long unsignedChecked(long value, boolean signed) {
        if (!signed && value < 0) {
            throw new MbtrException(where + " holds " + Long.toUnsignedString(value)
                    + ", which is larger than the largest signed 64-bit number");
        }
        return value;
    }

    /** Makes sure that at least one element is in the buffer, whose size is a multiple of an element's. */
    private void fill() {
        if (buffer.hasRemaining()) {
            return;
        }
        try {
            int bytes = header.type().bytes();
            int got = stream.readNBytes(buffer.array(), 0, buffer.capacity());
            if (got < bytes) {
                throw new MbtrException(where + " is cut off: fewer values than its shape says");
            }
            buffer.position(0).limit(got - got % bytes);
        } catch (IOException e) {
            throw failure(where, e);
        }
    }

    private static MbtrException failure(String where, IOException e) {
        return new MbtrException(
                where + " cannot be read: " + e.getMessage() + "; the file may be cut off or damaged", e);
    }
}
