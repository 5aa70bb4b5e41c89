package io.shadowledger.service.correction;

import io.shadowledger.api.Problems;
import io.shadowledger.service.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** 403: the maker of a correction tried to approve it. */
final class FourEyesException extends ProblemException {

    private static final long serialVersionUID = 1L;

    FourEyesException(String correctionId, @Nullable Throwable cause) {
        super(
                HttpStatus.FORBIDDEN,
                Problems.FOUR_EYES,
                "Four eyes",
                "you proposed correction " + correctionId + ", so somebody else has to approve it",
                Map.of(),
                cause);
    }
}
