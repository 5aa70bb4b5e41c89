package io.shadowledger.fakeledger;

import io.shadowledger.api.Page;
import io.shadowledger.api.audit.AuditApi;
import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.api.audit.AuditVerification;
import io.shadowledger.api.drift.Assignment;
import io.shadowledger.api.drift.Attachment;
import io.shadowledger.api.drift.AttachmentsApi;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreakExplanation;
import io.shadowledger.api.drift.BreaksApi;
import io.shadowledger.api.drift.Comment;
import io.shadowledger.api.drift.ExplanationsApi;
import io.shadowledger.api.drift.Suppression;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people do with breaks besides correcting them, and the trail of it. */
final class FakeDeskControllers {

    private FakeDeskControllers() {}

    @RestController
    record Work(FakeLedger ledger) implements BreaksApi {

        @Override
        public Break assign(String breakId, @Nullable Assignment assignment) {
            FakeControllers.needDriftRole();
            var who = FakeLedgerServer.caller();
            var owner = assignment == null ? null : assignment.owner();
            if (owner != null && !FakeUsers.mayOwn(owner)) {
                throw FakeProblem.inField("owner", "there is no user " + owner + " with the role auditor or admin");
            }
            return ledger.own(who, breakId, Objects.requireNonNullElse(owner, who.username()));
        }

        @Override
        public Break unassign(String breakId) {
            FakeControllers.needDriftRole();
            return ledger.own(FakeLedgerServer.caller(), breakId, null);
        }

        @Override
        public BreakDetail.HistoryLine comment(String breakId, Comment comment) {
            FakeControllers.needDriftRole();
            return ledger.comment(FakeLedgerServer.caller(), breakId, comment.text());
        }

        @Override
        public Break suppress(String breakId, Suppression suppression) {
            FakeControllers.needDriftRole();
            return ledger.suppress(FakeLedgerServer.caller(), breakId, suppression);
        }

        @Override
        public Break unsuppress(String breakId) {
            FakeControllers.needDriftRole();
            return ledger.suppress(FakeLedgerServer.caller(), breakId, null);
        }
    }

    @RestController
    record Files(FakeLedger ledger) implements AttachmentsApi {

        @Override
        public Attachment attach(String breakId, String name, String contentType, Resource content) {
            FakeControllers.needDriftRole();
            try {
                return ledger.attach(
                        FakeLedgerServer.caller(), breakId, name, contentType, content.getContentAsByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<Attachment> attachments(String breakId) {
            FakeControllers.needDriftRole();
            return ledger.attachments(breakId);
        }

        @Override
        public ResponseEntity<Resource> content(String breakId, String attachmentId) {
            FakeControllers.needDriftRole();
            return ResponseEntity.ok(new ByteArrayResource(ledger.content(attachmentId)));
        }
    }

    @RestController
    record Explanations(FakeLedger ledger) implements ExplanationsApi {

        @Override
        public BreakExplanation explain(String breakId) {
            FakeControllers.needDriftRole();
            var about = ledger.detail(breakId).summary();
            return new BreakExplanation(
                    breakId,
                    about.asOf(),
                    about.currency(),
                    about.drift(),
                    about.residual(),
                    List.of(
                            new BreakExplanation.Step(
                                    "rounding",
                                    BreakExplanation.Found.NOTHING,
                                    "The difference is above the rounding tolerance.",
                                    0,
                                    List.of()),
                            new BreakExplanation.Step(
                                    "twice under two ids",
                                    BreakExplanation.Found.CAUSE,
                                    about.explanation(),
                                    92,
                                    List.of()),
                            new BreakExplanation.Step(
                                    "sum of few entries",
                                    BreakExplanation.Found.AMBIGUOUS,
                                    "Three pairs of entries would make the difference, so none is said to be it.",
                                    0,
                                    List.of())));
        }
    }

    /** Files as the ledger makes them, of one row. */
    @RestController
    record Exports(FakeLedger ledger) {

        @GetMapping({"/api/v1/breaks/export", "/api/v1/corrections/export", "/api/v1/reports/{reportId}/lines/export"})
        void export(@RequestParam String format, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            FakeControllers.needDriftRole();
            response.setContentType("csv".equals(format) ? "text/csv" : "application/octet-stream");
            response.getWriter().print("path,query\r\n" + request.getRequestURI() + "," + request.getQueryString());
        }
    }

    @RestController
    record Trail(FakeLedger ledger) implements AuditApi {

        @Override
        public Page<AuditEntry> entries(
                @Nullable String who,
                @Nullable String what,
                @Nullable String subject,
                @Nullable Instant from,
                @Nullable Instant to,
                @Nullable String after,
                int limit) {
            FakeControllers.needDriftRole();
            return FakeLedger.page(
                    ledger.trail.all().stream()
                            .filter(each -> who == null || each.who().equals(who))
                            .filter(each -> what == null || each.what().equals(what))
                            .filter(each -> subject == null || each.subject().equals(subject))
                            .filter(each -> from == null || !each.at().isBefore(from))
                            .filter(each -> to == null || !each.at().isAfter(to))
                            .toList(),
                    after,
                    limit);
        }

        @Override
        public AuditVerification verification(@Nullable String head) {
            FakeControllers.needDriftRole();
            if (head != null && !head.matches("[0-9a-f]{64}")) {
                throw FakeProblem.inField(
                        "head", "head is 64 hexadecimal digits, as an earlier verification or export gave it");
            }
            return new AuditVerification(
                    true,
                    ledger.trail.all().size(),
                    0,
                    ledger.trail.all().getFirst().hash(),
                    null);
        }

        @GetMapping("/api/v1/audit/export")
        void export(@RequestParam String format, HttpServletResponse response) throws IOException {
            FakeControllers.needDriftRole();
            response.setContentType("text/csv");
            var out = response.getWriter();
            out.print("auditNo,who,what," + format + "\r\n");
            ledger.trail
                    .all()
                    .forEach(each -> out.print(each.auditNo() + "," + each.who() + "," + each.what() + "\r\n"));
        }
    }
}
