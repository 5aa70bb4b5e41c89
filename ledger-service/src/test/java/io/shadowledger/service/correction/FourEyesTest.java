package io.shadowledger.service.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.Problems;
import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.correction.Refusal;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.event.EventType;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import io.shadowledger.service.problem.FourEyesException;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * Attacks on the four eyes: over HTTP, in the service behind its own check, and in SQL as the owner of the tables, who
 * leaves the triggers alone. What the service's user is refused besides: {@link FourEyesInSqlTest}.
 */
@ExtendWith(SharedService.class)
class FourEyesTest {

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
    void theMakerCannotApproveOverHttp() {
        // Given
        var proposed = proposed();

        // When
        var refused = refused(
                () -> cbs.corrections("maker").approve(proposed.correctionId(), new Approval(proposed.digest(), null)));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(problem(refused).getType()).hasToString(Problems.FOUR_EYES);
        assertThat(status(proposed)).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {" MAKER ", "ｍａｋｅｒ", "ma\u212aer", "ma ker", "ma\u200bker", "\u00a0maker\u3000"})
    void theMakerCannotApproveUnderAnotherSpellingOfTheName(String spelling) {
        // Given
        var proposed = proposed();

        // When
        var refused = refused(() ->
                cbs.corrections(spelling).approve(proposed.correctionId(), new Approval(proposed.digest(), null)));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(problem(refused).getType()).hasToString(Problems.FOUR_EYES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maker", "Maker", " maker ", "MAKER", "ｍａｋｅｒ", "ma\u200bker"})
    void theDatabaseHoldsItWhenTheServicesOwnCheckIsBypassed(String checker) {
        // Given
        var proposed = proposed();
        var repository = service.bean(CorrectionRepository.class);

        // When / Then
        assertThatThrownBy(() -> repository.decide(
                        proposed.correctionId(), CorrectionStatus.APPROVED, checker, Instant.now(), null))
                .isInstanceOf(FourEyesException.class)
                .hasMessageContaining(proposed.correctionId());
        assertThat(status(proposed)).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update correction set status = 'APPROVED', checker = maker, decided_at = now()",
                "update correction set status = 'APPROVED', decided_at = now()",
                "update correction set status = 'APPROVED', checker = ' ', decided_at = now()",
                "update correction set maker = 'somebody'",
                "update correction set maker = 'somebody', status = 'APPROVED', checker = 'maker', decided_at = now()",
                "update correction set amount_minor = amount_minor * 10",
                "update correction set account_id = 'mine'",
                "update correction set digest = sha256('x')",
                "update correction set reason = 'another'",
                "update correction set checker = 'checker'",
                "update correction set status = 'RELEASED', checker = 'checker'",
                "update correction set status = 'POSTED', checker = 'checker'",
                "delete from correction"
            })
    void noSqlGetsRoundConstraintAndTrigger(String attack) {
        // Given
        var proposed = proposed();

        // When / Then
        assertThatThrownBy(() -> sql.sql(attack + " where correction_id = ?")
                        .param(proposed.correctionId())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(cbs.corrections("auditor").correction(proposed.correctionId()))
                .isEqualTo(proposed);
    }

    @Test
    void anApprovedCorrectionCannotBeWrittenIntoTheTable() {
        // Given
        var proposed = proposed();

        // When / Then
        assertThatThrownBy(() -> sql.sql("""
                                insert into correction (correction_id, break_no, report_no, account_id, currency,
                                    amount_minor, contra_account, value_time, reason, digest, maker, proposed_at, status,
                                    checker)
                                select 'cor-forged', break_no, report_no, account_id, currency, 1, contra_account,
                                    value_time, reason, digest, 'a', now(), 'APPROVED', 'b'
                                from correction where correction_id = ?
                                """).param(proposed.correctionId()).update())
                .hasMessageContaining("begins as a proposal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set who = 'nobody'",
                "delete from audit",
                "truncate audit",
                "truncate correction cascade",
                "update break_history set who = 'nobody'",
                "delete from break_history"
            })
    void theRecordOnlyGrows(String attack) {
        // Given
        proposed();

        // When / Then
        assertThatThrownBy(() -> sql.sql(attack).update()).hasMessageContaining("never changed or removed");
    }

    @Test
    void anApprovalOfAnotherDigestIsRefused() {
        // Given
        var proposed = proposed();

        // When
        var refused = refused(() ->
                cbs.corrections("checker").approve(proposed.correctionId(), new Approval("0".repeat(64), null)));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(problem(refused).getType()).hasToString(Problems.STATE);
        assertThat(status(proposed)).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @Test
    void anApprovalThatIsSentAgainPostsNothingMore() {
        // Given
        var proposed = proposed();
        var approval = new Approval(proposed.digest(), null);
        cbs.corrections("checker").approve(proposed.correctionId(), approval);

        // When
        var again = refused(() -> cbs.corrections("checker").approve(proposed.correctionId(), approval));
        var byMaker = refused(() -> cbs.corrections("maker").approve(proposed.correctionId(), approval));

        // Then
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(byMaker.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        RunningService.await("posted", () -> status(proposed) == CorrectionStatus.POSTED);
        assertThat(sql.sql("select count(*) from entry where event_id = ?")
                        .param(proposed.correctionId())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anApprovalOfOneCorrectionIsNoneOfAnother() {
        // Given
        var seen = proposed();
        var other = proposed();

        // When
        var refused = refused(
                () -> cbs.corrections("checker").approve(other.correctionId(), new Approval(seen.digest(), null)));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(status(other)).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @Test
    void askingTwiceIsOneProposal() {
        // Given
        var found = cbs.lostCredit(account());
        var first = cbs.corrections("maker").propose(found.breakId(), new Proposal("the file was lost"));

        // When
        var second = cbs.corrections("checker").propose(found.breakId(), new Proposal("said otherwise"));

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aWithdrawnProposalNamesNoCheckerAndTheBreakIsOpenAgain() {
        // Given
        var proposed = proposed();

        // When
        var withdrawn = cbs.corrections("maker").reject(proposed.correctionId(), new Refusal("my mistake"));
        var again = cbs.corrections("maker").propose(proposed.breakId(), new Proposal("once more"));

        // Then
        assertThat(withdrawn.status()).isEqualTo(CorrectionStatus.REJECTED);
        assertThat(withdrawn.checker()).isNull();
        assertThat(withdrawn.decisionNote()).isEqualTo("my mistake");
        assertThat(again.correctionId()).isNotEqualTo(proposed.correctionId());
        assertThat(cbs.breakNow(proposed.breakId()).status()).isEqualTo(BreakStatus.PROPOSED);
    }

    @Test
    void aProposalWhoseDriftHasChangedBecomesStaleAtApproval() {
        // Given
        var account = account();
        var found = cbs.lostCredit(account);
        var proposed = cbs.corrections("maker").propose(found.breakId(), new Proposal("the file was lost"));
        cbs.event(account + "-late", account, EventType.CREDIT, "50.00");
        RunningService.await(
                "late event posted",
                () -> service.accounts()
                        .shadowBalance(account, null, null, null)
                        .balance()
                        .equals("150.00"));

        // When
        var refused = refused(() ->
                cbs.corrections("checker").approve(proposed.correctionId(), new Approval(proposed.digest(), null)));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(problem(refused).getType()).hasToString(Problems.STALE);
        assertThat(status(proposed)).isEqualTo(CorrectionStatus.STALE);
        assertThat(cbs.breakNow(found.breakId()).status()).isEqualTo(BreakStatus.OPEN);
        assertThat(cbs.breakNow(found.breakId()).drift()).isEqualTo("-200.00");
    }

    @Test
    void aProposalIsStaleWhenTheLateEventTurnsUpAndTheBreakHeals() {
        // Given
        var account = account();
        var found = cbs.lostCredit(account);
        var proposed = cbs.corrections("maker").propose(found.breakId(), new Proposal("the file was lost"));
        cbs.event(account + "-late", account, EventType.CREDIT, "250.00");
        RunningService.await(
                "late event posted",
                () -> service.accounts()
                        .shadowBalance(account, null, null, null)
                        .balance()
                        .equals("350.00"));

        // When
        cbs.compared(cbs.drift().recheck(found.reportId()));

        // Then
        assertThat(status(proposed)).isEqualTo(CorrectionStatus.STALE);
        assertThat(cbs.breakNow(found.breakId()).status()).isEqualTo(BreakStatus.SELF_HEALED);
    }

    @Test
    void theShortFormProposesForTheAccountsOneOpenBreak() {
        // Given
        var account = account();
        var found = cbs.lostCredit(account);

        // When
        var proposed = cbs.corrections("maker").correct(account, null);
        var unknown = refused(() -> cbs.corrections("maker").correct("no-such-account", null));

        // Then
        assertThat(proposed.breakId()).isEqualTo(found.breakId());
        assertThat(proposed.amount()).isEqualTo("250.00");
        assertThat(unknown.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void everyActStandsInTheAuditTrail() {
        // Given
        var proposed = proposed();

        // When
        cbs.corrections("checker").reject(proposed.correctionId(), new Refusal("not convinced"));

        // Then
        assertThat(sql.sql("select who || ' ' || what from audit where subject = ? order by audit_no")
                        .param(proposed.correctionId())
                        .query(String.class)
                        .list())
                .containsExactly("maker CORRECTION_PROPOSED", "checker CORRECTION_REJECTED");
        assertThat(sql.sql("""
                                select after ->> 'status' from audit where subject = ? and before ->> 'status' = 'PROPOSED'
                                """)
                        .param(proposed.correctionId())
                        .query(String.class)
                        .single())
                .isEqualTo("REJECTED");
    }

    private static Correction proposed() {
        var found = cbs.lostCredit(account());
        return cbs.corrections("maker").propose(found.breakId(), new Proposal("the file was lost"));
    }

    private static CorrectionStatus status(Correction correction) {
        return cbs.corrections("auditor").correction(correction.correctionId()).status();
    }

    private static String account() {
        return "eyes-" + ++accounts;
    }

    private static RestClientResponseException refused(ThrowingCallable call) {
        return catchThrowableOfType(RestClientResponseException.class, call);
    }

    private static ProblemDetail problem(RestClientResponseException refused) {
        return refused.getResponseBodyAs(ProblemDetail.class);
    }
}
