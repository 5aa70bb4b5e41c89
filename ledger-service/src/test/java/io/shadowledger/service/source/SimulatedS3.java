package io.shadowledger.service.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A simulation of the two calls of S3 that a source makes, after their reference: ListObjectsV2 in pages of two objects,
 * and GetObject with If-Match. It checks no signature, and it is no S3.
 */
final class SimulatedS3 implements AutoCloseable {

    private static final int PAGE = 2;

    private final HttpServer server;
    private final String bucket;
    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    private SimulatedS3(HttpServer server, String bucket) {
        this.server = server;
        this.bucket = bucket;
    }

    static SimulatedS3 start(String bucket) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var s3 = new SimulatedS3(server, bucket);
        server.createContext("/", s3::answer);
        server.start();
        return s3;
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void put(String key, String content) {
        objects.put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Methods and paths, in the order in which they came. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            calls.add(exchange.getRequestMethod() + " " + uri.getPath());
            if (!exchange.getRequestMethod().equals("GET") || !uri.getPath().startsWith("/" + bucket)) {
                error(exchange, 404, "NoSuchBucket");
            } else if (uri.getPath().equals("/" + bucket) || uri.getPath().equals("/" + bucket + "/")) {
                list(exchange, query(uri));
            } else {
                get(exchange, uri.getPath().substring(bucket.length() + 2));
            }
        }
    }

    private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
        var after = query.getOrDefault("continuation-token", "");
        var found = objects.tailMap(after, false).entrySet().stream()
                .filter(object -> object.getKey().startsWith(query.getOrDefault("prefix", "")))
                .toList();
        var page = found.stream().limit(PAGE).toList();
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .append("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>")
                .append(bucket)
                .append("</Name><KeyCount>")
                .append(page.size())
                .append("</KeyCount><IsTruncated>")
                .append(found.size() > PAGE)
                .append("</IsTruncated>");
        if (found.size() > PAGE) {
            xml.append("<NextContinuationToken>")
                    .append(page.getLast().getKey())
                    .append("</NextContinuationToken>");
        }
        for (var object : page) {
            xml.append("<Contents><Key>")
                    .append(object.getKey())
                    .append("</Key><LastModified>2026-03-02T23:00:00.000Z</LastModified><ETag>")
                    .append(etag(object.getValue()).replace("\"", "&quot;"))
                    .append("</ETag><Size>")
                    .append(object.getValue().length)
                    .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
        }
        send(exchange, 200, xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8));
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        var object = objects.get(key);
        if (object == null) {
            error(exchange, 404, "NoSuchKey");
            return;
        }
        var match = exchange.getRequestHeaders().getFirst("If-Match");
        if (match != null && !match.equals(etag(object))) {
            error(exchange, 412, "PreconditionFailed");
            return;
        }
        exchange.getResponseHeaders().set("ETag", etag(object));
        send(exchange, 200, object);
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>" + code
                + "</Message><RequestId>1</RequestId></Error>";
        send(exchange, status, xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> query(URI uri) {
        var parameters = new TreeMap<String, String>();
        var query = uri.getRawQuery();
        if (query != null) {
            for (var part : query.split("&")) {
                var pair = part.split("=", 2);
                parameters.put(
                        URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    private static String etag(byte[] content) {
        try {
            return "\""
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content)) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
