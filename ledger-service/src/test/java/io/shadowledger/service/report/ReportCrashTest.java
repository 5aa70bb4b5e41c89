package io.shadowledger.service.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A crash between any two steps of a report: read, stored, waited for, compared. */
class ReportCrashTest {

    private static final String CSV = "accountId,balance\nacc,31.00\n";

    private KafkaProcess kafka;
    private PostgresDatabase database;

    @BeforeEach
    void start() throws Exception {
        kafka = KafkaProcess.temporary();
        RunningService.createTopics(kafka.bootstrapServers(), 1);
        database = PostgresProcess.shared().freshDatabase("reportcrash");
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void aReportThatWasStoredSettlesByItselfAfterARestartAndOnce() {
        // Given
        String reportId;
        try (var drift = process("drift")) {
            try (var events = process("events")) {
                new CbsFixtures(events).event("c-1", "acc", EventType.CREDIT, "30.00");
            }
            var cbs = new CbsFixtures(drift);
            crashing(
                    drift,
                    () -> drift.bean(Reports.class)
                            .submit("day.csv", "csv", CbsFixtures.EVENING, Basis.VALUE, false, "maker", bytes()));
            assertThat(count("report") + count("report_content") + count("report_balance"))
                    .as("left by a crash before the commit")
                    .isZero();
            var stored = cbs.submit("day.csv", CSV);
            assertThat(stored.status()).isEqualTo(ReportStatus.PENDING);
            reportId = stored.reportId();
        }
        // The book catches up while nobody compares.
        try (var ledger = process("ledger")) {
            RunningService.await("event posted", () -> count("entry") == 1);
        }

        // When
        try (var drift = process("drift")) {
            var cbs = new CbsFixtures(drift);
            RunningService.await(
                    "settled by itself", () -> cbs.drift().report(reportId).status() == ReportStatus.COMPARED);

            // Then
            assertThat(cbs.drift().report(reportId).verdicts()).isEqualTo(Map.of(Verdict.MISSING_CREDIT, 1L));
            assertThat(count("drift_break")).isEqualTo(1);
            crashing(drift, () -> {
                drift.bean(JdbcClient.class)
                        .sql("update report set status = 'PENDING'")
                        .update();
                drift.bean(ReportSettler.class).settleAll();
            });
            assertThat(count("drift_break")).isEqualTo(1);
            assertThat(cbs.submit("again.csv", CSV).reportId()).isEqualTo(reportId);
            assertThat(count("report")).isEqualTo(1);
            assertThat(count("report_content")).isEqualTo(1);
        }
    }

    private RunningService process(String role) {
        return RunningService.start(database, kafka.bootstrapServers(), "shadowledger.role=" + role);
    }

    /** Does work whose transaction never comes to its commit. */
    private static void crashing(RunningService service, Runnable work) {
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)).executeWithoutResult(crashing -> {
            work.run();
            crashing.setRollbackOnly();
        });
    }

    private int count(String table) {
        return JdbcClient.create(database.dataSource())
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }

    private static byte[] bytes() {
        return CSV.getBytes(StandardCharsets.UTF_8);
    }
}
