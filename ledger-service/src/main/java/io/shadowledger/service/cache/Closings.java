package io.shadowledger.service.cache;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which part of the book can never change. */
final class Closings {

    private final JdbcClient jdbc;

    Closings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What names the book as it is up to and including the month of a record time; empty while that month is open.
     * Nothing is ever posted to a closed month nor to one before it: the database refuses it. A book that was restored
     * to an earlier moment, or built anew, closes its months at another microsecond and so has another name. What is
     * detached changes which questions are answered, so it is part of the name.
     */
    Optional<String> name(Instant recordTime) {
        return jdbc.sql("""
                        select concat_ws('/', m.month, extract(epoch from m.fenced_at), extract(epoch from m.closed_at),
                                         m.entries,
                                         (select concat_ws('/', max(month), extract(epoch from max(detached_at)))
                                          from closed_month where detached_at is not null))
                        from closed_month m
                        where m.month = :month and m.closed_at is not null
                        """)
                .param(
                        "month",
                        recordTime.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1))
                .query(String.class)
                .optional();
    }
}
