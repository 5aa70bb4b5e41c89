package io.shadowledger.service.problem;

import io.shadowledger.api.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** 503: the broker or the database cannot be reached; the detail says what became of the request. */
public final class UnavailableException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public UnavailableException(String detail, @Nullable Throwable cause) {
        super(HttpStatus.SERVICE_UNAVAILABLE, Problems.UNAVAILABLE, "Not available", detail, Map.of(), cause);
    }
}
