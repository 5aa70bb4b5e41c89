package io.shadowledger.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.crds.CheckBasis;
import io.shadowledger.crds.CheckPhase;
import io.shadowledger.crds.CheckedReport;
import io.shadowledger.crds.ConfigMapKey;
import io.shadowledger.crds.CurrencyDrift;
import io.shadowledger.crds.DriftCheckSpec;
import io.shadowledger.operator.driftcheck.DoorException;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reports compared on request, through the ledger's door, which the test plays. */
abstract class DriftCheckLoopContract extends RequestLoop {

    @Test
    void aReportOfAConfigMapIsSentOnceAndToldAbout() {
        // Given
        secrets();
        apply(combined());
        report("accountId,currency,balance\na,CZK,1.00\n");

        // When
        request(check("day", CheckedReport.of(new ConfigMapKey("cbs", "day.csv"))));

        // Then
        var status = awaitCheck("day", CheckPhase.Running);
        assertThat(status.reportId()).isEqualTo("r1");
        doors().settle(Map.of(Verdict.TIES, 8L, Verdict.ROUNDING, 1L, Verdict.MISSING_CREDIT, 2L));
        status = awaitCheck("day", CheckPhase.Drift);
        assertThat(status.differing()).isEqualTo(2);
        assertThat(status.verdicts()).containsEntry("MISSING_CREDIT", 2L).containsEntry("TIES", 8L);
        assertThat(status.drift()).containsExactly(new CurrencyDrift("CZK", "-2.00", "2.00", "0.50"));
        assertThat(status.residual()).isEqualTo("CZK 0.50");
        assertThat(status.reportName()).isEqualTo("cbs/day.csv");
        assertThat(status.asOf()).isEqualTo("2026-11-20T23:59:59Z");
        assertThat(status.link()).isEqualTo("http://demo-console." + namespace() + ".svc:8080/reports/r1");
        assertThat(status.conditions())
                .extracting(c -> c.getType() + "=" + c.getStatus() + ": " + c.getMessage())
                .containsExactly(
                        "Complete=True: 2 accounts differ: 2 MISSING_CREDIT",
                        "Ties=False: 2 accounts differ: 2 MISSING_CREDIT",
                        "Failed=False: It did not fail");
        assertThat(doors().submissions()).singleElement().satisfies(sent -> {
            assertThat(sent.contentType()).isEqualTo("text/csv");
            assertThat(sent.asOf()).isEqualTo("2026-11-20T23:59:59Z");
            assertThat(sent.content()).contains("a,CZK,1.00");
        });
        assertThat(doors().address()).isEqualTo("http://demo-all." + namespace() + ".svc:8080");
    }

    @Test
    void theLatestReportOfANameIsComparedAgain() {
        // Given
        secrets();
        apply(combined());
        doors().has("daily-20.csv");

        // When
        request(check("again", CheckedReport.latest("daily-*.csv")));

        // Then
        awaitCheck("again", CheckPhase.Running);
        doors().settle(Map.of(Verdict.TIES, 9L));
        assertThat(awaitCheck("again", CheckPhase.Ties).differing()).isZero();
        assertThat(doors().submissions()).isEmpty();
    }

    @Test
    void aCheckWaitsForAnUnreachableLedgerAndEndsWithARefusal() {
        // Given
        secrets();
        apply(combined());
        report("not a report");
        doors().refuse(new DoorException("The ledger does not answer", true, new IOException()));
        request(check("day", CheckedReport.of(new ConfigMapKey("cbs", "day.csv"))));
        awaitCheck("day", CheckPhase.Pending);

        // When
        doors().refuse(new DoorException("The ledger answered 400: line 1", false, new IOException()));

        // Then
        assertThat(awaitCheck("day", CheckPhase.Failed).conditions())
                .filteredOn(c -> c.getType().equals("Failed"))
                .singleElement()
                .satisfies(c -> assertThat(c.getMessage()).contains("line 1"));
    }

    @Test
    void aCheckWhoseReportDoesNotComeByItsDeadlineFails() {
        // Given
        secrets();
        apply(combined());
        var deadline = clock().instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        var check = check("late", CheckedReport.latest("eod-*.csv"));
        check.setSpec(new DriftCheckSpec(
                "demo", CheckedReport.latest("eod-*.csv"), null, CheckBasis.value, true, deadline.toString()));
        request(check);
        assertThat(awaitCheck("late", CheckPhase.Pending).conditions())
                .extracting(Condition::getMessage)
                .contains("The ledger has no report named eod-*.csv; it is waited for until " + deadline);

        // When
        clock().advanceTo(deadline);

        // Then
        assertThat(awaitCheck("late", CheckPhase.Failed).conditions())
                .filteredOn(condition -> condition.getType().equals("Failed"))
                .extracting(Condition::getReason)
                .containsExactly("DeadlineExceeded");
    }
}
