package io.shadowledger.service.balance;

import io.shadowledger.service.problem.DetachedMonthException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where an account's statement must begin because older entries are detached. */
final class DetachedGround {

    private final JdbcClient jdbc;

    DetachedGround(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param place after the last detached entry: what is before it is one sum
     * @param detachedBefore the end of the latest detached month of record time
     */
    record Floor(Place place, Instant detachedBefore) {}

    /**
     * The floor of a statement; null if none of its entries are detached.
     *
     * @param end where the statement ends: what lies after it does not matter
     * @throws DetachedMonthException if the statement would end among detached entries, of which only sums are known
     */
    @Nullable
    Floor under(String accountId, String currency, Place end, RecordBound recorded) {
        return jdbc.sql("""
                        select s.month, s.last_value_time, s.last_event_id,
                               (s.last_value_time, s.last_event_id) >= (:value, :id)
                                   or s.month::timestamp at time zone 'UTC' = :month as cut,
                               (select (max(month) + interval '1 month') at time zone 'UTC'
                                from closed_month where detached_at is not null) as detached_before
                        from closed_month m join month_account s using (month)
                        where m.detached_at is not null
                          and s.account_id = :account
                          and s.currency = :currency::char(3)
                          and s.month::timestamp at time zone 'UTC' < :until
                          and (s.first_value_time, s.first_event_id) < (:value, :id)
                        order by cut desc, s.last_value_time desc, s.last_event_id desc
                        limit 1
                        """)
                .param("account", accountId)
                .param("currency", currency)
                .param("value", end.valueTime())
                .param("id", end.eventId())
                .param("month", recorded.month())
                .param("until", recorded.until())
                .query((row, _) -> {
                    if (row.getBoolean("cut")) {
                        throw new DetachedMonthException(
                                YearMonth.from(row.getObject("month", LocalDate.class)),
                                "ask for a statement that ends later");
                    }
                    return new Floor(
                            Place.afterEntry(
                                    Objects.requireNonNull(Amounts.time(row, "last_value_time")),
                                    row.getString("last_event_id")),
                            Objects.requireNonNull(Amounts.time(row, "detached_before")));
                })
                .optional()
                .orElse(null);
    }
}
