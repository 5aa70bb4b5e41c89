package io.shadowledger.fakeledger;

import io.shadowledger.api.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The audit trail: every act that a break's history tells of, sealed at once. */
final class FakeTrail {

    private final List<AuditEntry> entries = new ArrayList<>();

    synchronized void add(Instant at, String who, String what, String subject) {
        int number = entries.size() + 1;
        entries.add(new AuditEntry(
                number,
                at,
                who,
                act(what),
                subject,
                null,
                "{\"note\":\"" + what.replace("\"", "\\\"") + "\"}",
                "0123456789abcdef0123456789abcdef",
                (long) number,
                "%064x".formatted(number * 7_919L)));
    }

    /** Newest first. */
    synchronized List<AuditEntry> all() {
        return entries.reversed().stream().toList();
    }

    private static String act(String what) {
        var word = what.split("[ :.]", 2)[0].toLowerCase(Locale.ROOT);
        return switch (word) {
            case "proposed" -> "CORRECTION_PROPOSED";
            case "approved" -> "CORRECTION_APPROVED";
            case "refused" -> "CORRECTION_REJECTED";
            case "released" -> "CORRECTION_RELEASED";
            case "posted" -> "CORRECTION_POSTED";
            case "comment" -> "BREAK_COMMENTED";
            case "gave" -> "BREAK_ASSIGNED";
            case "suppressed" -> "BREAK_SUPPRESSED";
            case "checked" -> "BREAK_CLOSED";
            default -> "REPORT_RECEIVED";
        };
    }
}
