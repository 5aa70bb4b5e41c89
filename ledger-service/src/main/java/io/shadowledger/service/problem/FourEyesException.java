package io.shadowledger.service.problem;

import io.shadowledger.api.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** 403: somebody tried to approve what is that person's own. */
public final class FourEyesException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private FourEyesException(String detail, @Nullable Throwable cause) {
        super(HttpStatus.FORBIDDEN, Problems.FOUR_EYES, "Four eyes", detail, Map.of(), cause);
    }

    /** The maker of a correction. */
    public static FourEyesException ofCorrection(String correctionId, @Nullable Throwable cause) {
        return new FourEyesException(
                "you proposed correction " + correctionId + ", so somebody else has to approve it", cause);
    }

    /** Who mended a dead letter. */
    public static FourEyesException ofDeadLetter(String id, @Nullable Throwable cause) {
        return new FourEyesException("you mended dead letter " + id + ", so somebody else has to approve it", cause);
    }
}
