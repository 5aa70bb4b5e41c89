package io.shadowledger.service.attachment;

import io.shadowledger.api.drift.Attachment;
import io.shadowledger.service.problem.ProblemException;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 500: a file that is kept is not the one that was attached. */
final class AlteredException extends ProblemException {

    private static final long serialVersionUID = 1L;

    AlteredException(Attachment attachment, String sha256) {
        super(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "about:blank",
                "Altered",
                "attachment " + attachment.attachmentId() + " is not what " + attachment.addedBy()
                        + " attached: its SHA-256 is " + sha256 + ", not " + attachment.sha256()
                        + "; somebody changed it in the database",
                Map.of());
    }
}
