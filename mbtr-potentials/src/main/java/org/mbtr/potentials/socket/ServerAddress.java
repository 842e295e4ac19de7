package org.mbtr.potentials.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import org.mbtr.structures.MbtrException;

/** Where a server listens. */
public sealed interface ServerAddress {
    /** Time between attempts to connect. */
    Duration PAUSE = Duration.ofMillis(200);

    /** An internet socket. */
    record Internet(String host, int port) implements ServerAddress {
        /** Checks the port. */
        public Internet {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("a port is a number from 1 to 65535, found " + port);
            }
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** A UNIX socket of this name, which i-PI and ASE take for the file {@code /tmp/ipi_NAME}. */
    record Unix(String name) implements ServerAddress {
        /** The file. */
        public Path file() {
            return Path.of("/tmp", "ipi_" + name);
        }

        @Override
        public String toString() {
            return file().toString();
        }
    }

    /**
     * Connects, again and again until it succeeds or the time is over.
     *
     * @throws MbtrException if nothing listens there
     */
    default SocketChannel connect(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return open();
            } catch (IOException | UnresolvedAddressException failure) {
                if (System.nanoTime() >= end) {
                    String reason = failure instanceof UnresolvedAddressException
                            ? "no such host"
                            : String.valueOf(failure.getMessage());
                    throw new MbtrException(
                            "no server at " + this + " within " + patience.toSeconds() + " s (" + reason
                                    + "); start i-PI, ASE or another server first, or check the address",
                            failure);
                }
                pause();
            }
        }
    }

    private SocketChannel open() throws IOException {
        SocketAddress address = switch (this) {
            case Internet internet -> new InetSocketAddress(internet.host, internet.port);
            case Unix unix -> UnixDomainSocketAddress.of(unix.file());
        };
        SocketChannel channel = SocketChannel.open(address);
        if (this instanceof Internet) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true); // messages are short and waited for
        }
        return channel;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new MbtrException("interrupted while waiting for a server", stop);
        }
    }
}
