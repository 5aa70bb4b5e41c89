package io.shadowledger.console.shell;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.shadowledger.api.correction.CorrectionStatus;
import io.shadowledger.api.deadletter.DeadLetterStatus;
import io.shadowledger.api.deadletter.ReplayStatus;
import io.shadowledger.api.drift.BreakStatus;
import io.shadowledger.api.drift.ReportStatus;
import io.shadowledger.api.drift.Severity;
import java.util.Locale;

/**
 * A state in a word, with a tone that repeats it in colour for those who see it.
 *
 * @param text the word
 * @param tone the style class: {@code neutral}, {@code moderate}, {@code waiting}, {@code moving}, {@code good} or
 *     {@code bad}
 */
public record Badge(String text, String tone) {

    public static Badge of(BreakStatus status) {
        return named(
                status,
                switch (status) {
                    case OPEN -> "bad";
                    case EXPLAINED -> "neutral";
                    case PROPOSED -> "waiting";
                    case APPROVED, RELEASED, RECHECKING -> "moving";
                    case CLOSED, SELF_HEALED -> "good";
                });
    }

    public static Badge of(Severity severity) {
        return named(
                severity,
                switch (severity) {
                    case LOW -> "neutral";
                    case MEDIUM -> "moderate";
                    case HIGH -> "waiting";
                    case CRITICAL -> "bad";
                });
    }

    public static Badge of(CorrectionStatus status) {
        return named(
                status,
                switch (status) {
                    case PROPOSED -> "waiting";
                    case APPROVED, RELEASED -> "moving";
                    case POSTED -> "good";
                    case REJECTED, STALE, EXPIRED -> "neutral";
                });
    }

    public static Badge of(ReportStatus status) {
        return named(
                status,
                switch (status) {
                    case PENDING -> "waiting";
                    case COMPARED -> "good";
                    case FAILED -> "bad";
                });
    }

    public static Badge of(DeadLetterStatus status) {
        return named(
                status,
                switch (status) {
                    case OPEN -> "bad";
                    case PROPOSED -> "waiting";
                    case REPLAYING -> "moving";
                    case REPLAYED, DISMISSED -> "neutral";
                });
    }

    public static Badge of(ReplayStatus status) {
        return named(
                status,
                switch (status) {
                    case SENDING, SENT -> "moving";
                    case POSTED, DUPLICATE -> "good";
                    case CONFLICT, DEAD_LETTER -> "bad";
                    case PROPOSED, UNCONFIRMED -> "waiting";
                    case REJECTED -> "neutral";
                });
    }

    /** The badge as a component. */
    public Span component() {
        var span = new Span(text);
        span.addClassNames("badge", tone);
        return span;
    }

    /** The name of a constant in the user's language. */
    public static String word(Enum<?> constant) {
        return I18NProvider.translate(constant.getDeclaringClass().getSimpleName() + "."
                + constant.name().toLowerCase(Locale.ROOT));
    }

    private static Badge named(Enum<?> status, String tone) {
        return new Badge(word(status), tone);
    }
}
