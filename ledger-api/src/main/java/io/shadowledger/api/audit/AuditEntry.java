package io.shadowledger.api.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act.
 *
 * @param auditNo its number; numbers have gaps, seals have none
 * @param at when, to the microsecond
 * @param who a user's name, or {@code system}
 * @param what such as {@code CORRECTION_APPROVED}
 * @param subject the id of what it was done to
 * @param before what that was, as JSON text to the byte as it is hashed; absent when it came to be by this act
 * @param after what it was then, likewise
 * @param traceId of the request
 * @param sealNo its place in the chain, from 1; absent for some seconds after the act
 * @param hash its seal, SHA-256 in hexadecimal: docs/four-eyes.md says of what
 */
public record AuditEntry(
        long auditNo,
        Instant at,
        String who,
        String what,
        String subject,
        @Nullable String before,
        @Nullable String after,
        @Nullable String traceId,
        @Nullable Long sealNo,
        @Nullable String hash) {}
