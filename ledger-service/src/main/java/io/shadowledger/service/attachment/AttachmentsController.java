package io.shadowledger.service.attachment;

import io.shadowledger.api.drift.Attachment;
import io.shadowledger.api.drift.AttachmentsApi;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.gateway.CurrentUser;
import io.shadowledger.service.problem.InvalidException;
import io.shadowledger.service.report.SpooledReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Files at breaks over HTTP. What people upload is never shown by this address: a browser saves it. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class AttachmentsController implements AttachmentsApi {

    private static final int MAX_NAME = 200;
    private static final int MAX_TYPE = 100;
    private static final int MAX_SIZE = 10 << 20;

    private final Attachments attachments;
    private final CurrentUser user;

    AttachmentsController(Attachments attachments, CurrentUser user) {
        this.attachments = attachments;
        this.user = user;
    }

    @Override
    public Attachment attach(String breakId, String name, String contentType, Resource content) {
        return attachments.attach(breakId, name(name), type(contentType), bytes(content), user.name());
    }

    @Override
    public List<Attachment> attachments(String breakId) {
        return attachments.of(breakId);
    }

    @Override
    public ResponseEntity<Resource> content(String breakId, String attachmentId) {
        var stored = attachments.stored(breakId, attachmentId);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(stored.attachment().contentType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(stored.attachment().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new ByteArrayResource(stored.content()));
    }

    private static String name(String given) {
        var name = given.strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw new InvalidException("name", "name has 1 to " + MAX_NAME + " characters");
        }
        if (name.codePoints().anyMatch(AttachmentsController::isMisleading)) {
            throw new InvalidException(
                    "name", "name is a file's name: one line, without a path and without invisible characters");
        }
        return name;
    }

    /** What changes how a name reads, or where it points. */
    private static boolean isMisleading(int c) {
        return c == '/'
                || c == '\\'
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    private static String type(String given) {
        try {
            var type = MediaType.parseMediaType(given);
            if (!type.isConcrete() || type.toString().length() > MAX_TYPE) {
                throw unclear();
            }
            if (type.getType().equals("multipart")
                    || type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED)) {
                throw new InvalidException(
                        "Content-Type", "the body is the file itself, with its own content type, not a form");
            }
            return type.toString();
        } catch (InvalidMediaTypeException _) {
            throw unclear();
        }
    }

    private static InvalidException unclear() {
        return new InvalidException(
                "Content-Type",
                "Content-Type is what the file is, such as application/pdf, or application/octet-stream");
    }

    private static byte[] bytes(Resource content) {
        try (var spooled = SpooledReport.of(content)) {
            var bytes = spooled.getContentAsByteArray();
            if (bytes.length == 0 || bytes.length > MAX_SIZE) {
                throw new InvalidException("", "the body is a file of 1 byte to " + (MAX_SIZE >> 20) + " MB");
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
