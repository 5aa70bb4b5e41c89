package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakDetail;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What happened to breaks, in sentences; rows are only ever added. */
@Repository
class BreakHistory {

    private final JdbcClient jdbc;

    BreakHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Line(long breakNo, Instant at, String who, String what) {}

    void add(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into break_history (break_no, at, who, what)
                        select * from unnest(cast(:breaks as bigint[]), cast(:ats as timestamptz[]),
                            cast(:whos as text[]), cast(:whats as text[]))
                        """)
                .param("breaks", lines.stream().map(Line::breakNo).toArray(Long[]::new))
                .param("ats", lines.stream().map(line -> line.at().toString()).toArray(String[]::new))
                .param("whos", lines.stream().map(Line::who).toArray(String[]::new))
                .param("whats", lines.stream().map(Line::what).toArray(String[]::new))
                .update();
    }

    /** Oldest first. */
    List<BreakDetail.HistoryLine> of(long breakNo) {
        return jdbc.sql("select at, who, what from break_history where break_no = :breakNo order by history_no")
                .param("breakNo", breakNo)
                .query((row, _) -> new BreakDetail.HistoryLine(
                        row.getTimestamp("at").toInstant(), row.getString("who"), row.getString("what")))
                .list();
    }
}
