package io.shadowledger.cli.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.shadowledger.cli.output.Documents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A ledger that answers what a test told it to, and remembers what it was asked. */
public final class StubLedger implements AutoCloseable {

    /** What came over the wire; the target is path and query, decoded. */
    public record Request(String method, String target, Map<String, String> headers, String body) {

        public String line() {
            return method + " " + target;
        }
    }

    /** What goes back. */
    public record Reply(int status, String contentType, String body, Map<String, String> headers) {

        public static Reply json(Object value) {
            return new Reply(200, "application/json", Documents.wire().writeValueAsString(value), Map.of());
        }

        public static Reply problem(int status, String type, String detail, Map<String, Object> more) {
            var document = new java.util.LinkedHashMap<String, Object>(more);
            document.put("type", type);
            document.put("status", status);
            document.put("detail", detail);
            return new Reply(
                    status,
                    "application/problem+json",
                    Documents.wire().writeValueAsString(document),
                    Map.of("X-Trace-Id", "trace-1"));
        }
    }

    private final HttpServer server;
    private final Map<String, Deque<Function<Request, Reply>>> replies = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public StubLedger() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers a method and path with a record each time it is asked; several are given in turn, the last for good. */
    public StubLedger on(String methodAndPath, Object... answers) {
        for (var answer : answers) {
            replying(methodAndPath, request -> answer instanceof Reply reply ? reply : Reply.json(answer));
        }
        return this;
    }

    public StubLedger replying(String methodAndPath, Function<Request, Reply> reply) {
        replies.computeIfAbsent(methodAndPath, key -> new ArrayDeque<>()).add(reply);
        return this;
    }

    /** What it was asked, without logins. */
    public List<Request> requests() {
        return requests.stream().filter(r -> !r.target().equals("/auth/token")).toList();
    }

    public List<Request> logins() {
        return requests.stream().filter(r -> r.target().equals("/auth/token")).toList();
    }

    public Request last() {
        return requests().getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var headers = new ConcurrentHashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            var request = new Request(
                    exchange.getRequestMethod(),
                    uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery()),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            var reply = reply(request, uri.getPath());
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply reply(Request request, String path) {
        var queue = replies.get(request.method() + " " + path);
        if (queue == null) {
            return Reply.problem(404, "about:blank", "the stub has nothing at " + request.line(), Map.of());
        }
        synchronized (queue) {
            return (queue.size() > 1 ? queue.removeFirst() : queue.getFirst()).apply(request);
        }
    }
}
