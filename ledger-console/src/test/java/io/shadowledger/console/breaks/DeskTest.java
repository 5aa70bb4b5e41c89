package io.shadowledger.console.breaks;

import static org.assertj.core.api.Assertions.assertThat;

import io.shadowledger.api.auth.Role;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.console.client.SignedInUser;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeskTest {

    private static final Instant NOW = Instant.parse("2026-11-22T22:59:59Z");
    private static final BreakDetail.Proposal PROPOSAL =
            new BreakDetail.Proposal("12.50", "CZK", "@drift-suspense", NOW, "100.00");

    private final SignedInUser maker = user("maker", Role.AUDITOR, Role.ADMIN);
    private final SignedInUser checker = user("checker", Role.AUDITOR, Role.ADMIN);
    private final SignedInUser auditor = user("auditor", Role.AUDITOR);

    @Test
    void offersTheProposalOfAnOpenBreak() {
        assertThat(Desk.of(detail(BreakStatus.OPEN, PROPOSAL), auditor)).isEqualTo(new Desk.Propose(PROPOSAL));
    }

    @Test
    void letsNobodyApproveTheirOwnProposal() {
        // When
        var desk = Desk.of(detail(BreakStatus.PROPOSED, null, CorrectionStatus.PROPOSED), maker);

        // Then
        assertThat(desk).isInstanceOfSatisfying(Desk.Decide.class, decide -> {
            assertThat(decide.approval()).isEqualTo(Desk.Approval.OWN);
            assertThat(decide.mayReject()).isTrue();
        });
    }

    @Test
    void letsAnotherAdminApprove() {
        // When
        var desk = Desk.of(detail(BreakStatus.PROPOSED, null, CorrectionStatus.PROPOSED), checker);

        // Then
        assertThat(desk)
                .isInstanceOfSatisfying(
                        Desk.Decide.class,
                        decide -> assertThat(decide.approval()).isEqualTo(Desk.Approval.ALLOWED));
    }

    @Test
    void letsAnAuditorNeitherApproveNorReject() {
        // When
        var desk = Desk.of(detail(BreakStatus.PROPOSED, null, CorrectionStatus.PROPOSED), auditor);

        // Then
        assertThat(desk).isInstanceOfSatisfying(Desk.Decide.class, decide -> {
            assertThat(decide.approval()).isEqualTo(Desk.Approval.ROLE);
            assertThat(decide.mayReject()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"APPROVED,APPROVED", "RELEASED,RELEASED", "RECHECKING,POSTED"})
    void followsAnApprovedCorrectionUntilTheBreakIsClosed(BreakStatus status, CorrectionStatus correction) {
        // When
        var desk = Desk.of(detail(status, null, correction), checker);

        // Then
        assertThat(desk).isInstanceOf(Desk.Follow.class);
        assertThat(desk.isMoving()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = BreakStatus.class,
            names = {"APPROVED", "RELEASED", "RECHECKING"})
    void followsAPostedCorrectionUntilTheAccountWasComparedAnew(BreakStatus status) {
        assertThat(Desk.of(detail(status, null, CorrectionStatus.POSTED), checker))
                .isInstanceOf(Desk.Follow.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "STALE", "EXPIRED"})
    void offersTheProposalAnewAfterARefusal(CorrectionStatus status) {
        assertThat(Desk.of(detail(BreakStatus.OPEN, PROPOSAL, status), maker)).isEqualTo(new Desk.Propose(PROPOSAL));
    }

    @Test
    void offersTheProposalAnewWhenABreakCameBackAfterACorrection() {
        assertThat(Desk.of(detail(BreakStatus.OPEN, PROPOSAL, CorrectionStatus.POSTED), maker))
                .isEqualTo(new Desk.Propose(PROPOSAL));
    }

    @Test
    void hasNothingToDoOnAClosedBreak() {
        // When
        var desk = Desk.of(detail(BreakStatus.CLOSED, null, CorrectionStatus.POSTED), checker);

        // Then
        assertThat(desk)
                .isInstanceOfSatisfying(
                        Desk.Done.class, done -> assertThat(done.correction()).isPresent());
        assertThat(desk.isMoving()).isFalse();
    }

    @Test
    void hasNoCorrectionToShowOnASelfHealedBreak() {
        assertThat(Desk.of(detail(BreakStatus.SELF_HEALED, null), maker))
                .isInstanceOfSatisfying(
                        Desk.Done.class, done -> assertThat(done.correction()).isEmpty());
    }

    @Test
    void saysWhenThereIsNothingToPropose() {
        assertThat(Desk.of(detail(BreakStatus.OPEN, null), maker)).isEqualTo(new Desk.Nothing());
    }

    private static SignedInUser user(String name, Role... roles) {
        return new SignedInUser(name, Set.of(roles), NOW.plusSeconds(3_600));
    }

    private static BreakDetail detail(
            BreakStatus status, BreakDetail.@Nullable Proposal proposal, CorrectionStatus... corrections) {
        var summary = new Break(
                "b1",
                "A-1",
                "CZK",
                status,
                Verdict.MISSING_CREDIT,
                "-12.50",
                "100.00",
                "87.50",
                "explained",
                "0.00",
                Severity.LOW,
                0,
                0,
                NOW,
                Basis.VALUE,
                NOW,
                NOW,
                "r1",
                null,
                null,
                0);
        var all = List.of(corrections).stream()
                .map(each -> new Correction(
                        "c1",
                        "b1",
                        "A-1",
                        "CZK",
                        "12.50",
                        "@drift-suspense",
                        NOW,
                        "reason",
                        each,
                        "maker",
                        NOW,
                        null,
                        null,
                        null,
                        "ab".repeat(32),
                        null,
                        null,
                        null,
                        null))
                .toList();
        return new BreakDetail(summary, List.of(), List.of(), all, proposal, List.of(), List.of());
    }
}
