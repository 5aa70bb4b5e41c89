package io.shadowledger.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.ReportedBalance;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresDatabase;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** Processes of the roles apart: nothing posts until the ledger's process comes. */
class WatermarkTest {

    private KafkaProcess kafka;
    private PostgresDatabase database;
    private RunningService drift;

    @BeforeEach
    void start() throws Exception {
        kafka = KafkaProcess.temporary();
        RunningService.createTopics(kafka.bootstrapServers(), 1);
        database = PostgresProcess.shared().freshDatabase("watermark");
        drift = RunningService.start(
                database, kafka.bootstrapServers(), "shadowledger.role=drift", "shadowledger.drift.check-wait=200ms");
    }

    @AfterEach
    void stop() {
        drift.close();
        kafka.close();
    }

    @Test
    void aReportIsPendingUntilTheBookHasReachedWhatWasAcceptedBeforeItAndSettlesThen() {
        // Given
        try (var events = RunningService.start(database, kafka.bootstrapServers(), "shadowledger.role=events")) {
            var feed = new CbsFixtures(events);
            feed.event("w-1", "acc", EventType.CREDIT, "10.00");
            feed.event("w-2", "acc", EventType.CREDIT, "20.00");
        }
        var cbs = new CbsFixtures(drift);
        var pending = cbs.submit("day.csv", "accountId,balance\nacc,30.00\n");
        assertThat(pending.status()).isEqualTo(ReportStatus.PENDING);
        assertThat(pending.detail()).isEqualTo("waiting for 2 events on transactions.raw-0");
        var check = cbs.drift().check(List.of(new ReportedBalance("acc", new BigDecimal("30"), null)));
        assertThat(check).extracting(line -> line.verdict()).containsExactly(Verdict.PENDING);
        assertThat(cbs.drift()
                        .breaks(BreakFilter.QUEUE, BreakSort.AMOUNT, null, 10)
                        .items())
                .isEmpty();

        // When
        var ledger = RunningService.start(database, kafka.bootstrapServers(), "shadowledger.role=ledger");

        // Then
        try (ledger) {
            var compared = cbs.compared(pending);
            assertThat(compared.verdicts()).isEqualTo(Map.of(Verdict.TIES, 1L));
            assertThat(compared.detail()).isNull();
        }
    }

    @Test
    void whenTheDatabaseIsDeadTheCallerIsToldAndWhenItIsBackTheServiceGoesOn() throws Exception {
        // Given
        try (var postgres = PostgresProcess.temporary();
                var service = RunningService.start(
                        postgres.freshDatabase("outage"), kafka.bootstrapServers(), "shadowledger.role=drift")) {
            var cbs = new CbsFixtures(service).drift();
            postgres.kill9();

            // When
            var refused = catchThrowableOfType(
                    RestClientResponseException.class, () -> cbs.breaks(BreakFilter.QUEUE, BreakSort.AMOUNT, null, 1));

            // Then
            assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(refused.getResponseBodyAsString()).contains("urn:shadowledger:problem:unavailable");
            postgres.start();
            RunningService.await("answers again", () -> {
                try {
                    return cbs.breaks(BreakFilter.QUEUE, BreakSort.AMOUNT, null, 1)
                            .items()
                            .isEmpty();
                } catch (RestClientResponseException stillDown) {
                    return false;
                }
            });
        }
    }

    @Test
    void whenTheBrokerIsDeadAReportIsNotTakenAndTheSenderIsTold() {
        // Given
        kafka.kill9();
        var cbs = new CbsFixtures(drift);

        // When
        var refused = catchThrowableOfType(
                RestClientResponseException.class, () -> cbs.submit("day.csv", "accountId,balance\nacc,1\n"));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(refused.getResponseBodyAsString()).contains("No report was taken");
        assertThat(JdbcClient.create(database.dataSource())
                        .sql("select count(*) from report")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
