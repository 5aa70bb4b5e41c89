package io.shadowledger.service.correction;

import io.shadowledger.api.Problems;
import io.shadowledger.service.problem.ProblemException;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 409: the drift is not what it was when the correction was proposed. */
final class StaleException extends ProblemException {

    private static final long serialVersionUID = 1L;

    StaleException(String detail) {
        super(HttpStatus.CONFLICT, Problems.STALE, "Stale", detail, Map.of());
    }
}
