package io.shadowledger.service.report;

import io.shadowledger.service.problem.NotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the files of reports as they came, in parts: neither writing nor reading one needs it in memory whole. */
@Repository
class ReportFiles {

    private static final int PART = 1 << 20;

    private final JdbcClient jdbc;

    ReportFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the file of a new report, in the caller's transaction. */
    void store(long reportNo, ReportBytes bytes) {
        try (var content = bytes.open()) {
            int number = 0;
            for (var part = content.readNBytes(PART); part.length > 0; part = content.readNBytes(PART)) {
                jdbc.sql("insert into report_content (report_no, part_no, bytes) values (:reportNo, :part, :bytes)")
                        .param("reportNo", reportNo)
                        .param("part", number++)
                        .param("bytes", part)
                        .update();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The name and the number of a report. */
    Named named(String reportId) {
        return jdbc.sql("select report_no, name from report where report_id = :reportId")
                .param("reportId", reportId)
                .query((row, _) -> new Named(row.getLong("report_no"), row.getString("name")))
                .optional()
                .orElseThrow(() -> new NotFoundException("there is no report " + reportId));
    }

    /** Writes a report's file, byte by byte as it came. */
    void write(long reportNo, OutputStream out) throws IOException {
        int number = 0;
        for (var part = part(reportNo, number); part != null; part = part(reportNo, ++number)) {
            out.write(part);
        }
    }

    /** Null after the last. Reports of earlier versions have their file in one piece. */
    private byte @Nullable [] part(long reportNo, int number) {
        return jdbc.sql("""
                        select bytes from report_content where report_no = :reportNo and part_no = :part
                        union all
                        select content from report where report_no = :reportNo and :part = 0 and content is not null
                        """)
                .param("reportNo", reportNo)
                .param("part", number)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElse(null);
    }

    /** A report as its file is found by. */
    record Named(long reportNo, String name) {}
}
