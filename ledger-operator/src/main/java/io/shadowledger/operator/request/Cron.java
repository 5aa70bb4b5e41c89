package io.shadowledger.operator.request;

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
record Cron(CronExpression expression, ZoneId zone) {

    /** A time that passed longer ago, while no operator ran, is not made up for. */
    private static final Duration LATEST = Duration.ofHours(1);

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    static Cron parse(String schedule, String zone) {
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

    /** The latest time of the schedule after one and not after the other; empty if there is none. */
    Optional<Instant> due(Instant after, Instant now) {
        var bound = now.minus(LATEST);
        var from = after.isBefore(bound) ? bound : after;
        Optional<Instant> latest = Optional.empty();
        for (var next = next(from); next.isPresent() && !next.get().isAfter(now); next = next(next.get())) {
            latest = next;
        }
        return latest;
    }

    /** The first time after this one; empty if there is none, as for a 30th of February. */
    Optional<Instant> next(Instant after) {
        return Optional.ofNullable(expression.next(after.atZone(zone))).map(time -> time.toInstant());
    }
}
