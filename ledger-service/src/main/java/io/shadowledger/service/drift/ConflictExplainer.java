package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import io.shadowledger.service.LedgerProperties;
import io.shadowledger.service.event.BookableEvent;
import io.shadowledger.service.event.EventReader;
import io.shadowledger.service.event.InvalidEventException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An event id that came twice with different content. The first was booked; when the CBS booked the second, the drift is
 * the one amount minus the other.
 */
@Component
@Order(3)
final class ConflictExplainer implements Explainer {

    private static final int CONFIDENCE = 95;

    private final JdbcClient jdbc;
    private final EventReader events;

    ConflictExplainer(JdbcClient jdbc, LedgerProperties ledger) {
        this.jdbc = jdbc;
        this.events = new EventReader(ledger.currency());
    }

    @Override
    public String name() {
        return "id that came again";
    }

    @Override
    public String looksFor() {
        return "an event id that came again with the amount of the CBS";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var byAccount = differences.stream().collect(Collectors.toMap(Difference::account, Function.identity()));
        var causes = new HashMap<Difference.Account, List<Explanation>>();
        var sql = Candidates.WITH_LINES + """
                select l.account_id, l.currency, e.event_id, e.amount_minor, c.payload
                from event_conflict c
                join event_seen s on s.event_id = c.event_id
                join entry e on e.partition_id = s.partition_id and e.kafka_offset = s.kafka_offset
                join line l on l.account_id = e.account_id and l.currency = e.currency
                """;
        Candidates.bind(jdbc.sql(sql), differences).query(row -> {
            var account = Candidates.account(row);
            var difference = Objects.requireNonNull(byAccount.get(account));
            long booked = row.getLong("amount_minor");
            var id = row.getString("event_id");
            try {
                var other = events.read(row.getBytes("payload"));
                if (explains(difference, other, booked)) {
                    causes.computeIfAbsent(account, _ -> new ArrayList<>()).add(cause(account, id, booked, other));
                }
            } catch (InvalidEventException unreadable) {
                // What cannot be booked was not booked by anybody.
            }
        });
        var findings = new HashMap<Difference.Account, Finding>();
        causes.forEach((account, found) -> findings.put(
                account,
                found.size() == 1
                        ? new Finding.Cause(found.getFirst())
                        : new Finding.Ambiguous(
                                found.size() + " event ids came again with other amounts, and each would explain it")));
        return findings;
    }

    private static boolean explains(Difference difference, BookableEvent other, long booked) {
        return other.accountId().equals(difference.account().id())
                && other.amount().currency().equals(difference.account().currency())
                && difference.fits(booked - other.amount().minor());
    }

    private static Explanation cause(Difference.Account account, String id, long booked, BookableEvent other) {
        return Explanation.full(
                CONFIDENCE,
                Verdict.AMOUNT_DIFFERS,
                "Event " + id + " is booked with " + Wording.amount(account, booked)
                        + "; it came a second time with " + Wording.amount(other.amount())
                        + ", which is what the CBS has.",
                List.of(id));
    }
}
