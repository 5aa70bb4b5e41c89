package io.shadowledger.service.expected;

import io.shadowledger.api.report.ExpectedOccurrence;
import io.shadowledger.api.report.ExpectedOccurrence.State;
import io.shadowledger.service.ConditionalOnRole;
import io.shadowledger.service.ServiceRole;
import io.shadowledger.service.expected.ExpectedReportStore.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How an expectation stands, day by day. A report answers the day on which its as-of time lies, in the zone of the
 * expectation; of several the first that came counts.
 */
@Repository
@ConditionalOnRole(ServiceRole.DRIFT)
class Occurrences {

    private static final int LOOK_BACK = 40;

    private final JdbcClient jdbc;

    Occurrences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The expected days of the last 40, whose deadline is over and that no report answered; the latest first. */
    List<ExpectedOccurrence> missing(Stored expected, Instant now) {
        var schedule = Schedule.of(expected.expectation());
        var today = LocalDate.ofInstant(now, schedule.zone());
        return of(expected, schedule, days(expected, schedule, today, today.minusDays(LOOK_BACK), LOOK_BACK), now)
                .stream()
                .filter(occurrence -> occurrence.state() == State.MISSING)
                .toList();
    }

    /**
     * The latest first, back to the beginning of the expectation.
     *
     * @param before only days before this one; null begins with the one that is due next
     */
    List<ExpectedOccurrence> page(Stored expected, @Nullable LocalDate before, int limit, Instant now) {
        var schedule = Schedule.of(expected.expectation());
        var latest = schedule.nextDue(now);
        var from = before == null || before.isAfter(latest) ? latest : before.minusDays(1);
        return of(expected, schedule, days(expected, schedule, from, LocalDate.EPOCH, limit), now);
    }

    private static List<LocalDate> days(
            Stored expected, Schedule schedule, LocalDate from, LocalDate notBefore, int limit) {
        var days = new ArrayList<LocalDate>();
        for (var day = from;
                days.size() < limit
                        && !day.isBefore(notBefore)
                        && schedule.dueAt(day).isAfter(expected.since());
                day = day.minusDays(1)) {
            if (schedule.expects(day)) {
                days.add(day);
            }
        }
        return days;
    }

    private List<ExpectedOccurrence> of(Stored expected, Schedule schedule, List<LocalDate> days, Instant now) {
        return jdbc.sql("""
                        select d.day, r.report_id, r.received_at, m.found_at
                        from unnest(cast(:days as date[]), cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                            with ordinality as d (day, starts, ends, n)
                        left join lateral (
                            select report_id, received_at from report
                            where as_of >= d.starts and as_of < d.ends and name like :pattern escape '\\'
                            order by received_at, report_no limit 1
                        ) r on true
                        left join missing_report m on m.name = :name and m.day = d.day
                        order by d.n
                        """)
                .param("days", texts(days, LocalDate::toString))
                .param("starts", texts(days, day -> schedule.startOf(day).toString()))
                .param(
                        "ends",
                        texts(days, day -> schedule.startOf(day.plusDays(1)).toString()))
                .param("pattern", like(expected.expectation().namePattern()))
                .param("name", expected.name())
                .query((row, _) -> occurrence(row, schedule, now))
                .list();
    }

    private static ExpectedOccurrence occurrence(ResultSet row, Schedule schedule, Instant now) throws SQLException {
        var day = row.getObject("day", LocalDate.class);
        var due = schedule.dueAt(day);
        var received = instant(row.getTimestamp("received_at"));
        return new ExpectedOccurrence(
                day,
                due,
                state(due, received, now),
                row.getString("report_id"),
                received,
                instant(row.getTimestamp("found_at")));
    }

    private static State state(Instant due, @Nullable Instant received, Instant now) {
        if (received != null) {
            return received.isAfter(due) ? State.LATE : State.RECEIVED;
        }
        return now.isAfter(due) ? State.MISSING : State.EXPECTED;
    }

    /** What SQL calls it: {@code *} is {@code %}, {@code ?} is {@code _}. */
    static String like(String glob) {
        return glob.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%')
                .replace('?', '_');
    }

    private static String[] texts(List<LocalDate> days, Function<LocalDate, String> text) {
        return days.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
