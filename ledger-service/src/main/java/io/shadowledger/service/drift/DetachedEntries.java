package io.shadowledger.service.drift;

import io.shadowledger.service.problem.DetachedMonthException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps comparisons from a moment that detached entries would have to be read for. A moment after all of them is not
 * concerned: what came before it is in the balances already.
 */
final class DetachedEntries {

    private final JdbcClient jdbc;

    DetachedEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws DetachedMonthException if the moment divides the entries of a detached month */
    void requireNoneOf(Moment moment) {
        jdbc.sql(
                        switch (moment.basis()) {
                            // A month of value time that began later is taken from its sum; one that is cut in two is
                            // not
                            case VALUE -> """
                                select m.month
                                from closed_month m join month_currency c using (month)
                                where m.detached_at is not null and m.last_value_time > :asOf
                                  and date_trunc('month', c.value_day)
                                      = date_trunc('month', :asOf::timestamptz at time zone 'UTC')
                                group by m.month
                                having min(c.first_value_time) <= :asOf and max(c.last_value_time) > :asOf
                                order by m.month limit 1
                                """;
                            case BOOKED -> """
                                select m.month
                                from closed_month m
                                where m.detached_at is not null and m.entries > 0
                                  and ((m.month + interval '1 month' - interval '1 microsecond') at time zone 'UTC' > :asOf
                                       or m.last_value_time > :asOf
                                          and exists (select from month_currency c
                                                      where c.month = m.month and c.kind = 'CORRECTION'
                                                        and c.last_value_time > :asOf))
                                order by m.month limit 1
                                """;
                        })
                .param("asOf", moment.timestamp())
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .optional()
                .ifPresent(month -> {
                    throw new DetachedMonthException(
                            YearMonth.from(month), "compare with a report of a later as-of time");
                });
    }
}
