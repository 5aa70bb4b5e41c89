package io.shadowledger.service.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.drift.Assignment;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreaksApi;
import io.shadowledger.api.drift.Comment;
import io.shadowledger.api.drift.Suppressed;
import io.shadowledger.api.drift.Suppression;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

@ExtendWith(SharedService.class)
class BreakDeskTest {

    private static CbsFixtures cbs;
    private static BreaksApi auditor;
    private static BreaksApi maker;
    private static JdbcClient sql;
    private static int accounts;

    private Break found;

    @BeforeAll
    static void start(SharedService.Running shared) {
        RunningService service = shared.service();
        cbs = new CbsFixtures(service);
        auditor = service.client("auditor", BreaksApi.class);
        maker = service.client("maker", BreaksApi.class);
        sql = JdbcClient.create(shared.database().dataSource());
    }

    @BeforeEach
    void findBreak() {
        found = cbs.lostCredit("desk-" + ++accounts);
    }

    @Test
    void whoeverNamesNobodyTakesTheBreakOn() {
        // When
        var owned = auditor.assign(found.breakId(), null);

        // Then
        assertThat(owned.owner()).isEqualTo("auditor");
        assertThat(lastOfHistory()).isEqualTo("auditor: Took it on.");
        assertThat(audited()).containsExactly("auditor BREAK_ASSIGNED null {\"owner\": \"auditor\"}");
    }

    @Test
    void aBreakIsGivenOnUnderOneSpellingOfTheName() {
        // Given
        auditor.assign(found.breakId(), new Assignment("me"));

        // When
        var owned = auditor.assign(found.breakId(), new Assignment(" Checker "));

        // Then
        assertThat(owned.owner()).isEqualTo("checker");
        assertThat(lastOfHistory()).isEqualTo("auditor: Gave it to checker.");
        assertThat(audited())
                .last()
                .isEqualTo("auditor BREAK_ASSIGNED {\"owner\": \"auditor\"} {\"owner\": \"checker\"}");
    }

