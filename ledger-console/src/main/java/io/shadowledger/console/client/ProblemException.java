package io.shadowledger.console.client;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** The ledger refused, and said why in a problem document (RFC 9457). */
public final class ProblemException extends LedgerException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String detail;
    private final @Nullable String field;
    private final @Nullable Integer line;
    private final @Nullable Integer column;
    private final @Nullable String traceId;

    private ProblemException(RestClientResponseException answer, Map<?, ?> problem) {
        super("the ledger answered " + answer.getStatusCode().value(), answer);
        this.status = answer.getStatusCode().value();
        this.type = Objects.requireNonNullElse(text(problem, "type"), "about:blank");
        this.detail = Objects.requireNonNullElse(text(problem, "detail"), answer.getStatusText());
        this.field = text(problem, "field");
        this.line = number(problem, "line");
        this.column = number(problem, "column");
        this.traceId = text(problem, "traceId");
    }

    static ProblemException of(RestClientResponseException answer) {
        return new ProblemException(answer, body(answer));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** One of {@link io.shadowledger.api.Problems}, or {@code about:blank}. */
    public String type() {
        return type;
    }

    /** The ledger's own sentence. */
    public String detail() {
        return detail;
    }

    /** The field at fault, if one is. */
    public @Nullable String field() {
        return field;
    }

    /** The line of a file at fault, from 1. */
    public @Nullable Integer line() {
        return line;
    }

    /** The column of that line, from 1. */
    public @Nullable Integer column() {
        return column;
    }

    /** What to look for in the ledger's logs. */
    public @Nullable String traceId() {
        return traceId;
    }

    private static Map<?, ?> body(RestClientResponseException answer) {
        try {
            return Objects.requireNonNullElse(answer.getResponseBodyAs(Map.class), Map.of());
        } catch (RestClientException | IllegalStateException unreadable) {
            // A proxy's HTML page instead of a problem document: the status still says enough.
            return Map.of();
        }
    }

    private static @Nullable String text(Map<?, ?> problem, String key) {
        return problem.get(key) instanceof String text && !text.isBlank() ? text : null;
    }

    private static @Nullable Integer number(Map<?, ?> problem, String key) {
        return problem.get(key) instanceof Number number ? number.intValue() : null;
    }
}
