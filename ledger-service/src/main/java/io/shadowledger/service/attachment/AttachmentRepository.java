package io.shadowledger.service.attachment;

import io.shadowledger.api.drift.Attachment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps contents and what they are attached to. Rows are only ever added. */
@Repository
class AttachmentRepository {

    private static final String SELECT = """
            select a.attachment_id, a.name, a.content_type, length(c.content) as size, a.sha256, a.added_at, a.added_by
            from break_attachment a
            join attachment_content c on c.sha256 = a.sha256
            join drift_break k on k.break_no = a.break_no
            where k.break_id = :breakId
            """;

    private final JdbcClient jdbc;

    AttachmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean knowsBreak(String breakId) {
        return jdbc.sql("select exists (select from drift_break where break_id = :breakId)")
                .param("breakId", breakId)
                .query(Boolean.class)
                .single();
    }

    /** In the order in which they came. */
    List<Attachment> of(String breakId) {
        return jdbc.sql(SELECT + " order by a.attachment_no")
                .param("breakId", breakId)
                .query((row, _) -> attachment(row))
                .list();
    }

    Optional<Attachment> find(String breakId, String attachmentId) {
        return jdbc.sql(SELECT + " and a.attachment_id = :attachmentId")
                .param("breakId", breakId)
                .param("attachmentId", attachmentId)
                .query((row, _) -> attachment(row))
                .optional();
    }

    byte[] content(String sha256) {
        return jdbc.sql("select content from attachment_content where sha256 = :sha256")
                .param("sha256", HexFormat.of().parseHex(sha256))
                .query((row, _) -> row.getBytes("content"))
                .single();
    }

    /** Keeps a content, unless it is there already. */
    void keep(String sha256, byte[] content) {
        jdbc.sql("""
                        insert into attachment_content (sha256, content) values (:sha256, :content)
                        on conflict (sha256) do nothing
                        """)
                .param("sha256", HexFormat.of().parseHex(sha256))
                .param("content", content)
                .update();
    }

    /** Answers its id. */
    String attach(long breakNo, Attachment attachment) {
        return jdbc.sql("""
                        insert into break_attachment (break_no, sha256, name, content_type, added_at, added_by)
                        values (:breakNo, :sha256, :name, :contentType, :addedAt, :addedBy)
                        returning attachment_id
                        """)
                .param("breakNo", breakNo)
                .param("sha256", HexFormat.of().parseHex(attachment.sha256()))
                .param("name", attachment.name())
                .param("contentType", attachment.contentType())
                .param("addedAt", Timestamp.from(attachment.addedAt()))
                .param("addedBy", attachment.addedBy())
                .query(String.class)
                .single();
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getString("attachment_id"),
                row.getString("name"),
                row.getString("content_type"),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getTimestamp("added_at").toInstant(),
                row.getString("added_by"));
    }
}
