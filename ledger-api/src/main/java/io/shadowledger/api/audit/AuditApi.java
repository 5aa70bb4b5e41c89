package io.shadowledger.api.audit;

import io.shadowledger.api.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The audit trail. Roles {@code auditor} and {@code admin}. All of it, as JSON Lines or CSV, comes from
 * {@code GET /api/v1/audit/export}, which takes the same conditions.
 */
@HttpExchange("/api/v1/audit")
public interface AuditApi {

    /**
     * Acts that meet all that is asked for, newest first.
     *
     * @param who the exact name, or {@code system}
     * @param what such as {@code CORRECTION_APPROVED}
     * @param subject the exact id of a report, break, correction and so on
     * @param from earliest time, inclusive
     * @param to latest time, inclusive
     */
    @GetExchange
    Page<AuditEntry> entries(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);

    /**
     * Hashes every row anew and walks the chain; answers 200 also when something is wrong.
     *
     * @param head one that an earlier verification or export gave: a chain that does not go through it was rewritten
     */
    @GetExchange("/verification")
    AuditVerification verification(@RequestParam(required = false) @Nullable String head);
}
