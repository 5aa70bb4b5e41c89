package io.shadowledger.console.audit;

import io.shadowledger.api.audit.AuditApi;
import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.api.audit.AuditVerification;
import io.shadowledger.console.client.KeysetPages;
import io.shadowledger.console.client.LedgerExports;
import io.shadowledger.console.format.Formats;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the audit trail's screen asks of the ledger. */
@Component
class TrailDesk {

    private static final int PAGE = 100;

    private final AuditApi audit;
    private final LedgerExports exports;
    private final Formats formats;

    TrailDesk(AuditApi audit, LedgerExports exports, Formats formats) {
        this.audit = audit;
        this.exports = exports;
        this.formats = formats;
    }

    /** Newest first. */
    KeysetPages<AuditEntry> entries(TrailFilter filter) {
        return new KeysetPages<>(
                (after, limit) -> audit.entries(
                        filter.who(), filter.what(), filter.subject(), from(filter), to(filter), after, limit),
                PAGE);
    }

    /** Whether a list has changed at its head. */
    boolean changed(KeysetPages<AuditEntry> before, KeysetPages<AuditEntry> head) {
        return !before.startsWith(head.rows(0, PAGE));
    }

    /** @param head a seal that was kept elsewhere; null to verify without */
    AuditVerification verify(@Nullable String head) {
        return audit.verification(head);
    }

    /** @param format {@code csv} or {@code jsonl} */
    void export(TrailFilter filter, String format, OutputStream out) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("format", format);
        put(query, "who", filter.who());
        put(query, "what", filter.what());
        put(query, "subject", filter.subject());
        put(query, "from", text(from(filter)));
        put(query, "to", text(to(filter)));
        exports.stream("/api/v1/audit/export", query, out);
    }

    private @Nullable Instant from(TrailFilter filter) {
        return moment(filter.from(), formats.times()::startOf);
    }

    /** The last moment of the day: the ledger's acts are to the microsecond. */
    private @Nullable Instant to(TrailFilter filter) {
        return moment(
                filter.to(), day -> formats.times().startOf(day.plusDays(1)).minusNanos(1_000));
    }

    private static @Nullable Instant moment(@Nullable LocalDate day, Function<LocalDate, Instant> at) {
        return day == null ? null : at.apply(day);
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
