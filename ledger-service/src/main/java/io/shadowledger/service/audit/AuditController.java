package io.shadowledger.service.audit;

import io.shadowledger.api.Page;
import io.shadowledger.api.audit.AuditApi;
import io.shadowledger.api.audit.AuditEntry;
import io.shadowledger.api.audit.AuditVerification;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.problem.InvalidException;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** The trail over HTTP. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class AuditController implements AuditApi {

    private static final int MAX_PAGE = 1_000;
    private static final Pattern HEAD = Pattern.compile("[0-9a-f]{64}");

    private final AuditReader reader;

    AuditController(AuditReader reader) {
        this.reader = reader;
    }

    @Override
    public Page<AuditEntry> entries(
            @Nullable String who,
            @Nullable String what,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        var filter = new AuditFilter(who, what, subject, from, to);
        var found = reader.page(filter, after == null ? Long.MAX_VALUE : cursor(after), size + 1);
        var page = found.stream().limit(size).map(AuditRow::entry).toList();
        return new Page<>(
                page, found.size() > size ? Long.toString(page.getLast().auditNo()) : null);
    }

    @Override
    public AuditVerification verification(@Nullable String head) {
        var known = head == null ? null : head.strip().toLowerCase(Locale.ROOT);
        if (known != null && !HEAD.matcher(known).matches()) {
            throw new InvalidException(
                    "head", "head is 64 hexadecimal digits, as an earlier verification or export gave it");
        }
        return reader.verify(known);
    }

    private static long cursor(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException _) {
            throw new InvalidException("after", "after is the cursor 'next' of an earlier page");
        }
    }
}
