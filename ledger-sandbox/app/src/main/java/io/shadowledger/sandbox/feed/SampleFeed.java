package io.shadowledger.sandbox.feed;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.EventsApi;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.sandbox.home.Credentials;
import io.shadowledger.sandbox.home.SandboxException;
import io.shadowledger.sandbox.sample.SampleDay;
import io.shadowledger.sandbox.sample.SampleEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientResponseException;

/** Sends the sample day's events as {@code feed} and its CBS report as {@code auditor}, and waits for the comparison. */
public final class SampleFeed {

    private static final int BATCH = 1_000;
    private static final int TRIES = 10;
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration COMPARE_LIMIT = Duration.ofSeconds(90);

    private final LedgerConnection ledger;
    private final Credentials credentials;
    private final Consumer<String> notes;

    /** @param notes takes a sentence about each retry and while waiting */
    public SampleFeed(LedgerConnection ledger, Credentials credentials, Consumer<String> notes) {
        this.ledger = ledger;
        this.credentials = credentials;
        this.notes = notes;
    }

    /**
     * Sends all events in the order of their arrival. Those that the ledger has already are harmless.
     *
     * @return how many were new to it
     * @throws SandboxException if the ledger refuses one, which the sample day gives it no reason to
     */
    public int sendEvents(SampleDay day) {
        var events = retrying(() -> as("feed", EventsApi.class));
        int accepted = 0;
        for (int from = 0; from < day.stream().size(); from += BATCH) {
            var batch = day.stream().subList(from, Math.min(day.stream().size(), from + BATCH)).stream()
                    .map(SampleFeed::onTheWire)
                    .toList();
            var receipt = retrying(() -> events.submitBatch(batch));
            if (!receipt.rejected().isEmpty()) {
                throw new SandboxException("the ledger refused a sample event: "
                        + receipt.rejected().getFirst());
            }
            accepted += receipt.accepted();
        }
        return accepted;
    }

    /** Hands in the core banking system's report and waits until it is compared. */
    public CbsReport sendReport(SampleDay day) {
        var drift = retrying(() -> as("auditor", DriftApi.class));
        var content = new ByteArrayResource(day.reportCsv().getBytes(StandardCharsets.UTF_8));
        var report =
                retrying(() -> drift.submit("text/csv", day.asOf(), Basis.VALUE, true, SampleDay.REPORT_FILE, content));
        var id = report.reportId();
        long deadline = System.nanoTime() + COMPARE_LIMIT.toNanos();
        while (report.status() == ReportStatus.PENDING) {
            if (System.nanoTime() > deadline) {
                throw new SandboxException("the sample report was not compared within " + COMPARE_LIMIT.toSeconds()
                        + " s; it waits for: " + report.detail());
            }
            pause(Duration.ofMillis(250));
            report = retrying(() -> drift.report(id));
        }
        if (report.status() == ReportStatus.FAILED) {
            throw new SandboxException("the sample report could not be compared: " + report.detail());
        }
        return report;
    }

    static TransactionEvent onTheWire(SampleEvent event) {
        return new TransactionEvent(
                event.eventId(),
                event.accountId(),
                event.credit() ? EventType.CREDIT : EventType.DEBIT,
                new BigDecimal(event.amount()),
                event.currency(),
                event.timestamp(),
                event.reference(),
                event.description());
    }

    private <T> T as(String user, Class<T> api) {
        return ledger.as(user, credentials.password(user), api);
    }

    /** A ledger that has just become ready may still be busy; anything else is told at once. */
    private <T> T retrying(Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (HttpServerErrorException.ServiceUnavailable | ResourceAccessException busy) {
                if (attempt == TRIES) {
                    throw new SandboxException("the ledger cannot take the sample day: " + busy.getMessage(), busy);
                }
                notes.accept("the ledger is busy, trying again (" + attempt + " of " + TRIES + ")");
                pause(RETRY_PAUSE);
            } catch (RestClientResponseException refused) {
                throw new SandboxException(
                        "the ledger refused the sample day with " + refused.getStatusCode() + ": "
                                + refused.getResponseBodyAsString(),
                        refused);
            }
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted while feeding the sample day", interrupted);
        }
    }
}
