package io.shadowledger.service.problem;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** 404: there is no such thing; the detail names it. */
public final class NotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String detail) {
        super(HttpStatus.NOT_FOUND, "about:blank", "Not found", detail, Map.of());
    }
}
