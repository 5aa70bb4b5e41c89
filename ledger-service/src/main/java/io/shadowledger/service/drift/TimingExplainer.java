package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An entry close to the as-of time that one book counts on this side of it and the other on that. */
@Component
@Order(5)
final class TimingExplainer implements Explainer {

    private final JdbcClient jdbc;
    private final DriftProperties properties;

    TimingExplainer(JdbcClient jdbc, DriftProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var findings = new HashMap<Difference.Account, Finding>();
        var sql = Candidates.WITH_LINES + """
                select l.account_id, l.currency, l.drift, count(*) as entries, min(e.event_id) as event_id,
                    min(e.%1$s) as at, bool_and(e.%1$s > :asOf) as after
                from line l
                join entry e on e.account_id = l.account_id and e.currency = l.currency and e.kind = 'EVENT'
                    and ((e.amount_minor = -l.drift and e.%1$s > :asOf and e.%1$s <= :until)
                        or (e.amount_minor = l.drift and e.%1$s <= :asOf and e.%1$s > :since))
                group by l.account_id, l.currency, l.drift
                """.formatted(moment.column());
        Candidates.bind(jdbc.sql(sql), differences)
                .param("asOf", moment.timestamp())
                .param("until", Timestamp.from(moment.asOf().plus(properties.timingAfter())))
                .param("since", Timestamp.from(moment.asOf().minus(properties.timingBefore())))
                .query(row -> {
                    findings.put(Candidates.account(row), finding(moment, row));
                });
        return findings;
    }

    private static Finding finding(Moment moment, ResultSet row) throws SQLException {
        var account = Candidates.account(row);
        long drift = row.getLong("drift");
        int entries = row.getInt("entries");
        if (entries > 1) {
            return new Finding.Ambiguous(entries + " entries of " + Wording.magnitude(account, drift)
                    + " around the as-of time could each stand on the other side of it in the CBS");
        }
        var event = row.getString("event_id");
        var at = row.getTimestamp("at").toInstant();
        var distance = Wording.span(Duration.between(moment.asOf(), at));
        var sentence = row.getBoolean("after")
                ? "Event " + event + ", a " + Wording.side(-drift) + " of " + Wording.magnitude(account, drift)
                        + ", counts from " + Wording.time(at) + ", " + distance
                        + " after the as-of time: the CBS has counted it already."
                : "Event " + event + ", a " + Wording.side(drift) + " of " + Wording.magnitude(account, drift)
                        + ", counts from " + Wording.time(at) + ", " + distance
                        + " before the as-of time: the CBS has not counted it yet.";
        return new Finding.Cause(Explanation.full(Verdict.TIMING, sentence, List.of(event)));
    }
}
