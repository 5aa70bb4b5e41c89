package io.shadowledger.api.event;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Takes transaction events in. Role {@code user}. */
@HttpExchange
public interface EventsApi {

    /** The largest number of events in one batch. */
    int MAX_BATCH = 5_000;

    /**
     * Accepts one event: 202 when it is on the topic, 400 when it cannot be read, 409 when its id is known already
     * (the problem says whether with the same content or with another), 503 when the topic cannot be reached.
     */
    @PostExchange("/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    EventReceipt submit(@RequestBody TransactionEvent event);

    /** Accepts up to {@link #MAX_BATCH} events, each for itself. */
    @PostExchange("/api/v1/events/batch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BatchReceipt submitBatch(@RequestBody List<TransactionEvent> events);
}
