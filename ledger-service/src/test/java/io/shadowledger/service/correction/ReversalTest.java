package io.shadowledger.service.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.correction.Refusal;
import io.shadowledger.api.correction.Reversal;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.background.BackgroundLoop;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClientResponseException;

/** A posted correction is taken back by a new entry, and the break it closed is visible again. */
@ExtendWith(SharedService.class)
class ReversalTest {

    private static final Reversal WRONG = new Reversal("the file turned up");

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

    @AfterEach
    void restart() {
        if (!releasing.isRunning()) {
            releasing.start();
        }
    }

    @Test
    void theOppositeIsPostedAndTheBreakIsVisibleAgain() {
        // Given
        var original = posted();

        // When
        var reversal = cbs.corrections("maker").reverse(original.correctionId(), WRONG);
        var untouched = cbs.breakNow(original.breakId()).status();
        var done = cbs.posted(reversal);

        // Then
        assertThat(untouched).isEqualTo(BreakStatus.CLOSED);
        assertThat(done.amount()).isEqualTo("-250.00");
        assertThat(done.contraAccount()).isEqualTo(original.contraAccount());
        assertThat(done.valueTime()).isEqualTo(original.valueTime());
        assertThat(done.reverses()).isEqualTo(original.correctionId());
        assertThat(cbs.now(original).reversedBy()).isEqualTo(done.correctionId());
        RunningService.await("break open again", () -> isOpen(original));
        assertThat(cbs.breakNow(original.breakId()).drift()).isEqualTo("-250.00");
        assertThat(balance(original)).isEqualTo("100.00");
    }

    @Test
    void theBreakCanBeCorrectedAnewAfterwards() {
        // Given
        var original = posted();
        cbs.posted(cbs.corrections("maker").reverse(original.correctionId(), WRONG));
        RunningService.await("break open again", () -> isOpen(original));

        // When
        var again = cbs.posted(cbs.corrections("maker").propose(original.breakId(), new Proposal("lost after all")));

        // Then
        assertThat(again.correctionId()).isNotEqualTo(original.correctionId());
        RunningService.await(
                "break closed", () -> cbs.breakNow(original.breakId()).status() == BreakStatus.CLOSED);
        assertThat(balance(original)).isEqualTo("350.00");
    }

