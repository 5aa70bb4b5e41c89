package io.shadowledger.sandbox.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.stream.Stream;

/** TCP ports of the loopback address 127.0.0.1, the only one that the sandbox listens on. */
public final class Ports {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private Ports() {}

    /** A port that nothing listens on, out of the system's ephemeral range. */
    public static int free() {
        return free(1)[0];
    }

    /** As many different ports that nothing listens on. */
    public static int[] free(int count) {
        var sockets = Stream.generate(Ports::bindAny).limit(count).toList();
        try {
            return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    /** Whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As servers do: a connection in TIME_WAIT does not keep the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    /** @throws PortInUseException if something listens on the port already; {@code name} says for whom it is */
    public static void requireFree(String name, int port) {
        if (!isFree(port)) {
            throw new PortInUseException(name, port);
        }
    }

    private static ServerSocket bindAny() {
        try {
            var socket = new ServerSocket();
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0));
            return socket;
        } catch (IOException noPort) {
            throw new UncheckedIOException("no free port on 127.0.0.1", noPort);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
    }
}
