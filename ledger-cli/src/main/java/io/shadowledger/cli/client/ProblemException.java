package io.shadowledger.cli.client;

import io.shadowledger.api.Problems;
import io.shadowledger.cli.runtime.CommandFailure;
import io.shadowledger.cli.runtime.ExitCode;

/** The ledger refused a request, and said why. */
public final class ProblemException extends CommandFailure {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem, String message) {
        super(exitCode(problem), message);
        this.problem = problem;
    }

    /** What the ledger said. */
    public Problem problem() {
        return problem;
    }

    /** Whether the request may be sent again as it is: nothing was done, or doing it twice changes nothing. */
    public boolean worthRetrying() {
        return switch (problem.status()) {
            case 429, 502, 503, 504 -> true;
            default -> false;
        };
    }

    @Override
    public String more() {
        return "HTTP " + problem.status() + (problem.traceId() == null ? "" : ", trace id " + problem.traceId());
    }

    private static int exitCode(Problem problem) {
        return switch (problem.type()) {
            case Problems.FOUR_EYES, Problems.LIMIT, Problems.STALE, Problems.CHANGED -> ExitCode.REFUSED;
            default -> problem.status() == 401 || problem.status() == 403 ? ExitCode.AUTH : ExitCode.FAILURE;
        };
    }
}
