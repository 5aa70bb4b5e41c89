package io.shadowledger.service.drift;

import io.shadowledger.api.drift.Break;
import io.shadowledger.api.drift.BreakDetail;
import io.shadowledger.api.drift.Suppressed;
import io.shadowledger.api.drift.Suppression;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.audit.Act;
import io.shadowledger.service.audit.AuditTrail;
import io.shadowledger.service.problem.NotFoundException;
import io.shadowledger.service.problem.StateException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people do with breaks besides correcting them: own, comment, suppress. Each act is one transaction with its line
 * of the history and its row of the audit trail; what changes nothing leaves no trace.
 */
@Service
@ConditionalOnRole(ServiceRole.DRIFT)
@Transactional
class BreakDesk {

    private final JdbcClient jdbc;
    private final Breaks breaks;
    private final BreakViews views;
    private final AuditTrail audit;
    private final Clock clock;

    BreakDesk(JdbcClient jdbc, Breaks breaks, BreakViews views, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.breaks = breaks;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    Break assign(String breakId, String owner, String who) {
        var open = alive(breakId);
        @Nullable String before = view(breakId).owner();
        if (!owner.equals(before)) {
            own(open, owner);
            breaks.note(open, who, owner.equals(who) ? "Took it on." : "Gave it to " + owner + ".");
            audit.add(who, Act.BREAK_ASSIGNED, breakId, owner(before), owner(owner));
        }
        return view(breakId);
    }

    Break unassign(String breakId, String who) {
        var open = alive(breakId);
        @Nullable String before = view(breakId).owner();
        if (before != null) {
            own(open, null);
            breaks.note(open, who, before.equals(who) ? "Gave it up." : "Took it from " + before + ".");
            audit.add(who, Act.BREAK_UNASSIGNED, breakId, owner(before), null);
        }
        return view(breakId);
    }

    BreakDetail.HistoryLine comment(String breakId, String text, String who) {
        var commented = locked(breakId);
        var what = "Comment: " + text;
        breaks.note(commented, who, what);
        audit.add(who, Act.BREAK_COMMENTED, breakId, null, Map.of("comment", text));
        return new BreakDetail.HistoryLine(clock.instant().truncatedTo(ChronoUnit.MICROS), who, what);
    }

    Break suppress(String breakId, Suppression wanted, String who) {
        var open = alive(breakId);
        if (!open.status().isOpen()) {
            throw new StateException("break " + breakId + " is " + open.status()
                    + ", so a correction is under way: only an open break can be suppressed");
        }
        @Nullable Suppressed before = view(breakId).suppressed();
        var after = new Suppressed(who, wanted.reason(), wanted.until().truncatedTo(ChronoUnit.MICROS));
        if (!after.equals(before)) {
            suppressed(open, after);
            breaks.note(open, who, "Suppressed until " + after.until() + ": " + after.reason());
            audit.add(who, Act.BREAK_SUPPRESSED, breakId, before, after);
        }
        return view(breakId);
    }

    Break unsuppress(String breakId, String who) {
        var open = alive(breakId);
        @Nullable Suppressed before = view(breakId).suppressed();
        if (before != null) {
            suppressed(open, null);
            breaks.note(open, who, "Put it into the queue again.");
            audit.add(who, Act.BREAK_UNSUPPRESSED, breakId, before, null);
        }
        return view(breakId);
    }

    private void own(OpenBreak open, @Nullable String owner) {
        jdbc.sql("update drift_break set owner = :owner, updated_at = :now where break_no = :breakNo")
                .param("owner", owner)
                .param("now", Timestamp.from(clock.instant()))
                .param("breakNo", open.breakNo())
                .update();
    }

    private void suppressed(OpenBreak open, @Nullable Suppressed after) {
        jdbc.sql("""
                        update drift_break set suppressed_until = cast(:until as timestamptz), suppressed_reason = :reason,
                            suppressed_by = :by, updated_at = :now
                        where break_no = :breakNo
                        """)
                .param("until", after == null ? null : Timestamp.from(after.until()))
                .param("reason", after == null ? null : after.reason())
                .param("by", after == null ? null : after.by())
                .param("now", Timestamp.from(clock.instant()))
                .param("breakNo", open.breakNo())
                .update();
    }

    private OpenBreak alive(String breakId) {
        var found = locked(breakId);
        if (found.isOver()) {
            throw new StateException("break " + breakId + " is " + found.status() + ", so there is nothing left to do");
        }
        return found;
    }

    private OpenBreak locked(String breakId) {
        return breaks.lock(breakId).orElseThrow(() -> unknown(breakId));
    }

    private Break view(String breakId) {
        return views.find(breakId).orElseThrow(() -> unknown(breakId)).view();
    }

    private static @Nullable Map<String, String> owner(@Nullable String name) {
        return name == null ? null : Map.of("owner", name);
    }

    private static NotFoundException unknown(String breakId) {
        return new NotFoundException("there is no break " + breakId);
    }
}
