package io.shadowledger.api.drift;

import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Files at breaks: at most 20 at one, of at most 10 MB each. Roles {@code auditor} and {@code admin}. What was attached
 * stands in the break's history and in the audit trail, and is never changed or removed.
 */
@HttpExchange("/api/v1/breaks/{breakId}/attachments")
public interface AttachmentsApi {

    /**
     * Attaches a file. The same content again is the attachment that is there.
     *
     * @param name what to call it: 1 to 200 characters, without a path
     * @param contentType kept, and said again to whoever fetches it
     * @param content the file as it is
     */
    @PostExchange
    @ResponseStatus(HttpStatus.CREATED)
    Attachment attach(
            @PathVariable String breakId,
            @RequestParam String name,
            @RequestHeader("Content-Type") String contentType,
            @RequestBody Resource content);

    /** In the order in which they came. */
    @GetExchange
    List<Attachment> attachments(@PathVariable String breakId);

    /** The file; its digest is verified before the first byte is sent. */
    @GetExchange("/{attachmentId}")
    ResponseEntity<Resource> content(@PathVariable String breakId, @PathVariable String attachmentId);
}
