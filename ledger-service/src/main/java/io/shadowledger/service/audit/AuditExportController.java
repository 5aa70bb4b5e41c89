package io.shadowledger.service.audit;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.InvalidException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The trail as a file, however long it is. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class AuditExportController {

    private static final int BUFFER = 1 << 16;

    private final AuditReader reader;
    private final JsonMapper json;

    AuditExportController(AuditReader reader, JsonMapper json) {
        this.reader = reader;
        this.json = json;
    }

    @GetMapping(
            path = "/api/v1/audit/export",
            produces = {"application/x-ndjson", "text/csv"})
    void export(
            @RequestParam(required = false, defaultValue = "jsonl") String format,
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        var filter = new AuditFilter(who, what, subject, from, to);
        var chosen = format(format);
        reader.sealAll();
        response.setContentType(chosen.mediaType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"audit." + chosen.name().toLowerCase(Locale.ROOT) + "\"");
        var out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        new AuditExport(chosen, json, out).write(reader, filter);
        out.flush();
    }

    private static AuditFormat format(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "jsonl" -> AuditFormat.JSONL;
            case "csv" -> AuditFormat.CSV;
            default -> throw new InvalidException("format", "format is jsonl or csv");
        };
    }
}
