package io.shadowledger.service.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shadowledger.api.audit.AuditApi;
import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.api.drift.Attachment;
import io.shadowledger.api.drift.AttachmentsApi;
import io.shadowledger.api.drift.Break;
import io.shadowledger.service.CbsFixtures;
import io.shadowledger.service.RunningService;
import io.shadowledger.service.SharedService;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

@ExtendWith(SharedService.class)
class AttachmentsTest {

    private static RunningService service;
    private static CbsFixtures cbs;
    private static AttachmentsApi auditor;
    private static JdbcClient sql;
    private static int accounts;

    private Break found;

    @BeforeAll
    static void start(SharedService.Running shared) {
        service = shared.service();
        cbs = new CbsFixtures(service);
        auditor = service.client("auditor", AttachmentsApi.class);
        sql = JdbcClient.create(shared.database().dataSource());
    }

    @BeforeEach
    void findBreak() {
        found = cbs.lostCredit("attached-" + ++accounts);
    }

    @Test
    void aFileStandsInTheListTheHistoryAndTheAuditTrail() {
        // When
        var attached = attach("dopis č. 1.txt", "text/plain", "Dear Sir " + accounts);

        // Then
        assertThat(auditor.attachments(found.breakId())).containsExactly(attached);
        assertThat(attached.addedBy()).isEqualTo("auditor");
        assertThat(attached.size()).isEqualTo(("Dear Sir " + accounts).length());
        assertThat(cbs.breakNow(found.breakId()).attachments()).isEqualTo(1);
        var history = cbs.drift().breakDetail(found.breakId()).history().getLast();
        assertThat(history.who()).isEqualTo("auditor");
        assertThat(history.what()).startsWith("Attached dopis č. 1.txt (").contains(attached.sha256());
        var act = service.client("auditor", AuditApi.class)
                .entries(null, "BREAK_ATTACHED", found.breakId(), null, null, null, 10)
                .items();
        assertThat(act).extracting(AuditEntry::who).containsExactly("auditor");
        assertThat(act.getFirst().after()).contains(attached.attachmentId(), attached.sha256());
    }

