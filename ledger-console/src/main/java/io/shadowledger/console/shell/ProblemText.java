package io.shadowledger.console.shell;

import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.Problems;
import io.shadowledger.console.client.LedgerException;
import io.shadowledger.console.client.ProblemException;
import io.shadowledger.console.client.SessionEndedException;
import io.shadowledger.console.client.UnavailableException;
import java.util.Objects;

/** The ledger's refusals as sentences for finance staff. */
public final class ProblemText {

    private ProblemText() {}

    /** One sentence or two that say what happened and what to do. */
    public static String of(LedgerException failure) {
        return switch (failure) {
            case UnavailableException _ -> text("problem.unavailable");
            case SessionEndedException _ -> text("problem.session-ended");
            case ProblemException problem -> of(problem);
        };
    }

    private static String of(ProblemException problem) {
        return switch (problem.type()) {
            case Problems.FOUR_EYES -> text("problem.four-eyes");
            case Problems.STALE -> text("problem.stale");
            case Problems.LIMIT -> text("problem.limit", problem.detail());
            case Problems.CHANGED -> text("problem.changed", problem.detail());
            case Problems.STATE -> text("problem.state", problem.detail());
            case Problems.TOO_LARGE -> text("problem.too-large");
            case Problems.RATE_LIMITED -> text("problem.rate-limited");
            default -> byStatus(problem);
        };
    }

    private static String byStatus(ProblemException problem) {
        return switch (problem.status()) {
            case 400, 422 -> place(problem) + problem.detail();
            case 403 -> text("problem.forbidden");
            case 404 -> text("problem.not-found");
            case 409 -> text("problem.state", problem.detail());
            case 413 -> text("problem.too-large");
            case 429 -> text("problem.rate-limited");
            default -> text("problem.unexpected", Objects.requireNonNullElse(problem.traceId(), "–"));
        };
    }

    /** {@code Line 7, column 3: }, as far as the ledger names the place. */
    private static String place(ProblemException problem) {
        if (problem.line() == null) {
            return "";
        }
        return problem.column() == null
                ? text("problem.line", problem.line()) + " "
                : text("problem.line-column", problem.line(), problem.column()) + " ";
    }

    private static String text(String key, Object... parameters) {
        return I18NProvider.translate(key, parameters);
    }
}
