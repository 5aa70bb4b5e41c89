package io.shadowledger.operator.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/**
 * A schedule of five fields, as in crontab, in a time zone.
 *
 * @param expression when
 * @param zone whose clock it goes by
 */
public record Cron(CronExpression expression, ZoneId zone) {

    private static final Duration SHORTEST_LOOK = Duration.ofHours(1);

    /** Longer than from one 29th of February to the next. */
    private static final Duration LONGEST_LOOK = Duration.ofDays(9 * 366);

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public static Cron parse(String schedule, String zone) {
        ZoneId place;
        try {
            place = ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "timeZone '" + zone + "' is not known: use an IANA name such as Europe/Prague", unknown);
        }
        try {
            return new Cron(CronExpression.parse("0 " + schedule), place);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "schedule '" + schedule + "' cannot be read: " + wrong.getMessage(), wrong);
        }
    }

    /** The first time after this one; empty if there is none, as for a 30th of February. */
    public Optional<Instant> next(Instant after) {
        return Optional.ofNullable(expression.next(after.atZone(zone))).map(time -> time.toInstant());
    }

    /**
     * The latest time of the schedule after one moment and not after the other; empty if there is none. Looks back from
     * the later moment in steps that double, so that a schedule of every minute costs no more after a year than after
     * an hour.
     */
    public Optional<Instant> latest(Instant after, Instant now) {
        for (var look = SHORTEST_LOOK; ; look = look.multipliedBy(2)) {
            var from = now.minus(look);
            var whole = from.isBefore(after);
            var found = latestWithin(whole ? after : from, now);
            if (found.isPresent() || whole) {
                return found;
            }
        }
    }

    /** The latest time of the schedule before this one; empty if there is none in nine years. */
    public Optional<Instant> previous(Instant before) {
        return latest(before.minus(LONGEST_LOOK), before.minusNanos(1));
    }

    private Optional<Instant> latestWithin(Instant after, Instant now) {
        Optional<Instant> latest = Optional.empty();
        for (var next = next(after); next.isPresent() && !next.get().isAfter(now); next = next(next.get())) {
            latest = next;
        }
        return latest;
    }
}
