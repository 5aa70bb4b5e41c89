package io.shadowledger.service.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.Problems;
import io.shadowledger.api.correction.BulkApproval;
import io.shadowledger.api.correction.BulkOutcome;
import io.shadowledger.api.correction.BulkProposal;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.correction.Total;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;

/** Many proposals and approvals at once: what the person saw is checked first, then each stands for itself. */
@ExtendWith(SharedService.class)
class BulkCorrectionsTest {

    private static final String REASON = "the evening's file was lost";

    private static CbsFixtures cbs;
    private static int accounts;

    @BeforeAll
    static void start(SharedService.Running shared) {
        cbs = new CbsFixtures(shared.service());
    }

    @Test
    void manyAreProposedAndApprovedWithTheTotalsThatWereSeen() {
        // Given
        var breaks = List.of(lost(), lost(), cbs.differing(account(), "CZK", "70.00"));
        var totals = List.of(new Total("CZK", "470.00", "530.00", 3));

        // When
        var proposed = cbs.corrections("maker").bulkPropose(new BulkProposal(ids(breaks), REASON, totals));
        var approved =
                cbs.corrections("checker").bulkApprove(new BulkApproval(items(proposed), "looked at all", totals));

        // Then
        assertThat(proposed.totals()).isEqualTo(totals);
        assertThat(proposed.items()).extracting(BulkOutcome.Done::breakId).containsExactlyElementsOf(ids(breaks));
        assertThat(approved.totals()).isEqualTo(totals);
        assertThat(approved.items()).extracting(BulkOutcome.Done::problem).containsOnlyNulls();
        breaks.forEach(each -> RunningService.await(
                "closed", () -> cbs.breakNow(each.breakId()).status() == BreakStatus.CLOSED));
    }

    @Test
    void nothingIsProposedWhenTheTotalsAreOthers() {
        // Given
        var found = lost();

        // When
        var refused = refused(() -> cbs.corrections("maker")
                .bulkPropose(new BulkProposal(
                        List.of(found.breakId()), REASON, List.of(new Total("CZK", "249.99", "249.99", 1)))));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        var problem = refused.getResponseBodyAs(JsonNode.class);
        assertThat(problem.path("type").asString()).isEqualTo(Problems.CHANGED);
        assertThat(problem.at("/totals/0/net").asString()).isEqualTo("250.00");
        assertThat(cbs.breakNow(found.breakId()).status()).isEqualTo(BreakStatus.OPEN);
    }

    @Test
    void nothingIsApprovedWhenTheTotalsAreOthers() {
        // Given
        var proposed = proposed("maker");

        // When
        var refused = refused(() -> cbs.corrections("checker")
                .bulkApprove(new BulkApproval(
                        List.of(item(proposed)), null, List.of(new Total("CZK", "250.00", "250.00", 2)))));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(cbs.now(proposed).status()).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @Test
    void onesOwnAmongManyIsRefusedAndKeepsNoneOfTheOthers() {
        // Given
        var own = proposed("checker");
        var other = proposed("maker");
        var wrongDigest = proposed("maker");

        // When
        var outcome = cbs.corrections("checker")
                .bulkApprove(new BulkApproval(
                        List.of(
                                item(own),
                                item(other),
                                new BulkApproval.Item(wrongDigest.correctionId(), other.digest())),
                        null,
                        List.of(new Total("CZK", "750.00", "750.00", 3))));

        // Then
        assertThat(outcome.items())
                .extracting(BulkOutcome.Done::status)
                .containsExactly(CorrectionStatus.PROPOSED, CorrectionStatus.APPROVED, CorrectionStatus.PROPOSED);
        assertThat(outcome.items().getFirst().problem()).contains("somebody else has to approve it");
        assertThat(outcome.items().getLast().problem()).contains("look at it again");
        assertThat(outcome.totals()).containsExactly(new Total("CZK", "250.00", "250.00", 1));
    }

    @Test
    void whatIsOverIsSaidAndTheOthersAreProposed() {
        // Given
        var over = cbs.posted(lost());
        var open = lost();

        // When
        var outcome = cbs.corrections("maker")
                .bulkPropose(new BulkProposal(
                        List.of(over.breakId(), open.breakId()),
                        REASON,
                        List.of(new Total("CZK", "500.00", "500.00", 2))));

        // Then
        assertThat(outcome.items().getFirst().problem()).contains("is over");
        assertThat(outcome.items().getLast().status()).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @Test
    void anUnknownOneOrOneNamedTwiceIsRefusedAsAWhole() {
        // Given
        var found = lost().breakId();
        var none = List.<Total>of();

        // When
        var unknown = refused(
                () -> cbs.corrections("maker").bulkPropose(new BulkProposal(List.of(found, "brk-0"), REASON, none)));
        var twice = refused(
                () -> cbs.corrections("maker").bulkPropose(new BulkProposal(List.of(found, found), REASON, none)));
        var empty = refused(() -> cbs.corrections("maker").bulkPropose(new BulkProposal(List.of(), REASON, none)));

        // Then
        assertThat(unknown.getStatusCode().value()).isEqualTo(404);
        assertThat(twice.getStatusCode().value()).isEqualTo(400);
        assertThat(empty.getStatusCode().value()).isEqualTo(400);
        assertThat(cbs.breakNow(found).status()).isEqualTo(BreakStatus.OPEN);
    }

    @Test
    void anAuditorProposesManyAndApprovesNone() {
        // Given
        var totals = List.of(new Total("CZK", "250.00", "250.00", 1));
        var proposed = cbs.corrections("auditor").bulkPropose(new BulkProposal(ids(List.of(lost())), REASON, totals));

        // When
        var refused =
                refused(() -> cbs.corrections("auditor").bulkApprove(new BulkApproval(items(proposed), null, totals)));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
    }

    private static Break lost() {
        return cbs.lostCredit(account());
    }

    private static String account() {
        return "bulk-" + ++accounts;
    }

    private static Correction proposed(String maker) {
        return cbs.corrections(maker).propose(lost().breakId(), new Proposal(REASON));
    }

    private static List<String> ids(List<Break> breaks) {
        return breaks.stream().map(Break::breakId).toList();
    }

    private static List<BulkApproval.Item> items(BulkOutcome proposed) {
        return proposed.items().stream()
                .flatMap(done -> Stream.ofNullable(done.correctionId()))
                .map(id -> item(cbs.corrections("auditor").correction(id)))
                .toList();
    }

    private static BulkApproval.Item item(Correction correction) {
        return new BulkApproval.Item(correction.correctionId(), correction.digest());
    }

    private static RestClientResponseException refused(ThrowingCallable call) {
        return catchThrowableOfType(RestClientResponseException.class, call);
    }
}
