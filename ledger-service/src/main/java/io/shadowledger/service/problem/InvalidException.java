package io.shadowledger.service.problem;

import io.shadowledger.api.Problems;
import java.util.LinkedHashMap;
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
        this(field, detail, Map.of());
    }

    /** @param place further members of the problem document that say where, such as {@code line} and {@code column} */
    public InvalidException(String field, String detail, Map<String, Object> place) {
        super(HttpStatus.BAD_REQUEST, Problems.INVALID, "Cannot be read", detail, withField(field, place));
        this.field = field;
    }

    /** The field at fault; empty when it is the body as a whole. */
    public String field() {
        return field;
    }

    private static Map<String, Object> withField(String field, Map<String, Object> place) {
        var extras = new LinkedHashMap<>(place);
        if (!field.isEmpty()) {
            extras.put("field", field);
        }
        return extras;
    }
}
