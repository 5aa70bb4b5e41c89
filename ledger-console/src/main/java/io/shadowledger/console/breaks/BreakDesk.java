package io.shadowledger.console.breaks;

import io.shadowledger.api.Page;
import io.shadowledger.api.account.AccountsApi;
import io.shadowledger.api.correction.Approval;
import io.shadowledger.api.correction.BulkOutcome;
import io.shadowledger.api.correction.BulkProposal;
import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionPolicies;
import io.shadowledger.api.correction.CorrectionsApi;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.correction.Refusal;
import io.shadowledger.api.correction.Reversal;
import io.shadowledger.api.correction.Total;
import io.shadowledger.api.drift.Assignment;
import io.shadowledger.api.drift.Attachment;
import io.shadowledger.api.drift.AttachmentsApi;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakExplanation;
import io.shadowledger.api.drift.BreaksApi;
import io.shadowledger.api.drift.Comment;
import io.shadowledger.api.drift.DriftApi;
import io.shadowledger.api.drift.ExplanationsApi;
import io.shadowledger.api.drift.Suppression;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchingApi;
import io.shadowledger.console.client.LedgerExports;
import io.shadowledger.console.client.ProblemException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** What the break's screen asks of the ledger. */
@Component
class BreakDesk {

    /** The lengths of a reason, as the ledger takes it. */
    static final int SHORTEST_REASON = 3;

    static final int LONGEST_REASON = 500;

    private static final int NOT_FOUND = 404;

    private static final int MATCHES = 100;

    private final DriftApi drift;
    private final BreaksApi breaks;
    private final AttachmentsApi attachments;
    private final ExplanationsApi explanations;
    private final MatchingApi matching;
    private final CorrectionsApi corrections;
    private final AccountsApi accounts;
    private final LedgerExports exports;

    BreakDesk(
            DriftApi drift,
            BreaksApi breaks,
            AttachmentsApi attachments,
            ExplanationsApi explanations,
            MatchingApi matching,
            CorrectionsApi corrections,
            AccountsApi accounts,
            LedgerExports exports) {
        this.drift = drift;
        this.breaks = breaks;
        this.attachments = attachments;
        this.explanations = explanations;
        this.matching = matching;
        this.corrections = corrections;
        this.accounts = accounts;
        this.exports = exports;
    }

    /** A break with all that a decision needs; nothing if there is no such break. */
    Optional<BreakDetail> find(String breakId) {
        try {
            return Optional.of(drift.breakDetail(breakId));
        } catch (ProblemException problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /** What the shadow says of the account now, decimal string; nothing if it does not know it. */
    Optional<String> balanceNow(Break about) {
        try {
            return Optional.of(accounts.shadowBalance(about.accountId(), about.currency(), null, null)
                    .balance());
        } catch (ProblemException problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    Correction propose(String breakId, String reason) {
        return corrections.propose(breakId, new Proposal(reason.strip()));
    }

    /** @param totals the sums that the user saw; with others by now nothing is proposed */
    BulkOutcome proposeAll(List<Break> chosen, String reason, List<Total> totals) {
        return corrections.bulkPropose(
                new BulkProposal(chosen.stream().map(Break::breakId).toList(), reason.strip(), totals));
    }

    /** Proposes to take a posted correction back. */
    Correction reverse(Correction posted, String reason) {
        return corrections.reverse(posted.correctionId(), new Reversal(reason));
    }

    /** The rules that corrections are under. */
    CorrectionPolicies policies() {
        return corrections.policies();
    }

    BreakExplanation explain(String breakId) {
        return explanations.explain(breakId);
    }

    List<Attachment> attachments(String breakId) {
        return attachments.attachments(breakId);
    }

    Attachment attach(String breakId, String name, String contentType, Resource content) {
        return attachments.attach(breakId, name, contentType, content);
    }

    void download(String breakId, Attachment wanted, OutputStream out) {
        exports.stream("/api/v1/breaks/" + breakId + "/attachments/" + wanted.attachmentId(), Map.of(), out);
    }

    /** How the entries of the break's report go together with the events of its account; the first page. */
    Page<EntryMatch> matches(Break about) {
        return matching.matches(about.reportId(), null, about.accountId(), null, MATCHES);
    }

    /** Approves exactly the correction that was shown. */
    Correction approve(Correction seen, String note) {
        return corrections.approve(
                seen.correctionId(), new Approval(seen.digest(), note.isBlank() ? null : note.strip()));
    }

    Correction reject(Correction seen, String note) {
        return corrections.reject(seen.correctionId(), new Refusal(note.strip()));
    }

    /** Gives a break to somebody; to the user when no name is given. */
    Break assign(String breakId, @Nullable String owner) {
        return breaks.assign(breakId, new Assignment(owner));
    }

    Break unassign(String breakId) {
        return breaks.unassign(breakId);
    }

    void comment(String breakId, String text) {
        breaks.comment(breakId, new Comment(text));
    }

    /** @param until when it is in the queue again */
    Break suppress(String breakId, String reason, Instant until) {
        return breaks.suppress(breakId, new Suppression(reason, until));
    }

    Break unsuppress(String breakId) {
        return breaks.unsuppress(breakId);
    }
}
