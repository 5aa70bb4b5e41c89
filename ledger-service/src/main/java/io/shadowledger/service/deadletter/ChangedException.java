package io.shadowledger.service.deadletter;

import io.shadowledger.api.Problems;
import io.shadowledger.service.problem.ProblemException;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** 409: the dead letters are not as many as were counted. */
final class ChangedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ChangedException(int now, int expected) {
        super(
                HttpStatus.CONFLICT,
                Problems.CHANGED,
                "Changed",
                "there are " + now + " dead letters to replay now, not " + expected + ": count them again first",
                Map.of());
    }
}
