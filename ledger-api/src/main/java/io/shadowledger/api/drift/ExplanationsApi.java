package io.shadowledger.api.drift;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What the ledger can say of a break now. Roles {@code auditor} and {@code admin}. */
@HttpExchange("/api/v1/breaks/{breakId}/explain")
public interface ExplanationsApi {

    /** Asks every explainer anew, by the book as it is now; the break stays as it is. */
    @PostExchange
    BreakExplanation explain(@PathVariable String breakId);
}
