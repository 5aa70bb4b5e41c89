package io.shadowledger.service.drift;

import io.shadowledger.api.drift.BreakSort;
import io.shadowledger.service.problem.InvalidException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders in which breaks are listed, each of them that of an index, and where a page of one ended. */
final class BreakOrder {

    private BreakOrder() {}

    /** Where a page ended; an order looks at what it goes by. */
    record Place(String currency, long magnitude, LocalDate valueDate, long breakNo) {

        /** Before the first, in every order. */
        static final Place START = new Place("", Long.MAX_VALUE, LocalDate.of(1, 1, 1), -1);
    }

    static String by(BreakSort sort) {
        return switch (sort) {
            case AMOUNT -> "k.currency, -abs(k.drift_minor), k.break_no";
            case AGE -> "k.value_date, k.break_no";
        };
    }

    /** The condition on what comes after a place; takes what {@link #bind} gives. */
    static String after(BreakSort sort) {
        return "(" + by(sort) + ") > "
                + switch (sort) {
                    case AMOUNT -> "(cast(:currency as char(3)), -:magnitude, :breakNo)";
                    case AGE -> "(:valueDate, :breakNo)";
                };
    }

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Place place) {
        return statement
                .param("currency", place.currency())
                .param("magnitude", place.magnitude())
                .param("valueDate", place.valueDate())
                .param("breakNo", place.breakNo());
    }

    static String cursor(BreakSort sort, Place place) {
        var breakNo = Long.toString(place.breakNo());
        return switch (sort) {
            case AMOUNT -> Cursor.encode(place.currency(), Long.toString(place.magnitude()), breakNo);
            case AGE -> Cursor.encode(place.valueDate().toString(), breakNo);
        };
    }

    /** @throws InvalidException if it is not a cursor of this order */
    static Place place(BreakSort sort, String cursor) {
        return switch (sort) {
            case AMOUNT -> {
                var parts = Cursor.decode(cursor, 3);
                yield new Place(parts[0], Cursor.number(parts[1]), LocalDate.EPOCH, Cursor.number(parts[2]));
            }
            case AGE -> {
                var parts = Cursor.decode(cursor, 2);
                yield new Place("", 0, date(parts[0]), Cursor.number(parts[1]));
            }
        };
    }

    private static LocalDate date(String part) {
        try {
            return LocalDate.parse(part);
        } catch (DateTimeException _) {
            throw new InvalidException("after", "after is the cursor 'next' of an earlier page of the same order");
        }
    }
}
