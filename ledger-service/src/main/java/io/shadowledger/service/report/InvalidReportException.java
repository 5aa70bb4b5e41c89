package io.shadowledger.service.report;

import io.shadowledger.api.Problems;
import io.shadowledger.formats.statement.InvalidStatementException;
import io.shadowledger.service.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 400: a report that cannot be read; the problem names line, column and field. Nothing of it was stored. */
final class InvalidReportException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private InvalidReportException(String detail, Map<String, Object> place) {
        super(HttpStatus.BAD_REQUEST, Problems.INVALID, "Cannot be read", detail, place);
    }

    /** A mistake in one field: {@code line 7, column 3 (balance): ...}. */
    static InvalidReportException at(int line, int column, String field, String what) {
        var place = place(line, column);
        place.put("field", field);
        return new InvalidReportException("line " + line + ", column " + column + " (" + field + "): " + what, place);
    }

    /** A mistake in the form of the file. */
    static InvalidReportException at(int line, int column, String what) {
        return new InvalidReportException("line " + line + ", column " + column + ": " + what, place(line, column));
    }

    /** A mistake in one line, where columns mean nothing: {@code line 7 (accountId): ...}. */
    static InvalidReportException inLine(long line, String field, String what) {
        var place = new LinkedHashMap<String, Object>();
        place.put("line", line);
        if (!field.isEmpty()) {
            place.put("field", field);
        }
        return new InvalidReportException(
                "line " + line + (field.isEmpty() ? "" : " (" + field + ")") + ": " + what, place);
    }

    /** A statement file that cannot be read on. */
    static InvalidReportException of(InvalidStatementException broken) {
        return inLine(broken.line(), broken.place(), broken.detail());
    }

    private static Map<String, Object> place(int line, int column) {
        var place = new LinkedHashMap<String, Object>();
        place.put("line", line);
        place.put("column", column);
        return place;
    }
}
