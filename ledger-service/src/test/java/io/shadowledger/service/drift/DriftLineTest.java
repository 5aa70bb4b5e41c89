package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.ReportedBalance;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.MediaType;

/** From a report over the break and its correction to books that tie, in the running service. */
@ExtendWith(SharedService.class)
class DriftLineTest {

    private static RunningService service;
    private static CbsFixtures cbs;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        cbs = new CbsFixtures(service);
    }

    @Test
    void aLostCreditIsFoundCorrectedUnderFourEyesAndGone() {
        // Given
        cbs.event("lost-1", "lost", EventType.CREDIT, "100.00");
        var report = cbs.compared(cbs.submit("lost.csv", "accountId,currency,balance\nlost,CZK,350.00\n"));
        var found = cbs.breakOf("lost");
        assertThat(report.verdicts()).isEqualTo(Map.of(Verdict.MISSING_CREDIT, 1L));
        assertThat(found.drift()).isEqualTo("-250.00");
        var detail = cbs.drift().breakDetail(found.breakId());
        assertThat(detail.proposal().amount()).isEqualTo("250.00");
        assertThat(detail.recentEntries()).extracting(line -> line.balance()).containsExactly("100.00");

        // When
        var proposed = cbs.corrections("maker").propose(found.breakId(), new Proposal("the salary file was lost"));
        var approved = cbs.corrections("checker")
                .approve(proposed.correctionId(), new Approval(proposed.digest(), "seen in the CBS"));

        // Then
        assertThat(approved.checker()).isEqualTo("checker");
        RunningService.await("break closed", () -> cbs.breakNow(found.breakId()).status() == BreakStatus.CLOSED);
        assertThat(cbs.corrections("auditor")
                        .correction(proposed.correctionId())
                        .status())
                .isEqualTo(CorrectionStatus.POSTED);
        assertThat(service.accounts().shadowBalance("lost", null, null, null).balance())
                .isEqualTo("350.00");
        assertThat(cbs.drift().breakDetail(found.breakId()).history())
                .extracting(line -> line.who())
                .containsExactly("system", "maker", "checker", "system", "system", "system");
        assertThat(cbs.compared(cbs.drift().recheck(report.reportId())).verdicts())
                .isEqualTo(Map.of(Verdict.TIES, 1L));
        assertThat(service.accounts().trialBalance(null, null).lines())
                .allSatisfy(line -> assertThat(line.total()).isEqualTo("0.00"));
    }

    @Test
    void theSameFileTwiceIsOneReport() {
        // Given
        var first = cbs.compared(cbs.submit("twice.csv", "accountId;balance\ntwice;0\n"));

        // When
        var second = cbs.compared(cbs.submit("another name.csv", "accountId;balance\ntwice;0\n"));

        // Then
        assertThat(second.reportId()).isEqualTo(first.reportId());
        assertThat(second.name()).isEqualTo("twice.csv");
        assertThat(cbs.drift().reports(null, 500).items())
                .filteredOn(report -> report.reportId().equals(first.reportId()))
                .hasSize(1);
    }

    @Test
    void theSameContentWithAnotherAsOfTimeIsAnotherReport() {
        // Given
        var first = cbs.submit("day.csv", "accountId,balance\nday,0\n");

        // When
        var second = cbs.submit("day.csv", "accountId,balance\nday,0\n", CbsFixtures.EVENING.plusSeconds(1));

        // Then
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(second.reportId()).isNotEqualTo(first.reportId());
    }

    @Test
    void aDriftCheckAnswersAtOnce() {
        // Given
        cbs.event("check-1", "check", EventType.CREDIT, "10.00");

        // When
        var lines = cbs.drift()
                .check(List.of(
                        new ReportedBalance("check", new BigDecimal("10"), null),
                        new ReportedBalance("check-unknown", new BigDecimal("7"), "EUR")));

        // Then
        assertThat(lines).extracting(line -> line.verdict()).containsExactly(Verdict.TIES, Verdict.UNKNOWN_TO_SHADOW);
        assertThat(lines).extracting(line -> line.drift()).containsExactly("0.00", "-7.00");
        assertThat(lines.get(1).breakId()).isNotNull();
    }

    @Test
    void amountsWithAnExponentAreReadLikeAnyOther() {
        // When
        var answer = service.as("auditor")
                .post()
                .uri("/drift-check")
                .contentType(MediaType.APPLICATION_JSON)
                .body("[{\"accountId\": \"exponent\", \"reportedBalance\": 1e3}]")
                .retrieve()
                .body(DriftLine[].class);

        // Then
        assertThat(answer).extracting(line -> line.drift()).containsExactly("-1000.00");
    }

    @Test
    void openBreaksAndTheirResidualAreMeasured() {
        // Given
        cbs.lostCredit("measured");

        // When / Then
        RunningService.await(
                "metrics",
                () -> service.anonymous()
                        .get()
                        .uri("/actuator/prometheus")
                        .retrieve()
                        .body(String.class)
                        .lines()
                        .anyMatch(line -> line.startsWith("shadowledger_breaks_residual{currency=\"CZK\"} ")
                                && Double.parseDouble(line.substring(line.lastIndexOf(' '))) >= 250));
    }

    @Test
    void breaksAndLinesArePaged() {
        // Given
        var csv = new StringBuilder("accountId,balance\n");
        for (int i = 1; i <= 7; i++) {
            csv.append("paged-").append(i).append(',').append(i).append("00.00\n");
        }
        var report = cbs.compared(cbs.submit("paged.csv", csv.toString()));

        // When
        var first = cbs.drift().breaks(BreakFilter.QUEUE.withAccountPrefix("paged-"), BreakSort.AMOUNT, null, 5);
        var second =
                cbs.drift().breaks(BreakFilter.QUEUE.withAccountPrefix("paged-"), BreakSort.AMOUNT, first.next(), 5);
        var firstLines = cbs.drift().lines(report.reportId(), null, 5);
        var secondLines = cbs.drift().lines(report.reportId(), firstLines.next(), 5);

        // Then
        assertThat(first.items())
                .extracting(found -> found.drift())
                .containsExactly("-700.00", "-600.00", "-500.00", "-400.00", "-300.00");
        assertThat(second.items()).extracting(found -> found.drift()).containsExactly("-200.00", "-100.00");
        assertThat(second.next()).isNull();
        assertThat(firstLines.items()).extracting(line -> line.accountId()).startsWith("paged-1", "paged-2");
        assertThat(secondLines.items()).extracting(line -> line.accountId()).containsExactly("paged-6", "paged-7");
        assertThat(secondLines.next()).isNull();
        assertThat(service.system().status().openBreaks()).isGreaterThanOrEqualTo(7);
    }
}
