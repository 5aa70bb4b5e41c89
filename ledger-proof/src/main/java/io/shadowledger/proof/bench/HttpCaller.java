package io.shadowledger.proof.bench;

import io.shadowledger.proof.arena.Arena;
import io.shadowledger.sandbox.backing.BackingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A signed-in caller of the service. */
final class HttpCaller implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String authorization;

    HttpCaller(String url, String password) {
        this.url = url;
        var credentials = JSON.writeValueAsString(Map.of("username", Arena.FEED, "password", password));
        var answer = answer(
                HttpRequest.newBuilder(URI.create(url + "/auth/token"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(credentials)),
                200);
        this.authorization =
                "Bearer " + JSON.readTree(answer).get("accessToken").asString();
    }

    /** The header's value, for whoever asks by other means. */
    String authorization() {
        return authorization;
    }

    /** Posts JSON; any other status than the expected one is a failure. */
    byte[] post(String path, byte[] json, int expected) {
        return answer(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(json)),
                expected);
    }

    /** Posts a file; any other status than the expected one is a failure. */
    JsonNode post(String path, String contentType, Path file, int expected) throws FileNotFoundException {
        return JSON.readTree(answer(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", authorization)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofFile(file)),
                expected));
    }

    JsonNode get(String path) {
        return JSON.readTree(answer(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Authorization", authorization)
                        .GET(),
                200));
    }

    private byte[] answer(HttpRequest.Builder request, int expected) {
        try {
            var answer = client.send(request.timeout(LIMIT).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != expected) {
                throw new BackingException(answer.request().uri() + " answered " + answer.statusCode() + ": "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return answer.body();
        } catch (IOException silent) {
            throw new BackingException("no answer from " + url + ": " + silent, silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while waiting for an answer", interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
