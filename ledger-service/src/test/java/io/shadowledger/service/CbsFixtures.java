package io.shadowledger.service;

import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.core.io.ByteArrayResource;

/** The steps that tests of reports and corrections have in common. */
public final class CbsFixtures {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final Instant EVENING = Instant.parse("2026-03-02T23:59:59Z");

    private final RunningService service;

    public CbsFixtures(RunningService service) {
        this.service = service;
    }

    public DriftApi drift() {
        return service.client("auditor", DriftApi.class);
    }

    public CorrectionsApi corrections(String user) {
        return service.client(user, CorrectionsApi.class);
    }

    /** Submits an event of the account at noon. */
    public void event(String id, String account, EventType type, String amount) {
        service.events()
                .submit(new TransactionEvent(id, account, type, new BigDecimal(amount), null, NOON, null, null));
    }

    /** Submits a CSV of some balances of that evening. */
    public CbsReport submit(String name, String csv) {
        return submit(name, csv, EVENING);
    }

    public CbsReport submit(String name, String csv, Instant asOf) {
        return drift().submit(
                        "text/csv",
                        asOf,
                        Basis.VALUE,
                        false,
                        name,
                        new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** Waits for the comparison. */
    public CbsReport compared(CbsReport submitted) {
        RunningService.await(
                "report compared", () -> drift().report(submitted.reportId()).status() != ReportStatus.PENDING);
        return drift().report(submitted.reportId());
    }

    /** Makes an account whose shadow balance is 100.00 and that the CBS reports with 350.00; gives its break. */
    public Break lostCredit(String account) {
        event(account + "-1", account, EventType.CREDIT, "100.00");
        compared(submit(account + ".csv", "accountId,currency,balance\n" + account + ",CZK,350.00\n"));
        return breakOf(account);
    }

    /** Makes an account whose shadow balance is 100.00 and that the CBS reports otherwise; gives its break. */
    public Break differing(String account, String currency, String reported) {
        service.events()
                .submit(new TransactionEvent(
                        account + "-1",
                        account,
                        EventType.CREDIT,
                        new BigDecimal("100.00"),
                        currency,
                        NOON,
                        null,
                        null));
        compared(submit(
                account + ".csv", "accountId,currency,balance\n" + account + "," + currency + "," + reported + "\n"));
        return drift().breaks(BreakFilter.QUEUE.withAccountPrefix(account), BreakSort.AMOUNT, null, 10)
                .items()
                .getFirst();
    }

    /** Proposes, approves and waits until it stands in the book. */
    public Correction posted(Break found) {
        return posted(corrections("maker").propose(found.breakId(), new Proposal("the file was lost")));
    }

    /** Approves and waits until it stands in the book and its break was compared anew. */
    public Correction posted(Correction proposed) {
        corrections("checker").approve(proposed.correctionId(), new Approval(proposed.digest(), null));
        RunningService.await("correction posted", () -> now(proposed).status() == CorrectionStatus.POSTED);
        RunningService.await("compared anew", () -> breakNow(proposed.breakId()).status() != BreakStatus.RECHECKING);
        return now(proposed);
    }

    public Correction now(Correction correction) {
        return corrections("auditor").correction(correction.correctionId());
    }

    /** The open break of an account. */
    public Break breakOf(String account) {
        return drift().breaks(BreakFilter.QUEUE.withAccountPrefix(account), BreakSort.AMOUNT, null, 10)
                .items()
                .getFirst();
    }

    public Break breakNow(String breakId) {
        return drift().breakDetail(breakId).summary();
    }
}
