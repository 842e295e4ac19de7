package org.mbtr.potentials.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The other side of the protocol, message by message, written from its description alone. */
final class TestServer implements AutoCloseable {
    /** Bohr radius (angstrom) and hartree (eV). */
    static final double BOHR = 0.529177210903;

    static final double HARTREE = 27.211386245988;

    private final ServerSocketChannel server;
    private final ServerAddress address;
    private SocketChannel channel;

    private TestServer(ServerSocketChannel server, ServerAddress address) {
        this.server = server;
        this.address = address;
    }

    /** What a client answers to {@code GETFORCE}, in eV and angstrom. */
    record Forces(double energy, double[] forces, double[] virial) {}

    static TestServer internet() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        InetSocketAddress local = (InetSocketAddress) server.getLocalAddress();
        return new TestServer(
                server, new ServerAddress.Internet(local.getAddress().getHostAddress(), local.getPort()));
    }

    static TestServer unix() throws IOException {
        ServerAddress.Unix address =
                new ServerAddress.Unix("mbtr_test_" + ProcessHandle.current().pid() + "_" + System.nanoTime());
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(address.file()));
        return new TestServer(server, address);
    }

    ServerAddress address() {
        return address;
    }

    void accept() throws IOException {
        channel = server.accept();
    }

    void send(String header) throws IOException {
        send(ByteBuffer.wrap((header + "            ").substring(0, 12).getBytes(StandardCharsets.US_ASCII)));
    }

    private void send(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    String status() throws IOException {
        send("STATUS");
        return header();
    }

    void initialise(String text) throws IOException {
        send("INIT");
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        send(buffer(8 + bytes.length).putInt(3).putInt(bytes.length).put(bytes).flip());
    }

    /** Sends cell vectors (rows, angstrom) and positions (angstrom). */
    void positions(double[] vectors, double[] positions) throws IOException {
        send("POSDATA");
        ByteBuffer message = buffer(8 * (18 + positions.length) + 4);
        for (int m = 0; m < 3; m++) {
            for (int k = 0; k < 3; k++) {
                message.putDouble(vectors[3 * k + m] / BOHR); // vectors are columns
            }
        }
        for (int i = 0; i < 9; i++) {
            message.putDouble(0); // clients here do not read the inverse
        }
        message.putInt(positions.length / 3);
        for (double x : positions) {
            message.putDouble(x / BOHR);
        }
        send(message.flip());
    }

    Forces forces() throws IOException {
        send("GETFORCE");
        String header = header();
        if (!header.equals("FORCEREADY")) {
            throw new AssertionError("expected FORCEREADY, found " + header);
        }
        ByteBuffer start = receive(12);
        double energy = start.getDouble() * HARTREE;
        int atoms = start.getInt();
        double[] forces = doubles(3 * atoms, HARTREE / BOHR);
        double[] virial = doubles(9, HARTREE);
        receive(receive(4).getInt());
        return new Forces(energy, forces, virial);
    }

    private double[] doubles(int count, double factor) throws IOException {
        double[] values = new double[count];
        receive(8 * count).asDoubleBuffer().get(values);
        for (int i = 0; i < count; i++) {
            values[i] *= factor;
        }
        return values;
    }

    private String header() throws IOException {
        return StandardCharsets.US_ASCII.decode(receive(12)).toString().strip();
    }

    private ByteBuffer receive(int size) throws IOException {
        ByteBuffer bytes = buffer(size);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new IOException("the client has closed the connection");
            }
        }
        return bytes.flip();
    }

    /** Closes the connection to the client without a word. */
    void hangUp() throws IOException {
        channel.close();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        server.close();
        if (address instanceof ServerAddress.Unix unix) {
            Files.deleteIfExists(unix.file());
        }
    }
}
