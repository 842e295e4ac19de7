package org.mbtr.potentials.socket;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What goes through a socket: headers of {@value #HEADER} characters, filled up with blanks, 32-bit whole numbers and 64-bit
 * real numbers, little-endian.
 */
final class Wire implements AutoCloseable {
    static final int HEADER = 12;

    private final SocketChannel channel;

    Wire(SocketChannel channel) {
        this.channel = channel;
    }

    /** A header without its blanks; empty if the other side has closed the connection before it. */
    Optional<String> readHeader() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER);
        if (channel.read(buffer) < 0) {
            return Optional.empty();
        }
        fill(buffer);
        return Optional.of(
                StandardCharsets.ISO_8859_1.decode(buffer.flip()).toString().strip());
    }

    int readInt() throws IOException {
        return read(Integer.BYTES).getInt();
    }

    double[] readDoubles(int count) throws IOException {
        double[] values = new double[count];
        read(Math.multiplyExact(count, Double.BYTES)).asDoubleBuffer().get(values);
        return values;
    }

    /** Reads so many bytes and forgets them. */
    void skip(int count) throws IOException {
        read(count);
    }

    private ByteBuffer read(int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        fill(buffer);
        return buffer.flip();
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("it was closed in the middle of a message");
            }
        }
    }

    void writeHeader(String text) throws IOException {
        write(header(text, 0));
    }

    /** A header and the result behind it in one piece. */
    void writeForces(double energy, double[] forces, double[] virial) throws IOException {
        int size = Double.BYTES * (1 + forces.length + virial.length) + 2 * Integer.BYTES;
        ByteBuffer buffer = header("FORCEREADY", size);
        buffer.putDouble(energy).putInt(forces.length / 3);
        for (double component : forces) {
            buffer.putDouble(component);
        }
        for (double component : virial) {
            buffer.putDouble(component);
        }
        write(buffer.putInt(0)); // no further text
    }

    private static ByteBuffer header(String text, int more) {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER + more).order(ByteOrder.LITTLE_ENDIAN);
        return buffer.put(String.format("%-" + HEADER + "s", text).getBytes(StandardCharsets.ISO_8859_1));
    }

    private void write(ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