    @Test
    void whoProposedTheReversalDoesNotApproveIt() {
        // Given
        var reversal = cbs.corrections("checker").reverse(posted().correctionId(), WRONG);

        // When
        var refused = refused(() ->
                cbs.corrections("checker").approve(reversal.correctionId(), new Approval(reversal.digest(), null)));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(cbs.now(reversal).status()).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @Test
    void askingTwiceIsOneReversalAndARefusedOneCanBeProposedAnew() {
        // Given
        var original = posted();
        var first = cbs.corrections("maker").reverse(original.correctionId(), WRONG);

        // When
        var second = cbs.corrections("checker").reverse(original.correctionId(), new Reversal("said otherwise"));
        cbs.corrections("checker").reject(first.correctionId(), new Refusal("not convinced"));
        var anew = cbs.corrections("maker").reverse(original.correctionId(), WRONG);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(anew.correctionId()).isNotEqualTo(first.correctionId());
        assertThat(cbs.breakNow(original.breakId()).status()).isEqualTo(BreakStatus.CLOSED);
    }

    @Test
    void onlyWhatIsPostedIsReversedAndOnlyOnce() {
        // Given
        var proposed = cbs.corrections("maker")
                .propose(cbs.lostCredit(account()).breakId(), new Proposal("the file was lost"));
        var original = posted();
        var reversal = cbs.posted(cbs.corrections("maker").reverse(original.correctionId(), WRONG));

        // When
        var early = refused(() -> cbs.corrections("maker").reverse(proposed.correctionId(), WRONG));
        var twice = refused(() -> cbs.corrections("maker").reverse(original.correctionId(), WRONG));
        var ofItself = refused(() -> cbs.corrections("maker").reverse(reversal.correctionId(), WRONG));

        // Then
        assertThat(early).hasMessageContaining("only a posted one can be reversed");
        assertThat(twice).hasMessageContaining("is reversed already, by " + reversal.correctionId());
        assertThat(ofItself).hasMessageContaining("is a reversal itself");
    }

    @Test
    void anotherReportDoesNotMakeAReversalStale() {
        // Given
        var account = account();
        var original = cbs.posted(cbs.lostCredit(account));
        var reversal = cbs.corrections("maker").reverse(original.correctionId(), WRONG);

        // When
        cbs.compared(cbs.submit(
                account + "-next.csv",
                "accountId,currency,balance\n" + account + ",CZK,350.00\n",
                CbsFixtures.EVENING.plusSeconds(86_400)));

        // Then
        assertThat(cbs.now(reversal).status()).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amount_minor * 2", "amount_minor", "1"})
    void noSqlMakesAReversalOfAnotherAmount(String amount) {
        // Given
        var original = posted();

        // When / Then
        assertThatThrownBy(() ->
                        sql.sql(forged(amount)).param(original.correctionId()).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is not the opposite of it");
    }

    @Test
    void noSqlReversesTwice() {
        // Given
        var original = posted();
        cbs.posted(cbs.corrections("maker").reverse(original.correctionId(), WRONG));

        // When / Then
        assertThatThrownBy(() -> sql.sql(forged("-amount_minor"))
                        .param(original.correctionId())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("correction_reversed_once");
    }

    @Test
    void aCrashBeforeItsPostingIsOnTheRecordLeavesOneEntryAndTheBreakOpen() {
        // Given
        var original = posted();
        var reversal = cbs.corrections("maker").reverse(original.correctionId(), WRONG);
        releasing.stop();
        cbs.corrections("checker").approve(reversal.correctionId(), new Approval(reversal.digest(), null));
        crashing(() -> service.bean(CorrectionReleaser.class).release(reversal.correctionId()));
        RunningService.await("entry posted", () -> entries(reversal) == 1);
        service.bean(CorrectionReleaser.class).release(reversal.correctionId());
        crashing(() -> service.bean(CorrectionReleaser.class).round());
        assertThat(cbs.now(reversal).status()).isEqualTo(CorrectionStatus.RELEASED);
        assertThat(cbs.breakNow(original.breakId()).status()).isEqualTo(BreakStatus.CLOSED);

        // When
        releasing.start();

        // Then
        RunningService.await("reversal posted", () -> cbs.now(reversal).status() == CorrectionStatus.POSTED);
        RunningService.await("break open again", () -> isOpen(original));
        assertThat(entries(reversal)).isEqualTo(1);
        assertThat(balance(original)).isEqualTo("100.00");
    }

    private static String forged(String amount) {
        return """
                insert into correction (correction_id, break_no, report_no, account_id, currency, amount_minor,
                    contra_account, value_time, reason, digest, maker, proposed_at, status, reverses)
                select 'cor-forged', break_no, report_no, account_id, currency, %s, contra_account, value_time,
                    reason, digest, 'a', now(), 'PROPOSED', correction_id
                from correction where correction_id = ?
                """.formatted(amount);
    }

    private static void crashing(Runnable work) {
        new TransactionTemplate(service.bean(PlatformTransactionManager.class)).executeWithoutResult(crashing -> {
            work.run();
            crashing.setRollbackOnly();
        });
    }

    private static boolean isOpen(Correction correction) {
        return cbs.breakNow(correction.breakId()).status() == BreakStatus.OPEN;
    }

    private static Correction posted() {
        return cbs.posted(cbs.lostCredit(account()));
    }

    private static String account() {
        return "reversal-" + ++accounts;
    }

    private static String balance(Correction correction) {
        return service.accounts()
                .shadowBalance(correction.accountId(), null, null, null)
                .balance();
    }

    private static int entries(Correction correction) {
        return sql.sql("select count(*) from entry where event_id = ?")
                .param(correction.correctionId())
                .query(Integer.class)
                .single();
    }

    private static RestClientResponseException refused(ThrowingCallable call) {
        return catchThrowableOfType(RestClientResponseException.class, call);
    }
}
