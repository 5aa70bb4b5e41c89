package io.shadowledger.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ledger's HTTP door as a bank's system uses it: plain requests, no library of ours. */
final class LedgerHttp implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    LedgerHttp(String base, String user, String password) {
        this.base = base;
        var body = JsonMapper.shared().writeValueAsString(Map.of("username", user, "password", password));
        this.token = json(send(HttpRequest.newBuilder(URI.create(base + "/auth/token"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))))
                .get("accessToken")
                .asString();
    }

    HttpResponse<String> post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    /** All lines of a report that do not tie, over all pages. */
    List<JsonNode> lines(String reportId) {
        var all = new ArrayList<JsonNode>();
        var after = "";
        do {
            var page = get("/api/v1/reports/" + reportId + "/lines?limit=1000" + after);
            page.get("items").forEach(all::add);
            after = page.hasNonNull("next")
                    ? "&" + query(Map.of("after", page.get("next").asString()))
                    : "";
        } while (!after.isEmpty());
        return all;
    }

    static JsonNode json(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return JsonMapper.shared().readTree(response.body());
    }

    static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the ledger", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
