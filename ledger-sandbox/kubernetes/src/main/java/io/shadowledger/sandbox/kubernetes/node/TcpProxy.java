package io.shadowledger.sandbox.kubernetes.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loopback port in front of the ready pods of a Service. Without any it resets a connection at once. */
final class TcpProxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TcpProxy.class);
    private static final int CONNECT_MILLIS = 1_000;

    private final ServerSocket server;
    private final Supplier<List<Integer>> backends;
    private final boolean sticky;
    private final AtomicInteger turn = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /**
     * Starts to listen.
     *
     * @param backends the local ports of the ready pods, asked for every connection
     * @param sticky whether the same client gets the same pod; on loopback there is only one client
     * @throws IOException if the port is in use
     */
    TcpProxy(int port, Supplier<List<Integer>> backends, boolean sticky) throws IOException {
        this.backends = backends;
        this.sticky = sticky;
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().name("proxy-" + port()).start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(TcpProxy::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.atWarn().setCause(e).addKeyValue("port", port()).log("Cannot accept a connection");
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var pod = connect();
            if (pod == null) {
                // A reset instead of an orderly end: the client sees a refusal and not an empty answer
                client.setSoLinger(true, 0);
                return;
            }
            open.add(pod);
            try (pod) {
                client.setTcpNoDelay(true);
                pod.setTcpNoDelay(true);
                var back = Thread.ofVirtual().start(() -> pump(pod, client));
                pump(client, pod);
                back.join();
            } finally {
                open.remove(pod);
            }
        } catch (IOException eitherSideHasGone) {
            LOG.atTrace().setCause(eitherSideHasGone).log("Connection ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    /** The next backend that accepts; each is tried once. */
    private @Nullable Socket connect() throws IOException {
        var ports = backends.get();
        var first = sticky ? 0 : Math.floorMod(turn.getAndIncrement(), Math.max(1, ports.size()));
        for (var i = 0; i < ports.size(); i++) {
            var socket = new Socket();
            try {
                var port = ports.get((first + i) % ports.size());
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
                return socket;
            } catch (IOException tryTheNext) {
                socket.close();
            }
        }
        return null;
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.atTrace().setCause(e).log("Already closed");
        }
    }
}
