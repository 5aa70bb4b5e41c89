package io.shadowledger.console.client;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger is.
 *
 * @param ledgerUrl base URL of the role {@code ledger}: balances, statements, status
 * @param driftUrl base URL of the role {@code drift}: reports, breaks, corrections, dead letters, tokens
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer
 * @param lookEvery how often to look whether anything has changed, while anybody looks at a screen
 */
@ConfigurationProperties("shadowledger")
record LedgerEndpoints(
        @DefaultValue("http://127.0.0.1:8080") URI ledgerUrl,
        @DefaultValue("http://127.0.0.1:8080") URI driftUrl,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout,
        @DefaultValue("2s") Duration lookEvery) {}
