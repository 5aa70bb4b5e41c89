package io.shadowledger.api.drift;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * What people do with a break besides correcting it. Roles {@code auditor} and {@code admin}. Every act stands in the
 * break's history and in the audit trail. A break that is over takes comments only: all else is a 409.
 */
@HttpExchange("/api/v1/breaks/{breakId}")
public interface BreaksApi {

    /** Gives a break to somebody, or takes it on; the owner it has stays when it is the same. */
    @PutExchange("/owner")
    Break assign(@PathVariable String breakId, @RequestBody(required = false) @Nullable Assignment assignment);

    /** Leaves a break without an owner. */
    @DeleteExchange("/owner")
    Break unassign(@PathVariable String breakId);

    /** Adds a comment; it cannot be changed or removed. */
    @PostExchange("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    BreakDetail.HistoryLine comment(@PathVariable String breakId, @RequestBody Comment comment);

    /**
     * Takes an open break out of the queue for a while. It comes back by itself: at the given moment, when its drift
     * changes, or when a correction is proposed for it. It counts in the metrics all the while.
     */
    @PutExchange("/suppression")
    Break suppress(@PathVariable String breakId, @RequestBody Suppression suppression);

    /** Puts a break into the queue again. */
    @DeleteExchange("/suppression")
    Break unsuppress(@PathVariable String breakId);
}
