package io.shadowledger.service.event;

import io.shadowledger.service.problem.InvalidException;
import java.util.Map;

/**
 * An event that cannot be booked; the detail names the field and what to write instead. It is kept with the record, so
 * what it quotes of the record is first made fit to be kept.
 */
public final class InvalidEventException extends InvalidException {

    private static final long serialVersionUID = 1L;

    public InvalidEventException(String field, String detail) {
        super(field, Texts.storable(detail));
    }

    InvalidEventException(String field, String detail, Map<String, Object> place) {
        super(field, Texts.storable(detail), place);
    }
}
