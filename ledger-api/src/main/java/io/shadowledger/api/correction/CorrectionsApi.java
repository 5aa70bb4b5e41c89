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

    /**
     * Proposes the correction that closes a break. Roles {@code auditor} and {@code admin}. Asking again while nothing
     * changed answers the same correction; 409 when the break is closed.
     */
    @PostExchange("/api/v1/breaks/{breakId}/corrections")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Correction propose(@PathVariable String breakId, @RequestBody Proposal proposal);

    /** The short form: proposes for the account's one open break. Role {@code admin}; 404 without one, 409 with several. */
    @PostExchange("/correct/{accountId}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Correction correct(@PathVariable String accountId, @RequestBody(required = false) @Nullable Proposal proposal);

    /**
     * Approves, after verifying that the drift is still what it was. Role {@code admin}; 403 for its maker, 409 when it
     * is no longer proposed, when the digest is another, or when the drift has changed (it is {@code STALE} then).
     */
    @PostExchange("/api/v1/corrections/{correctionId}/approve")
    Correction approve(@PathVariable String correctionId, @RequestBody Approval approval);

    /** Refuses. Role {@code admin}; the maker may withdraw the own one so. */
    @PostExchange("/api/v1/corrections/{correctionId}/reject")
    Correction reject(@PathVariable String correctionId, @RequestBody Refusal refusal);

    @GetExchange("/api/v1/corrections/{correctionId}")
    Correction correction(@PathVariable String correctionId);

    /** Newest first. */
    @GetExchange("/api/v1/corrections")
    Page<Correction> corrections(
            @RequestParam(required = false) @Nullable CorrectionStatus status,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "50") int limit);
}
