package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
 * Two entries of the same amount close together, and the amount is the drift: one event came under two ids. A pair of
 * exactly the same value time goes before pairs that are merely close.
 */
@Component
@Order(9)
final class DuplicateExplainer implements Explainer {

    private static final int CONFIDENCE = 80;

    private final JdbcClient jdbc;
    private final DriftProperties properties;

    DuplicateExplainer(JdbcClient jdbc, DriftProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "duplicate";
    }

    @Override
    public String looksFor() {
        return "two entries of the amount close together";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var findings = new HashMap<Difference.Account, Finding>();
        var byAccount = differences.stream().collect(Collectors.toMap(Difference::account, Function.identity()));
        var sql = Candidates.WITH_LINES + """
                , pair as (
                    select l.account_id, l.currency, l.drift, a.event_id as first, b.event_id as second,
                        extract(epoch from b.value_time - a.value_time)::bigint as seconds,
                        a.amount_minor as amount, a.value_time = b.value_time as exact,
                        a.amount_minor = l.drift as to_the_unit, b.value_time > coalesce(l.since, '-infinity') as fresh
                    from line l
                    join entry a on a.account_id = l.account_id and a.currency = l.currency
                        and a.amount_minor between l.drift - l.slack and l.drift + l.slack and a.kind = 'EVENT' and a.%1$s <= :asOf
                    join entry b on b.account_id = l.account_id and b.currency = l.currency
                        and b.amount_minor = a.amount_minor and b.kind = 'EVENT' and b.%1$s <= :asOf
                        and (b.value_time, b.event_id) > (a.value_time, a.event_id)
                        and b.value_time <= a.value_time + cast(:window as interval)
                ), best as (
                    select *, dense_rank() over (partition by account_id, currency order by fresh desc, exact desc, to_the_unit desc) as place
                    from pair
                )
                select account_id, currency, min(amount) as amount, count(*) as pairs, min(first) as first, min(second) as second,
                    min(seconds) as seconds
                from best where place = 1
                group by account_id, currency
                """.formatted(moment.column());
        Candidates.bind(jdbc.sql(sql), differences)
                .param("asOf", moment.timestamp())
                .param("window", properties.duplicateWindow().toString())
                .query(row -> {
                    findings.put(Candidates.account(row), finding(row, byAccount));
                });
        return findings;
    }

    private static Finding finding(ResultSet row, Map<Difference.Account, Difference> byAccount) throws SQLException {
        var account = Candidates.account(row);
        var amount = Wording.magnitude(account, row.getLong("amount"));
        var side = Wording.side(row.getLong("amount"));
        int pairs = row.getInt("pairs");
        if (pairs > 1) {
            return new Finding.Ambiguous(
                    pairs + " pairs of " + side + "s of " + amount + " could each be one event booked twice");
        }
        var first = row.getString("first");
        var second = row.getString("second");
        long seconds = row.getLong("seconds");
        var apart = seconds == 0 ? "with the same value time" : Wording.span(Duration.ofSeconds(seconds)) + " apart";
        return new Finding.Cause(Explanation.full(
                CONFIDENCE,
                Verdict.DUPLICATE,
                "Events " + first + " and " + second + " are both a " + side + " of " + amount + ", " + apart
                        + ": one event was booked twice, and the CBS has it once."
                        + Objects.requireNonNull(byAccount.get(account)).remark(row.getLong("amount")),
                List.of(first, second)));
    }
}
