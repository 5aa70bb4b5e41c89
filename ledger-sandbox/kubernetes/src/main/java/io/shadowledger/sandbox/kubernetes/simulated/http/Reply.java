package io.shadowledger.sandbox.kubernetes.simulated.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An answer that is complete when it starts.
 *
 * @param warnings sent as {@code Warning} headers, which kubectl prints
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only sent
record Reply(int code, String contentType, byte[] body, List<String> warnings) {

    static Reply json(int code, JsonNode body) {
        return new Reply(code, "application/json", Json.bytes(body), List.of());
    }

    static Reply ok(JsonNode body) {
        return json(200, body);
    }

    static Reply text(String text) {
        return new Reply(200, "text/plain", text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    Reply as(String type) {
        return new Reply(code, type, body, warnings);
    }

    Reply with(List<String> more) {
        return new Reply(code, contentType, body, List.copyOf(more));
    }

    void send(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", contentType);
        warnings.forEach(warning -> headers.add(
                "Warning",
                "299 - \"" + warning.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + "\""));
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
