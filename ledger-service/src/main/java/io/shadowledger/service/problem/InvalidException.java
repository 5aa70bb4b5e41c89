package io.shadowledger.service.problem;

import io.shadowledger.api.Problems;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 400: a body or a parameter cannot be read; {@code field} names the place. */
public class InvalidException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field the field or parameter at fault, such as {@code amount}; empty when it is the body as a whole
     * @param detail what is wrong, and what to write instead
     */
    public InvalidException(String field, String detail) {
        super(
                HttpStatus.BAD_REQUEST,
                Problems.INVALID,
                "Cannot be read",
                detail,
                field.isEmpty() ? Map.of() : Map.of("field", field));
        this.field = field;
    }

    public String field() {
        return field;
    }
}
