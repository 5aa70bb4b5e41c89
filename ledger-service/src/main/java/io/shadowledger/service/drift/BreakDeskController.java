package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Assignment;
import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.BreaksApi;
import io.shadowledger.api.drift.Comment;
import io.shadowledger.api.drift.Suppression;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.gateway.CurrentUser;
import io.shadowledger.service.gateway.Staff;
import io.shadowledger.service.problem.InvalidException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** The acts on breaks over HTTP. */
@RestController
@ConditionalOnRole(ServiceRole.DRIFT)
class BreakDeskController implements BreaksApi {

    private static final int MIN_WORDS = 3;
    private static final int MAX_WORDS = 500;
    /** Whatever is left alone is looked at again by the next end of a business year. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final BreakDesk desk;
    private final Staff staff;
    private final CurrentUser user;
    private final Clock clock;

    BreakDeskController(BreakDesk desk, Staff staff, CurrentUser user, Clock clock) {
        this.desk = desk;
        this.staff = staff;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public Break assign(String breakId, @Nullable Assignment assignment) {
        @Nullable String owner = assignment == null ? null : assignment.owner();
        var name = owner == null || owner.strip().equalsIgnoreCase(BreakFilters.ME) ? user.name() : owner;
        return desk.assign(
                breakId,
                staff.find(name)
                        .orElseThrow(() -> new InvalidException(
                                "owner", "owner is a user with the role auditor or admin, or 'me'")),
                user.name());
    }

    @Override
    public Break unassign(String breakId) {
        return desk.unassign(breakId, user.name());
    }

    @Override
    public BreakDetail.HistoryLine comment(String breakId, Comment comment) {
        return desk.comment(breakId, words(comment.text(), "text"), user.name());
    }

    @Override
    public Break suppress(String breakId, Suppression suppression) {
        var reason = words(suppression.reason(), "reason");
        return desk.suppress(breakId, new Suppression(reason, ahead(suppression.until())), user.name());
    }

    @Override
    public Break unsuppress(String breakId) {
        return desk.unsuppress(breakId, user.name());
    }

    private Instant ahead(@Nullable Instant until) {
        var now = clock.instant();
        if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw new InvalidException(
                    "until", "until is a moment after now and at most " + LONGEST.toDays() + " days ahead");
        }
        return until;
    }

    /** Words that will stand in the history and the audit trail. */
    private static String words(@Nullable String text, String field) {
        var trimmed = text == null ? "" : text.strip();
        if (trimmed.length() < MIN_WORDS || trimmed.length() > MAX_WORDS) {
            throw new InvalidException(field, field + " has " + MIN_WORDS + " to " + MAX_WORDS + " characters");
        }
        if (trimmed.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new InvalidException(field, field + " is one line of plain text");
        }
        return trimmed;
    }
}
