package io.shadowledger.service.matching;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.money.Money;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What both books hold of accounts in a period: the shadow's events, and the entries that reports carry. Of reports
 * count those that were compared, and those of the moment itself; interim ones (MT942) say nothing for good, so they
 * count only where they are what is looked at. An entry that two reports carry is one.
 */
@Repository
public class BothBooks {

    /** How long after the period an event may count that the CBS has counted already: a weekend. */
    private static final Duration AFTER = Duration.ofDays(3);
    /** Accounts of one query, so that what is held is bounded. */
    private static final int CHUNK = 200;

    private static final String PERIODS = """
            with line (account_id, currency, since) as (
                select * from unnest(cast(:accounts as text[]), cast(:currencies as char(3)[]),
                    cast(:sinces as timestamptz[]))
            )
            """;

    /** Without a tie before, the period begins with the first day that the reports of the moment have booked. */
    private static final String ENTRIES = PERIODS + """
            , stated as (
                select l.account_id, l.currency, l.since, r.report_no, r.report_id, r.zone, r.as_of = :asOf as latest,
                    e.entry_no, e.amount_minor, e.%1$s as at, e.booked_time, e.bank_reference, e.reference,
                    e.description, e.reversal,
                    coalesce(e.bank_reference,
                        concat_ws('|', e.reference, e.description, e.value_time, e.booked_time)) as name
                from line l
                join report_entry e on e.account_id = l.account_id and e.currency = l.currency
                join report r on r.report_no = e.report_no
                where r.basis = :basis and r.as_of <= :asOf
                    and (r.as_of > l.since or (l.since is null and r.as_of = :asOf))
                    and (r.report_no = :reportNo or (r.format <> 'mt942' and (r.status = 'COMPARED' or r.as_of = :asOf)))
            ), numbered as (
                select *, row_number() over (
                    partition by report_no, account_id, currency, name, amount_minor order by entry_no) as nth
                from stated
            ), once as (
                select distinct on (account_id, currency, name, amount_minor, nth) *
                from numbered
                order by account_id, currency, name, amount_minor, nth, report_no = :reportNo desc, report_no, entry_no
            )
            select *, coalesce(since,
                min(booked_time) filter (where latest) over (partition by account_id, currency)
                    - interval '1 microsecond') as begins
            from once
            """;

    /** A correction counts from its value time under either basis. */
    private static final String EVENTS = PERIODS + """
            select l.account_id, l.currency, e.event_id, e.amount_minor, counted.at, e.reference, e.description
            from line l
            join entry e on e.account_id = l.account_id and e.currency = l.currency
            cross join lateral (
                select case e.kind when 'EVENT' then e.%1$s else e.value_time end as at
            ) counted
            where %2$s counted.at > l.since and counted.at <= case e.kind when 'EVENT' then cast(:until as timestamptz)
                else cast(:asOf as timestamptz) end
            """;

    private final JdbcClient jdbc;

    BothBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account in one currency. */
    public record Account(String id, Currency currency) {}

    /**
     * What is asked for.
     *
     * @param since when the account last tied; absent where no report says
     */
    public record Period(Account account, @Nullable Instant since) {}

    /** An account's two books. */
    public record Books(List<Item> events, List<Item> entries) {

        public Books {
            events = List.copyOf(events);
            entries = List.copyOf(entries);
        }
    }

    /** Takes the books of one account. */
    @FunctionalInterface
    public interface Reader {
        void accept(Account account, Books books);
    }

    /**
     * Reads the books of those accounts of which reports carry entries. Accounts with more than 10,000 items in a book
     * are left out.
     *
     * @param reportNo the report that is looked at, whose entries keep their numbers; 0 for none
     * @param asOf where the periods end, inclusive
     * @param basis which of an entry's two times counts
     */
    public void read(long reportNo, Instant asOf, Basis basis, List<Period> periods, Reader reader) {
        for (int from = 0; from < periods.size(); from += CHUNK) {
            var chunk = periods.subList(from, Math.min(periods.size(), from + CHUNK));
            readChunk(new Question(reportNo, asOf, basis), chunk, reader);
        }
    }

    private record Question(long reportNo, Instant asOf, Basis basis) {}

    private void readChunk(Question question, List<Period> periods, Reader reader) {
        var stated = new HashMap<Account, BookReading>();
        bind(ENTRIES.formatted(question.basis() == Basis.VALUE ? "value_time" : "booked_time"), question, periods)
                .param("basis", question.basis().name())
                .param("reportNo", question.reportNo())
                .query(row -> {
                    stated.computeIfAbsent(
                                    account(row.getString("account_id"), row.getString("currency")),
                                    _ -> new BookReading(question.reportNo(), question.asOf()))
                            .entry(row);
                });
        var begun = stated.entrySet().stream()
                .map(account -> new Period(account.getKey(), account.getValue().begins()))
                .toList();
        if (begun.isEmpty()) {
            return;
        }
        bind(events(question.basis()), question, begun)
                .param("until", Timestamp.from(question.asOf().plus(AFTER)))
                .query(row -> {
                    var reading = stated.get(account(row.getString("account_id"), row.getString("currency")));
                    if (reading != null) {
                        reading.event(row);
                    }
                });
        for (var period : periods) {
            var reading = stated.get(period.account());
            if (reading != null && !reading.isTooMuch()) {
                reader.accept(period.account(), reading.books());
            }
        }
    }

    /** By value time the index of the statements bounds what is read. */
    private static String events(Basis basis) {
        return switch (basis) {
            case VALUE -> EVENTS.formatted("value_time", "e.value_time > l.since and e.value_time <= :until and");
            case BOOKED -> EVENTS.formatted("recorded_at", "");
        };
    }

    private JdbcClient.StatementSpec bind(String sql, Question question, List<Period> periods) {
        var sinces = new ArrayList<@Nullable String>();
        periods.forEach(period ->
                sinces.add(period.since() == null ? null : period.since().toString()));
        return jdbc.sql(sql)
                .param("asOf", Timestamp.from(question.asOf()))
                .param(
                        "accounts",
                        periods.stream().map(period -> period.account().id()).toArray(String[]::new))
                .param(
                        "currencies",
                        periods.stream()
                                .map(period -> period.account().currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param("sinces", sinces.toArray(String[]::new));
    }

    private static Account account(String id, String currency) {
        return new Account(id, Money.currency(currency));
    }
}
