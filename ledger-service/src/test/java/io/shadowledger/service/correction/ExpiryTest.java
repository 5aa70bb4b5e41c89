package io.shadowledger.service.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.correction.Reversal;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.background.BackgroundLoop;
import io.shadowledger.service.drift.Breaks;
import io.shadowledger.service.problem.StateException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A proposal on which nobody decides ends by itself, seven days after it was made. */
@ExtendWith(SharedService.class)
class ExpiryTest {

    private static RunningService service;
    private static CbsFixtures cbs;
    private static JdbcClient sql;
    private static int accounts;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        cbs = new CbsFixtures(service);
        sql = JdbcClient.create(shared.database().dataSource());
    }

    @Test
    void aProposalSaysWhenItExpires() {
        // When
        var proposed = proposed();

        // Then
        assertThat(Duration.between(proposed.proposedAt(), proposed.expiresAt()))
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void whenItsTimeIsOverTheBreakIsOpenAgainAndTheRecordSaysSo() {
        // Given
        var proposed = proposed();

        // When
        at(Duration.ofDays(7)).expire(proposed.correctionId());

        // Then
        var expired = cbs.now(proposed);
        assertThat(expired.status()).isEqualTo(CorrectionStatus.EXPIRED);
        assertThat(expired.checker()).isNull();
        assertThat(cbs.breakNow(proposed.breakId()).status()).isEqualTo(BreakStatus.OPEN);
        assertThat(cbs.drift()
                        .breakDetail(proposed.breakId())
                        .history()
                        .getLast()
                        .what())
                .contains("it expired");
        assertThat(sql.sql("select who || ' ' || what from audit where subject = ? order by audit_no desc limit 1")
                        .param(proposed.correctionId())
                        .query(String.class)
                        .single())
                .isEqualTo("system CORRECTION_EXPIRED");
    }

    @Test
    void nothingExpiresBeforeItsTime() {
        // Given
        var proposed = proposed();

        // When
        at(Duration.ofDays(7).minusMinutes(1)).expire(proposed.correctionId());

        // Then
        assertThat(cbs.now(proposed).status()).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @Test
    void whatIsTooLateIsNotApprovedButExpires() {
        // Given
        var proposed = proposed();

        // When / Then
        assertThatThrownBy(() ->
                        at(Duration.ofDays(8)).approve(proposed.correctionId(), proposed.digest(), null, "checker"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("expired at " + proposed.expiresAt());
        assertThat(cbs.now(proposed).status()).isEqualTo(CorrectionStatus.EXPIRED);
        assertThat(cbs.breakNow(proposed.breakId()).status()).isEqualTo(BreakStatus.OPEN);
    }

    @Test
    void anExpiredOneCanBeProposedAnew() {
        // Given
        var proposed = proposed();
        at(Duration.ofDays(7)).expire(proposed.correctionId());

        // When
        var anew = cbs.corrections("maker").propose(proposed.breakId(), new Proposal("once more"));

        // Then
        assertThat(anew.correctionId()).isNotEqualTo(proposed.correctionId());
        assertThat(anew.status()).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @Test
    void anExpiredReversalLeavesTheBreakAsItIs() {
        // Given
        var original = cbs.posted(cbs.lostCredit(account()));
        var reversal = cbs.corrections("maker").reverse(original.correctionId(), new Reversal("turned up"));

        // When
        at(Duration.ofDays(7)).expire(reversal.correctionId());

        // Then
        assertThat(cbs.now(reversal).status()).isEqualTo(CorrectionStatus.EXPIRED);
        assertThat(cbs.breakNow(original.breakId()).status()).isEqualTo(BreakStatus.CLOSED);
    }

    @Test
    void ofExpiryAndApprovalAtTheSameTimeOneHappens() throws Exception {
        for (int round = 0; round < 5; round++) {
            // Given
            var proposed = proposed();
            var late = at(Duration.ofDays(7));
            Callable<Object> approve = () ->
                    cbs.corrections("checker").approve(proposed.correctionId(), new Approval(proposed.digest(), null));
            Callable<Object> expire = () -> {
                late.expire(proposed.correctionId());
                return proposed;
            };

            // When
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.invokeAll(List.of(approve, expire));
            }

            // Then
            var approved = acts(proposed, "CORRECTION_APPROVED");
            assertThat(approved + acts(proposed, "CORRECTION_EXPIRED")).isEqualTo(1);
            RunningService.await(
                    "settled",
                    () -> cbs.now(proposed).status()
                            == (approved == 1 ? CorrectionStatus.POSTED : CorrectionStatus.EXPIRED));
            assertThat(sql.sql("select count(*) from entry where event_id = ?")
                            .param(proposed.correctionId())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(approved);
        }
    }

    private static int acts(Correction correction, String what) {
        return sql.sql("select count(*) from audit where subject = ? and what = ?")
                .param(correction.correctionId())
                .param(what)
                .query(Integer.class)
                .single();
    }

    /** The decisions of a service whose clock is ahead. */
    private static Decisions at(Duration ahead) {
        return new Decisions(
                service.bean(Corrections.class),
                service.bean(CorrectionRepository.class),
                service.bean(Limits.class),
                service.bean(Breaks.class),
                service.bean(AuditTrail.class),
                service.bean("correctionReleasing", BackgroundLoop.class),
                Clock.offset(Clock.systemUTC(), ahead));
    }

    private static Correction proposed() {
        return cbs.corrections("maker").propose(cbs.lostCredit(account()).breakId(), new Proposal("file lost"));
    }

    private static String account() {
        return "expiry-" + ++accounts;
    }
}
