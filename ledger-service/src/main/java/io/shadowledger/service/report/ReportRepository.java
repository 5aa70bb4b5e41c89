package io.shadowledger.service.report;

import io.shadowledger.api.drift.Basis;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps reports: what they are, how far they have come, their watermarks. */
@Repository
class ReportRepository {

    private final JdbcClient jdbc;

    ReportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the report's row; empty when there is such a report already. */
    OptionalLong insert(String reportId, Submission report, Instant receivedAt) {
        var inserted = jdbc.sql("""
                        insert into report (report_id, name, sha256, format, basis, as_of, complete, received_at,
                            received_from, accounts, profile, zone)
                        values (:reportId, :name, :sha256, :format, :basis, :asOf, :complete, :receivedAt, :from, 0,
                            :profile, :zone)
                        on conflict (report_id) do nothing
                        returning report_no
                        """)
                .param("reportId", reportId)
                .param("name", report.name())
                .param("sha256", report.sha256())
                .param("format", report.format().wire())
                .param("profile", report.profile())
                .param("zone", report.zone().getId())
                .param("basis", report.basis().name())
                .param("asOf", Timestamp.from(report.asOf()))
                .param("complete", report.complete())
                .param("receivedAt", Timestamp.from(receivedAt))
                .param("from", report.from())
                .query(Long.class)
                .optional();
        return inserted.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    /** Has the report compared (again) once the book has reached these offsets. */
    void await(long reportNo, List<Watermark> watermarks) {
        jdbc.sql("delete from report_watermark where report_no = :reportNo")
                .param("reportNo", reportNo)
                .update();
        jdbc.sql("""
                        insert into report_watermark (report_no, topic, kafka_partition, end_offset)
                        select :reportNo, * from unnest(:topics, :partitions, :offsets)
                        """)
                .param("reportNo", reportNo)
                .param("topics", watermarks.stream().map(Watermark::topic).toArray(String[]::new))
                .param(
                        "partitions",
                        watermarks.stream().map(Watermark::partition).toArray(Integer[]::new))
                .param("offsets", watermarks.stream().map(Watermark::endOffset).toArray(Long[]::new))
                .update();
        jdbc.sql("update report set status = 'PENDING', detail = null where report_no = :reportNo")
                .param("reportNo", reportNo)
                .update();
    }

    /** The number of a report, which stays locked until the end of the transaction. */
    OptionalLong lock(String reportId) {
        return jdbc.sql("select report_no from report where report_id = :reportId for update")
                .param("reportId", reportId)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    List<Long> pending() {
        return jdbc.sql("select report_no from report where status = 'PENDING' order by report_no limit 100")
                .query((row, _) -> row.getLong("report_no"))
                .list();
    }

    /** A pending report that no other replica is at; it stays locked until the end of the transaction. */
    Optional<StoredReport> lockPending(long reportNo) {
        return jdbc.sql("""
                        select report_no, report_id, as_of, basis, complete from report
                        where report_no = :reportNo and status = 'PENDING'
                        for update skip locked
                        """)
                .param("reportNo", reportNo)
                .query((row, _) -> new StoredReport(
                        row.getLong("report_no"),
                        row.getString("report_id"),
                        row.getTimestamp("as_of").toInstant(),
                        Basis.valueOf(row.getString("basis")),
                        row.getBoolean("complete")))
                .optional();
    }

    /** Partitions that the book has not yet posted far enough, the furthest behind first. */
    List<Missing> missing(long reportNo) {
        return jdbc.sql("""
                        select w.topic, w.kafka_partition, w.end_offset - coalesce(p.next_offset, 0) as events
                        from report_watermark w left join ledger_partition p using (topic, kafka_partition)
                        where w.report_no = :reportNo and coalesce(p.next_offset, 0) < w.end_offset
                        order by events desc, topic, kafka_partition
                        """)
                .param("reportNo", reportNo)
                .query((row, _) ->
                        new Missing(row.getString("topic"), row.getInt("kafka_partition"), row.getLong("events")))
                .list();
    }

    void detail(long reportNo, String detail) {
        jdbc.sql("""
                        update report set detail = :detail
                        where report_no = :reportNo and status = 'PENDING' and detail is distinct from :detail
                        """).param("detail", detail).param("reportNo", reportNo).update();
    }

    void compared(long reportNo, ReportComparison.Outcome outcome, Instant at) {
        jdbc.sql("""
                        update report set status = 'COMPARED', detail = null, compared_at = :at,
                            verdicts = cast(:verdicts as jsonb), drift = cast(:drift as jsonb)
                        where report_no = :reportNo
                        """)
                .param("at", Timestamp.from(at))
                .param("verdicts", outcome.verdictsJson())
                .param("drift", outcome.driftJson())
                .param("reportNo", reportNo)
                .update();
    }

    void failed(long reportNo, String detail) {
        jdbc.sql(
                        "update report set status = 'FAILED', detail = :detail where report_no = :reportNo and status = 'PENDING'")
                .param("detail", detail)
                .param("reportNo", reportNo)
                .update();
    }

    /** How many events of a partition are still to be posted. */
    record Missing(String topic, int partition, long events) {}
}
