package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.ReportedBalance;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import io.shadowledger.sandbox.backing.KafkaProcess;
import io.shadowledger.sandbox.backing.PostgresProcess;
import io.shadowledger.service.RunningService;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

/** From a report over the break and its correction to books that tie, in the running service. */
class DriftLineTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-02T23:59:59Z");

    private static KafkaProcess kafka;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        kafka = KafkaProcess.temporary();
        RunningService.createTopics(kafka.bootstrapServers(), 3);
        service = RunningService.start(PostgresProcess.shared().freshDatabase("drift"), kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        service.close();
        kafka.close();
    }

    @Test
    void aLostCreditIsFoundCorrectedUnderFourEyesAndGone() {
        // Given
        service.events().submit(event("lost-1", "lost", EventType.CREDIT, "100.00"));
        var report = compared(submit("lost.csv", "accountId,currency,balance\nlost,CZK,350.00\n"));
        var found = breakOf("lost");
        assertThat(report.verdicts()).isEqualTo(Map.of(Verdict.MISSING_CREDIT, 1L));
        assertThat(found.drift()).isEqualTo("-250.00");
        var detail = drift().breakDetail(found.breakId());
        assertThat(detail.proposal().amount()).isEqualTo("250.00");
        assertThat(detail.recentEntries()).extracting(line -> line.balance()).containsExactly("100.00");

        // When
        var proposed = corrections("maker").propose(found.breakId(), new Proposal("the salary file was lost"));
        var approved = corrections("checker")
                .approve(proposed.correctionId(), new Approval(proposed.digest(), "seen in the CBS"));

        // Then
        assertThat(approved.checker()).isEqualTo("checker");
        RunningService.await(
                "break closed",
                () -> drift().breakDetail(found.breakId()).summary().status() == BreakStatus.CLOSED);
        assertThat(corrections("auditor").correction(proposed.correctionId()).status())
                .isEqualTo(CorrectionStatus.POSTED);
        assertThat(service.accounts().shadowBalance("lost", null, null, null).balance())
                .isEqualTo("350.00");
        assertThat(drift().breakDetail(found.breakId()).history())
                .extracting(line -> line.who())
                .containsExactly("system", "maker", "checker", "system");
        assertThat(compared(drift().recheck(report.reportId())).verdicts()).isEqualTo(Map.of(Verdict.TIES, 1L));
        assertThat(service.accounts().trialBalance().lines())
                .allSatisfy(line -> assertThat(line.total()).isEqualTo("0.00"));
    }

    @Test
    void theSameFileTwiceIsOneReport() {
        // Given
        var first = compared(submit("twice.csv", "accountId;balance\ntwice;0\n"));

        // When
        var second = compared(submit("another name.csv", "accountId;balance\ntwice;0\n"));

        // Then
        assertThat(second.reportId()).isEqualTo(first.reportId());
        assertThat(second.name()).isEqualTo("twice.csv");
        assertThat(drift().reports(null, 500).items())
                .filteredOn(report -> report.reportId().equals(first.reportId()))
                .hasSize(1);
    }

    @Test
    void aDriftCheckAnswersAtOnce() {
        // Given
        service.events().submit(event("check-1", "check", EventType.CREDIT, "10.00"));

        // When
        var lines = drift().check(List.of(
                new ReportedBalance("check", new BigDecimal("10"), null),
                new ReportedBalance("check-unknown", new BigDecimal("7"), "EUR")));

        // Then
        assertThat(lines).extracting(line -> line.verdict()).containsExactly(Verdict.TIES, Verdict.UNKNOWN_TO_SHADOW);
        assertThat(lines).extracting(line -> line.drift()).containsExactly("0.00", "-7.00");
    }

    private static DriftApi drift() {
        return service.client("auditor", DriftApi.class);
    }

    private static CorrectionsApi corrections(String user) {
        return service.client(user, CorrectionsApi.class);
    }

    private static Break breakOf(String account) {
        return drift().breaks(null, null, account, null, 10).items().getFirst();
    }

    private static CbsReport submit(String name, String csv) {
        return drift().submit(
                        "text/csv",
                        EVENING,
                        Basis.VALUE,
                        false,
                        name,
                        new ByteArrayResource(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static CbsReport compared(CbsReport submitted) {
        RunningService.await(
                "report compared", () -> drift().report(submitted.reportId()).status() != ReportStatus.PENDING);
        return drift().report(submitted.reportId());
    }

    private static TransactionEvent event(String id, String account, EventType type, String amount) {
        return new TransactionEvent(id, account, type, new BigDecimal(amount), null, NOON, null, null);
    }
}
