package io.shadowledger.service.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.event.EventType;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An account with several breaks: each is corrected by itself, and the others neither stop it nor go with it. */
@ExtendWith(SharedService.class)
class SeveralBreaksOfAnAccountTest {

    private static final String REASON = "the file was lost";

    private static RunningService service;
    private static CbsFixtures cbs;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        cbs = new CbsFixtures(service);
    }

    @Test
    void eachIsCorrectedByItself() {
        // Given
        var large = cbs.lostCredit("several-1");
        var report = nextDay("several-1", "400.00");
        var small = other(large);
        assertThat(small.drift()).isEqualTo("-50.00");
        assertThat(cbs.breakNow(large.breakId()).drift()).isEqualTo("-250.00");

        // When
        correct(large);

        // Then
        assertThat(cbs.breakNow(small.breakId()).status()).isEqualTo(BreakStatus.OPEN);
        assertThat(cbs.breakNow(small.breakId()).drift()).isEqualTo("-50.00");
        assertThat(balance("several-1")).isEqualTo("350.00");
        assertThat(cbs.drift().breakDetail(large.breakId()).history())
                .extracting(BreakDetail.HistoryLine::what)
                .last()
                .isEqualTo("Compared anew. Its difference is gone; others of the account are left.");
        assertThat(cbs.drift().breakDetail(small.breakId()).proposal().balanceAfter())
                .isEqualTo("400.00");

        // When
        correct(small);

        // Then
        assertThat(balance("several-1")).isEqualTo("400.00");
        assertThat(cbs.compared(cbs.drift().recheck(report)).verdicts()).isEqualTo(Map.of(Verdict.TIES, 1L));
    }

    @Test
    void anApprovalStandsWhenMeanwhileAnotherBreakHasHealed() {
        // Given
        var large = cbs.lostCredit("several-2");
        var report = nextDay("several-2", "400.00");
        var small = other(large);
        var proposed = cbs.corrections("maker").propose(large.breakId(), new Proposal(REASON));
        cbs.event("several-2-late", "several-2", EventType.CREDIT, "50.00");
        RunningService.await("late event posted", () -> balance("several-2").equals("150.00"));

        // When
        cbs.corrections("checker").approve(proposed.correctionId(), new Approval(proposed.digest(), null));

        // Then
        RunningService.await("closed", () -> cbs.breakNow(large.breakId()).status() == BreakStatus.CLOSED);
        assertThat(cbs.compared(cbs.drift().recheck(report)).verdicts()).isEqualTo(Map.of(Verdict.TIES, 1L));
        assertThat(cbs.breakNow(small.breakId()).status()).isEqualTo(BreakStatus.SELF_HEALED);
    }

    private static void correct(Break found) {
        var proposed = cbs.corrections("maker").propose(found.breakId(), new Proposal(REASON));
        cbs.corrections("checker").approve(proposed.correctionId(), new Approval(proposed.digest(), null));
        RunningService.await("closed", () -> cbs.breakNow(found.breakId()).status() == BreakStatus.CLOSED);
    }

    /** Compares the account with the CBS a day later; answers the report's id. */
    private static String nextDay(String account, String balance) {
        return cbs.compared(cbs.submit(
                        account + "-2.csv",
                        "accountId,currency,balance\n" + account + ",CZK," + balance + "\n",
                        CbsFixtures.EVENING.plus(Duration.ofDays(1))))
                .reportId();
    }

    private static Break other(Break found) {
        return cbs.breakNow(
                cbs.drift().breakDetail(found.breakId()).others().getFirst().breakId());
    }

    private static String balance(String account) {
        return service.accounts().shadowBalance(account, null, null, null).balance();
    }
}
