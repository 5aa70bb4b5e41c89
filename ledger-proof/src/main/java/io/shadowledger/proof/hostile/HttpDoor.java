package io.shadowledger.proof.hostile;

import io.shadowledger.proof.arena.Arena;
import io.shadowledger.proof.judgement.Findings;
import io.shadowledger.sandbox.backing.BackingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Sends events over HTTP, one by one and in batches, and counts what the answers say. */
final class HttpDoor implements AutoCloseable {

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final int SHOWN = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String token;
    private final Findings findings;

    /** Signs in. */
    HttpDoor(String url, String password, Findings findings) {
        this.url = url;
        this.findings = findings;
        var credentials = JSON.writeValueAsString(java.util.Map.of("username", Arena.FEED, "password", password));
        var answer = send(
                HttpRequest.newBuilder(URI.create(url + "/auth/token")), credentials.getBytes(StandardCharsets.UTF_8));
        if (answer.statusCode() != 200) {
            throw new BackingException("cannot sign in at " + url + ": " + answer.statusCode() + " " + answer.body());
        }
        this.token = JSON.readTree(answer.body()).get("accessToken").asString();
    }

    /** Sends one event by itself. */
    HttpTally single(byte[] event) {
        var answer = post("/events", event);
        return switch (answer.statusCode()) {
            case 202 -> new HttpTally(1, 1, 0, 0);
            case 409 -> new HttpTally(1, 0, 1, 0);
            case 400, 413 -> new HttpTally(1, 0, 0, 1);
            default -> unexpected(1, answer, event);
        };
    }

    /** Sends events together; now and then the whole is broken. */
    HttpTally batch(HostileEvents events, int count, RandomGenerator random) {
        var documents = new StringJoiner(",", "[", "]");
        for (int i = 0; i < count; i++) {
            documents.add(events.document());
        }
        boolean whole = random.nextInt(20) > 0;
        byte[] body = whole
                ? documents.toString().getBytes(StandardCharsets.UTF_8)
                : HostileEvents.broken(documents.toString(), random);
        var answer = post("/api/v1/events/batch", body);
        return switch (answer.statusCode()) {
            case 202 -> receipt(count, answer, body);
            case 400, 413 -> new HttpTally(count, 0, 0, count);
            default -> unexpected(count, answer, body);
        };
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpTally receipt(int count, HttpResponse<String> answer, byte[] body) {
        var receipt = JSON.readTree(answer.body());
        var tally = new HttpTally(
                count,
                receipt.get("accepted").asLong(),
                receipt.get("duplicates").asLong(),
                receipt.get("rejected").size());
        if (!tally.isComplete()) {
            findings.add("HTTP", "a batch of " + count + " was answered with " + tally + ": " + shown(body));
        }
        return tally;
    }

    private HttpTally unexpected(int count, HttpResponse<String> answer, byte[] body) {
        findings.add(
                "HTTP",
                "status " + answer.statusCode() + " for " + shown(body) + ", with "
                        + shown(answer.body().getBytes(StandardCharsets.UTF_8)));
        return new HttpTally(count, 0, 0, count);
    }

    private HttpResponse<String> post(String path, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token), body);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, byte[] body) {
        try {
            return client.send(
                    request.header("Content-Type", "application/json")
                            .timeout(ANSWER_LIMIT)
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException silent) {
            throw new BackingException("no answer from " + url + ": " + silent + " for " + shown(body), silent);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BackingException("interrupted while sending", interrupted);
        }
    }

    private static String shown(byte[] body) {
        var text = new String(body, StandardCharsets.ISO_8859_1);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + body.length + " bytes)";
    }
}
