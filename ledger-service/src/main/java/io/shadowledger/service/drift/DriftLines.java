package io.shadowledger.service.drift;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.shadowledger.api.drift.DriftLine;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The lines of compared reports that do not tie. */
@Repository
class DriftLines {

    private static final String SELECT = """
            select l.account_id, l.currency, l.reported_minor, l.shadow_minor, l.drift_minor, l.verdict,
                l.explanation, b.break_id
            from drift_line l
            join report r on r.report_no = l.report_no
            left join drift_break b on b.break_no = l.break_no
            where r.report_id = :reportId""";
    private static final int FETCHED_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DriftLines(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void clear(long reportNo) {
        jdbc.sql("delete from drift_line where report_no = :reportNo")
                .param("reportNo", reportNo)
                .update();
    }

    /** Adds lines, many at a time. */
    void add(long reportNo, List<Line> lines) {
        var rows = lines.stream().map(DriftLines::row).toList();
        jdbc.sql("""
                        insert into drift_line (report_no, account_id, currency, reported_minor, shadow_minor, drift_minor,
                            verdict, explanation, residual_minor, evidence, fresh_minor, fresh_break, fresh_since, has_say)
                        select :reportNo, account_id, currency, reported_minor, shadow_minor, drift_minor, verdict,
                            explanation, residual_minor,
                            coalesce((select array_agg(id) from jsonb_array_elements_text(evidence) as e (id)), '{}'),
                            fresh_minor, fresh_break, fresh_since, has_say
                        from jsonb_to_recordset(cast(:rows as jsonb)) as r (account_id text, currency char(3),
                            reported_minor bigint, shadow_minor bigint, drift_minor bigint, verdict text,
                            explanation text, residual_minor bigint, evidence jsonb, fresh_minor bigint,
                            fresh_break bigint, fresh_since timestamptz, has_say boolean)
                        """)
                .param("reportNo", reportNo)
                .param("rows", json.writeValueAsString(rows))
                .update();
    }

    /** In the order of account and currency, after the given ones. */
    List<DriftLine> list(String reportId, String afterAccount, String afterCurrency, int limit) {
        return jdbc.sql(SELECT + """
                         and (l.account_id, l.currency) > (:account, cast(:currency as char(3)))
                        order by l.account_id, l.currency
                        limit :limit
                        """)
                .paramSource(new MapSqlParameterSource()
                        .addValue("reportId", reportId)
                        .addValue("account", afterAccount)
                        .addValue("currency", afterCurrency)
                        .addValue("limit", limit))
                .query((row, _) -> line(row))
                .list();
    }

    /** All of a report's, in the same order; within a transaction only some of them are in memory at a time. */
    void each(String reportId, Consumer<DriftLine> use) {
        jdbc.sql(SELECT + " order by l.account_id, l.currency")
                .param("reportId", reportId)
                .withFetchSize(FETCHED_AT_ONCE)
                .query(row -> {
                    use.accept(line(row));
                });
    }

    private static DriftLine line(ResultSet row) throws SQLException {
        var currency = Money.currency(row.getString("currency"));
        return new DriftLine(
                row.getString("account_id"),
                currency.getCurrencyCode(),
                decimal(row.getObject("reported_minor", Long.class), currency),
                decimal(row.getObject("shadow_minor", Long.class), currency),
                decimal(row.getLong("drift_minor"), currency),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("explanation"),
                row.getString("break_id"));
    }

    static @Nullable String decimal(@Nullable Long minor, Currency currency) {
        return minor == null ? null : new Money(minor, currency).toDecimalString();
    }

    private static Row row(Line line) {
        var difference = line.difference();
        var explanation = line.explanation();
        var since = line.since();
        return new Row(
                difference.account().id(),
                difference.account().currency().getCurrencyCode(),
                difference.reported(),
                difference.shadow(),
                difference.drift(),
                explanation.verdict().name(),
                explanation.sentence(),
                explanation.residual(),
                explanation.evidence(),
                line.fresh(),
                line.changed(),
                since == null ? null : since.toString(),
                line.hasSay());
    }

    /**
     * An account's line on its way to the breaks.
     *
     * @param explanation of what is new in it, or else of its largest break
     * @param fresh the part that no break that stands carries, in minor units; 0 if there is none
     * @param changed the number of the break whose drift is {@code fresh} now; absent if that is a break of its own
     * @param since what is new came after this moment, as far as reports say
     * @param hasSay whether no report of a later as-of time has spoken of the account
     */
    record Line(
            Difference difference,
            Explanation explanation,
            long fresh,
            @Nullable Long changed,
            @Nullable Instant since,
            boolean hasSay) {}

    /** A row on its way into the database; the names are its columns. */
    private record Row(
            @JsonProperty("account_id") String accountId,
            String currency,
            @JsonProperty("reported_minor") @Nullable Long reportedMinor,
            @JsonProperty("shadow_minor") @Nullable Long shadowMinor,
            @JsonProperty("drift_minor") long driftMinor,
            String verdict,
            String explanation,
            @JsonProperty("residual_minor") long residualMinor,
            List<String> evidence,
            @JsonProperty("fresh_minor") long freshMinor,
            @JsonProperty("fresh_break") @Nullable Long freshBreak,
            @JsonProperty("fresh_since") @Nullable String freshSince,
            @JsonProperty("has_say") boolean hasSay) {}
}
