package io.shadowledger.console.account;

import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.console.format.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an account's statement is shown; it stands in the address.
 *
 * @param currency ISO 4217 code; absent means the account's first
 * @param from first day by value time, in the bank's zone
 * @param to last day
 */
record Statement(
        @Nullable String currency,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static Statement of(QueryParameters query) {
        return new Statement(
                query.getSingleParameter("currency").orElse(null),
                query.getSingleParameter("from").flatMap(Statement::day).orElse(null),
                query.getSingleParameter("to").flatMap(Statement::day).orElse(null));
    }

    QueryParameters query() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (currency != null) {
            parameters.put("currency", List.of(currency));
        }
        if (from != null) {
            parameters.put("from", List.of(from.toString()));
        }
        if (to != null) {
            parameters.put("to", List.of(to.toString()));
        }
        return new QueryParameters(parameters);
    }

    /** The earliest value time asked for, inclusive. */
    @Nullable
    Instant earliest(Times times) {
        return from == null ? null : times.startOf(from);
    }

    /** The latest value time asked for, inclusive: the last instant of the day, however finely the bank counts. */
    @Nullable
    Instant latest(Times times) {
        return to == null ? null : times.startOf(to.plusDays(1)).minusNanos(1_000);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
