package io.shadowledger.service.audit;

import io.shadowledger.api.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A row of the trail with its seal, as {@link #SELECT} reads it. */
record AuditRow(AuditEntry entry) {

    static final byte[] FIRST = new byte[32];

    static final String SELECT = """
            select a.audit_no, a.at, a.who, a.what, a.subject, a.before::text as before, a.after::text as after,
                   a.trace_id, s.seal_no, s.hash
            from audit a left join audit_seal s on s.audit_no = a.audit_no
            """;

    static AuditRow read(ResultSet row) throws SQLException {
        var sealNo = row.getObject("seal_no", Long.class);
        byte @Nullable [] hash = row.getBytes("hash");
        return new AuditRow(new AuditEntry(
                row.getLong("audit_no"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("what"),
                row.getString("subject"),
                row.getString("before"),
                row.getString("after"),
                row.getString("trace_id"),
                sealNo,
                hash == null ? null : HexFormat.of().formatHex(hash)));
    }

    /** The seal that it must have after another one. The same as {@code audit_content} in the database. */
    byte[] sealAfter(byte[] previous) {
        var digest = sha256();
        digest.update(previous);
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, entry.at());
        var columns = Arrays.asList(
                Long.toString(entry.auditNo()),
                Long.toString(micros),
                entry.who(),
                entry.what(),
                entry.subject(),
                entry.before(),
                entry.after(),
                entry.traceId());
        for (@Nullable String column : columns) {
            digest.update(netstring(column));
        }
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static byte[] netstring(@Nullable String column) {
        if (column == null) {
            return new byte[] {'-', ','};
        }
        int length = column.getBytes(StandardCharsets.UTF_8).length;
        return (length + ":" + column + ",").getBytes(StandardCharsets.UTF_8);
    }
}
