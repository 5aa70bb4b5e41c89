package io.shadowledger.api.verification;

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

/** Whether the book is what was posted, byte for byte. Roles {@code auditor} and {@code admin}. */
@HttpExchange
public interface VerificationsApi {

    /**
     * Starts a verification; the ledger goes on posting meanwhile. Without a body it is a full one of all partitions.
     * 400 when a partition is not one of the book's, 409 while another verification is not over.
     */
    @PostExchange("/api/v1/verifications")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Verification verify(@RequestBody(required = false) @Nullable VerificationRequest request);

    @GetExchange("/api/v1/verifications/{verificationId}")
    Verification verification(@PathVariable String verificationId);

    /** Newest first. */
    @GetExchange("/api/v1/verifications")
    Page<Verification> verifications(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "50") int limit);
}
