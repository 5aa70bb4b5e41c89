package io.shadowledger.sandbox.kubernetes.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free loopback ports for programs that cannot choose one themselves. */
public final class FreePort {

    private FreePort() {}

    /** A port that was free a moment ago. */
    public static int any() {
        return tryBind(0);
    }

    /** The given port if it is free, any other otherwise. */
    public static int preferred(int port) {
        try {
            return tryBind(port);
        } catch (UncheckedIOException inUse) {
            return any();
        }
    }

    private static int tryBind(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is in use", e);
        }
    }
}
