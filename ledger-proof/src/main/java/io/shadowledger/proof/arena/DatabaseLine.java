package io.shadowledger.proof.arena;

import io.shadowledger.proof.arena.CommitTrap.Moment;
import io.shadowledger.sandbox.backing.BackingException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line from one replica to PostgreSQL, which can be cut: anywhere, or around a COMMIT. */
final class DatabaseLine implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int BUFFER = 1 << 16;

    private final ServerSocket listener;
    private final int postgresPort;
    private final CommitTrap trap;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    /** Listens on a loopback port in front of PostgreSQL's. */
    DatabaseLine(int port, int postgresPort, CommitTrap trap) {
        this.postgresPort = postgresPort;
        this.trap = trap;
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException inUse) {
            throw new BackingException("cannot listen on 127.0.0.1:" + port + ": " + inUse.getMessage(), inUse);
        }
        Thread.ofVirtual().name("line-" + port).start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Cuts all connections where they are. */
    int cutAll() {
        var now = List.copyOf(open);
        now.forEach(Connection::cut);
        return now.size();
    }

    @Override
    public void close() {
        closeQuietly(listener);
        cutAll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                // Checked at the head of the loop; anything else shows at the client
            }
        }
    }

    private void serve(Socket client) {
        var server = new Socket();
        var connection = new Connection(client, server);
        open.add(connection);
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), postgresPort), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var back = Thread.ofVirtual().start(connection::pumpAnswers);
            connection.pumpRequests();
            back.join();
        } catch (IOException eitherSideHasGone) {
            // As between any client and server: both see it at their own socket
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            connection.cut();
            open.remove(connection);
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyGone) {
            // Nothing is left to be closed
        }
    }

    private final class Connection {

        private final Socket client;
        private final Socket server;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void cut() {
            closeQuietly(client);
            closeQuietly(server);
        }

        void pumpRequests() throws IOException {
            var messages = new FrontendMessages(new BufferedInputStream(client.getInputStream(), BUFFER));
            var out = new BufferedOutputStream(server.getOutputStream(), BUFFER);
            boolean lastRequest = false;
            for (var message = messages.next(); message != null; message = messages.next()) {
                if (message.commits()) {
                    var moment = trap.spring();
                    if (moment == Moment.BEFORE) {
                        cut();
                        return;
                    }
                    lastRequest = moment == Moment.AFTER;
                }
                if (lastRequest && message.endsRequest()) {
                    // The client is gone before the server can answer; the server gets to read all, then the end
                    closeQuietly(client);
                    message.writeTo(out);
                    out.flush();
                    break;
                }
                message.writeTo(out);
                if (!messages.hasMore()) {
                    out.flush();
                }
            }
            out.flush();
            server.shutdownOutput();
        }

        /** Reads what the server says to its end, also when nobody is there to hear it. */
        void pumpAnswers() {
            var buffer = new byte[BUFFER];
            try {
                var in = server.getInputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!client.isClosed()) {
                        pass(buffer, read);
                    }
                }
            } catch (IOException serverHasGone) {
                // Then the client is to see it too
            }
            closeQuietly(client);
        }

        private void pass(byte[] buffer, int length) {
            try {
                client.getOutputStream().write(buffer, 0, length);
            } catch (IOException clientHasGone) {
                closeQuietly(client);
            }
        }
    }
}
