package io.shadowledger.service.correction;

import io.shadowledger.api.Problems;
import io.shadowledger.service.problem.ProblemException;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 403: the amount is above what the user's roles may propose or approve. */
final class LimitException extends ProblemException {

    private static final long serialVersionUID = 1L;

    LimitException(String detail) {
        super(HttpStatus.FORBIDDEN, Problems.LIMIT, "Above the limit", detail, Map.of());
    }
}
