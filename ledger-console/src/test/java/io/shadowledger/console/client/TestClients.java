package io.shadowledger.console.client;

import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.api.audit.AuditApi;
import io.shadowledger.api.auth.Credentials;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.deadletter.ConflictsApi;
import io.shadowledger.api.deadletter.DeadLettersApi;
import io.shadowledger.api.drift.AttachmentsApi;
import io.shadowledger.api.drift.BreaksApi;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.drift.ExplanationsApi;
import io.shadowledger.api.matching.MatchingApi;
import io.shadowledger.api.system.SystemApi;
import io.shadowledger.fakeledger.FakeLedgerServer;
import java.net.URI;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.client.RestClient;

/** The console's own clients of a fake ledger, and its users. */
public record TestClients(
        FakeLedgerServer server,
        DriftApi drift,
        BreaksApi breaks,
        AttachmentsApi attachments,
        ExplanationsApi explanations,
        MatchingApi matching,
        LedgerExports exports,
        AuditApi audit,
        SystemApi system,
        CorrectionsApi corrections,
        AccountsApi accounts,
        DeadLettersApi deadLetters,
        ConflictsApi conflicts) {

    public static TestClients of(FakeLedgerServer server) {
        var configuration = new LedgerClientConfiguration();
        var endpoints = endpoints(server);
        var connections = configuration.ledgerConnections(endpoints);
        return new TestClients(
                server,
                configuration.driftApi(RestClient.builder(), connections, endpoints),
                configuration.breaksApi(RestClient.builder(), connections, endpoints),
                configuration.attachmentsApi(RestClient.builder(), connections, endpoints),
                configuration.explanationsApi(RestClient.builder(), connections, endpoints),
                configuration.matchingApi(RestClient.builder(), connections, endpoints),
                new LedgerExports(RestClient.builder(), endpoints),
                configuration.auditApi(RestClient.builder(), connections, endpoints),
                configuration.systemApi(RestClient.builder(), connections, endpoints),
                configuration.correctionsApi(RestClient.builder(), connections, endpoints),
                configuration.accountsApi(RestClient.builder(), connections, endpoints),
                configuration.deadLettersApi(RestClient.builder(), connections, endpoints),
                configuration.conflictsApi(RestClient.builder(), connections, endpoints));
    }

    /** Makes this thread act for a user. */
    public SignedInUser as(String name) {
        var configuration = new LedgerClientConfiguration();
        var endpoints = endpoints(server);
        var auth = configuration.authApi(RestClient.builder(), configuration.ledgerConnections(endpoints), endpoints);
        var signedIn = new SignedInAuthentication(auth.token(new Credentials(name, name)));
        SecurityContextHolder.getContext().setAuthentication(signedIn);
        return signedIn.getPrincipal();
    }

    private static LedgerEndpoints endpoints(FakeLedgerServer server) {
        return new LedgerEndpoints(
                URI.create(server.url()),
                URI.create(server.url()),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(2));
    }
}
