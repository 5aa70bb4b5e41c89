package io.shadowledger.console.breaks;

import com.vaadin.flow.router.QueryParameters;
import io.shadowledger.api.drift.BreakFilter;
import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.Severity;
import io.shadowledger.api.drift.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the queue shows, and in which order; it stands in the address, so that a link or a bookmark shows the same.
 *
 * @param status only those; absent means all that are not over
 * @param verdict only those
 * @param severity only those
 * @param owner only those that this user looks after; {@code me} is whoever looks at the screen
 * @param ages only those of this age
 * @param suppressed those that are left alone for a while, instead of the queue
 * @param account only accounts that start so
 * @param text only those with these words in account, explanation or comments
 * @param sort their order
 */
record BreaksFilter(
        @Nullable BreakStatus status,
        @Nullable Verdict verdict,
        @Nullable Severity severity,
        @Nullable String owner,
        Ages ages,
        boolean suppressed,
        @Nullable String account,
        @Nullable String text,
        BreakSort sort) {

    static final BreaksFilter NONE =
            new BreaksFilter(null, null, null, null, Ages.ANY, false, null, null, BreakSort.AMOUNT);

    /** The shortest text that the ledger looks for. */
    private static final int SHORTEST = 2;

    BreaksFilter {
        owner = text(owner);
        account = text(account);
        text = text(text);
        text = text == null || text.length() < SHORTEST ? null : text;
    }

    /**
     * Days since the value date.
     *
     * @param from at least so many; absent means any
     * @param to at most so many; absent means any
     */
    record Ages(@Nullable Integer from, @Nullable Integer to) {
        static final Ages ANY = new Ages(null, null);
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
                query.getSingleParameter("severity")
                        .flatMap(text -> parse(Severity.values(), text))
                        .orElse(null),
                query.getSingleParameter("owner").orElse(null),
                new Ages(days(query.getSingleParameter("min-age")), days(query.getSingleParameter("max-age"))),
                query.getSingleParameter("suppressed").filter("true"::equals).isPresent(),
                query.getSingleParameter("account").orElse(null),
                query.getSingleParameter("text").orElse(null),
                query.getSingleParameter("sort")
                        .flatMap(text -> parse(BreakSort.values(), text))
                        .orElse(BreakSort.AMOUNT));
    }

    QueryParameters query() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "status", word(status));
        put(parameters, "verdict", word(verdict));
        put(parameters, "severity", word(severity));
        put(parameters, "owner", owner);
        put(parameters, "min-age", ages.from() == null ? null : ages.from().toString());
        put(parameters, "max-age", ages.to() == null ? null : ages.to().toString());
        put(parameters, "suppressed", suppressed ? "true" : null);
        put(parameters, "account", account);
        put(parameters, "text", text);
        put(parameters, "sort", sort == BreakSort.AMOUNT ? null : word(sort));
        return new QueryParameters(parameters);
    }

    /** As the ledger takes it. */
    BreakFilter wire() {
        return new BreakFilter(
                status, verdict, severity, owner, null, null, ages.from(), ages.to(), suppressed, account, text, null);
    }

    /** The same as parameters of a file's address. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        putOne(parameters, "status", status == null ? null : status.name());
        putOne(parameters, "verdict", verdict == null ? null : verdict.name());
        putOne(parameters, "severity", severity == null ? null : severity.name());
        putOne(parameters, "owner", owner);
        putOne(parameters, "minAge", ages.from() == null ? null : ages.from().toString());
        putOne(parameters, "maxAge", ages.to() == null ? null : ages.to().toString());
        putOne(parameters, "suppressed", String.valueOf(suppressed));
        putOne(parameters, "accountPrefix", account);
        putOne(parameters, "text", text);
        putOne(parameters, "sort", sort.name());
        return parameters;
    }

    /** The same without what the tiles let one choose, so that what is not chosen can be seen there as well. */
    BreakFilter facets() {
        return new BreaksFilter(status, verdict, null, null, Ages.ANY, suppressed, account, text, sort).wire();
    }

    BreaksFilter withAges(Ages chosen) {
        return new BreaksFilter(status, verdict, severity, owner, chosen, suppressed, account, text, sort);
    }

    BreaksFilter withSeverity(@Nullable Severity chosen) {
        return new BreaksFilter(status, verdict, chosen, owner, ages, suppressed, account, text, sort);
    }

    BreaksFilter withOwner(@Nullable String chosen) {
        return new BreaksFilter(status, verdict, severity, chosen, ages, suppressed, account, text, sort);
    }

    private static void put(Map<String, List<String>> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, List.of(value));
        }
    }

    private static void putOne(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static @Nullable Integer days(Optional<String> text) {
        return text.filter(digits -> digits.matches("\\d{1,5}"))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null
                ? null
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> Optional<E> parse(E[] constants, String text) {
        for (var constant : constants) {
            if (text.equals(word(constant))) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
