package io.shadowledger.service.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.Problems;
import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.SharedService;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.RestClientResponseException;

/** The shared service's limits: in HUF an auditor proposes 100.00, an admin proposes 1000.00 and approves 500.00. */
@ExtendWith(SharedService.class)
class LimitsTest {

    private static CbsFixtures cbs;
    private static int accounts;

    @BeforeAll
    static void start(SharedService.Running shared) {
        cbs = new CbsFixtures(shared.service());
    }

    @Test
    void anAuditorProposesUpToTheLimitOfAuditors() {
        // When
        var proposed = cbs.corrections("auditor").propose(differingBy("200.00"), new Proposal("the file was lost"));

        // Then
        assertThat(proposed.amount()).isEqualTo("100.00");
    }

    @Test
    void aboveItTheRefusalSaysTheLimitAndWhoMay() {
        // Given
        var breakId = differingBy("200.01");

        // When
        var refused = refused(() -> cbs.corrections("auditor").propose(breakId, new Proposal("the file was lost")));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        var problem = refused.getResponseBodyAs(ProblemDetail.class);
        assertThat(problem.getType()).hasToString(Problems.LIMIT);
        assertThat(problem.getDetail())
                .isEqualTo("a correction of 100.01 HUF is above what you may propose (100.00 HUF): somebody with the"
                        + " role admin may");
    }

    @Test
    void whoHasSeveralRolesHasTheLargestLimitOfThem() {
        // When
        var proposed = cbs.corrections("maker").propose(differingBy("-600.00"), new Proposal("booked twice"));

        // Then
        assertThat(proposed.amount()).isEqualTo("-700.00");
    }

    @Test
    void whatNobodyMayApproveIsNotApproved() {
        // Given
        var proposed = cbs.corrections("maker").propose(differingBy("600.01"), new Proposal("the file was lost"));

        // When
        var refused = refused(() ->
                cbs.corrections("checker").approve(proposed.correctionId(), new Approval(proposed.digest(), null)));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(403);
        assertThat(refused.getResponseBodyAs(ProblemDetail.class).getDetail())
                .isEqualTo(
                        "a correction of 500.01 HUF is above what you may approve (500.00 HUF): nobody may; the limits"
                                + " are in shadowledger.corrections.limits");
        assertThat(cbs.now(proposed).status()).isEqualTo(CorrectionStatus.PROPOSED);
    }

    @Test
    void theRulesAreShown() {
        // When
        var policies = cbs.corrections("auditor").policies();

        // Then
        assertThat(policies.expireAfter()).isEqualTo("PT168H");
        assertThat(policies.limits())
                .extracting(
                        limit -> limit.role() + " " + limit.currency() + " " + limit.propose() + " " + limit.approve())
                .containsExactly("AUDITOR HUF 100.00 null", "ADMIN HUF 1000.00 500.00");
    }

    private static String differingBy(String reported) {
        return cbs.differing("limit-" + ++accounts, "HUF", reported).breakId();
    }

    private static RestClientResponseException refused(ThrowingCallable call) {
        return catchThrowableOfType(RestClientResponseException.class, call);
    }
}
