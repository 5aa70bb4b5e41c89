package io.shadowledger.service.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.Problems;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How the door says no: one form for all, with the place and the remedy. */
@ExtendWith(SharedService.class)
class RefusalTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MEGABYTE = 1 << 20;

    private static RunningService service;
    private static HttpClient http;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.shutdownNow();
    }

    @Test
    void tenMegabytesOnEventsAreTooMuchAndTheLimitIsSaid() throws Exception {
        // When
        var response = send(post("feed", "/events").POST(BodyPublishers.ofByteArray(new byte[10 * MEGABYTE])));

        // Then
        assertProblem(response, 413, Problems.TOO_LARGE);
        assertThat(problem(response).path("detail").asString()).contains("1 MB");
    }

    @Test
    void theLimitHoldsForChunkedBodiesToo() throws Exception {
        // When
        var response = send(post("feed", "/events")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10 * MEGABYTE]))));

        // Then
        assertProblem(response, 413, Problems.TOO_LARGE);
        assertThat(problem(response).path("detail").asString()).contains("1 MB");
    }

    @Test
    void aBodyIsNotReadBeforeItIsKnownWhoseItIs() throws Exception {
        // When
        var response = send(request("/events").POST(BodyPublishers.ofByteArray(new byte[10 * MEGABYTE])));

        // Then
        assertProblem(response, 401, "about:blank");
    }

    @Test
    void brokenJsonIsRefusedWithItsLineAndColumn() throws Exception {
        // When
        var response = send(post("auditor", "/drift-check")
                .POST(BodyPublishers.ofString("[\n  {\"accountId\": \"a\" \"reportedBalance\": 1}]")));

        // Then
        assertProblem(response, 400, Problems.INVALID);
        assertThat(problem(response).path("line").asInt()).isEqualTo(2);
        assertThat(problem(response).path("column").asInt()).isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/drift-check", "/api/v1/reports?name=x"})
    void aContentTypeThatSaysNothingIsRefused(String path) throws Exception {
        // When
        var response =
                send(signedIn("auditor", path).header("Content-Type", "text/*").POST(BodyPublishers.ofString("{}")));

        // Then
        assertProblem(response, 415, Problems.INVALID);
        assertThat(problem(response).path("detail").asString()).contains("text/*", "application/json");
    }

    @Test
    void aWrongTypeIsRefusedWithItsPathAndWithoutTheNamesOfOurClasses() throws Exception {
        // When
        var response = send(post("auditor", "/drift-check")
                .POST(BodyPublishers.ofString("[{\"accountId\": \"a\", \"reportedBalance\": {\"x\": 1}}]")));

        // Then
        assertProblem(response, 400, Problems.INVALID);
        assertThat(problem(response).path("field").asString()).isEqualTo("[0].reportedBalance");
        assertThat(response.body())
                .contains("expected an amount")
                .doesNotContain("java", "shadowledger.api", "jackson");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/breaks?limit=many, limit, whole number",
        "/api/v1/breaks?status=BROKEN, status, SELF_HEALED",
        "/api/v1/breaks?after=!!, after, cursor",
        "/api/v1/reports?after=x, after, cursor",
        "/api/v1/corrections?after=x, after, cursor"
    })
    void aParameterThatCannotBeReadIsNamed(String uri, String field, String hint) throws Exception {
        // When
        var response = send(signedIn("auditor", uri));

        // Then
        assertProblem(response, 400, Problems.INVALID);
        assertThat(problem(response).path("field").asString()).isEqualTo(field);
        assertThat(problem(response).path("detail").asString()).contains(hint);
    }

    @Test
    void aMissingParameterIsNamed() throws Exception {
        // When
        var response = send(post("auditor", "/api/v1/reports?name=x").POST(BodyPublishers.ofString("[]")));

        // Then
        assertProblem(response, 400, Problems.INVALID);
        assertThat(problem(response).path("field").asString()).isEqualTo("asOf");
    }

    @Test
    void anUnknownRouteIsNotFoundAndAWrongMethodIsSaid() throws Exception {
        // When
        var unknown = send(signedIn("auditor", "/api/v1/none"));
        var wrongMethod = send(signedIn("auditor", "/drift-check"));

        // Then
        assertProblem(unknown, 404, "about:blank");
        assertProblem(wrongMethod, 405, "about:blank");
        assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void aSaneTraceIdOfTheCallerComesBack() throws Exception {
        // When
        var response = send(signedIn("auditor", "/api/v1/none").header("X-Trace-Id", "order-4711.retry"));

        // Then
        assertThat(response.headers().firstValue("X-Trace-Id")).hasValue("order-4711.retry");
        assertThat(problem(response).path("traceId").asString()).isEqualTo("order-4711.retry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with blank inside", "quote\"quote-quote", "<script>alert(1)</script>"})
    void anOddTraceIdIsReplaced(String odd) throws Exception {
        // When
        var response = send(signedIn("auditor", "/api/v1/none").header("X-Trace-Id", odd));

        // Then
        assertThat(response.headers().firstValue("X-Trace-Id").orElseThrow()).matches("[0-9a-f]{32}");
    }

    @Test
    void answersCarryTheHeadersThatKeepBrowsersCareful() throws Exception {
        // When
        var response = send(signedIn("auditor", "/api/v1/status"));

        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aForgedOrSpoiltTokenIsRefused() throws Exception {
        // Given
        var none = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYWtlciIsImlzcyI6InNoYWRvdy1sZWRnZXIiLCJleHAiOjk5OTk5OTk5OTl9.";

        // When
        var response = send(request("/api/v1/breaks").header("Authorization", "Bearer " + none));

        // Then
        assertProblem(response, 401, "about:blank");
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void tooManyWrongPasswordsHaveToWait() throws Exception {
        // Given
        var wrong = "{\"username\": \"guesser\", \"password\": \"guess\"}";
        HttpResponse<String> response;

        // When
        do {
            response = send(request("/auth/token")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(wrong)));
        } while (response.statusCode() == 401);

        // Then
        assertProblem(response, 429, Problems.RATE_LIMITED);
        assertThat(Long.parseLong(response.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 60L);
    }

    @Test
    void theCharacterZeroIsRefusedAtTheDoor() throws Exception {
        // When
        var response = send(signedIn("auditor", "/api/v1/breaks?accountPrefix=a%00b"));

        // Then
        assertProblem(response, 400, Problems.INVALID);
    }

    private static HttpRequest.Builder post(String user, String path) {
        return signedIn(user, path).header("Content-Type", "application/json");
    }

    private static HttpRequest.Builder signedIn(String user, String path) {
        return request(path).header("Authorization", "Bearer " + service.token(user));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = problem(response);
        assertThat(problem.path("type").asString("about:blank")).isEqualTo(type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("traceId").asString())
                .isEqualTo(response.headers().firstValue("X-Trace-Id").orElseThrow());
    }

    private static JsonNode problem(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
