package io.shadowledger.fakeledger;

import io.shadowledger.api.Problems;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A problem document as the ledger writes it. */
final class FakeProblem {

    private FakeProblem() {}

    static ErrorResponseException of(HttpStatus status, String type, String detail) {
        return new ErrorResponseException(status, document(status, type, detail), null);
    }

    static ErrorResponseException notFound(String what) {
        return of(HttpStatus.NOT_FOUND, "about:blank", "there is no " + what);
    }

    static ErrorResponseException inFile(String type, String detail, int line, int column) {
        var document = document(HttpStatus.BAD_REQUEST, type, detail);
        document.setProperty("line", line);
        document.setProperty("column", column);
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, document, null);
    }

    static ErrorResponseException inField(String field, String detail) {
        var document = document(HttpStatus.BAD_REQUEST, Problems.INVALID, detail);
        document.setProperty("field", field);
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, document, null);
    }

    private static ProblemDetail document(HttpStatusCode status, String type, String detail) {
        var document = ProblemDetail.forStatusAndDetail(status, detail);
        document.setType(URI.create(type));
        document.setProperty("traceId", "0123456789abcdef0123456789abcdef");
        return document;
    }
}
