package io.shadowledger.service.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/** Writes the trail out, a row at a time. To be used once. */
final class AuditExport {

    private final AuditFormat format;
    private final JsonMapper json;
    private final OutputStream out;
    private final MessageDigest digest = AuditRow.sha256();
    private long rows;

    AuditExport(AuditFormat format, JsonMapper json, OutputStream out) {
        this.format = format;
        this.json = json;
        this.out = out;
    }

    /** Whoever reads it and finds no last line has not all of it. */
    void write(AuditReader reader, AuditFilter filter) {
        reader.atOneMoment(() -> {
            put(format.header());
            reader.each(filter, row -> {
                put(format.row(row.entry(), json));
                rows++;
            });
            var sha256 = HexFormat.of().formatHex(digest.digest());
            put(format.end(rows, sha256, reader.head(), json));
        });
    }

    private void put(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        try {
            out.write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException("the reader of the export went away", gone);
        }
    }
}
