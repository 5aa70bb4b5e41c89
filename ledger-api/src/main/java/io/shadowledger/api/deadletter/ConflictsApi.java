package io.shadowledger.api.deadletter;

import io.shadowledger.api.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Event ids that came again with other content. Roles {@code auditor} and {@code admin}. */
@HttpExchange
public interface ConflictsApi {

    /**
     * Conflicts, newest first.
     *
     * @param eventId only those of this event id
     * @param since only those recorded at this time or later; RFC 3339
     */
    @GetExchange("/api/v1/conflicts")
    Page<Conflict> conflicts(
            @RequestParam(required = false) @Nullable String eventId,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false, defaultValue = "100") int limit);

    @GetExchange("/api/v1/conflicts/{id}")
    ConflictDetail conflict(@PathVariable String id);
}
