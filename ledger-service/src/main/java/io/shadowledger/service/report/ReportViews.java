package io.shadowledger.service.report;

import io.shadowledger.api.drift.Basis;
import io.shadowledger.api.drift.CbsReport;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Verdict;
import io.shadowledger.api.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads reports as the API shows them. */
@Repository
class ReportViews {

    private static final String SELECT = """
            select report_no, report_id, name, sha256, format, profile, basis, as_of, received_at, received_from, status,
                detail, accounts, entries, findings, verdicts, drift, compared_at
            from report
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ReportViews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<CbsReport> find(String reportId) {
        return jdbc.sql(SELECT + " where report_id = :reportId")
                .param("reportId", reportId)
                .query((row, _) -> report(row))
                .optional();
    }

    /** Newest first; from the one before {@code before} on. */
    List<Numbered> list(long before, int limit) {
        return jdbc.sql(SELECT + " where report_no < :before order by report_no desc limit :limit")
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> new Numbered(row.getLong("report_no"), report(row)))
                .list();
    }

    record Numbered(long reportNo, CbsReport report) {}

    private CbsReport report(ResultSet row) throws SQLException {
        return new CbsReport(
                row.getString("report_id"),
                row.getString("name"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("format"),
                row.getString("profile"),
                Basis.valueOf(row.getString("basis")),
                row.getTimestamp("as_of").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                row.getString("received_from"),
                ReportStatus.valueOf(row.getString("status")),
                row.getString("detail"),
                row.getLong("accounts"),
                row.getLong("entries"),
                row.getLong("findings"),
                verdicts(row.getString("verdicts")),
                drift(row.getString("drift")),
                instant(row.getTimestamp("compared_at")));
    }

    private Map<Verdict, Long> verdicts(String object) {
        var verdicts = new EnumMap<Verdict, Long>(Verdict.class);
        json.readTree(object)
                .properties()
                .forEach(property -> verdicts.put(
                        Verdict.valueOf(property.getKey()), property.getValue().asLong()));
        return verdicts;
    }

    private List<CbsReport.CurrencyDrift> drift(String array) {
        return json.readTree(array)
                .valueStream()
                .map(line -> {
                    var currency = Money.currency(line.path("currency").asString());
                    long gross = line.path("gross").asLong();
                    // A report that was compared before residuals were kept: nothing of it counts as explained.
                    long residual = line.path("residual").asLong(gross);
                    return new CbsReport.CurrencyDrift(
                            currency.getCurrencyCode(),
                            new Money(line.path("net").asLong(), currency).toDecimalString(),
                            new Money(gross, currency).toDecimalString(),
                            new Money(residual, currency).toDecimalString());
                })
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
