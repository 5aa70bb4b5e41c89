package io.shadowledger.service.source;

import io.shadowledger.api.report.SourceRefusal;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What became of the files of sources; kept for good. */
@Repository
@ConditionalOnRole(ServiceRole.DRIFT)
class SourceFiles {

    private static final int LONGEST_TEXT = 2_000;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    SourceFiles(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of the places whose file was decided on. */
    Set<String> decided(String source, Collection<String> places) {
        return new HashSet<>(
                jdbc.sql("select place from source_file where source_name = :source and place = any(:places)")
                        .param("source", source)
                        .param("places", places.toArray(String[]::new))
                        .query((row, _) -> row.getString("place"))
                        .list());
    }

    /** Records that a file became a report; again is the same. */
    void taken(String source, String place, String name, String reportId) {
        insert(source, place, name, reportId, null);
    }

    /** Records why a file was refused, once, in the audit trail as well. */
    @Transactional
    void refused(String source, String place, String called, String why) {
        var name = printable(called);
        var reason = printable(why);
        if (insert(source, place, name, null, reason)) {
            audit.add(
                    AuditTrail.SYSTEM,
                    Act.REPORT_REFUSED,
                    source,
                    null,
                    Map.of("name", name, "place", place, "reason", reason));
        }
    }

    /** The newest first, before the one with that number. */
    List<SourceRefusal> refusals(String source, long before, int limit) {
        return jdbc.sql("""
                        select file_no, name, place, reason, at from source_file
                        where source_name = :source and reason is not null and file_no < :before
                        order by file_no desc limit :limit
                        """)
                .param("source", source)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> new SourceRefusal(
                        row.getLong("file_no"),
                        row.getString("name"),
                        row.getString("place"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** How many were taken and refused, by source. */
    Map<String, Counts> counts() {
        return jdbc
                .sql("""
                        select source_name, count(report_id) as taken, count(reason) as refused from source_file
                        group by source_name
                        """)
                .query((row, _) ->
                        new Counts(row.getString("source_name"), row.getLong("taken"), row.getLong("refused")))
                .list()
                .stream()
                .collect(Collectors.toMap(Counts::source, counts -> counts));
    }

    /** What a file calls itself, or what is quoted from it, may be anything; the database takes no character 0. */
    private static String printable(String text) {
        var printable = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_TEXT)
                .forEach(c -> printable.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return printable.toString();
    }

    record Counts(String source, long taken, long refused) {}

    private boolean insert(
            String source, String place, String name, @Nullable String reportId, @Nullable String reason) {
        return jdbc.sql("""
                        insert into source_file (source_name, place, name, report_id, reason, at)
                        values (:source, :place, :name, :reportId, :reason, :at)
                        on conflict (source_name, place) do nothing
                        """)
                        .param("source", source)
                        .param("place", place)
                        .param("name", name)
                        .param("reportId", reportId)
                        .param("reason", reason)
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
