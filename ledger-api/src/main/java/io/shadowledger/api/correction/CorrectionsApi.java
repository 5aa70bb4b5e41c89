package io.shadowledger.api.correction;

import io.shadowledger.api.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Corrections under four eyes: one proposes, another approves. */
@HttpExchange
public interface CorrectionsApi {

    /** The largest number of breaks or corrections of one bulk request. */
    int MAX_BULK = 1_000;

    /**
     * Proposes the correction that closes a break. Roles {@code auditor} and {@code admin}. Asking again while nothing
     * changed answers the same correction; 403 when it is above the limit of all the roles of the user, 409 when the
     * break is closed.
     */
    @PostExchange("/api/v1/breaks/{breakId}/corrections")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Correction propose(@PathVariable String breakId, @RequestBody Proposal proposal);

    /** The short form: proposes for the account's one open break. Role {@code admin}; 404 without one, 409 with several. */
    @PostExchange("/correct/{accountId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Correction correct(@PathVariable String accountId, @RequestBody(required = false) @Nullable Proposal proposal);

    /**
     * Approves, after verifying that the drift is still what it was. Role {@code admin}; 403 for its maker and above
     * the limit of the user's roles, 409 when it is no longer proposed, when the digest is another, when the drift has
     * changed (it is {@code STALE} then), or when it waited too long (it is {@code EXPIRED} then).
     */
    @PostExchange("/api/v1/corrections/{correctionId}/approve")
    Correction approve(@PathVariable String correctionId, @RequestBody Approval approval);

    /** Refuses. Role {@code admin}; the maker may withdraw the own one so. */
    @PostExchange("/api/v1/corrections/{correctionId}/reject")
    Correction reject(@PathVariable String correctionId, @RequestBody Refusal refusal);

    /**
     * Proposes to take a posted correction back: the opposite amount on the same accounts, with the same value time,
     * under four eyes as well. Roles {@code auditor} and {@code admin}. Asking again answers the same proposal; 409
     * unless the correction is posted, and when it is a reversal itself or is reversed already.
     */
    @PostExchange("/api/v1/corrections/{correctionId}/reverse")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Correction reverse(@PathVariable String correctionId, @RequestBody Reversal reversal);

    /**
     * Proposes for many breaks, each by itself. Roles {@code auditor} and {@code admin}; 404 when one of the breaks is not
     * there, 409 with the real {@code totals} when they are not those of the request: then nothing happened.
     */
    @PostExchange("/api/v1/corrections/bulk-propose")
    BulkOutcome bulkPropose(@RequestBody BulkProposal proposal);

    /**
     * Approves many corrections, each by itself and under the same rules as one. Role {@code admin}; 404 when one of them
     * is not there, 409 with the real {@code totals} when they are not those of the request: then nothing happened.
     */
    @PostExchange("/api/v1/corrections/bulk-approve")
    BulkOutcome bulkApprove(@RequestBody BulkApproval approval);

    /** The rules that corrections are under: limits, expiry, and what is corrected automatically. */
    @GetExchange("/api/v1/corrections/policy")
    CorrectionPolicies policies();

    @GetExchange("/api/v1/corrections/{correctionId}")
    Correction correction(@PathVariable String correctionId);

    /** Newest first. */
    @GetExchange("/api/v1/corrections")
    Page<Correction> corrections(
            @RequestParam(required = false) @Nullable CorrectionStatus status,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "50") int limit);
}
