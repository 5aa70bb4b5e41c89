package io.shadowledger.sandbox.kubernetes.simulated.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shadowledger.sandbox.kubernetes.simulated.discovery.Discovery;
import io.shadowledger.sandbox.kubernetes.simulated.discovery.OpenApi;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.object.Objects;
import io.shadowledger.sandbox.kubernetes.simulated.resource.Registry;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import io.shadowledger.sandbox.kubernetes.simulated.store.ObjectStore;
import io.shadowledger.sandbox.kubernetes.simulated.table.Tables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API on a loopback port, a virtual thread per request. */
public final class HttpFront implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Registry registry;
    private final ResourceRequests resources;
    private final Watches watches;
    private final PodLogs logs;
    private final Tables tables;
    private final GeneralRequests general;

    /**
     * Starts to serve.
     *
     * @param port to listen on, 0 for a free one
     * @param logDirectory where the node agent writes the logs of pods
     * @throws IOException if the port is in use
     */
    public HttpFront(int port, ObjectStore store, Registry registry, Objects objects, Path logDirectory, Clock clock)
            throws IOException {
        this.registry = registry;
        this.tables = new Tables(clock);
        this.resources = new ResourceRequests(objects, tables);
        this.watches = new Watches(store, objects);
        this.logs = new PodLogs(logDirectory.toAbsolutePath().normalize(), objects);
        this.general = new GeneralRequests(new Discovery(registry), new OpenApi(registry));
        // Read once by the JDK's server; without it every answer waits for the client's delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                dispatch(new Request(exchange));
            } catch (ApiException e) {
                Reply.json(e.code(), e.toStatus()).send(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("method", exchange.getRequestMethod())
                        .addKeyValue("uri", exchange.getRequestURI())
                        .setCause(e)
                        .log("Request failed");
                var status = ApiException.internal(String.valueOf(e.getMessage()));
                Reply.json(status.code(), status.toStatus()).send(exchange);
            }
        } catch (IOException clientHasGone) {
            LOG.atTrace().setCause(clientHasGone).log("Client has gone");
        }
    }

    private void dispatch(Request request) throws IOException, InterruptedException {
        var exchange = request.exchange();
        if (request.header("Upgrade").toLowerCase(Locale.ROOT).equals("websocket")) {
            // "200 instead of 101" is what tells a client to watch over plain HTTP
            Reply.ok(Json.object()).send(exchange);
            return;
        }
        var path = ResourcePath.of(request.path(), registry);
        if (path.isEmpty()) {
            general.handle(request).send(exchange);
        } else if (isWatch(request, path.get())) {
            var form = Representation.of(request, tables);
            watches.stream(request, path.get(), resources.selector(request, path.get()), form);
        } else if (path.get().subresource().equals("log")) {
            logs.stream(request, path.get());
        } else {
            resources.handle(request, path.get()).send(exchange);
        }
    }

    private static boolean isWatch(Request request, ResourcePath path) {
        return request.method().equals("GET")
                && request.flag("watch")
                && path.subresource().isEmpty();
    }
}
