package io.shadowledger.sandbox.kubernetes.simulated.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.shadowledger.sandbox.kubernetes.simulated.json.Json;
import io.shadowledger.sandbox.kubernetes.simulated.object.WriteOptions;
import io.shadowledger.sandbox.kubernetes.simulated.object.WriteOptions.FieldValidation;
import io.shadowledger.sandbox.kubernetes.simulated.status.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One request, read. */
final class Request {

    /** The API server's own limit, in bytes. */
    private static final int LIMIT = 3 * 1024 * 1024;

    private final HttpExchange exchange;
    private final List<String> path;
    private final Map<String, String> query = new HashMap<>();

    Request(HttpExchange exchange) {
        this.exchange = exchange;
        this.path = Arrays.stream(exchange.getRequestURI().getRawPath().split("/"))
                .filter(part -> !part.isEmpty())
                .map(Request::decode)
                .toList();
        var raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                var parts = pair.split("=", 2);
                query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** The decoded segments of the path. */
    List<String> path() {
        return path;
    }

    /** A query parameter, empty if absent. */
    String query(String name) {
        return query.getOrDefault(name, "");
    }

    boolean flag(String name) {
        var value = query(name);
        return value.equals("true") || value.equals("1");
    }

    /** A header, empty if absent. */
    String header(String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    HttpExchange exchange() {
        return exchange;
    }

    /**
     * The body as a tree; an empty object if there is none.
     *
     * @throws ApiException 400 if it cannot be read, 415 if it is protobuf
     */
    JsonNode body() {
        if (header("Content-Type").contains("protobuf")) {
            throw ApiException.protobuf();
        }
        try {
            var bytes = exchange.getRequestBody().readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw ApiException.tooLarge(LIMIT);
            }
            return bytes.length == 0 ? Json.object() : Json.parse(bytes);
        } catch (JsonProcessingException e) {
            throw ApiException.badRequest("the object provided is unrecognized: " + e.getOriginalMessage() + " at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException("The request was not sent to its end", e);
        }
    }

    ObjectNode objectBody() {
        if (body() instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("the object provided is unrecognized: it must be a JSON or YAML object");
    }

    WriteOptions writeOptions() {
        var validation = switch (query("fieldValidation")) {
            case "Strict" -> FieldValidation.STRICT;
            case "Ignore" -> FieldValidation.IGNORE;
            default -> FieldValidation.WARN;
        };
        var manager = query("fieldManager");
        if (manager.isEmpty() && !header("Content-Type").contains("apply-patch")) {
            manager = header("User-Agent").split("/", 2)[0];
        }
        return new WriteOptions(manager, validation, query("dryRun").equals("All"), flag("force"), new ArrayList<>());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
