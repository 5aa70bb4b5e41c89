package io.shadowledger.console.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shadowledger.api.Problems;
import io.shadowledger.api.auth.Credentials;
import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.fakeledger.FakeLedgerServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.client.RestClient;

class LedgerClientTest {

    private static FakeLedgerServer server;
    private static LedgerEndpoints endpoints;

    private final LedgerClientConfiguration configuration = new LedgerClientConfiguration();
    private final DriftApi drift =
            configuration.driftApi(RestClient.builder(), configuration.ledgerConnections(endpoints), endpoints);
    private final CorrectionsApi corrections =
            configuration.correctionsApi(RestClient.builder(), configuration.ledgerConnections(endpoints), endpoints);

    @BeforeAll
    static void start() {
        server = FakeLedgerServer.start(0, 5);
        endpoints = new LedgerEndpoints(
                URI.create(server.url()),
                URI.create(server.url()),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
        server.ledger().failing(false);
    }

    @Test
    void callsWithTheTokenOfTheSignedInUser() {
        // Given
        signIn("auditor");

        // When
        var page = drift.breaks(BreakFilter.QUEUE, BreakSort.AMOUNT, null, 3);

        // Then
        assertThat(page.items()).hasSize(3);
        assertThat(page.next()).isNotNull();
    }

    @Test
    void tellsThatTheSessionEndedWhenTheTokenIsRefused() {
        // Given
        signIn("auditor");
        server.ledger().users().revokeAll();

        // Then
        assertThatExceptionOfType(SessionEndedException.class)
                .isThrownBy(() -> drift.breaks(BreakFilter.QUEUE, BreakSort.AMOUNT, null, 3));
    }

    @Test
    void tellsAWrongPasswordFromAnEndedSession() {
        // Given
        var auth = configuration.authApi(RestClient.builder(), configuration.ledgerConnections(endpoints), endpoints);

        // Then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> auth.token(new Credentials("nobody", "x")))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(401));
    }

    @Test
    void tellsTheFourEyesRuleByItsType() {
        // Given
        signIn("maker");
        var correction = corrections.propose("b000001", new Proposal("found in the journal"));

        // Then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> corrections.approve(correction.correctionId(), new Approval(correction.digest(), null)))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(Problems.FOUR_EYES);
                    assertThat(problem.status()).isEqualTo(403);
                    assertThat(problem.traceId()).isNotBlank();
                });
    }

    @Test
    void tellsLineAndColumnOfABadFile() {
        // Given
        signIn("auditor");
        var file =
                new ByteArrayResource("accountId,currency,balance\nA,CZK,1.00\nBAD\n".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> drift.submit("text/csv", Instant.now(), Basis.VALUE, true, "x.csv", file))
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.column()).isEqualTo(4);
                });
    }

    @Test
    void tellsThatTheLedgerIsAwayWhenItSaysSo() {
        // Given
        signIn("auditor");
        server.ledger().failing(true);

        // Then
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> drift.breakDetail("b000001"));
    }

    @Test
    void tellsThatTheLedgerIsAwayWhenNobodyListens() {
        // Given: nothing listens on the discard port
        var nowhere = new LedgerEndpoints(
                URI.create("http://127.0.0.1:9"),
                URI.create("http://127.0.0.1:9"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        var away = configuration.driftApi(RestClient.builder(), configuration.ledgerConnections(nowhere), nowhere);

        // Then
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> away.breakDetail("b000001"));
    }

    @Test
    void printsNoToken() {
        // When
        signIn("auditor");

        // Then
        var signedIn =
                (SignedInAuthentication) SecurityContextHolder.getContext().getAuthentication();
        assertThat(signedIn.toString()).doesNotContain(signedIn.token());
    }

    private void signIn(String name) {
        var auth = configuration.authApi(RestClient.builder(), configuration.ledgerConnections(endpoints), endpoints);
        SecurityContextHolder.getContext()
                .setAuthentication(new SignedInAuthentication(auth.token(new Credentials(name, name))));
    }
}
