package io.shadowledger.service.audit;

import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.service.export.CsvRow;
import java.util.Arrays;
import java.util.LinkedHashMap;
import tools.jackson.databind.json.JsonMapper;

/** How an export is written: a line per row, then one line that says how many they are and what they come to. */
enum AuditFormat {
    /** JSON Lines (https://jsonlines.org). */
    JSONL("application/x-ndjson") {
        @Override
        String header() {
            return "";
        }

        @Override
        String row(AuditEntry entry, JsonMapper json) {
            return json.writeValueAsString(entry) + "\n";
        }

        @Override
        String end(long rows, String sha256, String head, JsonMapper json) {
            var end = new LinkedHashMap<String, Object>();
            end.put("rows", rows);
            end.put("sha256", sha256);
            end.put("head", head);
            return json.writeValueAsString(end) + "\n";
        }
    },
    /** RFC 4180, with line feeds; the last line begins with #. */
    CSV("text/csv") {
        @Override
        String header() {
            return "auditNo,at,who,what,subject,before,after,traceId,sealNo,hash\n";
        }

        @Override
        String row(AuditEntry entry, JsonMapper json) {
            return CsvRow.of(Arrays.asList(
                    entry.auditNo(),
                    entry.at(),
                    entry.who(),
                    entry.what(),
                    entry.subject(),
                    entry.before(),
                    entry.after(),
                    entry.traceId(),
                    entry.sealNo(),
                    entry.hash()));
        }

        @Override
        String end(long rows, String sha256, String head, JsonMapper json) {
            return "# rows=" + rows + " sha256=" + sha256 + " head=" + head + "\n";
        }
    };

    private final String mediaType;

    AuditFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    abstract String header();

    abstract String row(AuditEntry entry, JsonMapper json);

    /** @param sha256 of all bytes before this line */
    abstract String end(long rows, String sha256, String head, JsonMapper json);
}