    @Test
    void aFileComesBackAsItWentAndIsOnlyEverSaved() {
        // Given
        var attached = attach("page č.html", "text/html", "<script>alert(1)</script>");

        // When
        var answer = service.as("maker")
                .get()
                .uri("/api/v1/breaks/{b}/attachments/{a}", found.breakId(), attached.attachmentId())
                .retrieve()
                .toEntity(byte[].class);

        // Then
        assertThat(new String(Objects.requireNonNull(answer.getBody()), StandardCharsets.UTF_8))
                .isEqualTo("<script>alert(1)</script>");
        var headers = answer.getHeaders();
        assertThat(headers.getContentType()).isEqualTo(MediaType.TEXT_HTML);
        assertThat(headers.get("X-Content-Type-Options")).containsOnly("nosniff");
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''page%20%C4%8D.html");
        assertThat(headers.getFirst("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void theSameContentIsOneAttachmentAndIsKeptOnceForAllBreaks() {
        // Given
        var content = "the same letter " + accounts;
        var first = attach("a.txt", "text/plain", content);
        var other = cbs.lostCredit("attached-" + ++accounts);

        // When
        var again = attach("b.txt", "text/plain", content);
        var elsewhere = auditor.attach(other.breakId(), "c.txt", "text/plain", resource(content));

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(elsewhere.attachmentId()).isNotEqualTo(first.attachmentId());
        assertThat(sql.sql("select count(*) from attachment_content where encode(sha256, 'hex') = ?")
                        .param(first.sha256())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(cbs.drift().breakDetail(found.breakId()).history()).hasSize(2);
    }

    @Test
    void aBreakTakesTwentyFilesAndNoMore() {
        // Given
        for (int i = 0; i < 20; i++) {
            attach(i + ".txt", "text/plain", "letter " + i + " of " + accounts);
        }

        // When
        var refused = refused(() -> attach("more.txt", "text/plain", "one more"));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(auditor.attachments(found.breakId())).hasSize(20);
    }

    @Test
    void aFileOfMoreThanTenMegabytesIsRefused() {
        // When
        var refused = refused(() -> auditor.attach(
                found.breakId(),
                "big.bin",
                "application/octet-stream",
                new ByteArrayResource(new byte[(10 << 20) + 1])));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(413);
        assertThat(auditor.attachments(found.breakId())).isEmpty();
    }

    @Test
    void aFileOfTenMegabytesIsKept() throws Exception {
        // Given
        var content = new byte[10 << 20];
        content[0] = (byte) accounts;

        // When
        var attached =
                auditor.attach(found.breakId(), "big.bin", "application/octet-stream", new ByteArrayResource(content));

        // Then
        assertThat(attached.size()).isEqualTo(content.length);
        var body = Objects.requireNonNull(
                auditor.content(found.breakId(), attached.attachmentId()).getBody());
        assertThat(body.getContentAsByteArray()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "../../etc/passwd", "a\\b", "in\u202Egpj.exe", "zero\u200Bwidth"})
    void aNameThatMisleadsIsRefused(String name) {
        // When
        var refused = refused(() -> attach(name, "text/plain", "x"));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getResponseBodyAsString()).contains("\"field\":\"name\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/*", "multipart/form-data;boundary=x", "application/x-www-form-urlencoded"})
    void aBodyThatIsNoFileIsRefused(String contentType) {
        // When
        var refused = refused(() -> service.as("auditor")
                .post()
                .uri("/api/v1/breaks/{b}/attachments?name=x", found.breakId())
                .header("Content-Type", contentType)
                .body("a=b".getBytes(StandardCharsets.UTF_8))
                .retrieve()
                .toBodilessEntity());

        // Then
        assertThat(refused.getStatusCode().value()).isIn(400, 415);
        assertThat(auditor.attachments(found.breakId())).isEmpty();
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(refused(() -> attach("x.txt", "text/plain", ""))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }

    @Test
    void whatWasAttachedIsNeitherChangedNorRemoved() {
        // Given
        attach("x.txt", "text/plain", "letter " + accounts);

        // When, Then
        for (var statement : new String[] {
            "update attachment_content set content = 'y'",
            "delete from attachment_content",
            "truncate attachment_content cascade",
            "update break_attachment set name = 'y'",
            "delete from break_attachment",
            "truncate break_attachment"
        }) {
            assertThatThrownBy(() -> sql.sql(statement).update()).as(statement).hasMessageContaining("never changed");
        }
    }

    @Test
    void aFileThatSomebodyChangedInTheDatabaseIsNotHandedOut() {
        // Given
        var attached = attach("x.txt", "text/plain", "true letter " + accounts);
        sql.sql("alter table attachment_content disable trigger user").update();
        sql.sql("update attachment_content set content = 'forged' where encode(sha256, 'hex') = ?")
                .param(attached.sha256())
                .update();
        sql.sql("alter table attachment_content enable trigger user").update();

        // When
        var refused = refused(() -> auditor.content(found.breakId(), attached.attachmentId()));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(500);
        assertThat(refused.getResponseBodyAsString()).contains("is not what auditor attached");
    }

    @Test
    void anAttachmentIsFoundAtItsOwnBreakOnly() {
        // Given
        var attached = attach("x.txt", "text/plain", "letter " + accounts);
        var other = cbs.lostCredit("attached-" + ++accounts);

        // When
        var refused = refused(() -> auditor.content(other.breakId(), attached.attachmentId()));

        // Then
        assertThat(refused.getStatusCode().value()).isEqualTo(404);
    }

    private Attachment attach(String name, String contentType, String content) {
        return auditor.attach(found.breakId(), name, contentType, resource(content));
    }

    private static ByteArrayResource resource(String content) {
        return new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8));
    }

    private static RestClientResponseException refused(ThrowingCallable call) {
        return catchThrowableOfType(RestClientResponseException.class, call);
    }
}
