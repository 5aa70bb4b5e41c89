package io.shadowledger.service.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.audit.AuditApi;
import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.api.correction.Proposal;
import io.shadowledger.api.correction.Refusal;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedService.class)
class AuditOverHttpTest {

    private static RunningService service;
    private static AuditApi audit;
    private static CbsFixtures cbs;
    private static int accounts;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        audit = service.client("auditor", AuditApi.class);
        cbs = new CbsFixtures(service);
    }

    @Test
    void theActsOnACorrectionAreFoundPageByPageNewestFirst() {
        // Given
        var id = rejected("=1+1 is not a formula");

        // When
        var first = audit.entries(null, null, id, null, null, null, 1);
        var second = audit.entries(null, null, id, null, null, first.next(), 1);

        // Then
        assertThat(first.items()).extracting(AuditEntry::what).containsExactly("CORRECTION_REJECTED");
        assertThat(second.items()).extracting(AuditEntry::what).containsExactly("CORRECTION_PROPOSED");
        assertThat(second.next()).isNull();
        assertThat(first.items().getFirst().before()).contains("\"PROPOSED\"");
        assertThat(first.items().getFirst().after()).contains("\"REJECTED\"");
    }

    @Test
    void conditionsAreMetTogether() {
        // Given
        var id = rejected("not convinced");
        var acts = audit.entries(null, null, id, null, null, null, 10).items();

        // When
        var byChecker = audit.entries(" CHECKER ", "CORRECTION_REJECTED", id, null, null, null, 10);
        var proposedOnly = audit.entries(null, null, id, null, acts.getLast().at(), null, 10);
        var later = audit.entries(null, null, id, acts.getFirst().at().plusSeconds(1), null, null, 10);

        // Then
        assertThat(byChecker.items()).hasSize(1);
        assertThat(proposedOnly.items()).extracting(AuditEntry::what).containsExactly("CORRECTION_PROPOSED");
        assertThat(later.items()).isEmpty();
    }

    @Test
    void anUnknownActAndAMalformedHeadAreNamed() {
        // When
        var act = catchThrowableOfType(
                RestClientResponseException.class, () -> audit.entries(null, "APPROVED", null, null, null, null, 10));
        var head = catchThrowableOfType(RestClientResponseException.class, () -> audit.verification("abc"));

        // Then
        assertThat(act.getStatusCode().value()).isEqualTo(400);
        assertThat(act.getResponseBodyAsString()).contains("CORRECTION_APPROVED");
        assertThat(head.getStatusCode().value()).isEqualTo(400);
        assertThat(head.getResponseBodyAsString()).contains("64 hexadecimal digits");
    }

    @Test
    void theTrailOfTheRunningServiceIsGoodAndGoesThroughAnEarlierHead() {
        // Given
        var before = audit.verification(null);
        rejected("not convinced");

        // When
        var after = audit.verification(before.head());

        // Then
        assertThat(after.finding()).isNull();
        assertThat(after.good()).isTrue();
        assertThat(after.sealed()).isGreaterThan(before.sealed());
    }

    @Test
    void anExportEndsWithWhatProvesThatItIsWhole() throws Exception {
        // Given
        var id = rejected("not convinced");

        // When
        var lines = export("jsonl", id).split("(?<=\n)");

        // Then
        assertThat(lines).hasSize(3);
        var end = JsonMapper.shared().readTree(lines[2]);
        assertThat(end.get("rows").asInt()).isEqualTo(2);
        assertThat(end.get("sha256").asString()).isEqualTo(sha256(lines[0] + lines[1]));
        assertThat(audit.verification(end.get("head").asString()).good()).isTrue();
        assertThat(JsonMapper.shared().readValue(lines[1], AuditEntry.class))
                .isEqualTo(audit.entries(null, null, id, null, null, null, 1)
                        .items()
                        .getFirst());
    }

    @Test
    void whatASpreadsheetWouldTakeForAFormulaIsText() throws Exception {
        // Given
        var id = rejected("not convinced");
        var row = new AuditEntry(1, Instant.EPOCH, "=cmd()", "+1", "-1", "@sum", "\tx", "a\"b,c", null, null);

        // When
        var line = AuditFormat.CSV.row(row, JsonMapper.shared());
        var export = export("csv", id);

        // Then
        assertThat(line).isEqualTo("1,1970-01-01T00:00:00Z,'=cmd(),'+1,'-1,'@sum,'\tx,\"a\"\"b,c\",,\n");
        var body = new ArrayList<>(export.lines().toList());
        var end = body.removeLast();
        assertThat(body).hasSize(3);
        assertThat(body.getFirst()).isEqualTo("auditNo,at,who,what,subject,before,after,traceId,sealNo,hash");
        assertThat(end).startsWith("# rows=2 sha256=" + sha256(String.join("\n", body) + "\n") + " head=");
    }

    private static String export(String format, String subject) {
        return Objects.requireNonNull(service.as("auditor")
                .get()
                .uri("/api/v1/audit/export?format={format}&subject={subject}", format, subject)
                .retrieve()
                .body(String.class));
    }

    private static String rejected(String note) {
        var found = cbs.lostCredit("audit-" + ++accounts);
        var proposed = cbs.corrections("maker").propose(found.breakId(), new Proposal("the file was lost"));
        cbs.corrections("checker").reject(proposed.correctionId(), new Refusal(note));
        return proposed.correctionId();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
