package io.shadowledger.service.event;

import io.shadowledger.service.problem.InvalidException;
import java.util.Map;

/** An event that cannot be booked; the detail names the field and what to write instead. */
public final class InvalidEventException extends InvalidException {

    private static final long serialVersionUID = 1L;

    public InvalidEventException(String field, String detail) {
        super(field, detail);
    }

    InvalidEventException(String field, String detail, Map<String, Object> place) {
        super(field, detail, place);
    }
}
