package io.shadowledger.sandbox.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TcpProxyTest {

    @Test
    void connections_go_round_the_backends_that_answer() throws Exception {
        // Given
        try (var one = backend("one");
                var two = backend("two");
                var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var dead = gone.getLocalPort();
            gone.close();
            try (var proxy = new TcpProxy(0, () -> List.of(one.getLocalPort(), dead, two.getLocalPort()), false)) {
                // When
                var answers = List.of(ask(proxy), ask(proxy), ask(proxy));

                // Then
                assertThat(answers).containsExactly("one", "two", "two");
            }
        }
    }

    @Test
    void a_sticky_proxy_stays_with_one_backend() throws Exception {
        // Given
        try (var one = backend("one");
                var two = backend("two");
                var proxy = new TcpProxy(0, () -> List.of(one.getLocalPort(), two.getLocalPort()), true)) {
            // When, Then
            assertThat(List.of(ask(proxy), ask(proxy))).containsExactly("one", "one");
        }
    }

    @Test
    void without_a_backend_the_connection_is_reset_at_once() throws Exception {
        // Given
        try (var proxy = new TcpProxy(0, List::of, false)) {
            // When, Then
            assertThatThrownBy(() -> ask(proxy)).isInstanceOf(IOException.class);
        }
    }

    private static String ask(TcpProxy proxy) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.getOutputStream().write('?');
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Reads one byte, answers with its name and closes. */
    private static ServerSocket backend(String name) throws IOException {
        var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (var client = server.accept()) {
                    if (client.getInputStream().read() >= 0) {
                        client.getOutputStream().write(name.getBytes(StandardCharsets.UTF_8));
                    }
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return server;
    }
}
