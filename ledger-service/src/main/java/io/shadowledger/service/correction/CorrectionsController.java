package io.shadowledger.service.correction;

import io.shadowledger.api.Page;
import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.BulkApproval;
import io.shadowledger.api.correction.BulkOutcome;
import io.shadowledger.api.correction.BulkProposal;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionPolicies;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.correction.Refusal;
import io.shadowledger.api.correction.Reversal;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.gateway.CurrentUser;
import io.shadowledger.service.problem.InvalidException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** Corrections over HTTP. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class CorrectionsController implements CorrectionsApi {

    private static final int MIN_WORDS = 3;
    private static final int MAX_WORDS = 500;
    private static final int MAX_PAGE = 500;
    private static final String SHORT_FORM_REASON = "Correct the shadow to the core banking system's balance";

    private final Corrections corrections;
    private final Proposals proposals;
    private final Decisions decisions;
    private final Reversals reversals;
    private final BulkCorrections bulk;
    private final Policies policies;
    private final CurrentUser user;

    CorrectionsController(
            Corrections corrections,
            Proposals proposals,
            Decisions decisions,
            Reversals reversals,
            BulkCorrections bulk,
            Policies policies,
            CurrentUser user) {
        this.corrections = corrections;
        this.proposals = proposals;
        this.decisions = decisions;
        this.reversals = reversals;
        this.bulk = bulk;
        this.policies = policies;
        this.user = user;
    }

    @Override
    public Correction propose(String breakId, Proposal proposal) {
        return proposals
                .propose(breakId, words(proposal.reason(), "reason"), user.name())
                .view();
    }

    @Override
    public Correction correct(String accountId, @Nullable Proposal proposal) {
        var reason = proposal == null ? SHORT_FORM_REASON : words(proposal.reason(), "reason");
        return proposals.proposeForAccount(accountId, reason, user.name()).view();
    }

    @Override
    public Correction approve(String correctionId, Approval approval) {
        @Nullable String digest = approval.digest();
        if (digest == null) {
            throw new InvalidException("digest", "digest is missing: it names what you have seen and approve");
        }
        return decisions
                .approve(correctionId, digest, note(approval.note()), user.name())
                .view();
    }

    @Override
    public Correction reject(String correctionId, Refusal refusal) {
        return decisions
                .reject(correctionId, words(refusal.note(), "note"), user.name())
                .view();
    }

    @Override
    public Correction reverse(String correctionId, Reversal reversal) {
        return reversals
                .propose(correctionId, words(reversal.reason(), "reason"), user.name())
                .view();
    }

    @Override
    public BulkOutcome bulkPropose(BulkProposal proposal) {
        return bulk.propose(proposal.breakIds(), words(proposal.reason(), "reason"), proposal.totals(), user.name());
    }

    @Override
    public BulkOutcome bulkApprove(BulkApproval approval) {
        return bulk.approve(approval.items(), note(approval.note()), approval.totals(), user.name());
    }

    @Override
    public CorrectionPolicies policies() {
        return policies.view();
    }

    @Override
    public Correction correction(String correctionId) {
        return corrections.correction(correctionId).view();
    }

    @Override
    public Page<Correction> corrections(@Nullable CorrectionStatus status, @Nullable String after, int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var found = corrections.list(status, after == null ? Long.MAX_VALUE : cursor(after), size + 1);
        var page = found.stream().limit(size).map(CorrectionRow::view).toList();
        return new Page<>(
                page, found.size() > size ? Long.toString(found.get(size - 1).correctionNo()) : null);
    }

    private static @Nullable String note(@Nullable String text) {
        return text == null || text.isBlank() ? null : words(text, "note", 1);
    }

    private static String words(@Nullable String text, String field) {
        return words(text, field, MIN_WORDS);
    }

    /** Words that will stand in the book and the audit trail. */
    private static String words(@Nullable String text, String field, int min) {
        var trimmed = text == null ? "" : text.strip();
        if (trimmed.length() < min || trimmed.length() > MAX_WORDS) {
            throw new InvalidException(field, field + " has " + min + " to " + MAX_WORDS + " characters");
        }
        if (trimmed.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new InvalidException(field, field + " is one line of plain text");
        }
        return trimmed;
    }

    private static long cursor(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException _) {
            throw new InvalidException("after", "after is the cursor 'next' of an earlier page");
        }
    }
}
