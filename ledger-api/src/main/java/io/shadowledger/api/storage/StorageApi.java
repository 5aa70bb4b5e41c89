package io.shadowledger.api.storage;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The months that the book is stored by. Auditors and admins see them, admins detach and attach.
 *
 * <p>Months are detached from the oldest on and attached again from the latest on. What is not possible now answers 409
 * with the reason; a table that is too busy to be changed answers 503, and nothing was changed.
 */
@HttpExchange("/api/v1/storage/months")
public interface StorageApi {

    /** All months, the oldest first. */
    @GetExchange
    List<BookMonth> months();

    /**
     * Takes the entries of a closed month out of the book's table. Its sums stay, so balances stay right.
     *
     * @param month such as {@code 2026-03}
     */
    @PostExchange("/{month}/detach")
    BookMonth detach(@PathVariable String month);

    /**
     * Puts the entries of a detached month back, after comparing them with its sums.
     *
     * @param month such as {@code 2026-03}
     */
    @PostExchange("/{month}/attach")
    BookMonth attach(@PathVariable String month);
}
