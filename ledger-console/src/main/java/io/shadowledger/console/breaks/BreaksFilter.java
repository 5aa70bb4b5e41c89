package io.shadowledger.console.breaks;

import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the queue shows; it stands in the address, so that a link or a bookmark shows the same.
 *
 * @param status only those; absent means all that are not closed
 * @param verdict only those
 * @param account only accounts that start so
 */
record BreaksFilter(
        @Nullable BreakStatus status,
        @Nullable Verdict verdict,
        @Nullable String account) {

    static final BreaksFilter NONE = new BreaksFilter(null, null, null);

    BreaksFilter {
        account = account == null || account.isBlank() ? null : account.strip();
    }

    /** Reads it from an address; what cannot be read is left out. */
    static BreaksFilter of(QueryParameters query) {
        return new BreaksFilter(
                query.getSingleParameter("status")
                        .flatMap(text -> parse(BreakStatus.values(), text))
                        .orElse(null),
                query.getSingleParameter("verdict")
                        .flatMap(text -> parse(Verdict.values(), text))
                        .orElse(null),
                query.getSingleParameter("account").orElse(null));
    }

    QueryParameters query() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (status != null) {
            parameters.put("status", List.of(text(status)));
        }
        if (verdict != null) {
            parameters.put("verdict", List.of(text(verdict)));
        }
        if (account != null) {
            parameters.put("account", List.of(account));
        }
        return new QueryParameters(parameters);
    }

    BreaksFilter withStatus(@Nullable BreakStatus chosen) {
        return new BreaksFilter(chosen, verdict, account);
    }

    BreaksFilter withVerdict(@Nullable Verdict chosen) {
        return new BreaksFilter(status, chosen, account);
    }

    BreaksFilter withAccount(@Nullable String prefix) {
        return new BreaksFilter(status, verdict, prefix);
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> Optional<E> parse(E[] constants, String text) {
        for (var constant : constants) {
            if (text(constant).equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
