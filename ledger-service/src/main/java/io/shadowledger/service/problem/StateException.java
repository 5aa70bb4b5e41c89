package io.shadowledger.service.problem;

import io.shadowledger.api.Problems;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 409: the thing is not in a state that allows this; the detail says in which it is. */
public final class StateException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public StateException(String detail) {
        super(HttpStatus.CONFLICT, Problems.STATE, "Not in a state for this", detail, Map.of());
    }
}
