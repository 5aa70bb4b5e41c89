package io.shadowledger.sandbox.kubernetes.node;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Asks a container once: {@code httpGet} and {@code tcpSocket}; other kinds of probe always succeed on this node. */
final class Prober implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    /**
     * Whether the container answers as the probe wants it.
     *
     * @param ports local ports by the name and by the number of the container's ports
     */
    boolean ask(Probe probe, Map<String, Integer> ports) throws InterruptedException {
        var timeout = Duration.ofSeconds(Math.max(1, Objects.requireNonNullElse(probe.getTimeoutSeconds(), 1)));
        if (probe.getHttpGet() != null) {
            var port = port(probe.getHttpGet().getPort(), ports);
            var path = Objects.requireNonNullElse(probe.getHttpGet().getPath(), "/");
            return get(URI.create("http://127.0.0.1:" + port + (path.startsWith("/") ? path : "/" + path)), timeout);
        }
        if (probe.getTcpSocket() != null) {
            return connects(port(probe.getTcpSocket().getPort(), ports), timeout);
        }
        return true;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private boolean get(URI uri, Duration timeout) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("User-Agent", "kube-probe/sandbox")
                .build();
        try {
            var code =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return code >= 200 && code < 400;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean connects(int port, Duration timeout) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) timeout.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int port(IntOrString port, Map<String, Integer> ports) {
        var key = String.valueOf(port.getValue());
        var known = ports.get(key);
        return known != null ? known : port.getIntVal() == null ? 0 : port.getIntVal();
    }
}
