package io.shadowledger.service.report;

import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The file of a report, as it came. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class ReportFileController {

    private final ReportFiles files;

    ReportFileController(ReportFiles files) {
        this.files = files;
    }

    @GetMapping(path = "/api/v1/reports/{reportId}/content", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    void content(@PathVariable String reportId, HttpServletResponse response) throws IOException {
        var report = files.named(reportId);
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        // Always to be kept, never to be shown: what a bank's file holds is no page of ours.
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(report.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        files.write(report.reportNo(), response.getOutputStream());
    }
}
