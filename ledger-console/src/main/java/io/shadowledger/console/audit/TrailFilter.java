package io.shadowledger.console.audit;

import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which acts are shown; it stands in the address.
 *
 * @param who only those of this user, or of {@code system}
 * @param what only those of this kind, such as {@code CORRECTION_APPROVED}
 * @param subject only those on the thing of this id
 * @param from the first of the bank's days
 * @param to the last of them, inclusive
 */
record TrailFilter(
        @Nullable String who,
        @Nullable String what,
        @Nullable String subject,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    static final TrailFilter NONE = new TrailFilter(null, null, null, null, null);

    TrailFilter {
        who = text(who);
        what = text(what) == null ? null : wire(what);
        subject = text(subject);
    }

    /** Reads it from an address; what cannot be read is left out. */
    static TrailFilter of(QueryParameters query) {
        return new TrailFilter(
                query.getSingleParameter("who").orElse(null),
                query.getSingleParameter("what").orElse(null),
                query.getSingleParameter("subject").orElse(null),
                day(query.getSingleParameter("from")),
                day(query.getSingleParameter("to")));
    }

    QueryParameters query() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "who", who);
        put(
                parameters,
                "what",
                what == null ? null : what.toLowerCase(Locale.ROOT).replace('_', '-'));
        put(parameters, "subject", subject);
        put(parameters, "from", from == null ? null : from.toString());
        put(parameters, "to", to == null ? null : to.toString());
        return new QueryParameters(parameters);
    }

    private static void put(Map<String, List<String>> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, List.of(value));
        }
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** {@code correction-approved} and {@code Correction approved} are both {@code CORRECTION_APPROVED}. */
    private static @Nullable String wire(@Nullable String typed) {
        return typed == null ? null : typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
    }

    private static @Nullable LocalDate day(Optional<String> text) {
        try {
            return text.map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
