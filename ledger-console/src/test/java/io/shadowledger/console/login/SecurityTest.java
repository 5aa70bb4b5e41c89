package io.shadowledger.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.console.ConsoleApplication;
import io.shadowledger.fakeledger.FakeLedgerServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = ConsoleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "vaadin.productionMode=true")
class SecurityTest {

    private static final FakeLedgerServer LEDGER = FakeLedgerServer.start(0, 5);

    @LocalServerPort
    private int port;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @DynamicPropertySource
    static void ledger(DynamicPropertyRegistry registry) {
        registry.add("shadowledger.ledger-url", LEDGER::url);
        registry.add("shadowledger.drift-url", LEDGER::url);
    }

    @AfterEach
    void restore() {
        LEDGER.ledger().failing(false);
        LEDGER.ledger().users().unlock();
        LEDGER.ledger().users().tokensLast(Duration.ofHours(8));
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/breaks",
                "/breaks/b000001",
                "/corrections",
                "/accounts",
                "/reports",
                "/dead-letters",
                "/dead-letters/transactions.raw-3-1207",
                "/conflicts",
                "/status",
                "/nowhere",
                "/actuator/env"
            })
    void strangersAreSentToTheLogin(String path) throws Exception {
        // When
        var answer = get(path);

        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/styles.css",
                "/js/console.js",
                "/icon.svg",
                "/aura/aura.css",
                "/actuator/health/liveness",
                "/actuator/health/readiness"
            })
    void whatTheLoginNeedsIsPublic(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void aDeepLinkIsKeptOverTheLogin() throws Exception {
        // Given
        get("/breaks/b000001?status=open");

        // When
        var answer = login("maker", "maker");

        // Then
        assertThat(location(answer)).isEqualTo("/breaks/b000001?status=open");
        assertThat(get(location(answer)).statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongPasswordIsSaidWithoutSayingWhichOfTheTwoIsWrong() throws Exception {
        assertThat(location(login("maker", "wrong"))).isEqualTo("/login?notice=credentials");
        assertThat(location(login("nobody", "wrong"))).isEqualTo("/login?notice=credentials");
    }

    @Test
    void tooManyTriesAreSaid() throws Exception {
        // Given
        for (int i = 0; i < 5; i++) {
            login("checker", "wrong");
        }

        // When
        var answer = login("checker", "checker");

        // Then
        assertThat(location(answer)).isEqualTo("/login?notice=locked");
    }

    @Test
    void aLedgerThatIsAwayIsNotAWrongPassword() throws Exception {
        // Given
        LEDGER.ledger().failing(true);

        // When
        var answer = login("maker", "maker");

        // Then
        assertThat(location(answer)).isEqualTo("/login?notice=unavailable");
    }

    @Test
    void theSessionEndsWithTheToken() throws Exception {
        // Given
        LEDGER.ledger().users().tokensLast(Duration.ofSeconds(2));
        login("maker", "maker");
        var until = Instant.now().plusSeconds(2);
        while (Instant.now().isBefore(until)) {
            Thread.onSpinWait();
        }

        // When
        var answer = get("/breaks/b000002");

        // Then
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/login");
        LEDGER.ledger().users().tokensLast(Duration.ofHours(8));
        assertThat(location(login("maker", "maker"))).startsWith("/breaks/b000002");
    }

    @Test
    void theTokenNeverReachesTheBrowser() throws Exception {
        // Given
        var signedIn = login("maker", "maker");

        // When
        var page = get("/breaks?v-r=init&location=breaks");

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body() + page.headers() + signedIn.headers()).doesNotContain("fake.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void anotherSiteSignsNobodyIn(String site) throws Exception {
        // When
        var answer = send(HttpRequest.newBuilder(uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.ofString("username=maker&password=maker")));

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(get("/breaks").statusCode()).isEqualTo(302);
    }

    private HttpResponse<String> login(String name, String password) throws Exception {
        return send(HttpRequest.newBuilder(uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + encoded(name) + "&password=" + encoded(password))));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html,*/*"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return path.startsWith("http") ? URI.create(path) : URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Where an answer leads, without scheme and host. */
    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("^http://[^/]+", "");
    }
}
