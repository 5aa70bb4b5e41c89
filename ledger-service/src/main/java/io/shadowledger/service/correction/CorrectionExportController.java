package io.shadowledger.service.correction;

import io.shadowledger.api.correction.Correction;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.export.ExportFormat;
import io.shadowledger.service.export.Exports;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Corrections as a file. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class CorrectionExportController {

    private static final int READ_AT_ONCE = 1_000;
    private static final List<String> COLUMNS = List.of(
            "correctionId",
            "breakId",
            "accountId",
            "currency",
            "amount",
            "contraAccount",
            "valueTime",
            "status",
            "reason",
            "maker",
            "proposedAt",
            "checker",
            "decidedAt",
            "decisionNote",
            "digest",
            "reverses",
            "reversedBy",
            "expiresAt",
            "policy");

    private final Corrections corrections;
    private final Exports exports;

    CorrectionExportController(Corrections corrections, Exports exports) {
        this.corrections = corrections;
        this.exports = exports;
    }

    /** All corrections, newest first, at one moment; the last line has their number and SHA-256. */
    @GetMapping(
            path = "/api/v1/corrections/export",
            produces = {"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    void exportCorrections(
            @RequestParam(required = false, defaultValue = "CSV") ExportFormat format,
            @RequestParam(required = false) @Nullable CorrectionStatus status,
            HttpServletResponse response)
            throws IOException {
        exports.send(format, "Corrections", COLUMNS, use -> each(status, use), response);
    }

    /** Page by page: all of them are of the moment of the transaction. */
    private void each(@Nullable CorrectionStatus status, Consumer<List<? extends @Nullable Object>> use) {
        long before = Long.MAX_VALUE;
        List<CorrectionRow> page;
        do {
            page = corrections.list(status, before, READ_AT_ONCE);
            for (var row : page) {
                use.accept(cells(row.view()));
                before = row.correctionNo();
            }
        } while (page.size() == READ_AT_ONCE);
    }

    private static List<@Nullable Object> cells(Correction each) {
        return Arrays.asList(
                each.correctionId(),
                each.breakId(),
                each.accountId(),
                each.currency(),
                new BigDecimal(each.amount()),
                each.contraAccount(),
                each.valueTime(),
                each.status(),
                each.reason(),
                each.maker(),
                each.proposedAt(),
                each.checker(),
                each.decidedAt(),
                each.decisionNote(),
                each.digest(),
                each.reverses(),
                each.reversedBy(),
                each.expiresAt(),
                each.policy());
    }
}
