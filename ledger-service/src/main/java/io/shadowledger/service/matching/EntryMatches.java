package io.shadowledger.service.matching;

import io.shadowledger.api.Page;
import io.shadowledger.api.matching.EntryMatch;
import io.shadowledger.api.matching.MatchKind;
import io.shadowledger.api.money.Money;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.problem.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was matched of reports; a comparison replaces what the one before it found. */
@Repository
public class EntryMatches {

    private static final int MAX_PAGE = 500;
    /** What is kept of one match; a larger one is ambiguous, and its sentence says how many there are. */
    private static final int MOST_NAMED = 24;

    private final JdbcClient jdbc;

    EntryMatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A match with the sentence that stands on it. */
    public record Told(BothBooks.Account account, Match match, String sentence) {}

    public void clear(long reportNo) {
        jdbc.sql("delete from entry_match where report_no = :reportNo")
                .param("reportNo", reportNo)
                .update();
    }

    /** Adds matches, many at a time. */
    public void add(long reportNo, List<Told> told) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into entry_match (report_no, account_id, currency, kind, rule, confidence, events, entries,
                            difference_minor, explanation)
                        select :reportNo, account_id, currency, kind, rule, confidence,
                            coalesce(string_to_array(nullif(events, ''), chr(10)), '{}'),
                            coalesce(cast(string_to_array(nullif(entries, ''), ',') as integer[]), '{}'), difference_minor, explanation
                        from unnest(cast(:accounts as text[]), cast(:currencies as char(3)[]), cast(:kinds as text[]),
                            cast(:rules as text[]), cast(:confidences as integer[]), cast(:events as text[]),
                            cast(:entries as text[]), cast(:differences as bigint[]), cast(:sentences as text[]))
                            as m (account_id, currency, kind, rule, confidence, events, entries, difference_minor,
                                explanation)
                        """)
                .param("reportNo", reportNo)
                .param("accounts", texts(told, one -> one.account().id()))
                .param("currencies", texts(told, one -> one.account().currency().getCurrencyCode()))
                .param("kinds", texts(told, one -> one.match().kind().name()))
                .param("rules", texts(told, one -> one.match().rule()))
                .param(
                        "confidences",
                        told.stream().map(one -> one.match().confidence()).toArray(Integer[]::new))
                .param(
                        "events",
                        texts(told, one -> joined(one.match().events().stream().map(Item::id), "\n")))
                .param("entries", texts(told, one -> joined(numbers(one.match()), ",")))
                .param(
                        "differences",
                        told.stream().map(one -> one.match().difference()).toArray(Long[]::new))
                .param("sentences", texts(told, Told::sentence))
                .update();
    }

    private static Stream<String> numbers(Match match) {
        return match.entries().stream()
                .map(Item::entry)
                .filter(Objects::nonNull)
                .map(String::valueOf);
    }

    private static String joined(Stream<String> parts, String between) {
        return String.join(between, parts.limit(MOST_NAMED).toList());
    }

    private static String[] texts(List<Told> told, Function<Told, String> column) {
        return told.stream().map(column).toArray(String[]::new);
    }

    /**
     * In the order of account, currency and day.
     *
     * @throws NotFoundException if there is no such report
     */
    Page<EntryMatch> page(
            String reportId, @Nullable MatchKind kind, @Nullable String account, @Nullable String after, int limit) {
        long reportNo = jdbc.sql("select report_no from report where report_id = :reportId")
                .param("reportId", reportId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new NotFoundException("there is no report " + reportId));
        int size = Math.clamp(limit, 1, MAX_PAGE);
        // The comparison wrote them in the order in which they are shown
        var found = new ArrayList<>(jdbc.sql("""
                        select match_no, match_id, account_id, currency, kind, rule, confidence, events, entries,
                            difference_minor, explanation
                        from entry_match
                        where report_no = :reportNo and match_no > :after
                            and (cast(:kind as text) is null or kind = :kind)
                            and (cast(:account as text) is null or account_id = :account)
                        order by match_no limit :limit
                        """)
                .param("reportNo", reportNo)
                .param("after", after == null ? 0 : cursor(after))
                .param("kind", kind == null ? null : kind.name())
                .param("account", account)
                .param("limit", size + 1)
                .query((row, _) -> new Numbered(row.getLong("match_no"), match(row)))
                .list());
        boolean more = found.size() > size;
        var page = found.stream().limit(size).toList();
        return new Page<>(
                page.stream().map(Numbered::match).toList(),
                more ? Long.toString(page.getLast().matchNo()) : null);
    }

    private record Numbered(long matchNo, EntryMatch match) {}

    private static EntryMatch match(ResultSet row) throws SQLException {
        var currency = Money.currency(row.getString("currency"));
        return new EntryMatch(
                row.getString("match_id"),
                row.getString("account_id"),
                currency.getCurrencyCode(),
                MatchKind.valueOf(row.getString("kind")),
                row.getString("rule"),
                row.getInt("confidence"),
                List.of((String[]) row.getArray("events").getArray()),
                List.of((Integer[]) row.getArray("entries").getArray()),
                new Money(row.getLong("difference_minor"), currency).toDecimalString(),
                row.getString("explanation"));
    }

    private static long cursor(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException _) {
            throw new InvalidException("after", "after is the cursor 'next' of an earlier page");
        }
    }
}
