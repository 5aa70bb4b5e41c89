package io.shadowledger.service.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes items of one account's rows. Days are those of the bank's zone, as its reports give it. */
final class BookReading {

    private final long reportNo;
    private final Instant asOf;
    private final List<Item> entries = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Set<String> called = new HashSet<>();
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable Instant begins;

    BookReading(long reportNo, Instant asOf) {
        this.reportNo = reportNo;
        this.asOf = asOf;
    }

    private record Event(
            String id,
            long amount,
            Instant at,
            @Nullable String reference,
            @Nullable String description) {}

    /** When the period begins, exclusive. */
    @Nullable
    Instant begins() {
        return begins;
    }

    boolean isTooMuch() {
        return Math.max(entries.size(), events.size()) > Bounds.MOST_ITEMS;
    }

    void entry(ResultSet row) throws SQLException {
        if (entries.size() > Bounds.MOST_ITEMS) {
            return;
        }
        var its = ZoneId.of(row.getString("zone"));
        zone = entries.isEmpty() || row.getBoolean("latest") ? its : zone;
        var begin = row.getTimestamp("begins");
        begins = begin == null ? null : begin.toInstant();
        var number = row.getInt("entry_no");
        var bank = row.getString("bank_reference");
        var references = references(bank, row.getString("reference"));
        called.addAll(references);
        entries.add(new Item(
                bank == null ? row.getString("report_id") + "/" + number : bank,
                row.getLong("report_no") == reportNo ? number : null,
                row.getLong("amount_minor"),
                row.getTimestamp("at").toInstant().atZone(its).toLocalDate(),
                references,
                Texts.text(row.getString("description")),
                true,
                row.getBoolean("reversal")));
    }

    void event(ResultSet row) throws SQLException {
        if (events.size() <= Bounds.MOST_ITEMS) {
            events.add(new Event(
                    row.getString("event_id"),
                    row.getLong("amount_minor"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("reference"),
                    row.getString("description")));
        }
    }

    BothBooks.Books books() {
        return new BothBooks.Books(events.stream().map(this::item).toList(), entries);
    }

    /** An event's id is a reference where the bank calls its entry by it; otherwise it tells nothing apart. */
    private Item item(Event event) {
        var references = new TreeSet<>(references(event.reference()));
        references(event.id()).stream().filter(called::contains).forEach(references::add);
        return new Item(
                event.id(),
                null,
                event.amount(),
                event.at().atZone(zone).toLocalDate(),
                references,
                Texts.text(event.description()),
                !event.at().isAfter(asOf),
                false);
    }

    private static Set<String> references(@Nullable String... written) {
        return Stream.of(written)
                .map(Texts::reference)
                .filter(reference -> !reference.isEmpty())
                .collect(Collectors.toSet());
    }
}
