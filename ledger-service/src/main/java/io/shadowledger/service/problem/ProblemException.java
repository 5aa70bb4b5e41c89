package io.shadowledger.service.problem;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A condition that the caller can act on; the gateway answers it as a problem document (RFC 9457).
 *
 * <p>The exception's message is the document's {@code detail}: what is wrong, and what to do.
 */
public class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final URI type;
    private final String title;
    private final transient Map<String, Object> extras;

    /**
     * @param status the response's status
     * @param type one of {@link io.shadowledger.api.Problems}, or {@code about:blank}
     * @param title what kind of problem it is, the same for all of its type
     * @param detail what is wrong this time, and what to do
     * @param extras further members of the document, such as {@code field}
     */
    public ProblemException(HttpStatus status, String type, String title, String detail, Map<String, Object> extras) {
        this(status, type, title, detail, extras, null);
    }

    public ProblemException(
            HttpStatus status,
            String type,
            String title,
            String detail,
            Map<String, Object> extras,
            @Nullable Throwable cause) {
        super(detail, cause);
        this.status = status;
        this.type = URI.create(type);
        this.title = title;
        this.extras = Map.copyOf(extras);
    }

    public HttpStatus status() {
        return status;
    }

    public URI type() {
        return type;
    }

    public String title() {
        return title;
    }

    /** The problem document's {@code detail}. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> extras() {
        return extras;
    }
}
