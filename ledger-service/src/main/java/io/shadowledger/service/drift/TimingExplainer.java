package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

/** An entry close to the as-of time that one book counts on this side of it and the other on that. */
@Component
@Order(10)
final class TimingExplainer implements Explainer {

    private static final int CONFIDENCE = 75;

    private final JdbcClient jdbc;
    private final DriftProperties properties;

    TimingExplainer(JdbcClient jdbc, DriftProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "timing";
    }

    @Override
    public String looksFor() {
        return "an entry of the amount close to the as-of time";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var findings = new HashMap<Difference.Account, Finding>();
        var byAccount = differences.stream().collect(Collectors.toMap(Difference::account, Function.identity()));
        var sql = Candidates.WITH_LINES + """
                , candidate as (
                    select l.account_id, l.currency, e.event_id, abs(e.amount_minor) as amount, e.%1$s as at,
                        dense_rank() over (partition by l.account_id, l.currency
                            order by abs(e.amount_minor) = abs(l.drift) desc) as place
                    from line l
                    join entry e on e.account_id = l.account_id and e.currency = l.currency and e.kind = 'EVENT'
                        and ((e.amount_minor between -l.drift - l.slack and -l.drift + l.slack
                                and e.%1$s > :asOf and e.%1$s <= :until)
                            or (e.amount_minor between l.drift - l.slack and l.drift + l.slack
                                and e.%1$s <= :asOf and e.%1$s > least(:since, coalesce(l.since, :since))))
                )
                select account_id, currency, count(*) as entries, min(event_id) as event_id, min(amount) as amount,
                    min(at) as at, bool_and(at > :asOf) as after
                from candidate where place = 1
                group by account_id, currency
                """.formatted(moment.column());
        Candidates.bind(jdbc.sql(sql), differences)
                .param("asOf", moment.timestamp())
                .param("until", Timestamp.from(moment.asOf().plus(properties.timingAfter())))
                .param("since", Timestamp.from(moment.asOf().minus(properties.timingBefore())))
                .query(row -> {
                    findings.put(Candidates.account(row), finding(moment, row, byAccount));
                });
        return findings;
    }

    private static Finding finding(Moment moment, ResultSet row, Map<Difference.Account, Difference> byAccount)
            throws SQLException {
        var account = Candidates.account(row);
        var difference = Objects.requireNonNull(byAccount.get(account));
        long drift = difference.sought();
        long amount = row.getLong("amount");
        int entries = row.getInt("entries");
        if (entries > 1) {
            return new Finding.Ambiguous(entries + " entries of " + Wording.magnitude(account, amount)
                    + " around the as-of time could each stand on the other side of it in the CBS");
        }
        var event = row.getString("event_id");
        var at = row.getTimestamp("at").toInstant();
        var distance = Wording.span(Duration.between(moment.asOf(), at));
        var sentence = row.getBoolean("after")
                ? "Event " + event + ", a " + Wording.side(-drift) + " of " + Wording.magnitude(account, amount)
                        + ", counts from " + Wording.time(at) + ", " + distance
                        + " after the as-of time: the CBS has counted it already."
                : "Event " + event + ", a " + Wording.side(drift) + " of " + Wording.magnitude(account, amount)
                        + ", counts from " + Wording.time(at) + ", " + distance
                        + " before the as-of time: the CBS has not counted it yet.";
        return new Finding.Cause(Explanation.full(
                CONFIDENCE,
                Verdict.TIMING,
                sentence + difference.remark(drift < 0 ? -amount : amount),
                List.of(event)));
    }
}
