package io.shadowledger.service.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.background.BackgroundLoop;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A crash between any two steps of a correction, from its proposal into the book. The releaser keeps nothing in memory,
 * so a loop that stops after a step and another that starts before the next are a crash and a restart.
 */
@ExtendWith(SharedService.class)
class ReleaseCrashTest {

    private static final String REASON = "the file was lost";

    private static RunningService service;
    private static CbsFixtures cbs;
    private static JdbcClient sql;
    private static BackgroundLoop releasing;
    private static int accounts;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        cbs = new CbsFixtures(service);
        sql = JdbcClient.create(shared.database().dataSource());
        releasing = service.bean("correctionReleasing", BackgroundLoop.class);
    }

    @BeforeEach
    void crash() {
        releasing.stop();
    }

    @AfterEach
    void restart() {
        if (!releasing.isRunning()) {
            releasing.start();
        }
    }

    @Test
    void beforeTheProposalIsCommitted() {
        // Given
        var found = cbs.lostCredit("crash-" + ++accounts);
        var lost = crashing(() -> service.bean(Proposals.class).propose(found.breakId(), REASON, "maker"));
        assertThat(cbs.breakNow(found.breakId()).status()).isEqualTo(BreakStatus.OPEN);
        releasing.start();

        // When
        var approved = approve(cbs.corrections("maker").propose(found.breakId(), new Proposal(REASON)));

        // Then
        assertThat(approved.correctionId()).isEqualTo(lost.correctionId());
        assertPostedOnce(approved);
        assertThat(acts("CORRECTION_PROPOSED", approved)).isEqualTo(1);
    }

    @Test
    void beforeTheApprovalIsCommitted() {
        // Given
        var proposed = proposed();
        crashing(() ->
                service.bean(Decisions.class).approve(proposed.correctionId(), proposed.digest(), null, "checker"));
        assertThat(status(proposed)).isEqualTo(CorrectionStatus.PROPOSED);
        releasing.start();

        // When
        var approved = approve(proposed);

        // Then
        assertPostedOnce(approved);
        assertThat(acts("CORRECTION_APPROVED", approved)).isEqualTo(1);
    }

    @Test
    void beforeTheRecordIsSent() {
        // Given
        var approved = approved();

        // When
        releasing.start();

        // Then
        assertPostedOnce(approved);
    }

    @Test
    void afterTheRecordIsSentAndBeforeThatIsCommitted() {
        // Given
        var approved = approved();
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)).executeWithoutResult(crashing -> {
            service.bean(CorrectionReleaser.class).release(approved.correctionId());
            crashing.setRollbackOnly();
        });
        assertThat(status(approved)).isEqualTo(CorrectionStatus.APPROVED);

        // When
        releasing.start();

        // Then
        assertPostedOnce(approved);
    }

    @Test
    void afterTheEntryIsPostedAlthoughTheReleaseWasNeverCommitted() {
        // Given
        var approved = approved();
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)).executeWithoutResult(crashing -> {
            service.bean(CorrectionReleaser.class).release(approved.correctionId());
            crashing.setRollbackOnly();
        });
        RunningService.await("entry posted", () -> entries(approved) == 1);

        // When
        releasing.start();

        // Then
        assertPostedOnce(approved);
    }

    @Test
    void afterTheReleaseIsCommittedAndBeforeTheEntryIsSeen() {
        // Given
        var approved = approved();
        service.bean(CorrectionReleaser.class).release(approved.correctionId());
        RunningService.await("entry posted", () -> entries(approved) == 1);
        assertThat(status(approved)).isEqualTo(CorrectionStatus.RELEASED);

        // When
        releasing.start();

        // Then
        assertPostedOnce(approved);
    }

    @Test
    void afterTheEntryIsSeenAndBeforeThatIsCommitted() {
        // Given
        var approved = approved();
        service.bean(CorrectionReleaser.class).release(approved.correctionId());
        RunningService.await("entry posted", () -> entries(approved) == 1);
        var seen = crashing(() -> {
            service.bean(CorrectionReleaser.class).round();
            return service.bean(Corrections.class).correction(approved.correctionId());
        });
        assertThat(seen.status()).isEqualTo(CorrectionStatus.POSTED);
        assertThat(status(approved)).isEqualTo(CorrectionStatus.RELEASED);
        assertThat(cbs.breakNow(approved.breakId()).status()).isEqualTo(BreakStatus.RELEASED);

        // When
        releasing.start();

        // Then
        assertPostedOnce(approved);
    }

    @Test
    void afterTheEntryIsSeenAndBeforeTheBreakIsComparedAnew() {
        // Given
        var approved = approved();
        var releaser = service.bean(CorrectionReleaser.class);
        releaser.release(approved.correctionId());
        RunningService.await("entry posted", () -> entries(approved) == 1);
        service.bean(CorrectionRepository.class).arrived(1_000).stream()
                .filter(row -> row.correctionId().equals(approved.correctionId()))
                .forEach(releaser::post);
        assertThat(status(approved)).isEqualTo(CorrectionStatus.POSTED);
        assertThat(cbs.breakNow(approved.breakId()).status()).isEqualTo(BreakStatus.RECHECKING);

        // When
        releasing.start();

        // Then
        assertPostedOnce(approved);
        assertThat(closings(approved)).isEqualTo(1);
    }

    @Test
    void afterTheBreakIsComparedAnewAndBeforeThatIsCommitted() {
        // Given
        var approved = approved();
        var releaser = service.bean(CorrectionReleaser.class);
        releaser.release(approved.correctionId());
        RunningService.await("entry posted", () -> entries(approved) == 1);
        service.bean(CorrectionRepository.class).arrived(1_000).stream()
                .filter(row -> row.correctionId().equals(approved.correctionId()))
                .forEach(releaser::post);
        var compared = crashing(() -> {
            releaser.recheck(approved.breakId());
            return closings(approved);
        });
        assertThat(compared).isEqualTo(1);
        assertThat(cbs.breakNow(approved.breakId()).status()).isEqualTo(BreakStatus.RECHECKING);

        // When
        releasing.start();

        // Then
        assertPostedOnce(approved);
        assertThat(closings(approved)).isEqualTo(1);
    }

    @Test
    void theHistoryNamesEveryStateOfTheWay() {
        // Given
        var approved = approved();

        // When
        releasing.start();

        // Then
        assertPostedOnce(approved);
        assertThat(cbs.drift().breakDetail(approved.breakId()).history())
                .extracting(BreakDetail.HistoryLine::what)
                .satisfiesExactly(
                        found -> assertThat(found).startsWith("Found by report"),
                        proposed -> assertThat(proposed).startsWith("Proposed correction"),
                        decided -> assertThat(decided).startsWith("Approved correction"),
                        released -> assertThat(released).endsWith("is on the topic transactions.corrections."),
                        posted -> assertThat(posted).endsWith("of 250.00 CZK stands in the book."),
                        closed -> assertThat(closed).isEqualTo("Compared anew. The books tie."));
    }

    @Test
    void twoReleasersThatSeeTheEntryAtOnceTellOfItOnce() throws Exception {
        // Given
        var approved = approved();
        var releaser = service.bean(CorrectionReleaser.class);
        releaser.release(approved.correctionId());
        RunningService.await("entry posted", () -> entries(approved) == 1);

        // When
        var first = Thread.ofVirtual().start(releaser::round);
        var second = Thread.ofVirtual().start(releaser::round);
        first.join();
        second.join();

        // Then
        assertPostedOnce(approved);
    }

    @Test
    void twoReleasersAtOnceLeaveOneEntry() throws Exception {
        // Given
        var approved = approved();
        var releaser = service.bean(CorrectionReleaser.class);

        // When
        var first = Thread.ofVirtual().start(releaser::round);
        var second = Thread.ofVirtual().start(releaser::round);
        first.join();
        second.join();
        releasing.start();

        // Then
        assertPostedOnce(approved);
    }

    /** What the work answers, whose transaction never comes to its commit. */
    private static <T> T crashing(Supplier<T> work) {
        return Objects.requireNonNull(
                new TransactionTemplate(service.bean(PlatformTransactionManager.class)).execute(crashing -> {
                    var answer = work.get();
                    crashing.setRollbackOnly();
                    return answer;
                }));
    }

    private static Correction proposed() {
        var found = cbs.lostCredit("crash-" + ++accounts);
        return cbs.corrections("maker").propose(found.breakId(), new Proposal(REASON));
    }

    private static Correction approved() {
        return approve(proposed());
    }

    private static Correction approve(Correction proposed) {
        return cbs.corrections("checker").approve(proposed.correctionId(), new Approval(proposed.digest(), null));
    }

    private static void assertPostedOnce(Correction approved) {
        RunningService.await("posted", () -> status(approved) == CorrectionStatus.POSTED);
        assertThat(entries(approved)).isEqualTo(1);
        RunningService.await("closed", () -> cbs.breakNow(approved.breakId()).status() == BreakStatus.CLOSED);
        assertThat(service.accounts()
                        .shadowBalance(approved.accountId(), null, null, null)
                        .balance())
                .isEqualTo("350.00");
        assertThat(acts("CORRECTION_POSTED", approved)).isEqualTo(1);
    }

    private static int acts(String what, Correction correction) {
        return sql.sql("select count(*) from audit where subject = ? and what = ?")
                .param(correction.correctionId())
                .param(what)
                .query(Integer.class)
                .single();
    }

    /** How often the database was told that the break is closed; in the transaction that asks, if there is one. */
    private static int closings(Correction correction) {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from audit where subject = ? and what = 'BREAK_CLOSED'")
                .param(correction.breakId())
                .query(Integer.class)
                .single();
    }

    private static int entries(Correction correction) {
        return sql.sql("select count(*) from entry where event_id = ?")
                .param(correction.correctionId())
                .query(Integer.class)
                .single();
    }

    private static CorrectionStatus status(Correction correction) {
        return cbs.corrections("auditor").correction(correction.correctionId()).status();
    }
}
