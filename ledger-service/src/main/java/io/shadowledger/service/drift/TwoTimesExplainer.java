package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * An entry whose value time and record time lie on either side of the as-of time: it was recorded late, or carries
 * another value date than the CBS gave it. Entries whose two times are further apart than {@code late-window} do not
 * count, so that history that was loaded at once is not taken for late.
 */
@Component
@Order(6)
final class TwoTimesExplainer implements Explainer {

    private static final int CONFIDENCE = 85;

    private final JdbcClient jdbc;
    private final DriftProperties properties;

    TwoTimesExplainer(JdbcClient jdbc, DriftProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "two times";
    }

    @Override
    public String looksFor() {
        return "an event whose value time and record time lie on either side of the as-of time";
    }

    @Override
    public Map<Difference.Account, Finding> explain(Moment moment, List<Difference> differences) {
        var findings = new HashMap<Difference.Account, Finding>();
        var sql = Candidates.WITH_LINES + """
                select l.account_id, l.currency, count(*) as entries, min(e.event_id) as event_id,
                    min(e.amount_minor) as amount, min(e.value_time) as value_time, min(e.recorded_at) as recorded_at
                from line l
                join entry e on e.account_id = l.account_id and e.currency = l.currency and e.kind = 'EVENT'
                    and (e.value_time > :asOf) <> (e.recorded_at > :asOf)
                    and greatest(e.value_time, e.recorded_at) > l.since
                    and e.recorded_at - e.value_time
                        between -cast(:window as interval) and cast(:window as interval)
                    and case when e.%1$s <= :asOf then e.amount_minor else -e.amount_minor end
                        between l.drift - l.slack and l.drift + l.slack
                group by l.account_id, l.currency
                """.formatted(moment.column());
        Candidates.bind(jdbc.sql(sql), differences)
                .param("asOf", moment.timestamp())
                .param("window", properties.lateWindow().toString())
                .query(row -> {
                    findings.put(Candidates.account(row), finding(moment, row));
                });
        return findings;
    }

    private static Finding finding(Moment moment, ResultSet row) throws SQLException {
        int entries = row.getInt("entries");
        if (entries > 1) {
            return new Finding.Ambiguous(
                    entries + " entries of that amount have a value time and a record time on either side of the as-of"
                            + " time");
        }
        var event = row.getString("event_id");
        long amount = row.getLong("amount");
        var recorded = row.getTimestamp("recorded_at").toInstant();
        var valued = row.getTimestamp("value_time").toInstant();
        boolean late = moment.basis() == Basis.BOOKED && recorded.isAfter(moment.asOf());
        var sentence = "Event " + event + ", a " + Wording.side(amount) + " of "
                + Wording.magnitude(Candidates.account(row), amount) + ", has the value time " + Wording.time(valued)
                + " and was recorded at " + Wording.time(recorded)
                + (late ? ": it came late, the CBS had it in time." : ": the CBS gives it another value date.");
        return new Finding.Cause(Explanation.full(CONFIDENCE, Verdict.TIMING, sentence, List.of(event)));
    }
}
