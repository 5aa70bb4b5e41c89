package io.shadowledger.console.deadletter;

import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are shown; it stands in the address.
 *
 * @param status only those; null for all
 * @param reason only those whose reason holds this text; null for all
 */
record LettersFilter(
        @Nullable DeadLetterStatus status, @Nullable String reason) {

    /** What waits for somebody. */
    static final LettersFilter OPEN = new LettersFilter(DeadLetterStatus.OPEN, null);

    private static final String ANY = "any";

    /** Reads the address; without a status it is that of the open ones. */
    static LettersFilter parse(QueryParameters query) {
        var status = query.getSingleParameter("status").orElse("").toUpperCase(Locale.ROOT);
        var reason = query.getSingleParameter("reason").filter(text -> !text.isBlank());
        return new LettersFilter(status(status), reason.orElse(null));
    }

    QueryParameters query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (status != DeadLetterStatus.OPEN) {
            query.put("status", List.of(status == null ? ANY : status.name().toLowerCase(Locale.ROOT)));
        }
        if (reason != null) {
            query.put("reason", List.of(reason));
        }
        return new QueryParameters(query);
    }

    private static @Nullable DeadLetterStatus status(String name) {
        for (var status : DeadLetterStatus.values()) {
            if (status.name().equals(name)) {
                return status;
            }
        }
        return name.equalsIgnoreCase(ANY) ? null : DeadLetterStatus.OPEN;
    }
}