    @Test
    void givingABreakToItsOwnerLeavesNoTrace() {
        // Given
        auditor.assign(found.breakId(), null);

        // When
        auditor.assign(found.breakId(), new Assignment("auditor"));

        // Then
        assertThat(audited()).hasSize(1);
        assertThat(cbs.drift().breakDetail(found.breakId()).history()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed", "nobody", "", "a\nb"})
    void onlyThoseWhoWorkOnBreaksCanOwnOne(String owner) {
        // When
        var refused = refused(() -> auditor.assign(found.breakId(), new Assignment(owner)));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(detail(refused)).isEqualTo("owner is a user with the role auditor or admin, or 'me'");
        assertThat(cbs.breakNow(found.breakId()).owner()).isNull();
    }

    @Test
    void anOwnerIsTakenAway() {
        // Given
        auditor.assign(found.breakId(), null);

        // When
        var left = maker.unassign(found.breakId());

        // Then
        assertThat(left.owner()).isNull();
        assertThat(lastOfHistory()).isEqualTo("maker: Took it from auditor.");
        assertThat(audited()).last().isEqualTo("maker BREAK_UNASSIGNED {\"owner\": \"auditor\"} null");
    }

    @Test
    void aCommentStandsInTheHistoryAndTheAuditTrail() {
        // When
        var line = auditor.comment(found.breakId(), new Comment("  asked the branch, answer by Friday "));

        // Then
        assertThat(line.what()).isEqualTo("Comment: asked the branch, answer by Friday");
        assertThat(lastOfHistory()).isEqualTo("auditor: Comment: asked the branch, answer by Friday");
        assertThat(audited())
                .containsExactly("auditor BREAK_COMMENTED null {\"comment\": \"asked the branch, answer by Friday\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "two\nlines"})
    void aCommentIsOneLineOfWords(String text) {
        // When
        var refused = refused(() -> auditor.comment(found.breakId(), new Comment(text)));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(detail(refused)).startsWith("text ");
    }

    @Test
    void aSuppressedBreakIsInItsOwnListOnly() {
        // Given
        var until = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);

        // When
        var suppressed = auditor.suppress(found.breakId(), new Suppression("the core books it on Monday", until));

        // Then
        assertThat(suppressed.suppressed()).isEqualTo(new Suppressed("auditor", "the core books it on Monday", until));
        assertThat(listed(false)).isEmpty();
        assertThat(listed(true)).containsExactly(found.breakId());
        assertThat(lastOfHistory()).isEqualTo("auditor: Suppressed until " + until + ": the core books it on Monday");
        assertThat(audited()).singleElement().asString().startsWith("auditor BREAK_SUPPRESSED null {");
    }

    @Test
    void aSuppressedBreakComesBackByItselfWhenItsTimeIsOver() {
        // Given
        suppress();
        sql.sql("update drift_break set suppressed_until = now() - interval '1 microsecond' where break_id = ?")
                .param(found.breakId())
                .update();

        // When
        var queue = listed(false);

        // Then
        assertThat(queue).containsExactly(found.breakId());
        assertThat(cbs.breakNow(found.breakId()).suppressed()).isNull();
    }

    @Test
    void aSuppressedBreakComesBackWhenItsDriftChanges() {
        // Given
        suppress();

        // When
        report("351.00", CbsFixtures.EVENING);

        // Then
        assertThat(listed(false)).containsExactly(found.breakId());
        assertThat(lastOfHistory()).startsWith("system: The drift went from ").endsWith("not suppressed any more.");
    }

    @Test
    void aSuppressedBreakStaysSuppressedWhenSomethingElseGoesWrong() {
        // Given
        suppress();

        // When
        report("351.00");

        // Then
        assertThat(listed(true)).containsExactly(found.breakId());
        assertThat(listed(false)).hasSize(1).doesNotContain(found.breakId());
    }

    @Test
    void aReportThatShowsTheSameDriftLeavesTheSuppressionAlone() {
        // Given
        suppress();

        // When
        report("350.00");

        // Then
        assertThat(listed(true)).containsExactly(found.breakId());
    }

    @Test
    void aSuppressedBreakThatHealsIsOverLikeAnyOther() {
        // Given
        suppress();

        // When
        report("100.00");

        // Then
        assertThat(cbs.breakNow(found.breakId()).suppressed()).isNull();
    }

    @Test
    void aProposalEndsTheSuppression() {
        // Given
        suppress();

        // When
        cbs.corrections("maker").propose(found.breakId(), new Proposal("credit lost"));

        // Then
        assertThat(listed(false)).containsExactly(found.breakId());
    }

    @Test
    void aBreakWithAProposalCannotBeSuppressed() {
        // Given
        cbs.corrections("maker").propose(found.breakId(), new Proposal("credit lost"));

        // When
        var refused = refused(this::suppress);

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(detail(refused)).endsWith("only an open break can be suppressed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1S", "P367D"})
    void aSuppressionEndsWithinAYearFromNow(Duration ahead) {
        // When
        var refused = refused(() -> auditor.suppress(
                found.breakId(), new Suppression("some reason", Instant.now().plus(ahead))));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(detail(refused)).isEqualTo("until is a moment after now and at most 366 days ahead");
    }

    @Test
    void aSuppressionIsTakenBack() {
        // Given
        suppress();

        // When
        maker.unsuppress(found.breakId());

        // Then
        assertThat(listed(false)).containsExactly(found.breakId());
        assertThat(lastOfHistory()).isEqualTo("maker: Put it into the queue again.");
        assertThat(audited())
                .last()
                .asString()
                .startsWith("maker BREAK_UNSUPPRESSED {")
                .endsWith("} null");
    }

    @Test
    void aBreakThatIsOverTakesCommentsOnly() {
        // Given
        report("100.00");

        // When
        var refused = refused(() -> auditor.assign(found.breakId(), null));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(detail(refused))
                .isEqualTo("break " + found.breakId() + " is SELF_HEALED, so there is nothing left to do");
        assertThat(auditor.comment(found.breakId(), new Comment("it came late")).who())
                .isEqualTo("auditor");
    }

    @Test
    void theQueueIsNarrowedByOwnerCurrencyAndAmount() {
        // Given
        auditor.assign(found.breakId(), null);

        // When
        var mine = narrowed("me", "CZK", "250.00");

        // Then
        assertThat(mine).containsExactly(found.breakId());
        assertThat(narrowed("maker", "CZK", "250.00")).isEmpty();
        assertThat(narrowed("me", "EUR", null)).isEmpty();
        assertThat(narrowed("me", "CZK", "250.01")).isEmpty();
    }

    @Test
    void anAmountWithoutACurrencyIsRefused() {
        // When
        var refused = refused(() -> narrowed(null, null, "250.00"));

        // Then
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(detail(refused)).startsWith("minAmount needs a currency");
    }

    private void suppress() {
        auditor.suppress(
                found.breakId(), new Suppression("some reason", Instant.now().plus(Duration.ofDays(1))));
    }

    /** The next evening's report of the account. */
    private void report(String balance) {
        report(balance, CbsFixtures.EVENING.plus(Duration.ofDays(1)));
    }

    private void report(String balance, Instant asOf) {
        cbs.compared(cbs.submit(
                found.accountId() + ".csv",
                "accountId,currency,balance\n" + found.accountId() + ",CZK," + balance + "\n",
                asOf));
    }

    private List<String> listed(boolean suppressed) {
        return cbs
                .drift()
                .breaks(
                        new BreakFilter(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                suppressed,
                                found.accountId(),
                                null,
                                null),
                        BreakSort.AMOUNT,
                        null,
                        10)
                .items()
                .stream()
                .filter(each -> each.accountId().equals(found.accountId()))
                .map(Break::breakId)
                .toList();
    }

    private List<String> narrowed(@Nullable String owner, @Nullable String currency, @Nullable String minAmount) {
        return cbs
                .drift()
                .breaks(
                        new BreakFilter(
                                null,
                                null,
                                null,
                                owner,
                                currency,
                                minAmount,
                                null,
                                null,
                                false,
                                found.accountId(),
                                null,
                                null),
                        BreakSort.AMOUNT,
                        null,
                        10)
                .items()
                .stream()
                .filter(each -> each.accountId().equals(found.accountId()))
                .map(Break::breakId)
                .toList();
    }

    private String lastOfHistory() {
        var last = cbs.drift().breakDetail(found.breakId()).history().getLast();
        return last.who() + ": " + last.what();
    }

    private List<String> audited() {
        return sql.sql(
                        "select concat_ws(' ', who, what, coalesce(before::text, 'null'), coalesce(after::text, 'null')) "
                                + "from audit where subject = ? order by audit_no")
                .param(found.breakId())
                .query(String.class)
                .list();
    }

    private static RestClientResponseException refused(ThrowingCallable call) {
        return catchThrowableOfType(RestClientResponseException.class, call);
    }

    private static String detail(RestClientResponseException refused) {
        return String.valueOf(refused.getResponseBodyAs(ProblemDetail.class).getDetail());
    }
}
