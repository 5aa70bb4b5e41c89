package io.shadowledger.service.storage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A month of record time, UTC.
 *
 * @param month as the calendar names it
 */
record RecordMonth(YearMonth month) implements Comparable<RecordMonth> {

    private static final Pattern TABLE = Pattern.compile("entry_y(\\d{4})m(\\d{2})");

    static RecordMonth of(LocalDate firstDay) {
        return new RecordMonth(YearMonth.from(firstDay));
    }

    /** The month of a partition of the table {@code entry}; empty if the table's name is not one of theirs. */
    static Optional<RecordMonth> ofTable(String table) {
        var name = TABLE.matcher(table);
        return name.matches()
                ? Optional.of(
                        new RecordMonth(YearMonth.of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)))))
                : Optional.empty();
    }

    /** The partition that holds the month's entries. */
    String table() {
        return "entry_y%04dm%02d".formatted(month.getYear(), month.getMonthValue());
    }

    LocalDate firstDay() {
        return month.atDay(1);
    }

    OffsetDateTime start() {
        return firstDay().atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime end() {
        return new RecordMonth(month.plusMonths(1)).start();
    }

    boolean endedBefore(Instant time) {
        return !end().toInstant().isAfter(time);
    }

    @Override
    public int compareTo(RecordMonth other) {
        return month.compareTo(other.month);
    }

    @Override
    public String toString() {
        return month.toString();
    }
}
